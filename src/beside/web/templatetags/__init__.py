"""Template tags: how Beside speaks (`voice`) and how its things are drawn (`look`)."""
