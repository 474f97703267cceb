"""scoring: to be described by its builder."""
