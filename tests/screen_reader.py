"""A screen reader: says that it is there, and looks, acts and listens on the bus of accessibility (AT-SPI)."""

import subprocess
import time
from contextlib import contextmanager, suppress
from typing import NamedTuple

from jeepney import DBusAddress, MessageType, Properties, message_bus, new_method_call
from jeepney.io.blocking import open_dbus_connection

CHECKED, FOCUSED, SHOWING = (1 << number for number in (4, 12, 25))
"""States, by their numbers in AT-SPI."""
BUS = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
STATUS = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Status")
REGISTRY = DBusAddress("/org/a11y/atspi/registry", "org.a11y.atspi.Registry", "org.a11y.atspi.Registry")
PROGRAMS = "org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root"
ANNOUNCED = "type='signal',interface='org.a11y.atspi.Event.Object',member='Announcement'"
ASSERTIVE, IN_WINDOW = 2, 1
PATIENCE = 20


class Node(NamedTuple):
    """Something that a program shows to screen readers, as it was when it was looked at."""

    place: tuple[str, str]
    role: str
    name: str
    states: int

    def has(self, state):
        return bool(self.states & state)


@contextmanager
def session_bus(environment):
    """Start the bus of one person's desktop; give its address. What it has started ends with it."""
    bus = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address=1"],
        env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    try:
        yield bus.stdout.readline().strip()
    finally:
        bus.terminate()
        bus.wait()
        bus.stdout.close()


class ScreenReader:
    def __init__(self, session_address):
        self._session = open_dbus_connection(session_address)
        for wish in ("IsEnabled", "ScreenReaderEnabled"):  # what makes programs come to the bus
            _answer(self._session, Properties(STATUS).set(wish, "b", True))
        (address,) = _answer(self._session, new_method_call(BUS, "GetAddress"))
        self._bus = open_dbus_connection(address)
        _answer(self._bus, new_method_call(REGISTRY, "RegisterEvent", "sass", ("object:announcement", [], "")))
        _answer(self._bus, message_bus.AddMatch(ANNOUNCED))

    def close(self):
        self._bus.close()
        self._session.close()

    def get(self, place, name, interface="Accessible"):
        """Give a property of what is at a place."""
        ((_, value),) = _answer(self._bus, Properties(_at(place, interface)).get(name))
        return value

    def call(self, place, method, *body, interface="Accessible", signature=None):
        return _answer(self._bus, new_method_call(_at(place, interface), method, signature, body))[0]

    def node(self, place):
        return self._node(place, self._states(place))

    def _states(self, place):
        low, high = self.call(place, "GetState")
        return low | high << 32

    def _node(self, place, states):
        return Node(place, self.call(place, "GetRoleName"), self.get(place, "Name"), states)

    def children(self, place, having=0):
        """Give what is in it and has a state; what goes while one looks is left out, as a page may just be turning."""
        found = []
        with suppress(LookupError):
            stated = ((each, self._states(each)) for each in self.call(place, "GetChildren"))
            found.extend(self._node(each, states) for each, states in stated if states & having == having)
        return found

    def programs(self):
        return self.children(PROGRAMS)

    def shown(self, *roles):
        """Give what programs show now, in its order; what is hidden is left out with all in it."""
        return [each for program in self.programs() for each in self._below(program) if each.role in roles or not roles]

    def _below(self, node):
        yield node
        for child in self.children(node.place, SHOWING):
            yield from self._below(child)

    def button(self, words):
        return next((each for each in self.shown("push button") if each.name.startswith(words)), None)

    def act(self, node, action):
        """Do what can be done with it."""
        actions = [each[0] for each in self.call(node.place, "GetActions", interface="Action")]
        number = actions.index(action)
        assert self.call(node.place, "DoAction", number, interface="Action", signature="i")

    def box(self, node):
        """Give left, top, width and height in the window."""
        return self.call(node.place, "GetExtents", IN_WINDOW, interface="Component", signature="u")

    def heard(self, seconds=1.0):
        """Listen for so long; give what was announced since the last time, and whether it is urgent."""
        said, end = [], time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            try:
                message = self._bus.receive(timeout=left)
            except TimeoutError:
                break
            if message.header.message_type == MessageType.signal:
                _, politeness, _, (_, words), *_ = message.body
                said.append((words, politeness == ASSERTIVE))
        return said


def _at(place, interface):
    return DBusAddress(place[1], place[0], f"org.a11y.atspi.{interface}")


def _answer(bus, message):
    reply = bus.send_and_get_reply(message, timeout=PATIENCE)
    if reply.header.message_type == MessageType.error:
        raise LookupError(*reply.body)
    return reply.body
