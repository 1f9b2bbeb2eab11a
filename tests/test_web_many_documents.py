"""Which documents a page names when there are hundreds of them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from corpus import load_bundled
from tests.web_double import make_services
from ui.web.many_documents import newest

DOCUMENTS = load_bundled()


def titled(count):
    """``count`` entries, number 0 without a date and each other one a day later than the one before."""
    first = DOCUMENTS[0].metadata
    return [
        replace(first, id=f"d{number}", title=f"Plan {number}", date=f"2020-01-{number:02d}" if number else "")
        for number in range(count)
    ]


@pytest.mark.parametrize(
    ("count", "expected"),
    [(0, []), (1, ["d0"]), (3, ["d0", "d1", "d2"]), (4, ["d3", "d2", "d1"]), (9, ["d8", "d7", "d6"])],
)
def test_all_as_they_come_or_the_newest(count, expected):
    assert [one.id for one in newest(titled(count), most=3)] == expected


@pytest.mark.parametrize(("count", "named"), [(8, 8), (9, 9), (10, 10), (11, 8)])
def test_none_is_left_out_where_naming_it_takes_no_more_room(count, named):
    assert len(newest(titled(count), most=8)) == named


def open_chat(monkeypatch, tmp_path, count):
    documents = [replace(DOCUMENTS[0], metadata=metadata) for metadata in titled(count)]
    services = make_services(documents, {})
    monkeypatch.setenv("WEGWIJZER_DATA_DIR", str(tmp_path))
    monkeypatch.setattr("ui.web.backend.load_services", lambda: services)
    app = AppTest.from_function(_script, default_timeout=30)
    return app.run()


def _script():
    from ui.web.chat.page import show_page
    from ui.web.words import load_words

    show_page(load_words("nl"))


def test_the_start_and_the_sidebar_of_many_documents(monkeypatch, tmp_path):
    app = open_chat(monkeypatch, tmp_path, 20)
    assert not app.exception
    named = [button.key for button in app.button if (button.key or "").startswith("document-")]
    assert named == [f"document-d{number}" for number in range(19, 11, -1)]
    assert "Dit zijn de 8 nieuwste documenten; er zijn er nog 12." in [caption.value for caption in app.caption]
    choice = app.selectbox(key="read-chosen")
    assert len(choice.options) == 20
    choice.select("d3").run()
    assert not app.exception
    assert "Plan 3" in " ".join(heading.value for heading in (*app.title, *app.header, *app.subheader))


def test_a_few_documents_have_a_button_each(monkeypatch, tmp_path):
    app = open_chat(monkeypatch, tmp_path, 5)
    assert [button.key for button in app.button if (button.key or "").startswith("read-")] == [
        f"read-d{number}" for number in range(5)
    ]
