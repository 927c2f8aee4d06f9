"""The door: the only part that knows HTTP. One folder for each area of pages."""
