"""app: to be described by its builder."""
