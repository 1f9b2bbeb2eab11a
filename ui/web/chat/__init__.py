"""The page with the conversation: questions, answers, and what can be done with them."""
