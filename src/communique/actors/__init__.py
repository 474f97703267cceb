"""actors: to be described by its builder."""
