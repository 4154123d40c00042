"""Screens: one file, one screen, one class."""
