"""Draws one uploaded file before it is taken in: what was recognised, how well, and what should happen to it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from ui.web.documents.form import show_particulars
from ui.web.documents.proposed import show_names, show_proposed
from ui.web.documents.recognised import show_readability, show_structure
from ui.web.escape import escape_markdown
from ui.web.page_texts import name_in
from ui.web.places import document_line, shorten

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from assistant.library.previews import Preview
    from ui.web.backend import Metadata, Services
    from ui.web.documents.reading import ReadFile
    from ui.web.words import Words

NEW, REPLACE, SKIP = "new", "replace", "skip"
ICONS = {"waiting": ":material/hourglass_empty:", "reading": ":material/hourglass_top:", "stopped": ":material/block:"}


@dataclass(frozen=True, slots=True)
class Accepted:
    """A file to take in under this metadata; ``replaces`` an existing document, ``wrong`` when a field is not right.

    ``ocr`` has its pages that are pictures read by text recognition.
    """

    path: Path
    metadata: Metadata
    replaces: bool
    wrong: bool
    ocr: bool = False


def show_file(
    file: ReadFile,
    services: Services,
    *,
    options: Mapping[str, list[str]],
    replaces: str,
    again: Callable[[ReadFile], None],
    texts: Words,
) -> Accepted | None:
    """One file; what it becomes when it is accepted, None when it is not.

    :param again: has the file read once more, with text recognition.
    """
    with st.container(border=True, key=f"file-{file.number}"):
        preview = file.preview
        if preview is None:
            icon = ICONS.get(file.state, ":material/error:")
            st.markdown(f"{icon} **{escape_markdown(shorten(file.name, longest=100))}**")
            st.caption(name_in(texts, "documents_file_states", file.state))
            return None
        if preview.document is None:
            _show_refused(preview, texts=texts)
            _offer_recognition(file, preview, again, texts=texts)
            return None
        _offer_recognition(file, preview, again, texts=texts)
        return _show_readable(preview, file.number, services, options=options, replaces=replaces, texts=texts)


def _show_refused(preview: Preview, *, texts: Words) -> None:
    st.subheader(escape_markdown(shorten(preview.name, longest=100)), anchor=False)
    st.badge(texts("documents_refused"), icon=":material/block:", color="red")
    st.text(f"{preview.problem} {preview.remedy}".strip())


def _offer_recognition(file: ReadFile, preview: Preview, again: Callable[[ReadFile], None], *, texts: Words) -> None:
    """Offer to read the pages that are pictures; nothing when there are none, or nothing to read them with."""
    from assistant.library.previews import can_recognise

    pages = len(preview.document.quality.without_text) if preview.document is not None else 0
    offered = pages > 0 or preview.reason == "no_text"
    if not offered or preview.recognised or file.recognise or not can_recognise():
        return
    st.info(texts("documents_ocr_offer"), icon=":material/document_scanner:")
    st.button(
        texts("documents_ocr"),
        key=f"file-{file.number}-ocr",
        icon=":material/document_scanner:",
        on_click=again,
        args=(file,),
    )


def _show_readable(
    preview: Preview, number: int, services: Services, *, options: Mapping[str, list[str]], replaces: str, texts: Words
) -> Accepted | None:
    document, facts = preview.document, preview.facts
    if document is None or facts is None:
        return None
    glance = st.container()  # filled when it is known what the fields below hold
    show_readability(document, facts, texts=texts)
    show_structure(document, facts, services.display, key=f"file-{number}", texts=texts)
    if preview.known is not None:
        with glance:
            show_names(document.metadata.title, preview.name)
        line = document_line(preview.known, texts)
        known = escape_markdown(" · ".join(part for part in (preview.known.title, line) if part))
        st.info(texts("documents_known", title=known), icon=":material/task_alt:")
        return None
    target = _show_choice(preview, number, services, replaces=replaces, texts=texts)
    if target is None:
        with glance:
            show_names(document.metadata.title, preview.name)
        return None
    accepted = _show_form(preview, number, target, options=options, texts=texts)
    with glance:
        show_names(accepted.metadata.title, preview.name)
        show_proposed(accepted.metadata, texts=texts)
    return accepted


def _show_choice(preview: Preview, number: int, services: Services, *, replaces: str, texts: Words) -> Metadata | None:
    """What should happen: the metadata to begin with, None for nothing."""
    entries = {metadata.id: metadata for metadata in services.metadata}
    suggested = replaces or (preview.earlier.id if preview.earlier is not None else "")
    key = f"file-{number}-choice"
    if suggested and not replaces and suggested in entries:
        title = escape_markdown(shorten(entries[suggested].title, longest=100))
        st.info(texts("documents_seems_newer", title=title), icon=":material/history:")
    choice = st.segmented_control(
        texts("documents_choice"),
        (NEW, REPLACE, SKIP),
        format_func=lambda one: name_in(texts, "documents_choices", one),
        default=REPLACE if suggested in entries else NEW,
        required=True,
        key=key,
    )
    proposed = preview.document.metadata if preview.document is not None else None
    if choice == SKIP or proposed is None:
        return None
    if choice == NEW:
        return proposed
    ids = list(entries)
    target = st.selectbox(
        texts("documents_replaces"),
        ids,
        index=ids.index(suggested) if suggested in entries else None,
        format_func=lambda one: shorten(entries[one].title, longest=90),
        placeholder=texts("documents_replaces_placeholder"),
        key=f"{key}-of",
    )
    return entries.get(target or "")


def _show_form(
    preview: Preview, number: int, target: Metadata, *, options: Mapping[str, list[str]], texts: Words
) -> Accepted:
    """The particulars: those of the file, or of the document it replaces with the date and status of the file."""
    from assistant.library.particulars import check_particulars, merged_particulars, particulars_of, with_particulars

    proposed = preview.document.metadata if preview.document is not None else target
    replacing = target.id != proposed.id
    begin = merged_particulars(target, proposed) if replacing else particulars_of(proposed)
    with st.expander(texts("documents_particulars"), icon=":material/edit_note:", key=f"file-{number}-form"):
        filled = show_particulars(begin, options, key=f"file-{number}-{target.id}", texts=texts)
    metadata = with_particulars(target, filled)
    wrong = bool(check_particulars(filled))
    return Accepted(preview.path, metadata, replaces=replacing, wrong=wrong, ocr=preview.recognised)
