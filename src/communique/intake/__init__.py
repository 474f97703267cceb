"""intake: to be described by its builder."""
