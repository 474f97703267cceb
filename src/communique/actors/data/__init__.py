"""The lexicons of this room: YAML written by hand, and world.json made by tools/world.py."""
