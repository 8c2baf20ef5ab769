#!/usr/bin/env python3
"""`merge` on copies of the sample that went different ways.

Copyright (C) 2026 The Døgnplan contributors
SPDX-License-Identifier: GPL-3.0-or-later
"""
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'tools'))
from tap import Tap  # noqa: E402

CLI = sys.argv[1]


def cli(*arguments):
    return subprocess.run([CLI, '--lang', 'en', *map(str, arguments)], capture_output=True, text=True, check=False)


def made(*arguments):
    done = cli(*arguments)
    if done.returncode:
        raise RuntimeError(done.stderr)
    return done.stdout


def places(plan):
    return {unit['id']: unit['places'] for proposal in json.loads(made('info', plan, '--json'))['proposals']
            for unit in proposal['units']}


def copies(folder):
    base, ours, theirs = (folder / f'{name}.doegnplan' for name in ('base', 'ours', 'theirs'))
    for old in folder.glob('*.doegnplan'):
        old.unlink()
    made('new', base, '--template', 'sample')
    shutil.copy(base, ours)
    shutil.copy(base, theirs)
    return base, ours, theirs, folder / 'merged.doegnplan'


def without_conflict(folder):
    base, ours, theirs, merged = copies(folder)
    made('set', ours, 'unit', 'A-hovedstaden', 'places=9')
    made('set', theirs, 'unit', 'A-nordjylland', 'places=3')
    before = [path.read_bytes() for path in (base, ours, theirs)]
    done = cli('merge', base, ours, theirs, '-o', merged, '--json')
    got = places(merged)
    if done.returncode or json.loads(done.stdout) != {'merged': str(merged), 'conflicts': []}:
        yield f'{done.returncode} {done.stdout} {done.stderr}'
    if (got['A-hovedstaden'], got['A-nordjylland'], got['A-sjaelland']) != (9, 3, places(base)['A-sjaelland']):
        yield f'{got}'
    if [path.read_bytes() for path in (base, ours, theirs)] != before:
        yield 'an input was changed'
    # Our history, and one step more, which can be undone.
    if len(made('history', merged).splitlines()) != 2:
        yield made('history', merged)
    made('undo', merged)
    if places(merged) != places(ours):
        yield 'undoing the merge does not give ours'


def with_conflict(folder):
    base, ours, theirs, merged = copies(folder)
    made('set', ours, 'unit', 'A-hovedstaden', 'places=9')
    made('set', theirs, 'unit', 'A-hovedstaden', 'places=12')
    done = cli('merge', base, ours, theirs, '-o', merged, '--json')
    conflicts = json.loads(done.stdout)['conflicts']
    expected = {'reason': 'both-changed', 'entity': 'unit', 'id': 'A-hovedstaden', 'field': 'places',
                'base': places(base)['A-hovedstaden'], 'ours': 9, 'theirs': 12}
    if done.returncode != 1 or len(conflicts) != 1 or {key: conflicts[0][key] for key in expected} != expected:
        yield f'{done.returncode} {done.stdout}'
    if places(merged)['A-hovedstaden'] != 9:
        yield 'ours was not kept'
    text = cli('merge', base, ours, theirs, '-o', merged).stdout
    if '9' not in text or '12' not in text:
        yield text


def refused(folder):
    base, ours, theirs, merged = copies(folder)
    for arguments, status in (((base, ours, theirs), 2), ((base, ours, '-o', merged), 2),
                              ((base, ours, folder / 'none', '-o', merged), 3),
                              ((folder / 'none', ours, theirs, '-o', merged), 3),
                              ((base, folder / 'none', theirs, '-o', merged), 3),
                              ((base, ours, theirs, '-o', folder / 'none' / 'merged.doegnplan'), 4)):
        done = cli('merge', *arguments)
        if done.returncode != status or done.stdout or not done.stderr.startswith('doegnplan-cli: '):
            yield f'{arguments}: {done.returncode} {done.stdout} {done.stderr}'
        if merged.exists():
            yield f'{arguments}: something was written'


def main():
    tap = Tap()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        tap.case('changes that do not meet', without_conflict(folder))
        tap.case('a value that both changed', with_conflict(folder))
        tap.case('wrong use', refused(folder))
    tap.finish()


if __name__ == '__main__':
    main()
