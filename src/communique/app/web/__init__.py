"""The desk: the record as quiet pages, rendered on the server; every view is a URL that can be sent to a colleague.

Read-only, for the loopback address. Pages show what `communique.views` gives and compute nothing of their own.
"""

from communique.app.web.server import create_app, serve

__all__ = ["create_app", "serve"]
