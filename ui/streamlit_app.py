"""Entry of the web pages: ``streamlit run ui/streamlit_app.py``, which ``wegwijzer serve`` does."""

import streamlit as st

from ui.web.page import show_page
from ui.web.words import load_words

st.set_page_config(
    page_title=load_words("nl")("page_title"),
    page_icon=":material/signpost:",
    layout="wide",
    menu_items={"Get help": None, "Report a bug": None, "About": None},
)
show_page()
