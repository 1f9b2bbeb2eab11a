"""Understand what is asked: the question, its language and names, and the conversation that it leans on."""
