"""Conversations on the page: kept, listed, opened by address, renamed, deleted, shared, judged, compared."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
import streamlit

from assistant.conversations import Archive, fingerprint, new_id
from assistant.feedback import ReviewList
from assistant.sqlite_file import StoreError
from tests.test_web_page import all_text, ask, data_of, open_page
from tests.web_double import AMBITION, LOCAL, PLACES, make_services
from ui.web import backend
from ui.web.chat.compare import in_order_of_date
from ui.web.chat.conversation_bar import report_of
from ui.web.conversation.keeper import Keeper
from ui.web.conversation.session import Conversation, ReaderPlace
from ui.web.escape import escape_markdown
from ui.web.words import load_words

FOLLOW_UP = "Wat vraagt de VNG lokaal en regionaal?"


class Proposals:
    def suggest(self, answer, **_):
        return (FOLLOW_UP,) if answer.refusal is None else ()


@pytest.fixture
def place(monkeypatch, tmp_path):
    services = make_services()
    monkeypatch.setenv("WEGWIJZER_DATA_DIR", str(tmp_path))
    monkeypatch.delenv("WEGWIJZER_LANGUAGE", raising=False)
    monkeypatch.setattr(backend, "load_services", lambda: services)
    monkeypatch.setattr(backend, "suggester", lambda *_: Proposals())
    yield tmp_path
    streamlit.cache_resource.clear()
    streamlit.cache_data.clear()


def listed(page):
    """Titles in the sidebar, with the one that is open first marked."""
    items = [item for data in data_of(page, "history_list") for group in data["groups"] for item in group["items"]]
    return [("> " if item["current"] else "") + item["title"] for item in items]


def go(page, **parameters):
    """What the back button or a link does: another address, and nothing else."""
    page.query_params.clear()
    for name, value in parameters.items():
        page.query_params[name] = value
    page.run()
    assert not page.exception
    return page


def address(page):
    """The parameters of the address, each once."""
    return {name: value if isinstance(value, str) else value[0] for name, value in page.query_params.items()}


def conversation_of(page):
    return page.session_state["conversation"]


def test_a_question_is_kept_and_its_conversation_listed(place):
    page = open_page()
    assert "Nog geen gesprekken" in all_text(page)
    ask(page, PLACES)
    assert listed(page) == [f"> {PLACES}"]
    identity = address(page)["c"]
    stored = Archive(place).load(identity)
    assert [one.answer.answer for one in stored.exchanges] == [conversation_of(page).exchanges[0].answer.answer]


def test_a_reload_loses_nothing_and_opens_the_same_passage(place):
    page = ask(ask(open_page(), PLACES), LOCAL)
    conversation_of(page).open_citation(1, 2)
    page.run()
    again = open_page(**address(page))
    assert len(data_of(again, "cited_text")) == 2
    assert data_of(again, "cited_text")[1]["active"] == 2
    assert not again.button(key="reader-next").disabled


def test_the_back_button_goes_back_and_forth(place):
    page = ask(open_page(), PLACES)
    first = address(page)["c"]
    page.button(key="new-conversation").click().run()
    assert "c" not in page.query_params
    ask(page, AMBITION)
    second = address(page)["c"]
    assert first != second
    go(page, c=first)
    assert conversation_of(page).exchanges[0].question == PLACES
    go(page)
    assert page.title[0].value == "Wegwijzer"
    go(page, c=second)
    assert conversation_of(page).exchanges[0].question == AMBITION


def test_two_sessions_do_not_see_each_other(place):
    one, two = ask(open_page(), PLACES), open_page()
    assert listed(two) == []
    ask(two, AMBITION)
    one.run()
    assert (listed(one), listed(two)) == ([f"> {PLACES}"], [f"> {AMBITION}"])


def test_who_has_the_link_reads_along_and_goes_on_in_a_copy(place):
    one = ask(open_page(), PLACES)
    identity = address(one)["c"]
    two = open_page(c=identity)
    assert "met u gedeeld" in all_text(two)
    assert [button.key for button in two.button if button.key in ("rename", "delete")] == []
    ask(two, AMBITION)
    assert address(two)["c"] != identity
    assert [one.question for one in Archive(place).load(identity).exchanges] == [PLACES]
    assert len(data_of(two, "cited_text")) == 2
    assert listed(two) == [f"> {PLACES}"]


@pytest.mark.parametrize("name", ["0" * 32, "../../etc/passwd", "<b>", "x" * 5000])
def test_a_link_to_nothing_says_so(place, name):
    page = open_page(c=name)
    assert "Dit gesprek is er niet (meer)" in page.warning[0].value
    assert "c" not in page.query_params


def test_search_opens_the_conversation_with_the_words(place):
    page = ask(open_page(), PLACES)
    page.button(key="new-conversation").click().run()
    ask(page, LOCAL)
    page.text_input(key="history-search").set_value("maximaal 100").run()
    assert listed(page) == [PLACES]
    page.text_input(key="history-search").set_value("komt nergens voor").run()
    assert "Geen gesprek met deze woorden." in all_text(page)


def test_a_conversation_is_renamed(place):
    page = ask(open_page(), PLACES)
    page.button(key="rename").click().run()
    page.text_input(key="rename-title").set_value("Plekken")
    page.button(key="rename-save").click().run()
    assert not page.exception
    assert listed(page) == ["> Plekken"]
    assert page.title[0].value == "Plekken"


def test_deleting_asks_first_and_then_it_is_gone(place):
    page = ask(open_page(), PLACES)
    identity = address(page)["c"]
    page.button(key="delete").click().run()
    assert "niet ongedaan" in all_text(page)
    page.button(key="delete-no").click().run()
    assert Archive(place).load(identity) is not None
    page.button(key="delete").click().run()
    page.button(key="delete-yes").click().run()
    assert not page.exception
    assert Archive(place).load(identity) is None
    assert page.title[0].value == "Wegwijzer"


def test_an_interrupted_question_says_so_and_is_asked_again(place):
    archive, identity = Archive(place), new_id()
    archive.begin(identity, PLACES, key=new_id())
    page = open_page(c=identity)
    assert "onderbroken voordat er een antwoord was" in all_text(page)
    page.button(key="retry").click().run()
    assert not page.exception
    assert len(data_of(page, "cited_text")) == 1


def test_a_file_that_cannot_be_written_does_not_stop_the_conversation(place):
    (place / "conversations.sqlite3").write_bytes(b"geen database")
    (place / "feedback.sqlite3").write_bytes(b"geen database")
    page = ask(open_page(), PLACES)
    assert len(data_of(page, "cited_text")) == 1
    assert "gesprekken is niet te lezen" in page.warning[0].value
    ask(page, AMBITION)
    assert len(data_of(page, "cited_text")) == 2


def test_follow_ups_are_asked_with_a_click_and_not_after_a_refusal(place):
    page = ask(open_page(), PLACES)
    (button,) = [one for one in page.button if one.key.startswith("follow-up-")]
    assert button.label == escape_markdown(FOLLOW_UP)
    button.click().run()
    assert conversation_of(page).exchanges[-1].question == FOLLOW_UP
    ask(page, "Wat kost een fiets?")
    assert [one for one in page.button if one.key.startswith("follow-up-")] == []


def test_an_answer_can_be_copied_with_its_references(place):
    page = ask(open_page(), PLACES)
    (actions,) = data_of(page, "answer_actions")
    assert "naar maximaal 100 eind 2024. [1]" in actions["text"]
    assert "[1] Ambitiedocument landsdeel ZuidWest." in actions["text"]
    assert "> “Voor de periode" in actions["markdown"]
    assert not actions["comparable"]


def test_an_answer_over_documents_stands_beside_each_other_in_order_of_date(place):
    page = ask(open_page(), AMBITION)
    assert data_of(page, "answer_actions")[0]["comparable"]
    conversation_of(page).compare(0)
    page.run()
    assert not page.exception
    texts = [data["statements"][0]["text"] for data in data_of(page, "cited_text")]
    assert [text[:12] for text in texts] == ["in 2030 zo d", "Onze ambitie"]
    conversation_of(page).open_citation(0, 2)
    page.run()
    assert [data["active"] for data in data_of(page, "cited_text")] == [2, 2]
    conversation_of(page).compare(0)
    page.run()
    assert len(data_of(page, "cited_text")) == 1


def test_documents_without_a_date_come_last():
    documents = make_services().metadata
    ordered = in_order_of_date([one.id for one in documents], documents)
    known = [one.date for one in sorted(documents, key=lambda one: ordered.index(one.id))]
    dates = [date for date, one in zip(known, ordered, strict=True) if date]
    assert set(ordered) == {one.id for one in documents}
    assert dates == sorted(dates) or "" in known


def test_a_vote_is_kept_at_once_and_its_reasons_when_sent(place):
    page = ask(ask(open_page(), PLACES), LOCAL)
    judge(page, 1, "down")
    reviews = ReviewList(place)
    (item,) = reviews.items()
    assert (item.judgement.vote, item.question, len(item.history)) == ("down", LOCAL, 2)
    page.text_area[0].set_value("Mist Midgaard")
    page.button(key="judge-send-1").click().run()
    assert not page.exception
    assert reviews.items()[0].judgement.comment == "Mist Midgaard"
    assert "Uw toelichting is verstuurd." in all_text(page)
    assert data_of(page, "answer_actions")[1]["vote"] == "down"
    judge(page, 1, "down")
    assert reviews.items() == ()


def judge(page, index, vote):
    """What a click on a vote does."""
    from ui.web.chat.judging import Judge

    key = page.session_state["visitor"]
    Judge(backend.open_reviews(), key).vote(conversation_of(page), index, vote)
    page.run()
    assert not page.exception


def test_a_conversation_is_exported_as_it_is_shown(place):
    page = ask(ask(open_page(), PLACES), "Wat kost een fiets?")
    report = report_of(make_services(), "Titel", conversation=conversation_of(page), words=load_words("nl"))
    assert [part.question for part in report.parts] == [PLACES, "Wat kost een fiets?"]
    labels = [button.proto.label for button in page.get("download_button")]
    assert labels == ["Word (.docx)", "PDF", "Markdown"]


class Broken:
    def __getattr__(self, name):
        def fail(*_, **__):
            raise StoreError("Weg.", value="/data", remedy="Zet terug.")

        return fail


def test_a_keeper_whose_file_is_gone_tells_why():
    keeper, conversation = Keeper(Broken(), new_id()), Conversation(pending="x")
    keeper.begin(conversation)
    assert conversation.pending_uid == ""
    assert keeper.problem.problem == "Weg."
    assert keeper.list("", most=5) == ()
    assert keeper.open(new_id()) is None
    assert not keeper.delete(conversation)


def test_a_browser_that_tells_who_it_is_gets_its_own_list(place):
    archive, mine, offered = Archive(place), new_id(), new_id()
    uid = archive.begin(new_id(), PLACES, key=offered)
    archive.finish(uid, answer=make_services().assistant.ask(PLACES))
    keeper = Keeper(archive, offered)
    keeper.adopt(mine, offered)
    assert [one.title for one in keeper.list("", most=5)] == [PLACES]
    assert keeper.key == mine


def test_a_place_is_that_of_the_citation_with_its_range():
    services = make_services()
    from ui.web.conversation.session import Exchange

    conversation = Conversation(exchanges=[Exchange(LOCAL, services.assistant.ask(LOCAL))])
    second = conversation.exchanges[0].citations[1]
    place = ReaderPlace(second.document, second.start, second.end)
    assert (conversation.locate(place).exchange, conversation.locate(place).position) == (0, 1)
    assert conversation.locate(ReaderPlace("weg", 1, 2)) == ReaderPlace("weg", 1, 2)


def test_the_moment_under_which_a_conversation_stands(monkeypatch):
    from ui.web.chat.history import _age

    words = load_words("nl")
    assert _age(datetime.now(UTC).isoformat(), words) == "Vandaag"
    assert _age("2020-01-01T00:00:00+00:00", words) == "Ouder"
    assert fingerprint("a") != fingerprint("b")
    assert json.dumps(words.entries["judge_names"])
