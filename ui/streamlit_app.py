"""Entry of the web pages: ``streamlit run ui/streamlit_app.py``, which ``wegwijzer serve`` does."""

from pathlib import Path

import streamlit as st

from ui.web.page import show_page
from ui.web.words import load_words

# A file of our own: Streamlit would fetch a named icon from the internet.
ICON = Path(__file__).parent / "web" / "assets" / "signpost.svg"

st.set_page_config(page_title=load_words("nl")("page_title"), page_icon=str(ICON), layout="wide")
show_page()
