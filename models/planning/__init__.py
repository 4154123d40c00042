"""Ring 1: the plan compiler. Start reading at ``compiler``."""
