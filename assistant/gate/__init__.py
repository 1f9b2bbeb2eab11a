"""The citation gate: nothing that a language model writes is shown unless the slices it cites support it."""
