#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The program driven as by a user: real keys and clicks, and what assistive technology is told.

Copyright (C) 2026 The Døgnplan contributors
SPDX-License-Identifier: GPL-3.0-or-later

For programs below tests/tools/headless.sh. Needs Debian's own python3 for pyatspi; skips without it.
"""
import os
import pathlib
import signal
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'tools'))
from tap import Tap  # noqa: E402

# Strictness is for the program: libatspi itself warns.
if os.environ.pop('G_DEBUG', None):
    os.execv(sys.executable, [sys.executable, *sys.argv])

try:
    import pyatspi
except ImportError:
    print('1..0 # SKIP pyatspi is not there')
    sys.exit(77)


# Nothing on the slowest machine takes as long; in seconds.
PATIENCE = 120

FAILURES = (TimeoutError, AssertionError, LookupError, subprocess.TimeoutExpired)


def walk(node):
    yield node
    for i in range(node.childCount):
        child = node.getChildAtIndex(i)
        if child is not None:
            yield from walk(child)


def wait(question, seconds=PATIENCE):
    """Asks until there is an answer; nodes may die while one walks."""
    end = time.monotonic() + seconds
    while True:
        try:
            answer = question()
            if answer:
                return answer
        except Exception:
            pass
        if time.monotonic() > end:
            raise TimeoutError
        time.sleep(0.02)


def has_state(node, state):
    return node.getState().contains(state)


def on_screen(node):
    """Whether the node is part of what is shown: GTK 4.8 sets VISIBLE also inside hidden pages, but gives them no size."""
    extents = node.queryComponent().getExtents(pyatspi.WINDOW_COORDS)
    return extents.width > 1 and extents.height > 1


def find(root, roles, wanted, shown=False, seconds=PATIENCE):
    matches = wanted if callable(wanted) else lambda name: name == wanted
    return wait(lambda: next((n for n in walk(root) if n.getRoleName() in roles and matches(n.name) and
                              (not shown or on_screen(n))), None), seconds)


def xdotool(*arguments):
    return subprocess.run(['xdotool', *arguments], capture_output=True, text=True, timeout=PATIENCE, check=False).stdout


# Whoever goes to another folder starts the same program.
PROGRAM = os.path.abspath(sys.argv[1])


class Program:
    """One run of the program."""

    def __init__(self, *arguments, environment=None):
        self.process = subprocess.Popen([PROGRAM, *arguments],
                                        env={**os.environ, 'G_DEBUG': 'fatal-warnings', **(environment or {})})
        self.app = wait(lambda: next((a for a in pyatspi.Registry.getDesktop(0)
                                      if a and a.get_process_id() == self.process.pid), None))
        self.frame = find(self.app, ['frame'], lambda name: True)
        self.window = xdotool('search', '--sync', '--onlyvisible', '--pid', str(self.process.pid)).split()[-1]
        xdotool('windowfocus', '--sync', self.window)

    def keys(self, *keys):
        xdotool('key', '--delay', '30', *keys)

    def type(self, text):
        xdotool('type', '--delay', '10', text)

    def click(self, node):
        """Clicks where the node is when the page has stopped moving."""
        places = []

        def rests():
            places.append(self.place(node))
            return len(places) > 3 and len(set(places[-3:])) == 1

        wait(rests)
        xdotool('mousemove', '--window', self.window, *map(str, places[-1]), 'click', '1')

    def place(self, node):
        """The middle of the node in the X server's window, which is larger by the shadow."""
        geometry = dict(line.split('=') for line in
                        xdotool('getwindowgeometry', '--shell', self.window).split() if '=' in line)
        frame = self.frame.queryComponent().getExtents(pyatspi.WINDOW_COORDS)
        own = node.queryComponent().getExtents(pyatspi.WINDOW_COORDS)
        border_x = (int(geometry['WIDTH']) - frame.width) // 2
        border_y = (int(geometry['HEIGHT']) - frame.height) // 2
        return border_x + own.x + own.width // 2, border_y + own.y + own.height // 2

    def focus(self, node):
        """Clicks until keys go to the node."""
        def takes_keys():
            if not any(has_state(n, pyatspi.STATE_FOCUSED) for n in walk(node)):
                self.click(node)
                wait(lambda: any(has_state(n, pyatspi.STATE_FOCUSED) for n in walk(node)), 10)
            return True

        wait(takes_keys)

    def holds_for(self, country, region):
        """Waits until the panel says so."""
        start = f'Proposal A holds for {country} for the country, {region} in every region'
        find(self.frame, ['push button'], lambda name: name.startswith(start))

    def dialogs(self):
        """The windows above the main one."""
        children = (self.app.getChildAtIndex(i) for i in range(self.app.childCount))
        return [child for child in children if child is not None and child != self.frame and on_screen(child)]

    def keys_go_elsewhere(self):
        """Whether the X server sends keys to another window of the program than the main one."""
        window = xdotool('getwindowfocus').strip()
        return window != self.window and xdotool('getwindowpid', window).strip() == str(self.process.pid)

    def says(self, text):
        """Waits for a window above another that says so."""
        wait(lambda: any(text in n.name for d in self.dialogs() for n in walk(d)))

    def dialog(self, text):
        """Waits for the one window above the main one to say so and to take the keys."""
        wait(lambda: len(self.dialogs()) == 1 and any(text in n.name for n in walk(self.dialogs()[0])) and
             self.keys_go_elsewhere())

    def save_under(self, path):
        """Types @path into the desktop's dialog and waits for the file. It takes keys before it is ready for them."""
        def written():
            name = next(n for d in self.dialogs() for n in walk(d) if n.getRoleName() == 'text' and
                        has_state(n, pyatspi.STATE_FOCUSED)).queryText()
            if name.getText(0, name.characterCount) != path and self.keys_go_elsewhere():
                self.keys('ctrl+a')
                self.type(path)
                wait(lambda: name.getText(0, name.characterCount) == path, 3)
            return True

        wait(written)
        self.keys('Return')
        wait(lambda: os.path.exists(path))

    def no_dialog(self):
        wait(lambda: not self.dialogs())

    def label(self, text, seconds=PATIENCE):
        find(self.frame, ['label'], text, shown=True, seconds=seconds)

    def is_state(self, state):
        """Waits until the header says so, behind the plan's title where there is room for one."""
        find(self.frame, ['label'], lambda name: name == state or name.replace('\u00a0', ' ').endswith(' · ' + state), shown=True)

    def end(self):
        self.keys('ctrl+q')
        status = self.process.wait(PATIENCE)
        assert status == 0, f'the program ended with {status}'

    def kill(self):
        os.kill(self.process.pid, signal.SIGKILL)
        self.process.wait()


def run(journey):
    """Runs @journey (case), which ends at the first step that fails: those behind it rest on it."""
    tap = Tap()

    def case(name, step):
        try:
            step()
        except FAILURES as error:
            tap.case(name, [f'{type(error).__name__} {error}'])
            raise
        tap.case(name, [])

    try:
        journey(case)
    except FAILURES as error:
        # A step outside of a case.
        if tap.failed == 0:
            tap.case('a step', [f'{type(error).__name__} {error}'])
    tap.finish()
