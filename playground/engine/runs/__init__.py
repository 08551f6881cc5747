"""Runs as the server sees them: what is known of them, what they are told, their queue and their log."""
