"""Always within reach: help now, pause, leave quickly."""
