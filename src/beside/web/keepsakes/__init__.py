"""The baby's things: what they are called, where each one is, and since when."""
