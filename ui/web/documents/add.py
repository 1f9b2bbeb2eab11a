"""Draws adding documents: upload, what each file would become, and taking in those that are accepted."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from ui.web.components import upload_words
from ui.web.documents.accept import Accepted, show_file
from ui.web.documents.filter import values_of
from ui.web.documents.source import session_name, session_reading, shelved_documents
from ui.web.documents.state import go_to_document, go_to_list
from ui.web.emphasis import main_button
from ui.web.page_texts import counted
from ui.web.places import shorten

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.web.backend import Services
    from ui.web.documents.job import ChangeJob
    from ui.web.documents.reading import Reading
    from ui.web.words import Words

ROUND = "documents-round"
EVERY_SECONDS = 1.0
LARGEST_MB = 200
# As people call the kinds of files that can be read.
KINDS = "PDF, DOCX, ODT, HTML, MD, TXT"


def show_adding(replaces: str, services: Services, job: ChangeJob, *, texts: Words) -> None:
    """The page for adding.

    :param replaces: the document that the file is a newer version of, "" when it is not known.
    """
    reading = session_reading(services)
    if reading is None:
        return
    titles = {metadata.id: metadata.title for metadata in services.metadata}
    replaces = replaces if replaces in titles else ""
    _show_back(replaces, texts=texts)
    if replaces:
        st.title(texts("documents_replace_title"), anchor=False)
        st.markdown(texts("documents_replace_intro", title=shorten(titles[replaces], longest=100).replace("*", " ")))
    else:
        st.title(texts("documents_add_title"), anchor=False)
        st.markdown(texts("documents_add_intro"))
    _show_upload(reading, texts=texts)
    if reading.busy:
        st.fragment(_show_reading, run_every=EVERY_SECONDS)(reading, texts)
    accepted = [
        one
        for file in reading.files
        if (
            one := show_file(
                file,
                services,
                options=values_of(shelved_documents(services)),
                replaces=replaces,
                again=reading.again,
                texts=texts,
            )
        )
    ]
    if reading.files and not reading.busy:
        _show_decision(accepted, reading, job, texts=texts)


def _show_back(replaces: str, *, texts: Words) -> None:
    if replaces:
        label = texts("documents_back_to_document")
        st.button(label, key="documents-back", icon=":material/arrow_back:", on_click=go_to_document, args=(replaces,))
    else:
        st.button(texts("documents_back"), key="documents-back", icon=":material/arrow_back:", on_click=go_to_list)


def _show_upload(reading: Reading, *, texts: Words) -> None:
    """The upload; what comes in is read at once, and the box is empty again for more."""
    number = st.session_state.setdefault(ROUND, 0)
    key = f"documents-upload-{number}"

    def take() -> None:
        files = st.session_state[key] or []
        for file in files:
            reading.add(file.name, file.getvalue())
        if files:
            st.session_state[ROUND] = number + 1
            reading.start()

    upload_words(box_words(texts), key="documents-upload-words")
    st.file_uploader(
        texts("documents_upload"),
        accept_multiple_files=True,
        key=key,
        help=texts("documents_upload_help"),
        max_upload_size=LARGEST_MB,
        on_change=take,
    )


def box_words(texts: Words) -> list[list[str]]:
    """The words of the upload box: as Streamlit writes them, as a regular expression, and as they are shown."""
    limit = texts("documents_box_limit", size=LARGEST_MB, kinds=KINDS)
    return [
        ["Upload", texts("documents_box_choose")],
        ["[0-9.]+ ?MB per file(?: • .*)?", limit],
        ["Drag and drop (?:a file|files) here", texts("documents_box_drop")],
        ["Add files", texts("documents_box_choose")],
        ["file upload", texts("documents_upload")],
        ["Help for (.+)", texts("documents_box_help", name="$1")],
        ["Error:", texts("documents_box_error")],
        ["File must be ([0-9.]+) ?MB or smaller\\.", texts("documents_box_too_large", size=LARGEST_MB)],
        ["Only one file is allowed\\.|Unexpected error\\. Please try again\\.", texts("documents_box_failed")],
        ["Remove (.+)", texts("documents_box_remove", name="$1")],
    ]


def _show_reading(reading: Reading, texts: Words) -> None:
    """Which file is being read, drawn anew every second; when all are, the whole page is."""
    if not reading.busy:
        st.rerun(scope="app")
    current = next((file for file in reading.files if file.state == "reading"), None)
    name = shorten(current.name, longest=60) if current else ""
    st.progress(
        reading.done / len(reading.files),
        text=texts("documents_reading", done=reading.done, total=len(reading.files), name=name.replace("*", " ")),
    )
    st.button(texts("documents_reading_stop"), key="reading-stop", icon=":material/stop_circle:", on_click=reading.stop)


def _show_decision(accepted: Sequence[Accepted], reading: Reading, job: ChangeJob, *, texts: Words) -> None:
    """Take in what is accepted, or put everything away."""
    wrong = sum(1 for one in accepted if one.wrong)

    def put_away(done: bool) -> None:
        if done:  # else they are still there to try again
            reading.discard()

    def take_in() -> None:
        from assistant.library.changes import TakeIn

        changes = [TakeIn(one.path, one.metadata, ocr=one.ocr) for one in _with_own_ids(accepted)]
        job.start(changes, owner=session_name(), what="documents_taking_in", after=put_away)

    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            texts("documents_accept", count=counted(texts, "documents_noun", len(accepted))),
            key="documents-accept",
            type=main_button(),
            icon=":material/library_add:",
            disabled=not accepted or bool(wrong) or job.state.running,
            on_click=take_in,
        )
        st.button(
            texts("documents_discard"),
            key="documents-discard",
            icon=":material/delete_sweep:",
            on_click=reading.discard,
        )
    if not accepted:
        st.caption(texts("documents_accept_none"))
    elif wrong:
        st.caption(texts("documents_accept_wrong"))
    elif job.state.running:
        st.caption(texts("documents_accept_busy"))


def _with_own_ids(accepted: Sequence[Accepted]) -> list[Accepted]:
    """Two new files of one name get ids of their own; of two that replace one document the last is kept."""
    taken: set[str] = set()
    made: list[Accepted] = []
    for one in accepted:
        identity, number = one.metadata.id, 2
        while not one.replaces and identity in taken:
            identity, number = f"{one.metadata.id}-{number}", number + 1
        taken.add(identity)
        made = [other for other in made if not (one.replaces and other.metadata.id == identity)]
        made.append(replace(one, metadata=replace(one.metadata, id=identity)))
    return made
