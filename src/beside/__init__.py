"""Beside keeps a family's baby part of the family: at home, on every journey, in the story the children tell."""
