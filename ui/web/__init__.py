"""The web face: Streamlit pages that show what the assistant says and decide nothing themselves."""
