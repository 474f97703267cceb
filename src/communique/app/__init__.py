"""The faces of the program: the command line, the Python face, later the web.

Nothing imports this room; it draws on all others.
"""
