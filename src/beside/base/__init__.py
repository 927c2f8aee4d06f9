"""The ground: time that can be injected, and ids. Knows nothing of anything else."""
