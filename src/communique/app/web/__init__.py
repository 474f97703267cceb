"""The desk: the record as quiet pages, rendered on the server; every view is a URL that can be sent to a colleague.

Pages show what `communique.views` gives; what they change goes through `communique.app.amending`. Without users it is for
the loopback address only.
"""

from communique.app.web.server import check_door, create_app, serve

__all__ = ["check_door", "create_app", "serve"]
