"""Reusable widgets; they know no screen and no session."""
