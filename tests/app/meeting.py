#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A question in a meeting, with real keys: asked, answered on the wall, and taken back without a trace.

Copyright (C) 2026 The Døgnplan contributors
SPDX-License-Identifier: GPL-3.0-or-later

Usage: meeting.py PROGRAM one-screen|two-windows, below tests/tools/headless.sh. Needs Debian's own python3 for pyatspi.

What the wall says is read as assistive technology is told it, and what it shows as the X server has it, pixel by pixel.
"""
import subprocess
import sys

from driven import PATIENCE, Program, find, run, wait, xdotool

SLIDE = 'Five units with 6 places each hold for about 31 women a year'
# 30 women a year: 91 % find a place (the golden figures of the sample).
ANSWER = 'With 30 women a year 91% get a place at once'
# "Capacity and need" is the sixth slide of the program's own order.
SLIDE_NUMBER = '6'
QUESTION = ['h', '3', '0', 'Return']
TAKEN_BACK = 'Escape'
KEYS_MAX = 5
# Above the drawer that a single screen shows over the slide.
HEAD_ROWS = 200


class Window:
    """A window of the presentation."""

    def __init__(self, program, name):
        self.frame = wait(lambda: next((frame for frame in program.app if frame.name == name), None))
        self.number = wait(lambda: next(iter(xdotool('search', '--onlyvisible', '--name', f'^{self.frame.name}$').split()),
                                        None))

    def says(self, words):
        """Waits until the slide's description holds @words."""
        slide = find(self.frame, ['image'], 'Slide')
        wait(lambda: words in slide.description)

    def focus(self):
        xdotool('windowfocus', '--sync', self.number)

    def move(self, x, y):
        xdotool('windowmove', '--sync', self.number, str(x), str(y))

    def shot(self, rows=None):
        """Its pixels, the uppermost @rows or all."""
        crop = ['-crop', f'x{rows}+0+0'] if rows else []
        return subprocess.run(['import', '-silent', '-window', self.number, *crop, '-depth', '8', 'rgb:-'], check=True,
                              stdout=subprocess.PIPE, timeout=PATIENCE).stdout


def begin(program, two_windows):
    """Starts presenting; Returns: the wall's window and the one that takes the keys."""
    program.keys('ctrl+alt+p')
    if two_windows:
        program.click(find(program.frame, ['toggle button', 'check box'], 'Two windows to move by hand', shown=True))
    program.keys('F5')
    wall = Window(program, '1  Title page')
    if not two_windows:
        return wall, wall
    presenter = Window(program, 'Presenter')
    # Side by side, so that neither covers the other.
    presenter.move(1320, 0)
    wall.move(0, 0)
    return wall, presenter


def meeting(case):
    two_windows = sys.argv[2] == 'two-windows'
    program = Program('--sample')
    program.holds_for(31, 23)
    wall, keyboard = begin(program, two_windows)
    keyboard.focus()
    first = wait(wall.shot)
    program.keys(SLIDE_NUMBER, 'Return')
    case('the slide can be gone to by its number', lambda: wall.says(SLIDE))
    before = wait(lambda: (lambda one, two: one if one == two and one != first else None)(wall.shot(), wall.shot()))
    head_before = wall.shot(HEAD_ROWS)

    program.keys(*QUESTION[:-1])
    case('the presenter reads the answer first', lambda: find(keyboard.frame, ['label'], lambda text: text.startswith(ANSWER), shown=True))
    case('while the wall says what it said', lambda: wall.says(SLIDE))
    if two_windows:
        case('and shows the same pixels', lambda: wait(lambda: wall.shot() == before))
    program.keys(QUESTION[-1])
    case('Enter: the wall says the new sentence', lambda: wall.says(ANSWER))
    case('and shows another picture', lambda: wait(lambda: wall.shot(HEAD_ROWS) != head_before))

    program.keys(TAKEN_BACK)
    case('Escape: the wall says the old sentence', lambda: wall.says(SLIDE))
    case('and not one pixel is another', lambda: wait(lambda: wall.shot() == before))
    assert len(QUESTION) + 1 <= KEYS_MAX

    program.keys(TAKEN_BACK)
    case('Escape again: the presentation is over', lambda: wait(lambda: program.app.childCount == 1))
    xdotool('windowfocus', '--sync', program.window)
    case('the plan is as it was', lambda: program.holds_for(31, 23))
    case('and the log has the question', lambda: find(program.frame, ['table cell'], '30 women a year', shown=True))
    program.end()


if __name__ == '__main__':
    run(meeting)
