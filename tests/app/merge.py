#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two people on one plan, in Danish and with real keys: the second to save is asked, decides, and nothing is lost.

Copyright (C) 2026 The Døgnplan contributors
SPDX-License-Identifier: GPL-3.0-or-later

Usage: merge.py PROGRAM CLI, below tests/tools/headless.sh. Needs Debian's own python3 for pyatspi.
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile

from driven import Program, find, run, wait

CLI = sys.argv[2]


def cli(*arguments):
    return subprocess.run([CLI, *arguments], check=True, capture_output=True, text=True).stdout


def places(path, unit):
    """As the file has it."""
    proposals = json.loads(cli('info', path, '--json'))['proposals']
    return next(u['places'] for p in proposals for u in p['units'] if u['id'] == unit)


def other_saves(path, *changes):
    """What somebody else makes of a copy of the plan, put in its place."""
    copy = path + '.aside.doegnplan'
    shutil.copy(path, copy)
    for unit, number in changes:
        cli('set', copy, 'unit', unit, f'places={number}')
    os.replace(copy, path)


def two_people(case):
    folder = tempfile.mkdtemp()
    path = os.path.join(folder, 'fælles.doegnplan')

    def expect(unit, number):
        wait(lambda: places(path, unit) == number)

    cli('new', path, '--template', 'sample')
    program = Program('--goto', 'unit/A-nordjylland/places', path, environment={'LANGUAGE': 'da'})
    program.focus(find(program.frame, ['text', 'spin button'], lambda name: name.startswith('Pladser'), shown=True))
    program.keys('ctrl+a')
    program.type('4')
    program.keys('Tab')
    other_saves(path, ('A-nordjylland', 8), ('A-hovedstaden', 12))

    program.keys('ctrl+s')
    case('the second to save is asked', lambda: program.dialog('En anden har ændret planen'))
    program.keys('Escape')
    case('Escape saves nothing', lambda: (program.no_dialog(), expect('A-nordjylland', 8)))
    program.keys('ctrl+s')
    program.dialog('En anden har ændret planen')
    program.keys('alt+f')
    case('what both have changed is listed', lambda: program.dialog('Hos den anden: 8\u00a0pladser'))
    program.keys('Escape')
    case('Escape leaves the file alone', lambda: (program.no_dialog(), expect('A-nordjylland', 8)))
    program.keys('ctrl+s')
    program.dialog('En anden har ændret planen')
    program.keys('alt+f')
    program.dialog('Hos den anden: 8\u00a0pladser')
    program.keys('alt+f')
    case('mine is kept, and theirs beside it', lambda: (expect('A-nordjylland', 4), expect('A-hovedstaden', 12)))
    case('the header says so', lambda: program.is_state('gemt'))
    program.keys('ctrl+z')
    program.is_state('ikke gemt')
    program.keys('ctrl+s')
    case('after undoing it, saving asks again', lambda: program.dialog('En anden har ændret planen'))
    case('and the file still has theirs', lambda: expect('A-hovedstaden', 12))
    program.keys('Escape')
    program.end()


if __name__ == '__main__':
    run(two_people)
