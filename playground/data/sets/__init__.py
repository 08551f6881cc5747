"""One dataset per file; the registry finds them."""
