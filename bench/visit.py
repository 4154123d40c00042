"""The visit that every part measures with."""

from datetime import datetime

NOW = datetime(2026, 11, 22, 10, 0)  # noqa: DTZ001 - the clinic's local time
APPOINTMENT = datetime(2026, 12, 2, 9, 0)  # noqa: DTZ001
