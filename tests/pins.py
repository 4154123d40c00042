"""A staff PIN that is quick to look at."""

import json

import argon2

from models.pin import StaffPin

PIN = "408216"


def set_quickly(file):
    """Keep the PIN as ever, but with a hash that is quick to compute: the hash says itself how it is to be."""
    StaffPin(file).change(PIN)
    quick = argon2.PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PIN)
    file.write_text(json.dumps({"hash": quick, "wrong": 0, "wrong_at": 0.0}))
