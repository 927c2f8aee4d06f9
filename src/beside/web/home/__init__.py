"""Home: the corner, the words under it, and what one can do next."""
