"""The people: one family, its babies, members, rooms and who holds them, and how one of them comes in."""
