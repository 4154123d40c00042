"""The Qt side: imports models, never a concrete store, never YAML."""
