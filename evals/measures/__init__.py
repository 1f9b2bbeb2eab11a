"""The measures: small pure functions, one file per question they answer; ``registry`` names and groups them."""
