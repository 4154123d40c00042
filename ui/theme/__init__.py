"""Colours, sizes and icons: tokens in files, palette and style sheet derived from them."""
