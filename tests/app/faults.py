#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that cannot be opened, as a planner meets them in the Danish window: each is said, and the file is left alone.

Copyright (C) 2026 The Døgnplan contributors
SPDX-License-Identifier: GPL-3.0-or-later

Usage: faults.py PROGRAM CLI, below tests/tools/headless.sh. Needs Debian's own python3 for pyatspi.
"""
import os
import sqlite3
import subprocess
import sys
import tempfile

from driven import Program, run

CLI = sys.argv[2]
DANISH = {'LANGUAGE': 'da'}


def cli(*arguments):
    return subprocess.run([CLI, *arguments], check=True, capture_output=True, text=True).stdout


def same(left, text):
    assert left == text, f'{len(left)} bytes instead of {len(text)}, or others'


def opening(case):
    """Files that are no plan, damaged, or of a newer program: a sentence, and the file is left alone."""
    folder = tempfile.mkdtemp()
    good = os.path.join(folder, 'good.doegnplan')
    cli('new', good, '--template', 'sample')
    with open(good, 'rb') as file:
        content = file.read()

    def refused(name, text, sentence):
        path = os.path.join(folder, name + '.doegnplan')
        with open(path, 'wb') as file:
            file.write(text)
        program = Program(path, environment=DANISH)
        case(name, lambda: program.says(sentence))
        program.kill()
        with open(path, 'rb') as file:
            left = file.read()
        case(f'{name}: the file is left alone', lambda: same(left, text))

    newer = os.path.join(folder, 'as-newer.doegnplan')
    with open(newer, 'wb') as file:
        file.write(content)
    with sqlite3.connect(newer) as database:
        database.execute('PRAGMA user_version = 9999')
    database.close()
    with open(newer, 'rb') as file:
        of_later = file.read()
    refused('no-plan', 'Kære alle'.encode(), 'ikke en plan, som')
    refused('newer', of_later, 'nyere version')
    refused('damaged', content[:len(content) // 2], 'beskadiget')


if __name__ == '__main__':
    run(opening)
