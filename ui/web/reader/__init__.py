"""A document beside the page, with the quoted words marked."""
