"""Anything kept: photos and lines, who can see each, covered ones met in words first."""
