"""Accounts of staff: real files, who may do what, and one lock for each PIN."""

import json
import stat

import argon2
import pytest
from pins import PIN

from models.pin import PinFileError, StaffPin, WeakPinError
from models.staff import RIGHTS, Account, Staff, StaffError, as_typed

OTHER, WRONG = "739150", "582604"
ANN = Account(name="Ann  Okafor", role="charge nurse", registration="12A3456B")
BEN = Account(name="Ben Lee", role="radiographer", rights="manager")


@pytest.fixture(autouse=True)
def quickly(monkeypatch):
    hasher = argon2.PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(argon2, "PasswordHasher", lambda: hasher)


@pytest.fixture
def file(tmp_path):
    return tmp_path / "data" / "staff.json"


@pytest.fixture
def staff(file):
    made = Staff(file, lambda: 1000.0)
    made.add(ANN, PIN)
    made.add(BEN, OTHER)
    return made


def test_each_account_opens_with_its_own_pin_only(staff):
    tries = [(name, pin) for name in ("Ann Okafor", "Ben Lee") for pin in (PIN, OTHER)]

    assert [staff.pin(name).check(pin).opens for name, pin in tries] == [True, False, False, True]


def test_who_signs_in_is_named_as_the_account_says(staff):
    ann = staff.at_work(" ann okafor ")

    assert ann.person.model_dump() == {
        "name": "Ann Okafor", "role": "charge nurse", "registration": "12A3456B", "known_by": "account",
    }  # fmt: skip
    assert (ann.rights, staff.at_work("Ben Lee").rights) == ("nurse", "manager")


def test_a_typed_name_is_recorded_as_typed_and_has_the_fewest_rights():
    typed = as_typed(" Ann   Okafor ", "manager")

    assert (typed.person.name, typed.person.role, typed.person.known_by) == ("Ann Okafor", "manager", "typed")
    assert not typed.may("delete")
    assert typed.may("lead")


@pytest.mark.parametrize(("name", "role"), [("", "nurse"), (" ", "nurse"), ("Ann", ""), ("A" * 201, "nurse")])
def test_nobody_signs_in_without_a_name_and_a_role(name, role):
    with pytest.raises(StaffError, match="type your name and your role"):
        as_typed(name, role)


def test_the_rules_are_one_table(staff):
    acts = {act for allowed in RIGHTS.values() for act in allowed}

    for name, rights in (("Ann Okafor", "nurse"), ("Ben Lee", "manager")):
        assert {act for act in acts if staff.at_work(name).may(act)} == RIGHTS[rights]
    assert RIGHTS["manager"] - RIGHTS["nurse"] == {"read_all", "export", "take_over", "delete"}


def test_a_lock_is_for_one_account_and_outlives_the_program(staff, file):
    for _ in range(5):
        staff.pin("Ann Okafor").check(WRONG)
    again = Staff(file, lambda: 1000.0)

    assert (again.pin("Ann Okafor").wait(), again.pin("Ben Lee").wait()) == (60, 0)
    assert not again.pin("Ann Okafor").check(PIN).opens
    assert again.pin("Ben Lee").check(OTHER).opens
    assert again.pin("Ann Okafor").wait() == 60


def test_an_owner_changes_the_pin_and_nothing_else(staff):
    staff.pin("Ann Okafor").change("604813")

    assert [staff.pin("Ann Okafor").check(pin).opens for pin in (PIN, "604813")] == [False, True]
    assert staff.pin("Ben Lee").check(OTHER).opens
    assert [each.name for each in staff.accounts()] == ["Ann Okafor", "Ben Lee"]


def test_the_file_holds_no_pin_and_is_for_this_account_of_the_computer_alone(staff, file):
    assert PIN not in file.read_text()
    assert file.read_text().count("$argon2id$") == 2
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert "pin" not in json.dumps([each.model_dump() for each in staff.accounts()])


@pytest.mark.parametrize("name", ["Ann Okafor", "ANN OKAFOR", " ann  okafor"])
def test_a_name_is_taken_once_however_it_is_written(staff, name):
    with pytest.raises(StaffError, match="already"):
        staff.add(Account(name=name, role="nurse"), PIN)


def test_a_weak_pin_makes_no_account(staff):
    with pytest.raises(WeakPinError):
        staff.add(Account(name="Cy", role="nurse"), "123456")
    assert len(staff.accounts()) == 2


def test_there_is_a_most(staff, monkeypatch):
    monkeypatch.setattr("models.staff.MOST_ACCOUNTS", 2)

    with pytest.raises(StaffError, match="remove those who left"):
        staff.add(Account(name="Cy", role="nurse"), PIN)


def test_who_is_removed_cannot_sign_in(staff):
    held = staff.pin("Ann Okafor")
    staff.remove("ann okafor")

    for gone in (lambda: staff.pin("Ann Okafor"), lambda: staff.at_work("Ann Okafor"), lambda: staff.remove("Cy")):
        with pytest.raises(StaffError, match="there is no account"):
            gone()
    with pytest.raises(PinFileError, match="there is no account"):
        held.check(PIN)
    assert [each.name for each in staff.accounts()] == ["Ben Lee"]


def test_without_a_file_there_is_nobody(file):
    assert Staff(file).accounts() == ()


@pytest.mark.parametrize("text", ["", "{", "[]", "{}x", '{"format": "readyroom-staff/2", "accounts": []}'])
def test_a_damaged_file_lets_nobody_in(staff, file, text):
    file.write_text(text)

    for look in (
        staff.accounts,
        lambda: staff.pin("Ann Okafor"),
        lambda: staff.add(ANN, PIN),
        lambda: staff.remove("x"),
    ):
        with pytest.raises(PinFileError, match="cannot be read"):
            look()
    assert file.read_text() == text


def test_a_damaged_hash_opens_nothing_and_says_the_way_out(staff, file):
    damaged = json.loads(file.read_text())
    damaged["accounts"][0]["pin"]["hash"] = "not a hash"
    file.write_text(json.dumps(damaged))

    with pytest.raises(PinFileError, match="the PIN of Ann Okafor is damaged; have the account removed"):
        staff.pin("Ann Okafor").check(PIN)
    assert staff.pin("Ben Lee").check(OTHER).opens


def test_a_folder_that_cannot_be_made_is_said(tmp_path):
    (tmp_path / "file").write_text("")

    with pytest.raises(PinFileError, match="cannot be kept"):
        Staff(tmp_path / "file" / "data" / "staff.json").add(ANN, PIN)


def test_the_shared_pin_is_kept_the_same_way(tmp_path):
    pin = StaffPin(tmp_path / "pin.json")
    pin.change(PIN)

    assert pin.check(PIN).opens
