"""The training questions, and the fine-tuning of the embedding model with them; nothing here runs in the product."""
