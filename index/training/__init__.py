"""The fine-tuning of the embedding model on the training questions; nothing here runs in the product."""
