"""Anything kept: pictures, and days."""

from beside.memories.memory import Memory, Picture, SealedFile, keep_bag, keep_day, keep_photo

__all__ = ["Memory", "Picture", "SealedFile", "keep_bag", "keep_day", "keep_photo"]
