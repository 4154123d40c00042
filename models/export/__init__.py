"""One module a format. They translate documents and plans, and decide nothing."""
