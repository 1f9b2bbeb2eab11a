"""Questions about agreements are answered from the register: which questions, which rows, what is said beside them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from assistant.agreements.register import curate
from assistant.asking.naming import DocumentNames
from assistant.asking.question import understand
from assistant.composing.assemble import blank_answer
from assistant.register_answers import RegisterAnswers, register_answer
from assistant.register_answers.intent import read_intent
from assistant.register_answers.topics import Topics
from assistant.register_answers.wording import listed, period_words
from assistant.types import Turn
from corpus.agreements import Register
from corpus.agreements.gazetteer import build_gazetteer, members, party_names
from corpus.agreements.words import subject_words
from index.dutch.analyse import Analyser
from index.dutch.lexicon import Lexicon
from tests.agreements_double import extract, make_document, row

DOCUMENT = make_document()
DOCUMENTS = {"plan": DOCUMENT}
REGISTER = curate(extract([DOCUMENT]), (), DOCUMENTS)
NAMES = build_gazetteer(())


def finder(register=REGISTER, *, today=date(2022, 1, 1)):
    return RegisterAnswers(DOCUMENTS, register=lambda: register, today=lambda: today)


def answer(question, **options):
    asked = understand(question)
    found = finder(**options).find(asked)
    return None if found is None else register_answer(blank_answer("a", question, asked), found, DOCUMENTS)


def test_who_we_are_is_said_below_the_row():
    changed = row(DOCUMENT, "Eind 2024 zijn er nog 100 plaatsen.", kind="afspraak", parties=("VWS", "VNG"))
    register = curate(Register((changed,), ()), (), DOCUMENTS)
    found = answer("Welke afspraken zijn er gemaakt?", register=register)
    assert "- Eind 2024 zijn er nog 100 plaatsen. [1]\n  - wie: VWS en VNG" in found.answer


@pytest.mark.parametrize(
    ("question", "sort", "parties", "period"),
    [
        ("Wat heeft VWS toegezegd over het plan?", "commitments", ("VWS",), ("", "")),
        ("Welke acties van gemeenten zijn er?", "commitments", ("gemeenten",), ("", "")),
        ("Welke deadlines waren er in 2020?", "deadlines", (), ("2020-01-01", "2020-12-31")),
        ("Welke termijnen lopen af voor 1 juli 2021?", "deadlines", (), ("0001-01-01", "2021-07-01")),
        ("Welke acties van VWS zijn er voor 2025?", "commitments", ("VWS",), ("0001-01-01", "2024-12-31")),
        ("Welke acties van VWS zijn er na 2025?", "commitments", ("VWS",), ("2026-01-01", "9999-12-31")),
        ("Welke afspraken van de VNG zijn verlopen?", "overdue", ("VNG",), ("", "")),
        ("Wie doet wat voor de inkoop?", "tasks", (), ("", "")),
        ("Wat moet VWS doen?", "duties", ("VWS",), ("", "")),
        ("En wat gaan gemeenten doen?", "duties", ("gemeenten",), ("", "")),
        ("Met wie maakte VWS afspraken?", "partners", ("VWS",), ("", "")),
        ("With whom has the VNG agreements?", "partners", ("VNG",), ("", "")),
        ("Welke ambities heeft de VNG?", "ambitions", ("VNG",), ("", "")),
        ("Welke voorstellen zijn er over wonen?", "advice", (), ("", "")),
        ("Wat zijn de taken van de VNG?", "duties", ("VNG",), ("", "")),
        ("Welke taken hebben gemeenten en VWS?", "duties", ("gemeenten", "VWS"), ("", "")),
        ("What must VWS do?", "duties", ("VWS",), ("", "")),
        ("Welke termijnen liepen af in 2020?", "overdue", (), ("2020-01-01", "2020-12-31")),
        ("Welke afspraken zijn vervallen in 2020?", "overdue", (), ("2020-01-01", "2020-12-31")),
        ("Welke afspraken van VWS zijn al afgelopen?", "overdue", ("VWS",), ("", "")),
        ("Welke afspraken van VWS zijn afgelopen jaar gemaakt?", "commitments", ("VWS",), ("", "")),
        ("Welke afspraken lopen af in 2027?", "deadlines", (), ("2027-01-01", "2027-12-31")),
        ("Wie doet wat vóór 2024?", "tasks", (), ("0001-01-01", "2023-12-31")),
        ("Which agreements by VWS have passed their date?", "overdue", ("VWS",), ("", "")),
    ],
)
def test_questions_for_the_register(question, sort, parties, period):
    wanted = read_intent(question, NAMES)
    assert wanted is not None
    assert (wanted.sort, wanted.parties, (wanted.first, wanted.last)) == (sort, parties, period)


def test_before_a_day_only_deadlines_count():
    made = answer("Welke acties van VWS zijn er voor 2021?")
    assert [one.quote for one in made.citations] == ["VWS stelt uiterlijk 1 april 2020 een plan op."]
    assert " met een termijn uiterlijk op 31 december 2020" in made.answer


def test_a_topic_in_english_has_no_words_of_the_question():
    wanted = read_intent("What has been agreed about the zwembad?", NAMES)
    assert wanted is not None
    assert wanted.topic == frozenset({"zwembad"})


def test_accents_that_only_stress_are_no_topic():
    wanted = read_intent("Wie doet wat vóór 2024 voor de coördinatie?", NAMES)
    assert wanted is not None
    assert wanted.topic == frozenset({"coördinatie"})
    assert len(answer("Wie doet wat vóór 2021?").citations) == 1


def test_a_verb_of_doing_is_no_topic():
    wanted = read_intent("Welke acties moet VWS uitvoeren?", NAMES)
    assert wanted is not None
    assert (wanted.parties, wanted.topic) == (("VWS",), frozenset())


def follow_up(before, question):
    asked = understand(question, standalone=f"{before} {question}")
    found = finder().find(asked)
    quotes = None if found is None else [row.agreement.quote for row in found.rows]
    return quotes, finder().nothing_found(asked)


PLAN = "VWS stelt uiterlijk 1 april 2020 een plan op."
INKOOP = "Wij zijn overeengekomen dat gemeenten\n  samen inkopen."


@pytest.mark.parametrize(
    ("before", "question", "quotes"),
    [
        ("Wat is inkoop?", "Welke afspraken zijn daarover gemaakt?", [INKOOP]),
        ("Wat is inkoop?", "En welke afspraken zijn hierover gemaakt?", [INKOOP]),
        ("Wat houdt de inkoop in?", "Wat is er afgesproken?", [INKOOP]),
        ("What is the inkoop?", "Which agreements were made about that?", [INKOOP]),
        ("Hoe werkt de inkoop?", "Wat heeft VWS daarover toegezegd?", [INKOOP]),
        ("Wat is VWS?", "Welke acties horen daarbij?", [INKOOP, PLAN]),
        ("Wat is zwemles?", "Welke afspraken zijn daarover gemaakt?", None),
        ("Wat is zwemles?", "Wat heeft VWS daarover toegezegd?", None),  # not what it promised about something else
        ("Wat is zwemles?", "En wat heeft VWS toegezegd?", [INKOOP, PLAN]),
        ("Wat is zwemles?", "Welke afspraken zijn er over de inkoop?", [INKOOP]),
        ("Hoe werkt de inkoop?", "Wat moeten gemeenten dan doen?", [INKOOP]),
    ],
)
def test_a_follow_up_has_the_subject_of_what_was_asked_before(before, question, quotes):
    found, notice = follow_up(before, question)
    assert (found if found is None else sorted(found)) == (quotes if quotes is None else sorted(quotes))
    # Without rows it says that there are none, on the subject that was meant.
    assert found is not None or notice is not None


@pytest.mark.parametrize("word", ["daarover", "hierover", "erover", "daarmee", "hiervan", "ervoor", "daarbij"])
def test_a_word_that_points_back_is_no_subject(word):
    wanted = read_intent(f"Welke afspraken van VWS zijn {word} gemaakt?", NAMES)
    assert wanted is not None
    assert wanted.topic == frozenset()


def test_a_word_that_points_back_does_so_in_a_question_that_seems_to_stand_alone():
    asked = understand("En wat heeft VWS hierover toegezegd?")
    turns = [Turn("user", "Wat is inkoop?"), Turn("assistant", "x"), Turn("user", "Welke afspraken zijn erover?")]
    for history, fitting in ((turns, [INKOOP]), (turns[1:], [INKOOP, PLAN]), ((), [INKOOP, PLAN])):
        found = finder().find(asked, history=history)
        assert found is not None
        assert sorted(row.agreement.quote for row in found.rows) == sorted(fitting)


def test_a_question_that_says_enough_itself_is_not_limited_by_another():
    asked = understand("Welke afspraken zijn verlopen?", standalone="Wat is zwemles? Welke afspraken zijn verlopen?")
    found = finder().find(asked)
    assert found is not None
    assert found.wanted.topic == frozenset()


def test_a_follow_up_stays_in_the_document_that_was_named():
    documents = {"plan": DOCUMENT, "ander": make_document(id="ander")}
    register = curate(extract(documents.values()), (), documents)
    names = DocumentNames([replace(one.metadata, kind=f"{one.id}stuk") for one in documents.values()], subject_words_of)
    answers = RegisterAnswers(documents, register=lambda: register, names=names)
    question = "Welke acties staan daarin?"
    found = answers.find(understand(question, standalone=f"Waar gaat het anderstuk over? {question}"))
    assert found is not None
    assert found.searched == {"ander"}


@pytest.mark.parametrize(
    "question",
    [
        "Wanneer is afgesproken dat VWS een plan maakt?",  # asks one fact
        "Wat is daarover afgesproken?",  # about what?
        "Welke afspraken zijn er in de sessie gemaakt?",
        "Welke afspraken zijn er over wmo?",
        "Wat zijn de belangrijkste afspraken?",
        "Wat stelt de VNG vast?",  # no advice
        "Welke voorstellen zijn er?",  # whose, about what?
        "Met wie zijn afspraken gemaakt over inkoop?",  # who asks?
        "Met wie praat VWS?",
        "Welke ambities zijn er?",
        "Is afgesproken dat VWS een plan maakt?",  # asks one fact
        "Wat doet VWS?",
        "Wat moet je doen bij uithuisplaatsing?",  # nobody is named
        "Welke taken zijn er?",
        "Welke twee taken heeft VWS?",  # some of what it does: the documents tell
        "Wat moeten gemeenten dan doen?",
        "Wat moet VWS doen met de tarieven?",
        "Hoeveel afspraken heeft VWS gemaakt?",
        "Wat is de deadline voor het plan van VWS?",
        "",
    ],
)
def test_other_questions_are_left_alone(question):
    assert read_intent(question, NAMES) is None


def test_an_answer_counts_cites_and_tells_what_is_left_out():
    made = answer("Wat heeft VWS afgesproken?")
    assert made.status == "answered"
    assert made.answer.splitlines() == [
        "In het afsprakenregister: 2 passages van VWS, uit 1 document (1 doorzocht).",
        "Afspraak (document: vastgesteld):",
        "- Wij zijn overeengekomen dat gemeenten samen inkopen. [1]",
        "Actie (document: vastgesteld):",
        "- VWS stelt uiterlijk 1 april 2020 een plan op. [2]",
        "Hier kan meer staan, maar het is niet te lezen: 1 plaats in “Het plan”.",
    ]
    for citation in made.citations:
        assert DOCUMENT.text[citation.start : citation.end] == citation.quote
    assert [statement.citations for statement in made.statements] == [(1,), (2,)]


def test_a_proposal_is_never_given_as_an_agreement():
    assert "Deelnemers stellen voor" not in answer("Wat hebben gemeenten afgesproken?").answer
    made = answer("Welke acties van gemeenten zijn er over tarieven?")  # only a proposal is about these
    lines = made.answer.splitlines()
    assert lines[0] == (
        "In het afsprakenregister: 1 passage voor gemeenten over dit onderwerp, uit 1 document (1 doorzocht). "
        "Een afspraak, actie of planning is hierover niet gevonden; lees na hoe stevig dit is."
    )
    assert lines[1:3] == [
        "Voorstel, niet afgesproken (document: vastgesteld):",
        "- Deelnemers stellen voor om de tarieven te verhogen. [1]",
    ]


@pytest.mark.parametrize(
    "question",
    [
        "Welke toezeggingen zijn er gedaan?",
        "Geef alle afspraken",
        "Wat is er afgesproken?",
        "Wie doet wat?",
        "Which agreements are there?",
    ],
)
def test_a_bare_request_gets_an_overview(question):
    documents = {name: make_document(id=name) for name in ("plan", "ander")}
    found = curate(extract(documents.values()), (), documents)
    one = found.rows[0]
    repeated = [replace(one, key=str(at), agreement=replace(one.agreement, action=str(at))) for at in range(12)]
    register = replace(found, rows=(*found.rows, *repeated))
    asked = understand(question)
    rows = RegisterAnswers(documents, register=lambda: register).find(asked)
    assert rows is not None
    made = register_answer(blank_answer("a", question, asked), rows, documents)
    counted = {one: sum(row.agreement.document == one for row in rows.rows) for one in documents}
    assert sorted(counted.values()) == [2, 14]
    lines = made.answer.splitlines()
    assert lines[0].startswith(
        ("In het afsprakenregister: 16 passages, uit 2", "In the register of agreements, in Dutch")
    )
    assert lines[1] in (
        "Per document: “Het plan” (14) en “Het ander” (2).",
        "By document: “Het plan” (14) and “Het ander” (2).",
    )
    assert len(made.citations) == 12
    assert "12" in lines[2]  # the page has the others
    for citation in made.citations:
        assert documents[citation.document].text[citation.start : citation.end] == citation.quote


def test_a_bare_request_for_deadlines_has_only_what_has_one():
    assert [one.quote for one in answer("Welke deadlines zijn er?").citations] == [
        PLAN,
        "Eind 2024 zijn er nog 100 plaatsen.",
    ]


def test_a_bare_follow_up_is_about_what_was_asked_before_unless_it_asks_for_all():
    assert follow_up("Wat is inkoop?", "Welke afspraken zijn er?")[0] == [INKOOP]
    assert len(follow_up("Wat is inkoop?", "Geef alle afspraken")[0]) == 2
    assert len(follow_up("Wat is zwemles?", "Welke afspraken zijn er?")[0]) == 2


def test_a_topic_alone_is_answered_with_the_force_of_each_row():
    made = answer("Welke afspraken zijn er over inkoop?")
    assert made.answer.splitlines()[:3] == [
        "In het afsprakenregister: 1 passage over dit onderwerp, uit 1 document (1 doorzocht).",
        "Afspraak (document: vastgesteld):",
        "- Wij zijn overeengekomen dat gemeenten samen inkopen. [1]",
    ]
    assert answer("Zijn er afspraken over inkoop?").citations == made.citations
    # A party that it is about need not be the one who commits.
    assert len(answer("Welke afspraken zijn er over gemeenten?").citations) == 1


def test_when_the_register_has_nothing_it_says_so():
    asked = understand("Welke afspraken zijn er over zwemles?")
    assert finder().find(asked) is None
    notice = finder().nothing_found(asked)
    assert notice is not None
    assert notice.text.startswith("In het afsprakenregister staat hierover geen regel; de documenten zeggen wel dit.")
    assert finder().nothing_found(understand("Wat is zwemles?")) is None
    # Of a question in parts the one part may well have rows: nothing is said of the register.
    joined = "Welke afspraken zijn er over zwemles en wanneer begint die?"
    assert finder().nothing_found(understand(joined)) is None
    assert finder().nothing_found(understand("What was agreed about swimming lessons?")) is None


def register_with(*rows):
    return curate(type(extract([]))(rows, ()), (), DOCUMENTS)


def test_what_was_agreed_between_parties_names_them_all():
    register = register_with(
        row(DOCUMENT, "VWS stelt uiterlijk 1 april 2020 een plan op."),
        row(DOCUMENT, "Wij zijn overeengekomen dat gemeenten\n  samen inkopen.", kind="afspraak", parties=("VWS",)),
    )
    for question in ("Wat is afgesproken tussen VWS en gemeenten?", "Wat heeft VWS met gemeenten afgesproken?"):
        made = answer(question, register=register)
        assert made.answer.startswith("In het afsprakenregister: 1 passage waarin VWS en gemeenten samen genoemd zijn")
    either = answer("Wat hebben VWS of gemeenten afgesproken?", register=register)
    assert len(either.citations) == 2
    apart = answer("Wat is afgesproken tussen VWS en de politie?", register=register)
    assert apart.answer.splitlines()[1] == "Geen regel noemt VWS en politie samen; dit zijn de regels van een van hen."


def test_a_broader_party_includes_those_that_belong_to_it():
    assert "VWS" in members("Rijk")
    assert members("VWS") == ()
    assert {one for name in party_names() for one in members(name)} <= set(party_names())
    made = answer("Wat heeft het Rijk toegezegd?")
    assert made.answer.startswith("In het afsprakenregister: 2 passages van Rijk (met wie daarbij hoort: VWS), uit 1")


def test_advice_of_a_party_comes_with_the_plainest_first():
    said = ("VWS stelt uiterlijk 1 april 2020 een plan op.", "Deelnemers stellen voor om de tarieven te verhogen.")
    by_the_way, plain = (row(DOCUMENT, words, kind="voorstel", parties=("NJi",), cue="moet") for words in said)
    register = register_with(by_the_way, replace(plain, cue="Ons advies is"))
    made = answer("Wat adviseert het NJi?", register=register)
    assert made.answer.startswith("In het afsprakenregister: 2 voorstellen van NJi, uit 1 document")
    assert [one.quote for one in made.citations] == [said[1], said[0]]
    assert len(answer("Wat adviseert het NJi over tarieven?", register=register).citations) == 1


def test_what_is_asked_of_a_party():
    made = answer("Wat wordt er van gemeenten gevraagd?")
    assert "Voorstel, niet afgesproken (document: vastgesteld):\n- Deelnemers stellen voor" in made.answer


def test_a_document_that_is_named_limits_the_question():
    other = make_document(id="ander")
    documents = {"plan": DOCUMENT, "ander": other}
    register = curate(extract(documents.values()), (), documents)
    names = DocumentNames([replace(one.metadata, kind=f"{one.id}stuk") for one in documents.values()], subject_words_of)
    answers = RegisterAnswers(documents, register=lambda: register, names=names)
    found = answers.find(understand("Wat is er afgesproken in het anderstuk?"))
    assert found is not None
    assert {one.agreement.document for one in found.rows} == found.searched == {"ander"}


def subject_words_of(text):
    return sorted(subject_words(text))


def test_overdue_is_told_by_the_day_of_asking():
    made = answer("Welke afspraken zijn verlopen?", today=date(2022, 1, 1))
    assert made.answer.startswith(
        "In het afsprakenregister: 1 passage waarvan de termijn op 1 januari 2022 voorbij is, "
        "uit 1 document (1 doorzocht).\n"
        "Actie (document: vastgesteld):\n- VWS stelt uiterlijk 1 april 2020 een plan op. [1]\nOf het gedaan is"
    )
    assert answer("Welke afspraken zijn verlopen?", today=date(2020, 4, 1)) is None
    assert len(answer("Welke afspraken zijn verlopen?", today=date(2025, 1, 1)).citations) == 2


def test_what_ran_out_in_a_period_is_told_with_that_period():
    for question, period in (
        ("Welke termijnen liepen af in 2020?", "in 2020"),
        ("Welke afspraken zijn verlopen op 1 april 2020?", "op 1 april 2020"),
    ):
        made = answer(question)
        assert made.answer.startswith(
            f"In het afsprakenregister: 1 passage met een termijn {period}, die op 1 januari 2022 voorbij is, uit 1"
        )
        assert [one.quote for one in made.citations] == [PLAN]
    made = answer("Which agreements have expired in 2020?")
    assert "1 passage with a deadline in 2020 that had passed on 1 January 2022, from 1 document" in made.answer


def test_where_something_is_planned_is_no_topic():
    asked = understand("Welke acties in de planning voor het netwerk kwaliteit?")
    wanted = read_intent(asked.text, NAMES)
    assert wanted is not None
    assert (wanted.planned, wanted.topic) == (True, frozenset())
    # Rows do not have the heading in the planning that they stand below: without rows, nothing can be said.
    assert (finder().find(asked), finder().nothing_found(asked)) == (None, None)
    planned = register_with(row(DOCUMENT, PLAN, kind="planning"), row(DOCUMENT, INKOOP))
    made = answer("Welke acties van VWS staan in de planning?", register=planned)
    assert made.answer.startswith("In het afsprakenregister: 1 passage van VWS uit een planning, uit 1 document")
    wanted = read_intent("Welke afspraken zijn er over de planning van bedden?", NAMES)
    assert wanted is not None
    assert wanted.topic == frozenset({"planning", "bedden"})


def test_rejected_rows_and_other_documents_do_not_answer():
    assert finder().find(understand("Wat heeft VWS afgesproken?"), documents=["ander"]) is None
    without = curate(extract([]), (), {})
    assert answer("Wat heeft VWS afgesproken?", register=without) is None


def test_a_long_list_says_that_it_goes_on():
    one = REGISTER.rows[0]
    many = curate(extract([DOCUMENT]), (), DOCUMENTS)
    rows = [replace(one, key=str(at), agreement=replace(one.agreement, action=str(at))) for at in range(15)]
    many = type(many)(tuple(rows), many.unread, (), many.documents, {})
    made = answer("Wat heeft VWS toegezegd?", register=many)
    assert len(made.citations) == 12
    assert "Hieronder staan de eerste 12" in made.answer


def test_the_topic_must_be_in_the_row():
    about = Topics().is_about
    shown = REGISTER.rows[1]
    assert about(shown, frozenset({"inkoop"}))
    assert not about(shown, frozenset({"inkoop", "huisvesting"}))
    assert about(shown, frozenset())


@pytest.mark.parametrize(
    ("words", "topic", "fits"),
    [
        ("Het overleg dat halfjaarlijks plaatsvindt.", "plaatsingen", False),
        ("Minder plaatsingen in de regio.", "plaatsingen", True),
        ("Afspraken over tariefdifferentiatie.", "tarieven", True),
        ("Een hoger tarief.", "tariefdifferentiatie", False),
        ("Gemeenten gaan samen inkopen.", "inkoop", True),
    ],
)
def test_a_topic_fits_words_and_their_parts_but_no_letters_in_a_row(words, topic, fits):
    lemmas = {"plaatsingen": "plaatsing", "tarieven": "tarief", "plaatsvindt": "plaatsvinden"}
    zipf = {"tarief": 4.0, "differentiatie": 3.5, "plaats": 5.0, "plaatsing": 4.0, "inkoop": 4.0, "inkopen": 4.0}
    topics = Topics(Analyser(Lexicon(lemmas, zipf)).terms)
    shown = replace(REGISTER.rows[0].agreement, action=words, topic="", section=())
    assert topics.is_about(replace(REGISTER.rows[0], agreement=shown), frozenset({topic})) is fits


def test_names_in_a_row():
    assert [listed("nl", names) for names in (("VWS",), ("VWS", "VNG"), ("A", "B", "C"))] == [
        "VWS",
        "VWS en VNG",
        "A, B en C",
    ]


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2023-01-01", "2023-12-31", " in 2023"),
        ("0001-01-01", "2021-07-01", " uiterlijk op 1 juli 2021"),
        ("2021-07-01", "9999-12-31", " vanaf 1 juli 2021"),
        ("2021-04-01", "2021-04-01", " op 1 april 2021"),
        ("2021-07-01", "2021-09-30", " van 1 juli 2021 tot en met 30 september 2021"),
    ],
)
def test_a_period_in_words(first, last, words):
    assert period_words("nl", first, last) == words


def test_in_english_the_words_around_the_quotes_are_english():
    made = answer("Which agreements by VWS have passed their date?")
    assert made.answer.startswith("In the register of agreements, in Dutch: 1 passage by VWS whose deadline had passed")


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Wat heeft VWS afgesproken?", True),  # the place that could not be read names VWS
        ("Wat heeft het Rijk afgesproken?", True),  # to which VWS belongs
        ("Wat hebben gemeenten afgesproken?", False),
        ("Welke afspraken zijn er over inkoop?", False),
        ("Geef alle afspraken", True),
        ("Welke deadlines waren er in 2020?", True),
    ],
)
def test_what_could_not_be_read_is_told_when_it_is_about_what_is_asked(question, told):
    assert ("Hier kan meer staan" in answer(question).answer) is told
