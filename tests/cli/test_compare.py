#!/usr/bin/env python3
"""compare: what it prints follows from its own scores, found again here by another way.

Copyright (C) 2026 The Døgnplan contributors
SPDX-License-Identifier: GPL-3.0-or-later
"""
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'tools'))
from tap import Tap  # noqa: E402

CLI = sys.argv[1]
PARAMETERS = ['practice', 'competences', 'cooperation', 'knowledge']
WEIGHTS = [40, 30, 20, 10]


def cli(*arguments, language='en'):
    return subprocess.run([CLI, '--lang', language, *map(str, arguments)], capture_output=True, text=True, check=False)


def answer(command, *arguments):
    """With few futures, or none, where the question is not about them."""
    few = ('--futures', 0) if command == 'score' else () if '--draws' in arguments else ('--draws', 20)
    done = cli(command, *arguments, *few, '--json')
    if done.returncode:
        raise RuntimeError(done.stderr)
    return json.loads(done.stdout)


def scores_of(got, bound):
    return [[parameter[bound] for parameter in one['parameters']] for one in got['proposals']]


def unweighed_complaints(plan):
    """Without weights there is no total, no winner and no agreed order; without --json it is words and tables."""
    got = answer('compare', plan)
    if [one['id'] for one in got['proposals']] != ['A', 'B', 'C', 'P', '0']:
        yield 'the order of the proposals'
    if got['weights'] is not None or got['weight_stability'] is not None or got['acceptability']['order'] is not None:
        yield 'weights that nobody gave'
    if any(one['total'] is not None for one in got['proposals']) or got['what_would_have_to_change']:
        yield 'a total that nobody asked for'
    by_score = {one['id']: one for one in answer('score', plan)['proposals']}
    for one in got['proposals']:
        for parameter, scored in zip(one['parameters'], by_score[one['id']]['parameters']):
            if (parameter['low'], parameter['high']) != (scored['low'], scored['high']):
                yield f'{one["id"]} {parameter["parameter"]}: not what score says'
    text = cli('compare', plan)
    if text.returncode or 'no winner' not in text.stdout:
        yield 'the words'


def acceptability_complaints(plan):
    """Exact shares within five standard errors of drawn ones; first_low and first_high hold whatever lies between."""
    got = answer('compare', plan, '--weights', ','.join(map(str, WEIGHTS)))
    ranked = got['acceptability']['ranked']
    index = {one['id']: i for i, one in enumerate(got['proposals'])}
    chance = random.Random(1)
    draws = 20000
    for agreement in ('nothing', 'order'):
        found = got['acceptability'][agreement]
        if not found['exact'] or found['draws'] != 0 or found['standard_error'] != 0:
            yield f'{agreement}: five proposals are exact'
        for bound in ('low', 'high'):
            scores = scores_of(got, bound)
            first = dict.fromkeys(ranked, 0)
            for _ in range(draws):
                cuts = sorted(chance.random() for _ in range(3))
                weights = [b - a for a, b in zip([0] + cuts, cuts + [1])]
                if agreement == 'order':
                    weights.sort(reverse=True)
                totals = {one: sum(w * s for w, s in zip(weights, scores[index[one]])) for one in ranked}
                first[max(ranked, key=totals.get)] += 1
            for row, one in zip(found[bound]['rank'], ranked):
                error = (row[0] * (1 - row[0]) / draws) ** 0.5
                if abs(row[0] - first[one] / draws) > 5 * error + 1e-9:
                    yield f'{agreement} {bound} {one}: {row[0]}, drawn {first[one] / draws}'
                if abs(sum(row) - 1) > 1e-9:
                    yield f'{agreement} {bound} {one}: the ranks sum to {sum(row)}'
        for one in found['first']:
            i = ranked.index(one['id'])
            for bound in ('low', 'high'):
                if not one['low'] - 1e-12 <= found[bound]['rank'][i][0] <= one['high'] + 1e-12:
                    yield f'{agreement} {one["id"]}: outside its bounds'


def stability_complaints(plan):
    """Inside an interval the winner stays first, outside the rival passes."""
    got = answer('compare', plan, '--proposals', 'A,B,P', '--weights', '10,40,10,40')
    ids = [one['id'] for one in got['proposals']]
    weights = [0.1, 0.4, 0.1, 0.4]
    moved = 0
    for bound in ('low', 'high'):
        scores = scores_of(got, bound)
        found = got['weight_stability'][bound]
        for k, interval in enumerate(found['intervals']):

            def first(share):
                rest = [w * (1 - share) / (1 - weights[k]) for w in weights]
                rest[k] = share
                totals = [sum(w * s for w, s in zip(rest, row)) for row in scores]
                return ids[totals.index(max(totals))]

            inside = [interval['low'] + (interval['high'] - interval['low']) * t for t in (0.001, 0.5, 0.999)]
            if any(first(share) != found['winner'] for share in inside):
                yield f'{bound} {interval["parameter"]}: {found["winner"]} is not first all the way'
            for limit, rival, step in ((interval['low'], interval['low_rival'], -1e-6), (interval['high'], interval['high_rival'], 1e-6)):
                if rival is not None:
                    moved += 1
                    if first(limit + step) != rival:
                        yield f'{bound} {interval["parameter"]}: {rival} does not take over at {limit}'
    if not moved:
        yield 'no limit was tried'
    for one in got['proposals']:
        for bound in ('low', 'high'):
            parts = sum(parameter['contribution'][bound] for parameter in one['parameters'])
            if abs(parts - one['total'][bound]) > 1e-9:
                yield f'{one["id"]}: the parts sum to {parts}, not {one["total"][bound]}'


def dominance_complaints(plan):
    got = answer('compare', plan)
    low, high = scores_of(got, 'low'), scores_of(got, 'high')
    ids = [one['id'] for one in got['proposals']]
    found = {(one['dominates'], one['dominated']): one['certainty'] for one in got['dominance']}
    for i, one in enumerate(ids):
        for j, other in enumerate(ids):
            if i == j:
                continue
            sure = all(a >= b for a, b in zip(low[i], high[j])) and any(a > b for a, b in zip(low[i], high[j]))
            maybe = all(a >= b - 1e-9 for a, b in zip(high[i], low[j])) and any(a > b + 1e-9 for a, b in zip(high[i], low[j]))
            if found.get((one, other), 'no') != ('yes' if sure else 'maybe' if maybe else 'no'):
                yield f'{one} over {other}: {found.get((one, other))}'


def change_complaints(plan):
    """Each change by itself is enough, and a little less is not."""
    got = answer('compare', plan, '--proposals', 'A,B,P', '--weights', '10,40,10,40')
    score = {one['id']: one for one in answer('score', plan)['proposals']}
    total = {one['id']: one['total']['low'] for one in got['proposals']}
    weights = dict(zip(PARAMETERS, [0.1, 0.4, 0.1, 0.4]))
    tried = 0
    for pair in got['what_would_have_to_change']:
        for change in (one for one in pair['changes'] if one['kind'] == 'points'):
            criteria = next(one for one in score[pair['behind']]['parameters'] if one['parameter'] == change['parameter'])['criteria']
            whole = sum(one['weight'] for one in criteria)
            weight = next(one for one in criteria if one['id'] == change['criterion'])['weight']
            after = total[pair['behind']] + weights[change['parameter']] * weight / whole * (change['to'] - change['from'])
            tried += 1
            if abs(after - total[pair['ahead']]) > 1e-6:
                yield f'{pair["behind"]} {change["criterion"]}: {after}, not {total[pair["ahead"]]}'
    if not tried:
        yield 'no change was tried'


def simulated_complaints(plan):
    """The same seed gives the same; a parameter on which nothing is drawn does not spread; who else is compared changes nothing."""
    got = answer('compare', plan, '--draws', 200, '--seed', 4)['simulated']
    again = answer('compare', plan, '--draws', 200, '--seed', 4, '--proposals', 'C,A')['simulated']
    if [one['estimate'] for one in got] != [one['estimate'] for one in again] or len(got) < 3:
        yield 'the estimates'
    for first, second in zip(got, again):
        scores = {(one['id'], one['parameter']): one for one in first['scores']}
        for one in second['scores']:
            if scores[one['id'], one['parameter']] != one:
                yield f'{one["id"]} {one["parameter"]}: changes with who else is compared'
            if not one['p05'] <= one['p50'] <= one['p95']:
                yield 'the quantiles are out of order'
        if scores['A', 'competences']['p05'] != scores['A', 'competences']['p95']:
            yield 'a score that is known spreads'
        if not 0 < first['standard_error'] < 0.05:
            yield f'the error is {first["standard_error"]}'


def refusal_complaints(plan):
    for words in (('--proposals', 'A,Z'), ('--proposals', 'A,A'), ('--weights', '1,2,3'), ('--weights', '0,0,0,0'),
                  ('--weights', '1,2,3,x'), ('--weights', '1,-2,3,4'), ('--weights', 'nan,1,1,1'), ('--draws', '0')):
        done = cli('compare', plan, *words, '--json')
        if done.returncode != 2 or not done.stderr.startswith('doegnplan-cli: ') or done.stdout:
            yield f'{words}: {done.returncode} {done.stderr}'


def rows_complaints(plan):
    """Every proposal has a cell in every row; what is marked as equal is; places are those of the units."""
    rows = {row['id']: row for row in answer('compare', plan)['rows']}
    for name, row in rows.items():
        cells = list(row['cells'].values())
        if list(row['cells']) != ['A', 'B', 'C', 'P', '0'] or not all(cell.strip(' –') for cell in cells):
            yield f'{name}: {row["cells"]}'
        if row['equal'] != (len(set(cells)) == 1):
            yield f'{name}: marked as equal: {row["equal"]}'
    units = json.loads(cli('info', plan, '--json').stdout)['proposals'][0]['units']
    if rows['units']['cells']['A'] != str(len(units)):
        yield f'units: {rows["units"]["cells"]["A"]}'


def sheet_complaints(plan):
    """One whole page as PDF or PNG in either language; no other file."""
    for language in ('en', 'da'):
        for ending, begin in (('pdf', b'%PDF-'), ('png', b'\x89PNG')):
            path = plan.with_name(f'sheet-{language}.{ending}')
            done = cli('compare', plan, '--proposals', 'A,B', '--sheet', path, language=language)
            if done.returncode or not path.read_bytes().startswith(begin):
                yield f'{path.name}: {done.stderr}'
        pages = re.findall(rb'/Type\s*/Page\b(?!s)', plan.with_name(f'sheet-{language}.pdf').read_bytes())
        if len(pages) != 1:
            yield f'{language}: {len(pages)} pages'
    wrong = plan.with_name('sheet.txt')
    done = cli('compare', plan, '--sheet', wrong)
    if done.returncode != 2 or wrong.exists() or '.pdf' not in done.stderr:
        yield f'a text file: {done.returncode} {done.stderr}'


def main():
    tap = Tap()
    with tempfile.TemporaryDirectory() as folder:
        plan = pathlib.Path(folder) / 'plan.doegnplan'
        cli('new', plan, '--template', 'sample')
        for name, check in (('unweighed', unweighed_complaints), ('acceptability', acceptability_complaints),
                            ('stability', stability_complaints), ('dominance', dominance_complaints),
                            ('change', change_complaints), ('simulated', simulated_complaints), ('refused', refusal_complaints),
                            ('rows', rows_complaints), ('sheet', sheet_complaints)):
            tap.case(name, check(plan))
    tap.finish()


if __name__ == '__main__':
    main()
