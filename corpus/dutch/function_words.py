"""The most frequent words of languages that may turn up at a Dutch public body, and what the languages are called."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# No words of one letter: initials, units and the remains of broken fonts look like them.
FUNCTION_WORDS = {
    "nl": _words(
        "de het een en van niet dat die voor met zijn naar ook wordt worden bij uit aan deze door hebben heeft moet "
        "te op om dit er in is als of kan"
    ),
    "en": _words(
        "the and of to that is for with this are be by not from as was which have has should will can must their in "
        "on an it or at"
    ),
    "de": _words(
        "der die und das den von zu mit sich des auf für ist nicht ein eine als auch werden wird durch oder nach bei "
        "im in dem zur zum an sind"
    ),
    "fr": _words(
        "le la les de des et une un du en est que qui dans pour par sur avec pas sont ce cette au aux être ou ont "
        "leur il plus"
    ),
    "fy": _words(
        "de it in fan en is yn dat foar op mei net troch oan ek by wurdt wurde hawwe hat nei dy har sy binne kin moat "
        "om te as foarsjen"
    ),
    "la": _words(
        "et in est non ad ut cum sed qui quae quod ex per ab atque autem enim etiam sunt esse eius aut nec hoc quam "
        "dolor sit amet ipsum eget vel eu nulla id nihil quid nos iam hic haec ac vero ne si de pro inter omnes "
        "omnium ea quo"
    ),
    "es": _words(
        "el la los las de que en un una por con para del se es no al lo como más su está son fue este sobre entre ha y"
    ),
    "it": _words(
        "il di che la un per con non una sono del della le si da dei nel alla gli più anche come questo ed ha delle "
        "in è"
    ),
    "pt": _words(
        "os as que em um uma para com não por mais do da dos das no na ao se foi são pela pelo sua também como de é"
    ),
    "pl": _words("nie na jest się do że to dla przez oraz od po są jak ale czy być może które który tym za ich"),
    "tr": _words("ve bir bu için ile da de olan olarak daha gibi kadar sonra çocuk var değil her veya ya olduğu"),
    "pap": _words("di ku na ta un den pa nan esaki ora mester tambe tin lo pero su por no mas"),
    "id": _words("yang dan di untuk dengan dari ini pada adalah dalam tidak akan atau oleh juga dapat ke"),
    "ro": _words("și de la în cu pe un nu este care din mai sau pentru că sunt prin fi ale al se o"),
    "sv": _words("och att det som en på är för med till den av inte om har de ett kan ska från eller vid"),
    "da": _words("og at det som en på er for med til den af ikke om har de et kan skal fra eller ved i"),
    "cs": _words("se na je že to pro jako ve po od jsou nebo ale být podle které který při jeho není do"),
    "fi": _words("ja on ei se että oli ovat hän kun tai mutta myös joka jos niin ole voi sekä mukaan"),
    "hu": _words("az és hogy nem is egy ez van meg csak mint de vagy volt ki kell lehet után ha"),
    "ru": _words("не на что по как из для это от за или при его также быть их все до"),
    "uk": _words("не на що по як із для це від за або при його також бути їх до та які"),
    "el": _words("και το να του της με για την τον από στο στην που τα οι των είναι θα δεν"),
    "ar": _words("من في على إلى أن عن مع التي الذي هذا هذه أو ما لا كان كل"),
    "he": _words("של את על לא עם זה הוא היא כי או אם גם כל אל"),
    "ti": _words("እዩ ናይ ኣብ ካብ ናብ ምስ ወይ ድማ ኣሎ እቲ"),
}

DUTCH_NAMES = {
    "en": "het Engels", "de": "het Duits", "fr": "het Frans", "fy": "het Fries", "la": "het Latijn", "es": "het Spaans",
    "it": "het Italiaans", "pt": "het Portugees", "pl": "het Pools", "tr": "het Turks", "pap": "het Papiaments",
    "id": "het Indonesisch", "ro": "het Roemeens", "sv": "het Zweeds", "da": "het Deens", "cs": "het Tsjechisch",
    "fi": "het Fins", "hu": "het Hongaars", "ru": "het Russisch", "uk": "het Oekraïens", "el": "het Grieks",
    "ar": "het Arabisch", "he": "het Hebreeuws", "ti": "het Tigrinya",
}  # fmt: skip
