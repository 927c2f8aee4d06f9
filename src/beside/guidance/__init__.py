"""What is known of help, rules and papers: facts as data, each with its source and its date. Pure (DESIGN 3, 6)."""
