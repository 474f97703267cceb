"""formats: to be described by its builder."""
