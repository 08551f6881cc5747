"""Runs on disk: what a server that is started again finds."""
