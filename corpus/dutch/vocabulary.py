"""Dutch words that the rules of the parser lean on; each set says what membership means."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


MONTHS = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"

# A sentence cannot stop behind these: a line that ends in one goes on, whatever the next begins with.
# Prepositions that also end a clause ("pakken we aan") are not among them.
UNFINISHED = _words("de het een en of van met te als dat die dan zoals haar hun onze deze der den the and of")

# Verbs and pronouns that a heading with a full stop does not have.
FINITE = _words(
    "is zijn was waren wordt worden werd werden heeft hebben had hadden kan kunnen kon konden moet moeten moest mag "
    "mogen zal zullen zou zouden gaat gaan doet doen komt komen blijft blijven vraagt vragen geeft geven staat staan "
    "wil willen we wij ze zij ik hij u je er"
)

# Abbreviations after which something always follows: their full stop ends no sentence.
OPEN_ABBREVIATIONS = _words(
    "aant afb afd afl alg arr art bijl bijv blz bv ca cf dd dhr dir dr drs excl evt fa fam fig gem hfdst hr hs incl ir "
    "jhr jr lic max mevr min mr mw mej nl no nr nrs ned ong opm p pag par plm prof prov pres red ref resp sec sect sr "
    "st tab tel temp toel vgl vlg vnl vs weth wnd zgn zg zog sub ds mgr "
    "e.g i.e d.d o.a m.n n.a.v i.v.m m.b.t t.a.v t.b.v t.o.v i.p.v i.o.m i.s.m o.b.v o.l.v o.g.v d.w.z t.w m.i.v "
    "v.w.b m.u.v t.g.v t.n.v u.a p.o i.c a.h.v b.g.g z.o.z n.l i.h.b i.h.k.v i.t.t m.a.w o.i.v t.h.v v.a t.z.v "
    "q.q a.d i.g.v m.g.v t.m t/m"
)

MONTH_ABBREVIATIONS = _words("jan feb febr mrt apr aug sept sep okt nov dec")
WEEKDAY_ABBREVIATIONS = _words("ma di wo do vr za zo")

# Abbreviations that go on before a number only, some being words or names as well: "vaak vol. Wij", "door Jan. Hij".
NUMBERED_ABBREVIATIONS = MONTH_ABBREVIATIONS | _words("vol stb stcrt trb hoofdst")
# In capitals, too, these are abbreviations ("ART. 3", "DRS. JANSEN"); the others are names then ("in de VS. Deze").
CAPITAL_ABBREVIATIONS = _words("afb art bijl blz dhr dr drs fig hfdst mevr nr nrs pag par prof tab tel")

# Abbreviations that go on before a name: "ing. Jansen", "Burg. De Boer", but not "in Den Burg. De raad".
NAMING_ABBREVIATIONS = _words("ing burg")
NAME_PARTICLES = _words("de den der in 't op te ten ter van von")

# Amounts that are abbreviated go on before their currency only: "1 mln. EUR".
AMOUNT_ABBREVIATIONS = _words("mln mld mrd mio")
CURRENCIES = _words("eur euro euro's usd dollar")

# Abbreviations that may close a sentence; they do when a capital follows.
CLOSING_ABBREVIATIONS = _words(
    "etc enz e.d e.a jl ll a.s c.s n.v.t n.n.b b.v n.v v.o.f m.m e.v o.i.d i.d v.chr n.chr p.m a.m u.s p.j p.u"
)

# Laws as they are called behind the number of an article: "artikel 4:21 e.v. Awb".
LAWS = _words(
    "abw anw aow apv avg awb awbz awir awr bbz bopz bw evrm gw ioaw ioaz jw ow pw rv sr sv uavg vw vwo wabo whw "
    "wia wlz wmo wnt wob woo wpg wro wvggz wvw wwb wzd zvw"
)

# Words that start sentences: behind "sessie A." they are no surname.
STARTERS = _words(
    "de het een dit dat deze die er in op voor met als daarnaast ook wij we zij ze hij ik om bij door na naar van uit "
    "hierbij daarbij hiermee daarmee dan wat wie waar hoe is zijn"
)

# Behind a hyphen these show that a word was left out: "af- en ombouw".
CONJUNCTIONS = _words("en of als dan tot")

# Prefixes that keep their hyphen before a small letter.
HYPHEN_PREFIXES = _words("oud ex niet non pro anti semi quasi vice adjunct")

# Words that an abbreviation may skip: "Raad voor de Kinderbescherming" is RvdK as well as RK.
FUNCTION_WORDS = _words("de het een en of van in op met voor aan door bij tot te om als der den des the and for")
