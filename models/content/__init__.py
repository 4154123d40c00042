"""Ring 0: what authors wrote, and how it is read and checked."""
