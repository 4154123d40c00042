"""The screens a patient walks through."""
