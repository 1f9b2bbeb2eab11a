"""Entry of the web pages: ``streamlit run ui/streamlit_app.py``, which ``wegwijzer serve`` does."""

from pathlib import Path

import streamlit as st

from ui.web.agreements.page import show_agreements
from ui.web.agreements.texts import load_texts as load_agreements_texts
from ui.web.begin.page import show_begin
from ui.web.chat.page import show_page
from ui.web.chat.sidebar import show_language
from ui.web.components import page_language
from ui.web.conversation.address import ARRIVED
from ui.web.conversation.asking import keep_chat_page
from ui.web.documents.page import show_documents
from ui.web.documents.state import keep_documents_page
from ui.web.evaluation.page import show_evaluation
from ui.web.evaluation.texts import load_texts
from ui.web.management.page import show_management
from ui.web.page_texts import load_page_texts
from ui.web.review.page import show_review
from ui.web.review.texts import review_words
from ui.web.terms.page import show_terms
from ui.web.words import load_words

# A file of our own: Streamlit would fetch a named icon from the internet.
ASSETS = Path(__file__).parent / "web" / "assets"
ICON, LOGO = ASSETS / "signpost.svg", ASSETS / "logo.svg"


def chat() -> None:
    """The page that opens first."""
    show_page(words)


def chat_by_name() -> None:
    """The page that opens first has no name in its address; who types one gets there all the same."""
    st.switch_page(chat_page, query_params=st.query_params.to_dict())


def agreements() -> None:
    """The page for professionals: who agreed what, by when."""
    st.set_page_config(page_title=f"{agreements_texts('agreements_title')} – {texts('product')}")
    show_agreements(words.language)


def begin() -> None:
    """The page for who is new."""
    st.set_page_config(page_title=f"{load_page_texts('begin', words.language)('begin_title')} – {texts('product')}")
    show_begin(words.language)


def documents() -> None:
    """The page with the documents themselves."""
    title = load_page_texts("documents", words.language)("documents_title")
    st.set_page_config(page_title=f"{title} – {texts('product')}")
    show_documents(words.language)


def terms() -> None:
    """The page with abbreviations and concepts."""
    st.set_page_config(page_title=f"{load_page_texts('terms', words.language)('terms_title')} – {texts('product')}")
    show_terms(words.language)


def evaluation() -> None:
    """The page for evaluators."""
    st.set_page_config(page_title=f"{texts('evaluation_title')} – {texts('product')}")
    show_evaluation(words.language)


def review() -> None:
    """The page for who reviews feedback."""
    st.set_page_config(page_title=f"{review_words(words.language)('review_title')} – {texts('product')}")
    show_review(words.language)


def management() -> None:
    """The page for administrators."""
    st.set_page_config(page_title=f"{management_title} – {texts('product')}")
    show_management(words.language)


st.set_page_config(page_title=load_words("nl")("page_title"), page_icon=str(ICON), layout="wide")
st.logo(str(LOGO), size="large", icon_image=str(ICON))
# Drawn here and not by a page, so that the choice holds on every page.
words = show_language()
page_language(words.language)
texts = load_texts(words.language)
agreements_texts = load_agreements_texts(words.language)
chat_page = st.Page(chat, title=texts("navigation_ask"), default=True)
keep_chat_page(chat_page)
documents_page = st.Page(
    documents, title=load_page_texts("documents", words.language)("documents_title"), url_path="documenten"
)
keep_documents_page(documents_page)
management_title = load_page_texts("management", words.language)("management_title")
# One list: sections of Streamlit 1.67 make a menu that a screen reader does not take for a list (axe-core: serious).
pages = [
    st.Page(begin, title=load_page_texts("begin", words.language)("begin_title"), url_path="begin"),
    chat_page,
    documents_page,
    st.Page(agreements, title=agreements_texts("agreements_title"), url_path="afspraken"),
    st.Page(terms, title=load_page_texts("terms", words.language)("terms_title"), url_path="begrippen"),
    st.Page(review, title=review_words(words.language)("review_title"), url_path="terugkoppeling"),
    st.Page(evaluation, title=texts("evaluation_title"), url_path="evaluatie"),
    st.Page(chat_by_name, title=texts("navigation_ask"), url_path="vragen", visibility="hidden"),
    st.Page(management, title=management_title, url_path="beheer"),
]
page = st.navigation(pages)
# A page that is come back to goes on where it was; the back button within a page goes back.
st.session_state[ARRIVED] = st.session_state.get("page") != page.url_path
st.session_state["page"] = page.url_path
page.run()
