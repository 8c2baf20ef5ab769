#!/usr/bin/env python3
"""The planner's own distances: read as a block, used cell by cell, and recomputed here from the table of towns alone.

Copyright (C) 2026 The Døgnplan contributors
SPDX-License-Identifier: GPL-3.0-or-later
"""
import csv
import json
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'tools'))
from tap import SOURCE, Tap  # noqa: E402

CLI = sys.argv[1]
REGION, SITE = 'DK-82', 'Aarhus'


def cli(*arguments, language='en'):
    return subprocess.run([CLI, '--lang', language, *map(str, arguments)], capture_output=True, text=True, check=False)


def answer(*arguments):
    done = cli(*arguments, '--json')
    if done.returncode:
        raise RuntimeError(done.stderr)
    return json.loads(done.stdout)


def change(plan, entity, record, *fields):
    done = cli('set', plan, entity, record, *fields)
    if done.returncode:
        raise RuntimeError(done.stderr)


def towns():
    with open(SOURCE / 'data/facts/towns.csv', encoding='utf-8', newline='') as file:
        return [t for t in csv.DictReader(file) if t['region'] == REGION and float(t['weight']) > 0]


def own_km(municipality):
    """Any number of its own for every municipality, with a decimal comma where it is not whole."""
    return 10 + int(municipality) % 97 / 2


def written(km):
    return f'{km:g}'.replace('.', ',')


def pilot(plan):
    """The pilot's only unit lies in the middle of the site's municipality."""
    change(plan, 'unit', 'P-midtjylland', 'municipality=751', 'latitude=', 'longitude=')


def distances_complaints(plan):
    pilot(plan)
    estimate = answer('place', plan, '--units', 1, '--proposal', 'P')
    if estimate['proposal']['own_distance_share'] or estimate['own_distances']:
        yield 'a plan without own distances uses some'
    here = towns()
    rows = [f';{SITE}'] + [f'{m};{written(own_km(m))}' for m in sorted({t['municipality'] for t in here})]
    for between in (';', '\t'):
        change(plan, 'plan', 'plan', 'distances=' + '\n'.join(rows).replace(';', between))
        got = answer('place', plan, '--units', 1, '--proposal', 'P')
        people = sum(float(t['weight']) for t in here)
        mean = sum(float(t['weight']) * own_km(t['municipality']) for t in here) / people
        worst = max(own_km(t['municipality']) for t in here)
        road = got['proposal']['road']
        if abs(road['mean'] - mean) > 1e-9 or abs(road['worst'] - worst) > 1e-9:
            yield f'mean {road["mean"]} and worst {road["worst"]} are not {mean} and {worst}'
        if abs(got['proposal']['own_distance_share'] - got['proposal']['served_share']) > 1e-9:
            yield f'own for {got["proposal"]["own_distance_share"]} of {got["proposal"]["served_share"]}'
    simulated = answer('simulate', plan, '--proposal', 'P', '--replications', 300)
    if any(abs(e['distance_km'] - mean) > 1e-6 for e in simulated['estimates']):
        yield f'simulated {simulated["estimates"][0]["distance_km"]} instead of {mean}'
    if not any('planner’s own' in s for s in simulated['sentences'] + got['proposal']['sentences']):
        yield 'nothing is said of own distances'
    if got['proposal']['straight_line'] != estimate['proposal']['straight_line']:
        yield 'the straight line has changed'


def empty_cells_complaints(plan):
    """One town's own distance; every other town keeps its estimate."""
    pilot(plan)
    before = answer('place', plan, '--units', 1, '--proposal', 'P')['proposal']
    town = max((t for t in towns() if t['name'] != SITE), key=lambda t: float(t['weight']))
    change(plan, 'plan', 'plan', f'distances=;{SITE};København\n{town["name"]};500;\nAalborg;;12')
    after = answer('place', plan, '--units', 1, '--proposal', 'P')['proposal']
    people = sum(float(t['weight']) for t in towns())
    share = float(town['weight']) / people
    if abs(after['own_distance_share'] - share * after['served_share']) > 1e-9 or after['road']['worst'] != 500:
        yield f'{town["name"]}: own for {after["own_distance_share"]}, worst {after["road"]["worst"]}'
    rise = after['road']['mean'] - before['road']['mean']
    if not 0 < rise < 500 * share:
        yield f'the mean rises by {rise}'


def place_complaints(plan):
    """Where the own table has a site next to everybody, it is the best one."""
    with open(SOURCE / 'data/facts/towns.csv', encoding='utf-8', newline='') as file:
        codes = sorted({t['municipality'] for t in csv.DictReader(file)})
    change(plan, 'plan', 'plan', 'distances=;Aalborg\n' + '\n'.join(f'{c};1' for c in codes))
    got = answer('place', plan, '--units', 1)
    best = got['p_median']
    if abs(best['value'] - 1) > 1e-9 or got['own_distances'] == 0 or 'Aalborg' not in json.dumps(best, ensure_ascii=False):
        yield f'the best site is {best}'


def bad_block_complaints(plan):
    for block, en, da in ((';Aarhus\nNowhere;5', '“Nowhere” is no town', 'er ingen by'), (';Aarhus\nOdense;-5', '“-5” is no distance', 'ingen afstand'),
                          (';Aarhus\nOdense;5;6', 'more distances than', 'flere afstande'), ('Odense', 'row of sites', 'række af steder'),
                          (';Atlantis\nOdense;5', '“Atlantis”', '»Atlantis«'), (';Aarhus\nOdense;2001', '“2001”', '»2001«'),
                          (';Aarhus\nOdense;nan', '“nan”', '»nan«')):
        for language, word in (('en', en), ('da', da)):
            done = cli('set', plan, 'plan', 'plan', 'distances=' + block, language=language)
            if done.returncode != 2 or word not in done.stderr or done.stderr.count('\n') != 1:
                yield f'{block!r} in {language}: status {done.returncode}, {done.stderr}'


def main():
    tap = Tap()
    checks = [('distances and the simulation', distances_complaints), ('empty cells', empty_cells_complaints),
              ('the best site', place_complaints), ('what cannot be read', bad_block_complaints)]
    with tempfile.TemporaryDirectory(prefix='doegnplan-') as folder:
        for number, (name, complaints) in enumerate(checks):
            plan = pathlib.Path(folder) / f'{number}.doegnplan'
            if cli('new', plan, '--template', 'sample').returncode:
                raise RuntimeError('no plan')
            tap.case(name, complaints(plan))
    tap.finish()


if __name__ == '__main__':
    main()
