"""merging: to be described by its builder."""
