"""Attacks on generated answers: what a hostile document, question or model tries to get onto the page."""
