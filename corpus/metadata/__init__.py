"""What a document says about itself: title, kind, publisher, date and status."""
