"""What Beside must reach (DESIGN 7), measured: `make bench`."""
