"""Going away, and home again: planned, packed, asked after at every door, and home with nothing left behind."""
