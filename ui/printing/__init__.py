"""Choosing a printer, and handing it a finished PDF."""
