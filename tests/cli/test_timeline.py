#!/usr/bin/env python3
"""The chance of being open, against exact formulas: products of triangular distribution functions.

A step is done at the later of its own date and those of the steps before it, so it is done by a time when its own date and
those of all its ancestors are: the product of their chances, since own dates are independent.

Copyright (C) 2026 The Døgnplan contributors
SPDX-License-Identifier: GPL-3.0-or-later
"""
import datetime
import json
import math
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'tools'))
from tap import SOURCE, Tap  # noqa: E402

CLI = sys.argv[1]
STEPS = {r['id']: r['fields'] for name in ('common', 'sample')
         for r in json.loads((SOURCE / f'data/templates/{name}.json').read_text(encoding='utf-8'))['records']
         if r['entity'] == 'step'}


def cli(*arguments):
    return subprocess.run([CLI, '--lang', 'en', *map(str, arguments)], capture_output=True, text=True, check=False)


def text(*arguments):
    done = cli(*arguments, '--json')
    if done.returncode:
        raise RuntimeError(done.stderr)
    return done.stdout


def answer(*arguments):
    return json.loads(text(*arguments))


def months(stored):
    return int(stored[1:-1])


def own_law(step):
    fields = STEPS[step]
    likely = months(fields['likely'])
    return months(fields.get('earliest', fields['likely'])), likely, months(fields.get('latest', fields['likely']))


def below(law, t):
    low, mode, high = law
    if t >= high:
        return 1.0
    if t < low:
        return 0.0
    if t <= mode:
        return (t - low) ** 2 / (high - low) / (mode - low) if mode > low else 0.0
    return 1 - (high - t) ** 2 / (high - low) / (high - mode)


def ancestors(step):
    found = {step}
    for before in filter(None, STEPS[step].get('depends_on', '').split(',')):
        found |= ancestors(before)
    return found


def share_by(step, t):
    return math.prod(below(own_law(s), t) for s in ancestors(step))


def decides(step, goal):
    """The integral over its own date of the chance that all others are done before."""
    others = ancestors(goal) - {step}
    low, _, high = own_law(step)
    n = 20000
    if low == high:
        return 0.0
    total = 0.0
    for i in range(n):
        a, b = low + (high - low) * i / n, low + (high - low) * (i + 1) / n
        total += (below(own_law(step), b) - below(own_law(step), a)) * math.prod(below(own_law(s), (a + b) / 2) for s in others)
    return total


def band(p, n):
    """The half-width that n futures stay in, 9,999 times in 10,000."""
    return 4 * math.sqrt(max(p * (1 - p), 1 / n) / n)


def chance_complaints(plan):
    n = 100000
    got = answer('timeline', plan, '--proposal', 'A', '--replications', n)
    if got['time'] != 'months_from_decision' or got['opening'] != 'A-step-opening' or got['law'] != 'triangular':
        yield f'{got["time"]} {got["opening"]} {got["law"]}'
    if [row['by'] for row in got['open_by']][-1] != 18 or got['open_by'][-1]['probability'] != 1:
        yield f'the last month is {got["open_by"][-1]}'
    for row in got['open_by']:
        exact = share_by('A-step-opening', row['by'])
        # The answer is read off whole per cents, with straight lines between them; at the ends those are half a per cent off.
        if abs(row['probability'] - exact) > band(exact, n) + 0.005:
            yield f'open by {row["by"]}: {row["probability"]}, exactly {exact}'
    for step in got['steps']:
        for name, share in (('p05', 0.05), ('p10', 0.1), ('p50', 0.5), ('p90', 0.9), ('p95', 0.95)):
            low, _, high = own_law(step['id'])
            exact = share_by(step['id'], step[name])
            if low < high and abs(exact - share) > band(share, n):
                yield f'{step["id"]} {name} is {step[name]}: exactly {exact} are done by then'
        exact = decides(step['id'], 'A-step-opening') if step['id'] in ancestors('A-step-opening') else 0
        if abs(step['decides'] - exact) > band(exact, n) + 0.001:
            yield f'{step["id"]} decides {step["decides"]}, exactly {exact}'
    planned = share_by('A-step-opening', 12)
    if got['planned_opening'] != 12 or abs(got['planned_opening_probability'] - planned) > band(planned, n) + 0.002:
        yield f'planned: {got["planned_opening_probability"]}, exactly {planned}'


def critical_complaints(plan):
    """A step is critical when it, or a step before it that only it passes on, decides."""
    got = {s['id']: s for s in answer('timeline', plan, '--proposal', 'A')['steps']}
    if got['A-step-opening']['critical'] != 1:
        yield 'the opening is not critical for itself'
    # Building and site are passed on by the approval alone.
    through = sum(got[f'A-step-{name}']['decides'] for name in ('approval', 'building', 'site'))
    if abs(got['A-step-approval']['critical'] - through) > 1e-9:
        yield f'approval: {got["A-step-approval"]["critical"]}, but it passes on {through}'
    if abs(sum(s['decides'] for s in got.values()) - 1) > 1e-9:
        yield f'in some futures nothing, or more than one step, decides: {sum(s["decides"] for s in got.values())}'


def seed_complaints(plan):
    first = text('timeline', plan, '--proposal', 'A', '--seed', 7)
    if text('timeline', plan, '--proposal', 'A', '--seed', 7) != first:
        yield 'the same seed gives another answer'
    if text('timeline', plan, '--proposal', 'A', '--seed', 8) == first:
        yield 'another seed gives the same answer'


def calendar_complaints(plan):
    """With a decision on a day, the same chances fall on the calendar."""
    free = answer('timeline', plan, '--proposal', 'A')
    cli('set', plan, 'plan', 'plan', 'decision=2027-02-01')
    got = answer('timeline', plan, '--proposal', 'A', '--by', '2028-02-01')
    if got['time'] != 'calendar' or got['planned_opening'] != '2028-02-01':
        yield f'{got["time"]} {got["planned_opening"]}'
    for mine, theirs in zip(free['steps'], got['steps']):
        day = datetime.date.fromisoformat(theirs['p50'])
        # A month is a twelfth of a year here, and of its own length there.
        gap = (day - datetime.date(2027, 2, 1)).days / 30.4375 - mine['p50']
        if abs(gap) > 0.2:
            yield f'{mine["id"]}: {day} is {gap} months off'
    if abs(got['open_by_probability'] - free['planned_opening_probability']) > 0.01:
        yield f'open by 1 February 2028: {got["open_by_probability"]}'
    cli('undo', plan)


def vague_complaints(plan):
    """A decision some time in 2027 spreads everything that counts from it, and moves it together."""
    cli('set', plan, 'plan', 'plan', 'decision=2027-01-01')
    sharp = {s['id']: s for s in answer('timeline', plan, '--proposal', 'A')['steps']}
    cli('set', plan, 'plan', 'plan', 'decision=2027')
    vague = {s['id']: s for s in answer('timeline', plan, '--proposal', 'A')['steps']}

    def width(step):
        return (datetime.date.fromisoformat(step['p95']) - datetime.date.fromisoformat(step['p05'])).days

    for identity, step in vague.items():
        if width(step) <= width(sharp[identity]):
            yield f'{identity} is no wider'
    # The decision itself: 5 and 95 per cent of a triangle over the 365 days of the year.
    expected = 364 * (1 - 2 * math.sqrt(0.05 / 2))
    if abs(width(vague['A-step-decision']) - expected) > 6:
        yield f'the decision spreads over {width(vague["A-step-decision"])} days, expected {expected}'
    # An opening that counts from the decision moves with it: it is no easier to reach.
    chance = answer('timeline', plan, '--proposal', 'A')['planned_opening_probability']
    if abs(chance - share_by('A-step-opening', 12)) > 0.02:
        yield f'the planned opening is reached in {chance}, exactly {share_by("A-step-opening", 12)}'
    # It moves all alike: what decides stays as it was.
    for identity, step in vague.items():
        if abs(step['decides'] - sharp[identity]['decides']) > 0.03:
            yield f'{identity} decides {step["decides"]} instead of {sharp[identity]["decides"]}'
    cli('undo', plan, 2)


def unknown_complaints(plan):
    got = answer('timeline', plan, '--proposal', 'B')
    steps = {s['id']: s for s in got['steps']}
    if got['open_by'] or got['planned_opening'] is not None or steps['B-step-opening']['p50'] is not None:
        yield 'an unknown opening has a date'
    if set(steps['B-step-full']['unknown_because']) != {
            'B-step-dialogue', 'B-step-financing', 'B-step-responsibility', 'B-step-pilot', 'B-step-agreements',
            'B-step-opening', 'B-step-full'}:
        yield f'B-step-full waits for {steps["B-step-full"]["unknown_because"]}'
    if steps['reform-handover']['p50'] != '2027-01-01' or steps['reform-handover']['own']:
        yield f'the reform: {steps["reform-handover"]}'
    if not any('unknown' in s for s in got['sentences']):
        yield f'nobody says so: {got["sentences"]}'
    # One unknown date in A spreads to what waits for it, and no further.
    for field in ('earliest', 'likely', 'latest'):
        cli('set', plan, 'step', 'A-step-site', f'{field}=')
    steps = {s['id']: s for s in answer('timeline', plan, '--proposal', 'A')['steps']}
    waiting = {i for i in steps if 'A-step-site' in ancestors(i)}
    for identity, step in steps.items():
        if step['known'] != (identity not in waiting):
            yield f'{identity}: known is {step["known"]}'
        if identity in waiting and step['unknown_because'] != ['A-step-site']:
            yield f'{identity} waits for {step["unknown_because"]}'
    cli('undo', plan, 3)
    # How late it may be is not said.
    cli('set', plan, 'step', 'A-step-site', 'latest=')
    steps = {s['id']: s for s in answer('timeline', plan, '--proposal', 'A')['steps']}
    if steps['A-step-site']['gap'] != 'one_end' or steps['A-step-opening']['known']:
        yield f'one end: {steps["A-step-site"]["gap"]}'
    cli('undo', plan)
    # A calendar date has no place among months from a decision without a date.
    cli('set', plan, 'step', 'A-step-opening', 'depends_on=A-step-approval,reform-handover')
    steps = {s['id']: s for s in answer('timeline', plan, '--proposal', 'A')['steps']}
    if steps['reform-handover']['gap'] != 'no_decision' or steps['A-step-opening']['unknown_because'] != ['reform-handover']:
        yield f'reform: {steps["reform-handover"]["gap"]}, {steps["A-step-opening"]["unknown_because"]}'
    cli('set', plan, 'plan', 'plan', 'decision=2025-06-01')
    steps = {s['id']: s for s in answer('timeline', plan, '--proposal', 'A')['steps']}
    if not steps['A-step-opening']['known'] or steps['A-step-opening']['p05'] < '2027-01-01':
        yield f'with a decision: {steps["A-step-opening"]}'
    cli('undo', plan, 2)


def wrong_complaints(plan):
    for arguments, status in (((plan,), 2), ((plan, '--proposal', 'Z'), 2), (('none.doegnplan', '--proposal', 'A'), 3),
                              ((plan, '--proposal', 'A', '--replications', '0'), 2),
                              ((plan, '--proposal', 'A', '--by', 'some day'), 2),
                              ((plan, '--proposal', 'A', '--by', '2027-01-01'), 2)):
        done = cli('timeline', *arguments)
        if done.returncode != status or not done.stderr.startswith('doegnplan-cli: ') or done.stdout:
            yield f'{arguments}: {done.returncode} {done.stderr}'
    for proposal in ('A', 'B', 'C', 'P', '0'):
        done = cli('timeline', plan, '--proposal', proposal)
        if done.returncode or not done.stdout.strip():
            yield f'{proposal}: {done.stderr}'


def main():
    tap = Tap()
    with tempfile.TemporaryDirectory() as folder:
        plan = str(pathlib.Path(folder) / 'sample.doegnplan')
        made = cli('new', plan, '--template', 'sample')
        tap.case('sample', [made.stderr] if made.returncode else [])
        tap.case('chances against products', chance_complaints(plan))
        tap.case('critical steps', critical_complaints(plan))
        tap.case('same seed, same bytes', seed_complaints(plan))
        tap.case('calendar', calendar_complaints(plan))
        tap.case('a decision that is not sharp', vague_complaints(plan))
        tap.case('unknown stays unknown', unknown_complaints(plan))
        tap.case('wrong use', wrong_complaints(plan))
    tap.finish()


if __name__ == '__main__':
    main()
