#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The program is killed while somebody types, again and again: what was left is there, and what was being typed is not torn.

Copyright (C) 2026 The Døgnplan contributors
SPDX-License-Identifier: GPL-3.0-or-later

Usage: kills.py PROGRAM CLI, below tests/tools/headless.sh. Needs Debian's own python3 for pyatspi.
"""
import json
import os
import random
import subprocess
import sys
import tempfile
import time

from driven import Program, find, run

CLI = sys.argv[2]
KILLS = 12
UNIT = 'A-hovedstaden'
# No value is the beginning of another.
LEFT = range(21, 21 + KILLS)
TYPED = range(61, 61 + KILLS)


def cli(*arguments):
    return subprocess.run([CLI, *arguments], check=True, capture_output=True, text=True).stdout


def places(path):
    """As the file has it."""
    proposals = json.loads(cli('info', path, '--json'))['proposals']
    return next(u['places'] for p in proposals for u in p['units'] if u['id'] == UNIT)


def type_places(program, number):
    program.focus(find(program.frame, ['text', 'spin button'], lambda name: name.startswith('Places'), shown=True))
    program.keys('ctrl+a')
    program.type(str(number))


def kills(case):
    path = os.path.join(tempfile.mkdtemp(), 'killed.doegnplan')
    seed = random.randrange(1 << 30)
    moments = random.Random(seed)
    print(f'# seed {seed}')
    cli('new', path, '--template', 'sample')
    for left, typed in zip(LEFT, TYPED):
        program = Program('--goto', f'unit/{UNIT}/places', path)
        type_places(program, left)
        program.keys('Tab')
        program.is_state('not saved')
        type_places(program, typed)
        # Typing is written when the field is left or after two seconds: any moment before, during and after.
        time.sleep(moments.uniform(0, 3))
        program.kill()

        program = Program('--goto', f'unit/{UNIT}/places', path)
        program.label('Unsaved work is here again.')
        program.keys('ctrl+s')
        program.is_state('saved')
        program.end()

        def is_whole(found=places(path), expected=(left, typed, typed // 10)):
            assert found in expected, f'{found} instead of one of {expected}'

        case(f'{left} left, {typed} typed', is_whole)


if __name__ == '__main__':
    run(kills)
