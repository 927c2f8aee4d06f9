"""The peer of every page: a bare Django page with one query, through the same server."""
