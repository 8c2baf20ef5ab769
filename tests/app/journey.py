#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A user's way through the program, with real keys and clicks: edit, undo, redo, be killed, go on, save, reopen.

Copyright (C) 2026 The Døgnplan contributors
SPDX-License-Identifier: GPL-3.0-or-later

Usage: journey.py PROGRAM, below tests/tools/headless.sh. Needs Debian's own python3 for pyatspi.
"""
import os
import tempfile

from driven import Program, find, run


def set_places(program, places):
    """Goes to the places of the first unit, Hovedstaden, and types."""
    program.keys('alt+3')
    program.click(find(program.frame, ['push button'], 'Site and places', shown=True))
    program.click(find(program.frame, ['push button', 'label'], 'Hovedstaden', shown=True))
    program.focus(find(program.frame, ['text', 'spin button'], lambda name: name.startswith('Places'), shown=True))
    program.keys('ctrl+a')
    program.type(str(places))


def journey(case):
    folder = tempfile.mkdtemp()
    path = os.path.join(folder, 'journey.doegnplan')

    program = Program('--sample')
    case('the sample holds for 31, 23 in every region', lambda: program.holds_for(31, 23))
    case('the places of Hovedstaden can be reached', lambda: set_places(program, 8))
    case('eight places in Hovedstaden: 37 and 32 while typing', lambda: program.holds_for(37, 32))
    program.keys('Tab')
    program.keys('ctrl+z')
    case('undo', lambda: program.holds_for(31, 23))
    program.keys('ctrl+shift+z')
    case('redo', lambda: program.holds_for(37, 32))
    program.kill()

    program = Program('--sample')
    case('after kill -9 the change is there', lambda: program.holds_for(37, 32))
    case('and a quiet line says so', lambda: program.label('Unsaved work is here again.'))
    program.keys('ctrl+s')
    case('saved', lambda: program.save_under(path))
    case('the header says so', lambda: program.is_state('saved'))
    case('quit', program.end)

    program = Program(path)
    case('the saved plan holds for 37', lambda: program.holds_for(37, 32))
    case('quit again', program.end)


if __name__ == '__main__':
    run(journey)
