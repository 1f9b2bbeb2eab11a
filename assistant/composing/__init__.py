"""Make an answer out of evidence: what to quote, in which order, with which words around it."""
