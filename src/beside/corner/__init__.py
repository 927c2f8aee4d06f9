"""What home shows: the hour and the season in its window, and the things that stand there. Knows no Django."""
