"""More, and Settings: the small pages of the family itself."""
