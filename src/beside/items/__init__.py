"""The typed sealed item store, and the house through which everything is reached."""
