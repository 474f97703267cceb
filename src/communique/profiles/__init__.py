"""profiles: to be described by its builder."""
