"""What helps a reader find the way: an overview, terms and figures worth a look, links that last, what to ask next."""
