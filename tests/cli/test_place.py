#!/usr/bin/env python3
"""Sites and distances: the reference's optima, and the plan's distances found again by another way.

Copyright (C) 2026 The Døgnplan contributors
SPDX-License-Identifier: GPL-3.0-or-later
"""
import csv
import heapq
import itertools
import json
import math
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'tools'))
from tap import SOURCE, Tap  # noqa: E402

CLI = sys.argv[1]
DETOUR = 1.3


def cli(*arguments):
    return subprocess.run([CLI, '--lang', 'en', *map(str, arguments)], capture_output=True, text=True, check=False)


def answer(*arguments):
    done = cli(*arguments, '--json')
    if done.returncode:
        raise RuntimeError(done.stderr)
    return json.loads(done.stdout)


def facts(name):
    with open(SOURCE / f'data/facts/{name}.csv', encoding='utf-8', newline='') as file:
        return list(csv.DictReader(file))


def problem(seed):
    """The reference's own generator."""
    x = seed

    def draw():
        nonlocal x
        x = (1103515245 * x + 12345) % 2 ** 31
        return x >> 16

    points = [(draw() % 401, draw() % 301, 1 + draw() % 99) for _ in range(98)]
    sites = [(draw() % 401, draw() % 301) for _ in range(20)]
    return {'distance': [[math.isqrt((a - u) ** 2 + (b - v) ** 2) for u, v in sites] for a, b, _ in points],
            'weight': [w for _, _, w in points]}


def reference_complaints(folder):
    path = SOURCE / 'tests/engine/reference/location_98x20.csv'
    rows = csv.DictReader(line for line in path.read_text(encoding='utf-8').splitlines() if not line.startswith('#'))
    found = {}
    for row in rows:
        if row['objective'] not in ('pmedian', 'pcentre'):
            continue
        key = row['seed'], row['p']
        if key not in found:
            matrix = pathlib.Path(folder) / f'matrix-{row["seed"]}.json'
            matrix.write_text(json.dumps(problem(int(row['seed']))), encoding='utf-8')
            found[key] = answer('place', '--matrix', matrix, '--units', row['p'])
        got = found[key]['p_median' if row['objective'] == 'pmedian' else 'p_centre']
        expected = {'value': float(row['optimum']), 'sites': [int(s) for s in row['sites'].split()], 'ties': int(row['ties']),
                    'runner_up': float(row['second_best_value'])}
        for name, value in expected.items():
            if got[name] != value:
                yield f'seed {row["seed"]}, {row["p"]} units, {row["objective"]}: {name} is {got[name]}, expected {value}'
    if len(found) < 5:
        yield f'only {len(found)} problems'


def matrix_complaints(folder):
    """Wrong matrices are refused with a sentence."""
    path = pathlib.Path(folder) / 'wrong.json'
    good = {'distance': [[1, 2], [3, 4]], 'weight': [1, 1]}
    for content, units, status in (('{', 1, 3), ('[]', 1, 3), ('{}', 1, 2), (good | {'weight': [1]}, 1, 2),
                                   (good | {'distance': [[1, 2], [3]]}, 1, 2), (good | {'distance': [['a', 2], [3, 4]]}, 1, 2),
                                   (good | {'weight': [0, 0]}, 1, 2), (good | {'weight': [1, -1]}, 1, 2),
                                   (good | {'distance': [[1, -2], [3, 4]]}, 1, 2), (good, 3, 2), (good, 0, 2), (good, 11, 2)):
        path.write_text(content if isinstance(content, str) else json.dumps(content), encoding='utf-8')
        done = cli('place', '--matrix', path, '--units', units, '--json')
        if done.returncode != status or not done.stderr.startswith('doegnplan-cli: ') or done.stdout:
            yield f'{content}, {units} units: {done.returncode} {done.stderr}'
    path.write_text(json.dumps(good), encoding='utf-8')
    got = answer('place', '--matrix', path, '--units', 2)
    # The only set there is: nothing comes second.
    if got['p_median']['value'] != 4 or got['p_median']['runner_up'] is not None or got['p_median']['sites'] != [0, 1]:
        yield f'the only set: {got["p_median"]}'


def great_circle(a, b):
    """By the angle between two vectors."""
    def vector(p):
        lat, lon = map(math.radians, p)
        return math.cos(lat) * math.cos(lon), math.cos(lat) * math.sin(lon), math.sin(lat)
    u, v = vector(a), vector(b)
    cross = math.hypot(u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0])
    return 6371.0088 * math.atan2(cross, sum(i * j for i, j in zip(u, v)))


LANDS = {(r['municipality'], r['town']): r['land'] for r in facts('lands')}
TOWNS = [{'name': r['name'], 'region': r['region'], 'at': (float(r['lat']), float(r['lon'])), 'people': int(r['population']),
          'weight': float(r['weight']),
          'land': LANDS.get((r['municipality'], r['name'])) or LANDS[r['municipality'], '']} for r in facts('towns')]
CROSSINGS = facts('crossings')
REGIONS = {r['code']: int(r['population_2024_01_01']) for r in facts('regions')}


def land_at(at):
    return min(TOWNS, key=lambda town: great_circle(town['at'], at))['land']


def roads_from(at):
    """Kilometres by road from a place to every end of a crossing: Dijkstra's algorithm."""
    ends = [((float(c[f'lat_{s}']), float(c[f'lon_{s}'])), c[f'land_{s}'], i, float(c['km']))
            for i, c in enumerate(CROSSINGS) for s in 'ab']
    land = land_at(at)
    best = {}
    heap = [(DETOUR * great_circle(at, end[0]), k) for k, end in enumerate(ends) if end[1] == land]
    heapq.heapify(heap)
    while heap:
        km, k = heapq.heappop(heap)
        if k in best:
            continue
        best[k] = km
        for j, other in enumerate(ends):
            if j not in best:
                if other[2] == ends[k][2]:
                    heapq.heappush(heap, (km + other[3], j))
                if other[1] == ends[k][1]:
                    heapq.heappush(heap, (km + DETOUR * great_circle(ends[k][0], other[0]), j))

    def to(town):
        direct = DETOUR * great_circle(at, town['at']) if town['land'] == land else math.inf
        return min([direct] + [best[k] + DETOUR * great_circle(end[0], town['at'])
                               for k, end in enumerate(ends) if end[1] == town['land'] and k in best])
    return to


def demand():
    people = {region: sum(t['weight'] for t in TOWNS if t['region'] == region) for region in REGIONS}
    everyone = sum(REGIONS.values())
    return [(t, REGIONS[t['region']] / everyone * t['weight'] / people[t['region']]) for t in TOWNS if t['weight']]


def near(got, expected, tolerance=1e-6):
    return got is not None and math.isclose(got, expected, rel_tol=tolerance, abs_tol=tolerance)


def distance_complaints(plan, proposal, serves):
    """@serves: unit → its regions."""
    got = answer('place', plan, '--units', 1, '--proposal', proposal)['proposal']
    towns = demand()
    places = {u['id']: (u['latitude'], u['longitude']) for u in got['units']}
    road = {u: roads_from(at) for u, at in places.items()}
    for name, far in (('road', lambda u, t: road[u](t)), ('straight_line', lambda u, t: great_circle(places[u], t['at']))):
        mean = backup = served = worst = 0
        within = dict.fromkeys((50, 100, 150), 0)
        for town, weight in towns:
            own = [(far(u, town), u) for u in places if town['region'] in serves[u]]
            if not own:
                continue
            km, nearest = min(own)
            served += weight
            mean += weight * km
            worst = max(worst, km)
            others = [far(u, town) for u in places if u != nearest]
            backup += weight * min(others) if others else 0
            for limit in within:
                within[limit] += weight * (km <= limit)
        for key, value in (('mean', mean / served), ('worst', worst)):
            if not near(got[name][key], value):
                yield f'{name} {key}: {got[name][key]}, expected {value}'
        for limit, value in within.items():
            if not near(got[name][f'within_{limit}'], value):
                yield f'{name} within {limit}: {got[name][f"within_{limit}"]}, expected {value}'
        if len(places) > 1 and not near(got[name]['backup_mean'], backup / served):
            yield f'{name} backup: {got[name]["backup_mean"]}, expected {backup / served}'
        if len(places) == 1 and got[name]['backup_mean'] is not None:
            yield 'a backup without a second unit'
        if not near(got['served_share'], served):
            yield f'served: {got["served_share"]}, expected {served}'


def candidates():
    chosen = []
    for town in sorted(TOWNS, key=lambda t: (-t['people'], t['name'])):
        if len(chosen) < 20 and all(great_circle(town['at'], c['at']) >= 20 for c in chosen):
            chosen.append(town)
    return chosen


def plan_complaints(plan):
    """Every pair of the twenty towns, looked at here too."""
    sites = candidates()
    got = answer('place', plan, '--units', 2)
    if [c['name'] for c in got['candidates']] != [s['name'] for s in sites]:
        yield f'candidates: {[c["name"] for c in got["candidates"]]}'
        return
    towns = demand()
    ways = [[to(town) for town, _ in towns] for to in (roads_from(s['at']) for s in sites)]
    weights = [w for _, w in towns]
    values = {}
    for pair in itertools.combinations(range(20), 2):
        nearest = [min(ways[s][i] for s in pair) for i in range(len(towns))]
        values[pair] = (sum(w * km for w, km in zip(weights, nearest)), max(nearest))
    if got['sets'] != len(values):
        yield f'{got["sets"]} sets'
    for key, number in (('p_median', 0), ('p_centre', 1)):
        order = sorted({round(v[number], 9) for v in values.values()})
        if not near(got[key]['value'], order[0]) or not near(got[key]['runner_up'], order[1]):
            yield f'{key}: {got[key]["value"]} and {got[key]["runner_up"]}, expected {order[:2]}'
        if not near(values[tuple(got[key]['sites'])][number], order[0]):
            yield f'{key}: the sites {got[key]["sites"]} are not the best'
    best = {tuple(s['sites']) for s in got['pareto']}
    if tuple(got['p_median']['sites']) not in best or got['pareto_sets'] < 1:
        yield 'the best mean is not on the Pareto list'


def candidate_complaints(plan):
    """Only the named towns are looked at; two pairs are priced again by the command itself, one lock at a time."""
    towns = ('aarhus', 'Odense', 'København', 'Odense')
    named = [word for town in towns for word in ('--candidate', town)]
    got = answer('place', plan, '--units', 2, *named)
    if [c['name'] for c in got['candidates']] != ['Aarhus', 'Odense', 'København'] or got['sets'] != 3:
        yield f'{got["candidates"]}, {got["sets"]} sets'
    values = []
    for pair in (('Aarhus', 'Odense'), ('Aarhus', 'København'), ('Odense', 'København')):
        locked = answer('place', plan, '--units', 2, *named, '--lock', pair[0], '--lock', pair[1])
        if sorted(locked['p_median']['names']) != sorted(pair):
            yield f'{pair}: {locked["p_median"]}'
        values.append(locked['p_median']['value'])
    if abs(min(values) - got['p_median']['value']) > 1e-12 or abs(sorted(values)[1] - got['p_median']['runner_up']) > 1e-12:
        yield f'{got["p_median"]} is not the best of {values}'
    for arguments, status in ((('--units', 2, '--candidate', 'Atlantis'), 2), (('--units', 3, '--candidate', 'Odense'), 2)):
        done = cli('place', plan, *arguments)
        if done.returncode != status or done.stdout or done.stderr.count('\n') != 1:
            yield f'{arguments}: {done.returncode} {done.stderr}'


def lock_complaints(plan):
    got = answer('place', plan, '--units', 3, '--lock', 'Esbjerg', '--lock', 'roskilde')
    if not {'Esbjerg', 'Roskilde'} <= set(got['p_median']['names']) or got['sets'] != 18:
        yield f'{got["p_median"]["names"]} of {got["sets"]}'
    done = cli('place', plan, '--units', 3, '--lock', 'Atlantis')
    if done.returncode != 2 or 'Atlantis' not in done.stderr:
        yield f'an unknown town: {done.returncode} {done.stderr}'
    # More locks than units.
    done = cli('place', plan, '--units', 1, '--lock', 'Esbjerg', '--lock', 'Roskilde')
    if done.returncode != 2 or not done.stderr:
        yield f'more locks than units: {done.returncode}'


def edge_complaints(plan):
    # A proposal's site in a candidate town is that town, not a second one: 20 towns, and Holbæk and Hvidovre if not among them.
    names = [c['name'] for c in answer('place', plan, '--units', 1, '--proposal', 'A')['candidates']]
    if len(names) != len(set(names)):
        yield f'a town twice: {names}'
    # No unit, no distance; but the best sites are still known.
    got = answer('place', plan, '--units', 1, '--proposal', '0')
    if got['proposal']['gap'] != 'no_unit' or got['proposal']['road']['mean'] is not None or not got['p_median']['names']:
        yield f'no unit: {got["proposal"]}'
    cli('set', plan, 'unit', 'P-midtjylland', 'municipality=')
    got = answer('place', plan, '--units', 1, '--proposal', 'P')['proposal']
    if got['gap'] != 'no_place' or got['own_sites'] is not None:
        yield f'nowhere: {got["gap"]}'
    cli('undo', plan)
    # On Bornholm, by its own coordinates: over the Kattegat, across Sjælland and over the sea, 74 + 1.3 × 85 + 161 km from Aarhus.
    cli('set', plan, 'unit', 'P-midtjylland', 'latitude=55.1', 'longitude=14.7')
    got = answer('place', plan, '--units', 1, '--proposal', 'P')['proposal']
    if not 345 < got['road']['mean'] < 445:
        yield f'from Midtjylland to Bornholm: {got["road"]["mean"]}'
    cli('undo', plan)
    for arguments in ((plan,), (plan, '--units', '0'), (plan, '--units', '11'), ('--units', '1'),
                      (plan, '--units', '1', '--proposal', 'Z'), (plan, '--units', '1', '--matrix', 'x.json')):
        done = cli('place', *arguments)
        if done.returncode != 2 or not done.stderr.startswith('doegnplan-cli: '):
            yield f'{arguments}: {done.returncode} {done.stderr}'
    for proposal in ('A', 'B', 'C', 'P', '0'):
        done = cli('place', plan, '--units', 2, '--proposal', proposal)
        if done.returncode or not done.stdout.strip():
            yield f'{proposal}: {done.stderr}'


def main():
    tap = Tap()
    with tempfile.TemporaryDirectory() as folder:
        plan = str(pathlib.Path(folder) / 'sample.doegnplan')
        made = cli('new', plan, '--template', 'sample')
        tap.case('sample', [made.stderr] if made.returncode else [])
        tap.case('reference', reference_complaints(folder))
        tap.case('wrong matrices', matrix_complaints(folder))
        own = {'hovedstaden': 'DK-84', 'sjaelland': 'DK-85', 'syddanmark': 'DK-83', 'midtjylland': 'DK-82', 'nordjylland': 'DK-81'}
        tap.case('distances of A', distance_complaints(plan, 'A', {f'A-{k}': {v} for k, v in own.items()}))
        tap.case('distances of C', distance_complaints(plan, 'C', {'C-danmark': set(REGIONS)}))
        tap.case('distances of P', distance_complaints(plan, 'P', {'P-midtjylland': {'DK-82'}}))
        tap.case('sites of a plan', plan_complaints(plan))
        tap.case('named candidates', candidate_complaints(plan))
        tap.case('locked sites', lock_complaints(plan))
        tap.case('edges', edge_complaints(plan))
    tap.finish()


if __name__ == '__main__':
    main()
