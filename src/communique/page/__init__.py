"""page: to be described by its builder."""
