"""The first evening: four questions on one form, and five words."""
