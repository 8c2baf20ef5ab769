#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A chart on paper, with real keys: the desktop's own dialog, and the sheet that comes out of it.

Copyright (C) 2026 The Døgnplan contributors
SPDX-License-Identifier: GPL-3.0-or-later

Usage: paper.py PROGRAM, below tests/tools/headless.sh. Needs Debian's own python3 for pyatspi.

The only printer without a printer is the dialog's "Print to File". Skips where GTK was built without it.
"""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

from driven import PATIENCE, Program, find, run, wait, walk, xdotool

HEADLINE = 'Five units with 6 places each hold for'
TO_FILE = 'Print to File'
A4_POINTS = (595, 842)


def chosen_file(dialog):
    """Where the dialog says that it will write; None while no printer of files is chosen."""
    names = (node.name for node in walk(dialog) if node.getRoleName() == 'push button')
    return next((pathlib.Path(name) for name in names if name.endswith('.pdf')), None)


def next_printer(program, dialog):
    """Goes one printer down the list, unless the one for files is chosen: nothing goes to a real one."""
    if chosen_file(dialog) is None:
        program.keys('Down', 'space')
        time.sleep(0.2)
    return chosen_file(dialog)


def page_of(path):
    """The number of pages, and the sides of the first in points, the shorter one first."""
    said = subprocess.run(['pdfinfo', path], check=True, capture_output=True, text=True, timeout=PATIENCE).stdout
    values = dict(line.split(':', 1) for line in said.splitlines() if ':' in line)
    words = values['Page size'].split()
    return int(values['Pages']), sorted((round(float(words[0])), round(float(words[2]))))


def printed(path):
    """Waits until the file is whole; returns its words."""
    wait(lambda: path.exists() and b'%%EOF' in path.read_bytes()[-64:])
    return subprocess.run(['pdftotext', path, '-'], check=True, capture_output=True, text=True, timeout=PATIENCE).stdout


def paper(case):
    program = Program('--sample')
    program.holds_for(31, 23)
    program.keys('alt+4')
    program.label('Unit by unit')
    program.keys('ctrl+p')
    dialog = wait(lambda: next((one for one in program.dialogs() if one.name == 'Print'), None))
    try:
        find(dialog, ['label'], TO_FILE, seconds=60)
    except TimeoutError:
        program.kill()
        print('1..0 # SKIP this GTK cannot print to a file')
        sys.exit(77)
    window = wait(lambda: next(iter(xdotool('search', '--onlyvisible', '--name', '^Print$').split()), None))
    xdotool('windowfocus', '--sync', window)
    path = wait(lambda: next_printer(program, dialog))
    program.keys('alt+p')
    words = printed(path)
    case('the headline stands on the sheet as text', lambda: wait(lambda: HEADLINE in ' '.join(words.split())))
    case('with its sources', lambda: wait(lambda: 'Sources:' in words))
    case('on one page', lambda: wait(lambda: page_of(path)[0] == 1))
    case('of A4', lambda: wait(lambda: all(abs(side - wanted) <= 1 for side, wanted in zip(page_of(path)[1], A4_POINTS))))
    case('and the dialog is gone', program.no_dialog)
    xdotool('windowfocus', '--sync', program.window)
    program.end()


if __name__ == '__main__':
    for tool in ('pdfinfo', 'pdftotext'):
        if shutil.which(tool) is None:
            print(f'1..0 # SKIP {tool} is not there')
            sys.exit(77)
    # The dialog proposes the folder that the program was started in; Meson names the program from another one.
    sys.argv[1] = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        run(paper)
