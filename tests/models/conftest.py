"""Hypothesis at a steady pace, and the shipped library read once."""

import pytest
from hypothesis import HealthCheck, settings

from models.content.library import Library
from models.content.loader import load_library
from resources import resource

_STEADY = settings(deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("steady", _STEADY, max_examples=50)
settings.register_profile("soak", _STEADY, max_examples=3000)
if settings.get_current_profile_name() != "soak":
    settings.load_profile("steady")


@pytest.fixture(scope="session")
def shipped() -> Library:
    return load_library(resource("content"))
