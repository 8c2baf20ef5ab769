#!/usr/bin/env python3
"""What `check` finds in the sample, counted again from its template, and in a plan that is spoilt on purpose.

Copyright (C) 2026 The Døgnplan contributors
SPDX-License-Identifier: GPL-3.0-or-later
"""
import json
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'tools'))
from tap import SOURCE, Tap  # noqa: E402

CLI = sys.argv[1]
REQUIREMENTS = 16
# The sample of the CPR office's own description of the check, and the same with a check digit that fails.
LIKELY, MAY_BE = '070761-4285', '070761-4286'


def cli(*arguments):
    return subprocess.run([CLI, '--lang', 'en', *map(str, arguments)], capture_output=True, text=True, check=False)


def check(plan, *arguments):
    done = cli('check', plan, *arguments, '--json')
    return done.returncode, json.loads(done.stdout)


def answers(proposal):
    records = json.loads((SOURCE / 'data/templates/sample.json').read_text(encoding='utf-8'))['records']
    return {r['fields']['requirement']: r['fields'] for r in records
            if r['entity'] == 'answer' and r['fields']['proposal'] == proposal}


def sample(plan):
    pathlib.Path(plan).unlink(missing_ok=True)
    done = cli('new', plan, '--template', 'sample')
    if done.returncode:
        raise RuntimeError(done.stderr)
    return plan


def unanswered(plan):
    """The requirements of every proposal that are missing or wait, with what they wait for."""
    status, found = check(sample(plan))
    problems = [] if status == 1 else [f'status {status}']
    for proposal in found['proposals']:
        given = answers(proposal['id'])
        expected = {key: fields for key, fields in given.items() if fields['state'] in ('missing', 'waiting')}
        got = {one['requirement']: one for one in proposal['unanswered'] if one['requirement'] in given}
        if set(got) != set(expected):
            problems.append(f"{proposal['id']}: {sorted(got)} but {sorted(expected)}")
        problems += [f"{proposal['id']} {key}: {one}" for key, one in got.items()
                     if one['waits_for'] is not None and one['waits_for'] != '' and 'waits_for' not in given[key]]
        missing_rows = REQUIREMENTS - len(given)
        if proposal['answered'] != REQUIREMENTS - len(expected) - missing_rows or proposal['requirements'] != REQUIREMENTS:
            problems.append(f"{proposal['id']}: {proposal['answered']} answered")
    return problems


def one_proposal(plan):
    sample(plan)
    _, everything = check(plan)
    problems = []
    for proposal in everything['proposals']:
        status, alone = check(plan, '--proposal', proposal['id'])
        if alone['proposals'] != [proposal]:
            problems.append(f"{proposal['id']} alone is not what it is among all")
        if alone['found'] != len(proposal['unanswered']) + len(proposal['problems']) or status != (alone['found'] > 0):
            problems.append(f"{proposal['id']}: found {alone['found']}, status {status}")
    unknown = cli('check', plan, '--proposal', 'Z')
    if unknown.returncode != 2 or unknown.stdout:
        problems.append(f'unknown proposal: {unknown.returncode} {unknown.stdout}')
    return problems


def personal_data(plan):
    sample(plan)
    problems = []
    if check(plan)[1]['personal_data']:
        problems.append('the sample holds a person')
    cli('set', plan, 'unit', 'A-nordjylland', f'note=Spørg {LIKELY} og {MAY_BE}')
    cli('set', plan, 'proposal', 'C', f'name=Forslag {LIKELY}')
    status, found = check(plan)
    places = [(one['entity'], one['id'], one['field'], one['text']) for one in found['personal_data']]
    if status != 1 or sorted(places) != sorted([
            ('unit', 'A-nordjylland', 'note', 'Looks very much like a CPR number'),
            ('unit', 'A-nordjylland', 'note', 'May be a CPR number'),
            ('proposal', 'C', 'name', 'Looks very much like a CPR number')]):
        problems.append(f'{status} {places}')
    text = cli('check', plan, '--proposal', 'A').stdout
    if '4285' in text or text.count('CPR number') != 3:
        problems.append(f'as text: {text[:400]}')
    return problems


def contradictions(plan):
    """A unit whose places are unknown is named with its field."""
    sample(plan)
    problems = []
    cli('set', plan, 'unit', 'A-nordjylland', 'places=')
    found = check(plan, '--proposal', 'A')[1]['proposals'][0]['problems']
    if not any(one['entity'] == 'unit' and one['id'] == 'A-nordjylland' and one['field'] == 'places' for one in found):
        problems.append(f'places: {found}')
    return problems


def said_once(plan):
    """What lacks in the plan itself is said once, and not by every proposal."""
    sample(plan)
    problems = []
    if check(plan)[1]['plan']:
        problems.append('the sample lacks something as a whole')
    cli('set', plan, 'plan', 'plan', 'split=births')
    cli('set', plan, 'estimate', 'sbst-2024', 'hidden_low=5', 'hidden_high=9')
    everything = check(plan)[1]
    texts = [one['text'] for one in everything['plan']]
    if len(texts) != len(set(texts)) or not any('hidden cases' in text for text in texts) or len(texts) < 2:
        problems.append(f'the whole plan: {texts}')
    problems += [f"{proposal['id']} repeats {one['text']}" for proposal in everything['proposals']
                 for one in proposal['problems'] if one['entity'] in ('plan', 'region', 'estimate')]
    if check(plan, '--proposal', 'A')[1]['plan'] != everything['plan']:
        problems.append('A alone hears something else of the plan')
    text = cli('check', plan).stdout
    problems += [f'{one}: {text.count(one)} times' for one in texts if text.count(one) != 1]
    return problems


def empty(plan):
    """An empty plan is not in order."""
    pathlib.Path(plan).unlink()
    cli('new', plan)
    done = cli('check', plan)
    return [] if done.returncode == 1 and 'There is no proposal yet' in done.stdout else [f'{done.returncode} {done.stdout}']


def refused(plan):
    problems = []
    for arguments, status in ((('check',), 2), (('check', plan + '.none'), 3), (('check', plan, plan), 2)):
        done = cli(*arguments)
        if done.returncode != status or done.stdout or not done.stderr.startswith('doegnplan-cli: '):
            problems.append(f'{arguments}: {done.returncode} {done.stderr}')
    return problems


def main():
    tap = Tap()
    with tempfile.TemporaryDirectory() as folder:
        plan = str(pathlib.Path(folder) / 'plan.doegnplan')
        tap.case('what is not answered', unanswered(plan))
        tap.case('one proposal', one_proposal(plan))
        tap.case('personal data', personal_data(plan))
        tap.case('what does not fit together', contradictions(plan))
        tap.case('what lacks in the whole plan', said_once(plan))
        tap.case('an empty plan', empty(plan))
        tap.case('wrong use', refused(plan))
    tap.finish()


if __name__ == '__main__':
    main()
