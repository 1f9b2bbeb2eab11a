"""What people read: the same numbers for the terminal, as Markdown, CSV, JUnit XML and one HTML page."""
