"""A plan as neutral pages: blocks that every format translates and none decides."""
