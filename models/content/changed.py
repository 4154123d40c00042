"""What is raised when content changes under a running program; apart, so that nothing heavy comes with it."""


class ChangedError(Exception):
    """A file was changed after the start, and what it held is nowhere else."""
