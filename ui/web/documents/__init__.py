"""The page with the documents: the library, one document, adding and changing them."""
