"""What holds for every test."""

import logging
from zlib import crc32

import pytest


def pytest_addoption(parser):
    parser.addoption(
        "--whole-library",
        action="store_true",
        help="show the screens with every procedure of the library chosen at once; takes long",
    )
    parser.addoption("--kills", type=int, default=30, help="how often a process that writes records is killed")


def pytest_collection_modifyitems(config, items):
    """Of a matrix of sizes and looks, take a fifth, the same ones each time; ``make layout`` takes all."""
    if config.getoption("--whole-library"):
        return
    left_out = [each for each in items if each.get_closest_marker("matrix") and crc32(each.nodeid.encode()) % 5]
    if left_out:
        dropped = set(left_out)
        config.hook.pytest_deselected(items=left_out)
        items[:] = [each for each in items if each not in dropped]


@pytest.fixture(autouse=True)
def no_unexpected_warnings(caplog):
    """A warning nobody asked for fails the test that caused it."""
    yield
    loud = [record for record in caplog.get_records("call") if record.levelno >= logging.WARNING]
    assert not loud, [record.getMessage() for record in loud]
