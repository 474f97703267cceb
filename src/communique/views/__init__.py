"""views: to be described by its builder."""
