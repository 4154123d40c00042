"""Hypothesis at a steady pace, and the shipped library read once."""

import pytest
from hypothesis import HealthCheck, settings

from models.content.library import Library
from models.content.loader import load_library
from resources import resource

settings.register_profile(
    "steady", deadline=None, max_examples=50, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("steady")


@pytest.fixture(scope="session")
def shipped() -> Library:
    return load_library(resource("content"))
