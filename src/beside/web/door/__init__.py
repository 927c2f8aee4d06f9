"""The door: signing in, ways back in, words given again."""
