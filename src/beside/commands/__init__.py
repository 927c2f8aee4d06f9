"""The `beside` command line: each command one verb in one short file, found through `main`."""
