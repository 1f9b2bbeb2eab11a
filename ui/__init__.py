"""The two faces of Wegwijzer: the terminal (``wegwijzer ...``) and the web pages."""
