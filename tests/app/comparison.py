#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Proposals side by side, with real keys: duplicated, changed and compared again in two keys; the decision sheet saved.

Copyright (C) 2026 The Døgnplan contributors
SPDX-License-Identifier: GPL-3.0-or-later

Usage: comparison.py PROGRAM, below tests/tools/headless.sh. Needs Debian's own python3 for pyatspi.
"""
import os
import tempfile

from driven import Program, find, has_state, on_screen, pyatspi, run, wait, walk


def choices(program):
    """The proposals that are ticked."""
    return [n.name for n in walk(program.frame) if n.getRoleName() == 'check box' and has_state(n, pyatspi.STATE_CHECKED)
            and on_screen(n)]


def shows(program, number):
    try:
        wait(lambda: len(choices(program)) == number)
    except TimeoutError:
        raise AssertionError(f'ticked are {choices(program)}') from None


def differ(program):
    wait(lambda: len(set(choices(program))) == len(choices(program)))


def name_is_focused(program):
    find(program.frame, ['text'], lambda name: name.startswith('Name'), shown=True)
    wait(lambda: any(has_state(n, pyatspi.STATE_FOCUSED) for n in walk(program.frame) if n.getRoleName() == 'text'))


def sheet(program, path):
    program.click(find(program.frame, ['push button'], lambda name: name.startswith('Decision Sheet'), shown=True))
    program.save_under(path)
    with open(path, 'rb') as file:
        assert file.read(5) == b'%PDF-', 'no PDF'


def journey(case):
    folder = tempfile.mkdtemp()
    path = os.path.join(folder, 'sheet.pdf')

    program = Program('--sample')
    program.keys('alt+9')
    case('five proposals stand side by side', lambda: shows(program, 5))
    program.keys('ctrl+d')
    case('one key: the copy is open where it is changed', lambda: name_is_focused(program))
    program.keys('ctrl+a')
    program.type('With two more places')
    program.keys('alt+9')
    case('and one more: it stands beside the others', lambda: shows(program, 6))
    case('told apart from the first', lambda: differ(program))
    case('the decision sheet is saved', lambda: sheet(program, path))
    case('quit', program.end)


if __name__ == '__main__':
    run(journey)
