"""Measure the program against its floors, in one run, and print the ratios. It judges nothing: no pass, no fail.

What is measured, and how:

- start: both processes by turns, the median; from the moment before the process is made to the end of the first paint.
- memory: after the last screen, from the kernel's own figures; the window is 1280 x 800.
- on, back, tick: until the window has painted all that changed, into memory, at 1920 x 1080; no compositor.
- moving pictures: every step of three procedures; a frame is late where the next should have been there already.
- ten thousand procedures: made from the shipped ones, read in processes of their own; the search index is made too.
- a tick: marks in a briefing of a shipped plan; by turns a page is written and synced at the end of a file beside it.
- a million briefings: written as the store would; opened in a process of their own.
- sheet: both with a different appointment each time, because Typst remembers what it has set.
"""

import interaction
import memory
import paper
import pictures
import plan
import records
import size
import startup
from table import print_table


def main() -> None:
    """Run one part after the other, so that they do not disturb each other."""
    rows = []
    for part in (startup, memory, interaction, pictures, plan, paper, size, records):
        rows += part.measure()
    print_table(rows)


if __name__ == "__main__":
    main()
