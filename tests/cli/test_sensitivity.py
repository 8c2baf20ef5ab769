#!/usr/bin/env python3
"""What matters most, counted again by other means from what the plan holds, and compared with the command line.

Erlang's formula, the sums and the bisection are written anew here; the shares of the spread are drawn with Python's own
random numbers by the covariance of pairs, not by the program's estimator.

Copyright (C) 2026 The Døgnplan contributors
SPDX-License-Identifier: GPL-3.0-or-later
"""
import json
import pathlib
import random
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'tools'))
from tap import SOURCE, Tap  # noqa: E402

CLI = sys.argv[1]
RECORDS = [r for name in ('common', 'sample')
           for r in json.loads((SOURCE / f'data/templates/{name}.json').read_text(encoding='utf-8'))['records']]
RESULTS = ('without_place', 'tipping_point', 'rate', 'used_day_cost')


def of(entity, **fields):
    return [{'id': r['id'], **r['fields']} for r in RECORDS
            if r['entity'] == entity and all(r['fields'].get(k) == v for k, v in fields.items())]


def assumption(name):
    return next(r['fields']['value'] for r in RECORDS if r['id'] == name)


def cli(*arguments):
    return subprocess.run([CLI, '--lang', 'en', *map(str, arguments)], capture_output=True, text=True, check=False)


def answer(*arguments):
    done = cli(*arguments, '--json')
    if done.returncode:
        raise RuntimeError(done.stderr)
    return json.loads(done.stdout)


def amount(value):
    return value['value'] if isinstance(value, dict) else value


def loss(places, load):
    """Erlang's loss formula by its recursion."""
    b = 1.0
    for n in range(1, places + 1):
        b = load * b / (n + load * b)
    return b


class Model:
    """A proposal of the sample: its answers at any value of the inputs."""

    def __init__(self, proposal):
        people = {r['id']: r['population'] for r in of('region')}
        self.weights = {r: n / sum(people.values()) for r, n in people.items()}
        self.units = of('unit', proposal=proposal)
        for unit in self.units:
            unit['serves'] = amount(unit['regions']).split(',')
        own = {unit['id'] for unit in self.units}
        self.staff = sum(amount(line['cost']) for line in of('staffing') if line['unit'] in own)
        self.items = sum(amount(c['amount']) for c in of('cost', proposal=proposal, kind='running'))
        limits = [e[end] for e in of('estimate', comparable='yes', used=1) for end in ('low', 'high')]
        self.base = {
            'need': max(limits), 'stay_before': self.mean('stay_before'), 'stay_after': self.mean('stay_after'), 'split': 0,
            'places': 0, 'wages': 1, 'items': 1, 'budget_occupancy': assumption('budget-occupancy'),
            'service_goal': assumption('service-goal'),
        }
        off = {'stay_before': 'vary-stay-before', 'stay_after': 'vary-stay-after', 'places': 'vary-places',
               'wages': 'vary-wages', 'items': 'vary-items', 'service_goal': 'vary-goal'}
        self.limits = {name: (self.base[name] - assumption(row), self.base[name] + assumption(row)) for name, row in off.items()}
        self.limits['need'] = (min(limits), max(limits))
        self.limits['split'] = (0, assumption('vary-split'))
        self.limits['budget_occupancy'] = (assumption('rate-floor'), assumption('rate-ceiling'))

    def mean(self, field):
        return (sum(amount(u['places']) * amount(u[field]) for u in self.units) / sum(amount(u['places']) for u in self.units))

    def loads(self, x):
        """Share of the need, places and load of every unit, and the share of the need without a unit."""
        weights = {r: (1 - x['split']) * w + x['split'] / len(self.weights) for r, w in self.weights.items()}
        places = [amount(u['places']) + round(x['places']) for u in self.units]
        shares = [0.0] * len(self.units)
        unserved = 0.0
        for region, weight in weights.items():
            serving = [i for i, u in enumerate(self.units) if region in u['serves']]
            if not serving:
                unserved += weight
            for i in serving:
                shares[i] += weight * places[i] / sum(places[j] for j in serving)
        stays = [(amount(u['stay_before']) + x['stay_before'] - self.base['stay_before']
                  + amount(u['stay_after']) + x['stay_after'] - self.base['stay_after']) / 12 for u in self.units]
        return shares, places, stays, unserved

    def without(self, x, need=None):
        need = x['need'] if need is None else need
        shares, places, stays, unserved = self.loads(x)
        return unserved + sum(s * loss(p, need * s * t) for s, p, t in zip(shares, places, stays))

    def occupancy(self, x):
        shares, places, stays, _ = self.loads(x)
        used = sum(x['need'] * s * t * (1 - loss(p, x['need'] * s * t)) for s, p, t in zip(shares, places, stays))
        return used / sum(places)

    def result(self, name, x):
        cost = self.staff * x['wages'] + self.items * x['items']
        days = 365 * sum(self.loads(x)[1])
        if name == 'without_place':
            return x['need'] * self.without(x)
        if name == 'rate':
            return cost / (days * x['budget_occupancy'])
        if name == 'used_day_cost':
            return cost / (days * self.occupancy(x))
        women = 0
        while self.without(x, women + 1) <= x['service_goal']:
            women += 1
        return women

    def no(self, name, x):
        """Above zero when the answer to the question is no."""
        if name in ('without_place', 'tipping_point'):
            return self.without(x) - x['service_goal']
        return x['budget_occupancy'] - self.occupancy(x)


def close(what, got, expected, tolerance=1e-9):
    if abs(got - expected) > tolerance * max(1, abs(expected)):
        return [f'{what}: {got}, not {expected}']
    return []


def check_bars(plan, proposal):
    model, wrong = Model(proposal), []
    for name in RESULTS:
        told = answer('sensitivity', plan, '--proposal', proposal, '--result', name, '--samples', 50)
        wrong += close(f'{name} base', told['base'], model.result(name, model.base))
        if {i['id'] for i in told['inputs']} != set(model.base):
            wrong.append(f'{name}: inputs {[i["id"] for i in told["inputs"]]}')
        widths = [abs(i['at_high'] - i['at_low']) for i in told['inputs']]
        if widths != sorted(widths, reverse=True):
            wrong.append(f'{name}: not the widest first')
        for one in told['inputs']:
            low, high = model.limits[one['id']]
            wrong += close(f'{name} {one["id"]} low', one['low'], low)
            wrong += close(f'{name} {one["id"]} high', one['high'], high)
            wrong += close(f'{name} at low {one["id"]}', one['at_low'], model.result(name, {**model.base, one['id']: low}))
            wrong += close(f'{name} at high {one["id"]}', one['at_high'], model.result(name, {**model.base, one['id']: high}))
            if (one['total'] is None) != (one['id'] in ('places', 'budget_occupancy', 'service_goal')):
                wrong.append(f'{name}: share of {one["id"]}')
    return wrong


def check_turns(plan, proposal):
    """A hair beyond the value given the answer is turned; a little nearer to the base it is not."""
    model, wrong, found = Model(proposal), [], 0
    for name in RESULTS:
        told = answer('sensitivity', plan, '--proposal', proposal, '--result', name, '--samples', 50)
        holds = model.no(name, model.base) <= 0
        if told['holds'] != holds:
            wrong.append(f'{name}: holds {told["holds"]}')
        for one in told['inputs']:
            at = one['turns_at']
            if at is None:
                low, high = model.limits[one['id']]
                for step in range(21):
                    x = {**model.base, one['id']: low + (high - low) * step / 20}
                    if one['id'] != 'places' and (model.no(name, x) <= 0) != holds:
                        wrong.append(f'{name}: {one["id"]} turns at {x[one["id"]]}')
                continue
            found += 1
            base = model.base[one['id']]
            nearer = at - (1 if at > base else -1) if one['id'] == 'places' else at + (base - at) * 1e-6
            beyond = at if one['id'] == 'places' else at + (at - base) * 1e-9
            if (model.no(name, {**model.base, one['id']: beyond}) <= 0) == holds:
                wrong.append(f'{name}: {one["id"]} at {at} does not turn')
            if (model.no(name, {**model.base, one['id']: nearer}) <= 0) != holds:
                wrong.append(f'{name}: {one["id"]} turns before {at}')
            if one['turns_within'] != (model.limits[one['id']][0] <= at <= model.limits[one['id']][1]):
                wrong.append(f'{name}: {one["id"]} within')
    return wrong or ([] if found > 4 else ['hardly any turning point'])


def check_shares(plan):
    """First-order shares as the covariance of two runs that agree in one input only (Sobol' 1993)."""
    model, rng, wrong = Model('A'), random.Random(20), []
    told = answer('sensitivity', plan, '--proposal', 'A', '--result', 'without_place', '--samples', 8192)
    free = ['need', 'stay_before', 'stay_after', 'split', 'wages', 'items']

    def draw():
        return {**model.base, **{k: rng.uniform(*model.limits[k]) for k in free}}

    n = 6000
    first = [draw() for _ in range(n)]
    values = [model.result('without_place', x) for x in first]
    mean = sum(values) / n
    variance = sum((v - mean) ** 2 for v in values) / n
    for one in told['inputs']:
        if one['id'] not in free:
            continue
        products = []
        for x, v in zip(first, values):
            other = {**draw(), one['id']: x[one['id']]}
            products.append((v - mean) * (model.result('without_place', other) - mean) / variance)
        share = sum(products) / n
        error = (sum((p - share) ** 2 for p in products) / n / n) ** 0.5
        if abs(share - one['first']) > 4 * (error ** 2 + one['first_error'] ** 2) ** 0.5 + 1e-9:
            wrong.append(f'{one["id"]}: {one["first"]}, not {share} ± {error}')
    ranked = sorted(values)
    for key, share in (('ignorance_low', 0.05), ('ignorance_high', 0.95)):
        near = [ranked[int(n * (share + d))] for d in (-0.02, 0.02)]
        if not near[0] <= told[key] <= near[1]:
            wrong.append(f'{key}: {told[key]} outside {near}')
    return wrong


def check_refusals(plan):
    wrong = []
    for arguments, words in (
            (('--result', 'cost'), 'tipping_point'), (('--source', 'x'), 'x'), (('--limit', 'middle'), 'low or high'),
            (('--samples', '1'), 'from 2'), (('--samples', '1000000000'), 'from 2'), (('--against', 'Q'), 'Q')):
        done = cli('sensitivity', plan, '--proposal', 'A', *arguments, '--json')
        if done.returncode != 2 or words not in done.stderr or done.stdout or done.stderr.count('\n') != 1:
            wrong.append(f'{arguments}: {done.returncode} {done.stdout}{done.stderr}')
    empty = answer('sensitivity', plan, '--proposal', '0')
    if empty['gap'] != 'no_capacity' or empty['inputs'] or len(empty['sentences']) != 1:
        wrong.append(f'today\'s practice: {empty}')
    return wrong


def check_left_out(plan):
    """What has no interval is left out and named; one estimate alone has no interval of the need."""
    done = cli('set', plan, 'assumption', 'vary-wages', 'value=0')
    if done.returncode:
        return [done.stderr]
    told = answer('sensitivity', plan, '--proposal', 'A', '--result', 'rate')
    wrong = [] if told['left_out'] == ['wages'] else [f'left out: {told["left_out"]}']
    if not any('the cost of staff' in s and 'Left out' in s for s in told['sentences']):
        wrong.append('nobody says what is left out')
    cli('undo', plan)
    return wrong


def check_against(plan):
    mine, other = Model('A'), Model('C')
    told = answer('sensitivity', plan, '--proposal', 'A', '--against', 'C', '--samples', 50)
    wrong = close('other', told['against_base'], other.result('without_place', other.base))
    for one in told['inputs']:
        if one['turns_at'] is None:
            continue
        base = mine.base[one['id']]
        moved = {one['id']: base + (one['turns_at'] - base) * (1 if one['id'] == 'places' else 1 + 1e-9)}
        theirs = {} if one['id'] == 'places' else moved
        if (mine.result('without_place', {**mine.base, **moved}) <= other.result('without_place', {**other.base, **theirs})) \
                == told['holds']:
            wrong.append(f'{one["id"]} does not turn the order')
    if not any(i['turns_at'] is not None for i in told['inputs']):
        wrong.append('nothing turns the order')
    return wrong


def main():
    tap = Tap()
    with tempfile.TemporaryDirectory() as folder:
        plan = pathlib.Path(folder) / 'sample.doegnplan'
        cli('new', plan, '--template', 'sample')
        for proposal in ('A', 'B', 'C', 'P'):
            tap.case(f'bars of {proposal}', check_bars(plan, proposal))
            tap.case(f'turning points of {proposal}', check_turns(plan, proposal))
        tap.case('shares', check_shares(plan))
        tap.case('refusals', check_refusals(plan))
        tap.case('left out', check_left_out(plan))
        tap.case('against another proposal', check_against(plan))
        same = [cli('sensitivity', plan, '--proposal', 'A', '--json').stdout for _ in range(2)]
        tap.case('the same bytes twice', [] if same[0] == same[1] and same[0] else ['other bytes'])
    tap.finish()


if __name__ == '__main__':
    main()
