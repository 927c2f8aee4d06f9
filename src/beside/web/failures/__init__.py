"""What a page says when something is not as it should be: what is safe, what happened, what can be done (VOICE 4)."""
