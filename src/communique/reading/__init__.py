"""reading: to be described by its builder."""
