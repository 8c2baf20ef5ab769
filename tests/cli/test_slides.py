#!/usr/bin/env python3
"""slides: a page for each slide that is not hidden, 16:9, made from the figures as they are now.

Copyright (C) 2026 The Døgnplan contributors
SPDX-License-Identifier: GPL-3.0-or-later
"""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'tools'))
from tap import Tap  # noqa: E402

CLI = sys.argv[1]


def cli(*arguments, language='en'):
    return subprocess.run([CLI, '--lang', language, *map(str, arguments)], capture_output=True, text=True, check=False)


def made(*arguments, **options):
    done = cli(*arguments, **options)
    if done.returncode or done.stderr:
        raise RuntimeError(done.stderr)
    return done.stdout


def words(file):
    """The text of each page, with plain spaces only."""
    text = subprocess.run(['pdftotext', '-layout', str(file), '-'], capture_output=True, text=True, check=True).stdout
    return [' '.join(page.split()) for page in text.split('\f')[:-1]]


def page_complaints(file):
    said = subprocess.run(['pdfinfo', '-l', '99', str(file)], capture_output=True, text=True, check=True).stdout
    sizes = re.findall(r'(?m)^Page +\d+ size: +([\d.]+) x ([\d.]+) pts', said)
    # From the title to the recommendation.
    if len(sizes) != 12:
        yield f'{len(sizes)} pages in place of 12'
    for width, height in sizes:
        if abs(float(width) / float(height) - 16 / 9) > 0.002:
            yield f'a page of {width} x {height}'


def follow_complaints(plan, file):
    """What is changed in the plan is changed on the pages: nothing is an old picture."""
    made('slides', plan, '-o', file, language='da')
    before = words(file)
    if 'hver 6 pladser' not in before[5] or '31' not in before[5]:
        yield f'the capacity is told so: {before[5]}'
    made('set', plan, 'estimate', 'sbst-2024', 'high=110')
    made('slides', plan, '-o', file, language='da')
    after = words(file)
    # The fourth slide says what each estimate says.
    if '110' in before[3] or '110' not in after[3]:
        yield f'the estimate was 100 and is 110: {after[3]}'
    if not all(f' {number}' in f' {page}' for number, page in enumerate(after[1:], 2)):
        yield 'a page without its number'
    made('undo', plan)


def proposal_complaints(plan, file):
    """The first proposal unless one is named. C holds for 81 women: Erlang B with 42 places and stays of 6 months."""
    made('slides', plan, '-o', file)
    first = file.read_bytes()
    made('slides', plan, '--proposal', 'A', '-o', file)
    if file.read_bytes() != first:
        yield 'the first proposal named makes other slides'
    made('slides', plan, '--proposal', 'C', '-o', file)
    if '81' not in words(file)[5]:
        yield f'proposal C: {words(file)[5]}'


def refusal_complaints(plan, folder):
    (folder / 'taken.pdf').mkdir()
    for arguments, status in (((plan,), 2), ((plan, '-o', 'slides.odp'), 2), ((plan, '--proposal', 'Z', '-o', folder / 'z.pdf'), 2),
                              ((plan, '-o', folder / 'nowhere' / 'slides.pdf'), 4), ((plan, '-o', folder / 'taken.pdf'), 4),
                              ((folder / 'none.doegnplan', '-o', folder / 'none.pdf'), 3)):
        done = cli('slides', *arguments)
        if done.returncode != status or done.stdout or not done.stderr.startswith('doegnplan-cli: ') or done.stderr.count('\n') != 1:
            yield f'{arguments}: {done.returncode} {done.stderr}'
    left = sorted(path.name for path in folder.iterdir())
    if left != ['plan.doegnplan', 'taken.pdf']:
        yield f'left behind: {left}'


def main():
    tap = Tap()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        plan, file = folder / 'plan.doegnplan', folder / 'slides.pdf'
        made('new', plan, '--template', 'sample')
        if shutil.which('pdftotext') and shutil.which('pdfinfo'):
            made('slides', plan, '-o', file)
            tap.case('pages', page_complaints(file))
            tap.case('follow the plan', follow_complaints(plan, file))
            tap.case('proposal', proposal_complaints(plan, file))
            file.unlink()
        else:
            tap.skip('pages', 'pdftotext is not there')
        tap.case('refused', refusal_complaints(plan, folder))
    tap.finish()


if __name__ == '__main__':
    main()
