"""Draws the pages of a PDF as pages, with the slice marked on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from ui.web.components import page_picture
from ui.web.page_texts import name_in

if TYPE_CHECKING:
    from assistant.library.pictures import PagePicture
    from ui.web.backend import Document, Services, UserFacingError
    from ui.web.words import Words

TEXT, PAGES = "text", "pages"
VIEW = "documents-view"


def show_pages(document: Document, services: Services, *, start: int, end: int, page: int, texts: Words) -> bool:
    """The choice between text and pages, where there are pages to draw; True when the page was drawn.

    :param page: the page that opens first, on which the slice ``start`` to ``end`` begins.
    """
    from assistant.library.pictures import has_pictures

    workspace = services.workspace
    if workspace is None or not document.pages or not has_pictures(workspace.library, document.id):
        return False
    view = st.segmented_control(
        texts("documents_view"),
        (TEXT, PAGES),
        format_func=lambda one: name_in(texts, "documents_views", one),
        default=TEXT,
        required=True,
        label_visibility="collapsed",
        persist_state="session",
        key=VIEW,
    )
    if view != PAGES:
        return False
    key = f"page-{document.id}-{start}-{end}"
    number = _show_turning(key, page, len(document.pages), texts=texts)
    with st.spinner(texts("documents_drawing")):
        try:
            picture = _picture(services, document, document.sha256, number, start, end)
        except _user_errors() as error:
            st.warning(f"{error.problem} {error.remedy}", icon=":material/image_not_supported:")
            return True
    page_picture(
        {
            "language": texts.language,
            "picture": picture.data_url,
            "boxes": [list(box) for box in picture.boxes],
            "label": texts(
                "documents_page_label", page=number, count=len(document.pages), title=document.metadata.title
            ),
            "marked": texts("documents_page_marked") if picture.boxes else "",
            "shown": f"{document.id} {document.sha256} {number} {start} {end}",
        },
        key="page-picture",
    )
    return True


def _show_turning(key: str, page: int, count: int, *, texts: Words) -> int:
    """Which page is shown, with buttons to turn and a box to go to one."""
    number = min(max(1, int(st.session_state.get(key, page))), count)
    st.session_state[key] = number

    def turn(by: int) -> None:
        st.session_state[key] = min(max(1, int(st.session_state[key]) + by), count)

    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.button(
            texts("documents_page_previous"),
            key="page-previous",
            icon=":material/chevron_left:",
            disabled=number == 1,
            on_click=turn,
            args=(-1,),
        )
        st.number_input(
            texts("documents_page_number", count=count), min_value=1, max_value=count, step=1, key=key, width=160
        )
        st.button(
            texts("documents_page_next"),
            key="page-next",
            icon=":material/chevron_right:",
            disabled=number == count,
            on_click=turn,
            args=(1,),
        )
    return number


@st.cache_data(show_spinner=False, max_entries=48)
def _picture(_services: Services, _document: Document, sha256: str, page: int, start: int, end: int) -> PagePicture:
    """A drawn page, kept for those who turn back; the underlined names are not compared."""
    from assistant.library.pictures import marked_page

    if _services.workspace is None:
        raise AssertionError("pages are drawn only where the files are")
    return marked_page(_services.workspace.library, _document, page, start=start, end=end)


def _user_errors() -> type[UserFacingError]:
    from ui.web.backend import UserFacingError

    return UserFacingError
