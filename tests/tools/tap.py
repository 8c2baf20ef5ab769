"""A test program's answers in TAP: one line a case, the complaints below it.

Copyright (C) 2026 The Døgnplan contributors
SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import pathlib
import subprocess
import sys

SOURCE = pathlib.Path(os.environ.get('DOEGNPLAN_SOURCE_DIR') or pathlib.Path(__file__).resolve().parents[2])
BUILD = pathlib.Path(os.environ.get('DOEGNPLAN_BUILD_DIR') or SOURCE / 'build')


class Tap:
    def __init__(self):
        self.number = 0
        self.failed = 0

    def case(self, name, complaints):
        """One case, passed when there is nothing to complain about."""
        complaints = list(complaints)
        self.number += 1
        self.failed += bool(complaints)
        print(f'{"not ok" if complaints else "ok"} {self.number} - {name}')
        sys.stdout.flush()
        if complaints:
            # The standard error is what `meson test --print-errorlogs` shows.
            print(f'{name}:', *(f'  {line}' for complaint in complaints for line in str(complaint).splitlines()),
                  sep='\n', file=sys.stderr, flush=True)

    def skip(self, name, reason):
        self.number += 1
        print(f'ok {self.number} - {name} # SKIP {reason}', flush=True)

    def finish(self):
        print(f'1..{self.number}', flush=True)
        sys.exit(1 if self.failed else 0)


def run(*command, **options):
    """Runs a tool; its complaints when it fails, else nothing."""
    done = subprocess.run([str(word) for word in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                          check=False, **options)
    return [f'{command[0]} ended with {done.returncode}', done.stdout] if done.returncode else []
