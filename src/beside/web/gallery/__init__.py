"""The gallery of components, for those who build on them."""
