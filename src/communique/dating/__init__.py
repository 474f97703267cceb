"""dating: to be described by its builder."""
