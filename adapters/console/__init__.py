"""An interview in a terminal: no token, no server."""
