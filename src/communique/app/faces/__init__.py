"""How views look on a terminal: one file a view, each a function from the view to what rich prints."""
