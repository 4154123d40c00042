"""What holds for every test."""

import logging

import pytest


def pytest_addoption(parser):
    parser.addoption(
        "--whole-library",
        action="store_true",
        help="show the screens with every procedure of the library chosen at once; takes long",
    )
    parser.addoption("--kills", type=int, default=30, help="how often a process that writes records is killed")


@pytest.fixture(autouse=True)
def no_unexpected_warnings(caplog):
    """A warning nobody asked for fails the test that caused it."""
    yield
    loud = [record for record in caplog.get_records("call") if record.levelno >= logging.WARNING]
    assert not loud, [record.getMessage() for record in loud]
