#!/usr/bin/env python3
"""The yearly trend and closing units, wherever years are answered: recomputed here from the template alone.

Copyright (C) 2026 The Døgnplan contributors
SPDX-License-Identifier: GPL-3.0-or-later
"""
import fractions
import json
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'tools'))
from tap import SOURCE, Tap  # noqa: E402

CLI = sys.argv[1]
RECORDS = {r['id']: r['fields'] for name in ('common', 'sample')
           for r in json.loads((SOURCE / f'data/templates/{name}.json').read_text(encoding='utf-8'))['records']
           if r['entity'] in ('region', 'estimate', 'unit', 'assumption')}
REGIONS = [i for i in RECORDS if i.startswith('DK-')]
PEOPLE = sum(RECORDS[r]['population'] for r in REGIONS)
UNITS = {'A-hovedstaden': 'DK-84', 'A-sjaelland': 'DK-85', 'A-syddanmark': 'DK-83', 'A-midtjylland': 'DK-82',
         'A-nordjylland': 'DK-81'}
OPENING = 2028
LOW, HIGH = 0.02, 0.05
# From the half width of a 95 % interval to that of a 99.9 % one.
WIDER = 1.69


def cli(*arguments):
    return subprocess.run([CLI, '--lang', 'en', *map(str, arguments)], capture_output=True, text=True, check=False)


def answer(*arguments):
    done = cli(*arguments, '--json')
    if done.returncode or done.stderr:
        raise RuntimeError(f'{arguments[0]}: status {done.returncode}: {done.stderr}')
    return json.loads(done.stdout)


def change(plan, entity, record, **fields):
    done = cli('set', plan, entity, record, *(f'{k}={v}' for k, v in fields.items()))
    if done.returncode:
        raise RuntimeError(done.stderr)


def erlang_b(places, load):
    """(a^c / c!) / sum of a^k / k!, in exact numbers."""
    term = total = fractions.Fraction(1)
    load = fractions.Fraction(load)
    for k in range(1, places + 1):
        term = term * load / k
        total += term
    return float(term / total)


def growth(estimate, high, year):
    """By whole years of growth from the estimate's own year to the one in which the plan's year begins."""
    fields = RECORDS[estimate]
    rate = HIGH if high else LOW
    factor = 1.0
    for _ in range(fields.get('year_to', fields['year_from']), OPENING + year - 1):
        factor *= 1 + rate
    return factor


def open_places(unit, month, closed):
    fields = RECORDS[unit]
    places, ramp = fields['places'], fields['ramp_up']
    if closed is not None and month >= closed:
        return 0
    return max(min(places, 1), sum((k + 1) * ramp <= places * (month + 1) for k in range(places)))


def country_year(women, year, closed=None):
    """Places, women without a place, places in use: all units of A, the first of which closes in month @closed."""
    sums = [0.0, 0.0, 0.0]
    for unit, region in UNITS.items():
        here = women * RECORDS[region]['population'] / PEOPLE
        for month in range(12 * (year - 1), 12 * year):
            places = open_places(unit, month, closed if unit == 'A-hovedstaden' else None)
            share = erlang_b(places, here / 2)
            sums[0] += places / 12
            sums[1] += here * share / 12
            sums[2] += here / 2 * (1 - share) / 12
    return sums


def differs(what, got, expected, within=1e-9):
    if abs(got - expected) > within * max(1.0, abs(expected)):
        return f'{what}: {got} is not {expected}'
    return None


def only_complaints(lines):
    return [line for line in lines if line]


def capacity_complaints(plan):
    got = answer('capacity', plan, '--proposal', 'A')
    if got['trend'] != {'low': LOW, 'high': HIGH, 'followed': True}:
        yield f'the trend is {got["trend"]}'
    seen = set()
    for one in got['estimates']:
        estimate, high = one['estimate'], one['bound'] == 'high'
        seen.add((estimate, one['bound']))
        for year in one['years']:
            women = one['need'] * growth(estimate, high, year['year'])
            places, lost, used = country_year(women, year['year'])
            where = f'{estimate} {one["bound"]} year {year["year"]}'
            yield from only_complaints((
                differs(where, year['begins_in'], OPENING + year['year'] - 1),
                differs(where + ' women', year['women'], women), differs(where + ' places', year['places'], places),
                differs(where + ' without', year['without_place'], lost / women),
                differs(where + ' occupancy', year['occupancy'], used / places),
                differs(where + ' courses', year['courses_per_year'], women - lost)))
    # A single figure under a trend with bounds has two paths.
    if ('mun-before-2020', 'high') not in seen:
        yield f'the cases are {sorted(seen)}'
    for year in got['estimates'][0]['years']:
        tipping = year['tipping_point_country']
        holds = [country_year(women, year['year'])[1] / women <= got['goal'] for women in (tipping, tipping + 1) if women]
        if holds[-1] or (len(holds) == 2 and not holds[0]):
            yield f'year {year["year"]} tips at {tipping}: {holds}'
    table = cli('capacity', plan, '--proposal', 'A').stdout
    if 'follows the assumed trend of 2 to 5 per cent' not in table:
        yield 'the table does not show the assumption'


def finance_complaints(plan):
    got = answer('finance', plan, '--proposal', 'A')
    for one in got['estimates']:
        for year in one['years']:
            women = one['need'] * growth(one['id'], one['limit'] == 'high', year['year'])
            used = country_year(women, year['year'])[2]
            yield from only_complaints([differs(f'{one["id"]} year {year["year"]}', year['occupancy'], used / 30)])
    if 'follows the assumed trend' not in cli('finance', plan, '--proposal', 'A').stdout:
        yield 'the tables do not show the assumption'


def score_complaints(plan):
    """Practice counts the women of the smallest unit, over all limits."""
    for year in (1, 5):
        got = answer('score', plan, '--proposal', 'A', '--year', year)['proposals'][0]
        measured = [c for p in got['parameters'] for c in p['criteria'] if c['id'] == 'practice-volume'][0]
        cases = [(one['estimate'], one['bound'] == 'high', one['need'])
                 for one in answer('capacity', plan, '--proposal', 'A')['estimates']]
        smallest = []
        for estimate, high, need in cases:
            women = need * growth(estimate, high, year)
            courses = []
            for unit, region in UNITS.items():
                here = women * RECORDS[region]['population'] / PEOPLE
                courses.append(sum(here * (1 - erlang_b(open_places(unit, m, None), here / 2)) / 12
                                   for m in range(12 * (year - 1), 12 * year)))
            smallest.append(min(courses))
        yield from only_complaints((differs(f'year {year} low', measured['value_low'], min(smallest)),
                                    differs(f'year {year} high', measured['value_high'], max(smallest))))
    if 'follows the assumed trend' not in cli('score', plan, '--proposal', 'A', '--year', 3).stdout:
        yield 'the scores do not show the assumption'


def simulation_complaints(plan):
    got = answer('simulate', plan, '--proposal', 'A', '--replications', 1500)
    for one in got['estimates']:
        for year in one['years']:
            low = one['need_low'] * growth(one['estimate'], False, year['year'])
            high = one['need_high'] * growth(one['estimate'], True, year['year'])
            half = WIDER * (year['referred_high'] - year['referred_low']) / 2
            where = f'{one["estimate"]} {one["bound"]} year {year["year"]}'
            if one['bound'] == 'range':
                if not low - half <= year['referred'] <= high + half:
                    yield f'{where}: {year["referred"]} lies outside {low}–{high}'
            elif abs(year['referred'] - (high if one['bound'] == 'high' else low)) > half + 1e-9:
                yield f'{where}: {year["referred"]} ± {half} of {low}–{high}'
        if one['bound'] != 'range':
            women = one['need'] * growth(one['estimate'], one['bound'] == 'high', len(one['years']))
            lost = country_year(women, len(one['years']))[1]
            yield from only_complaints([differs(f'{one["estimate"]} formula', one['formula']['women_without_place'], lost)])
    if not any('follows the assumed trend' in s for s in got['sentences']):
        yield 'the sentences do not show the assumption'


def closing_complaints(plan):
    """Hovedstaden's unit admits nobody new after two and a half years; its women have no other unit."""
    change(plan, 'unit', 'A-hovedstaden', closing='2030-07')
    closed = 30
    got = answer('capacity', plan, '--proposal', 'A')
    one = got['estimates'][0]
    for year in one['years']:
        women = one['need'] * growth(one['estimate'], False, year['year'])
        places, lost, used = country_year(women, year['year'], closed)
        where = f'year {year["year"]}'
        yield from only_complaints((differs(where + ' places', year['places'], places),
                                    differs(where + ' without', year['without_place'], lost / women),
                                    differs(where + ' occupancy', year['occupancy'], used / places)))
    if one['years'][3]['tipping_point_country'] != 0 or one['years'][1]['tipping_point_country'] < 1:
        yield f'tipping points with a region closed: {[y["tipping_point_country"] for y in one["years"]]}'
    simulated = answer('simulate', plan, '--proposal', 'A', '--replications', 1500)
    women = one['need'] * growth(one['estimate'], False, 10)
    lost = country_year(women, 10, closed)[1]
    first = simulated['estimates'][0]
    yield from only_complaints([differs('formula of the last year', first['formula']['women_without_place'], lost)])
    plain = first['as_formula']
    half = WIDER * (plain['women_without_place_high'] - plain['women_without_place_low']) / 2
    if abs(plain['women_without_place'] - lost) > half:
        yield f'without the rules {plain["women_without_place"]} ± {half} is not {lost}'
    finance = answer('finance', plan, '--proposal', 'A')['estimates'][0]['years']
    if [y['places'] for y in finance[:4]] != [30, 30, 30, 24]:
        yield f'places paid for: {[y["places"] for y in finance]}'
    if 'Closes: Hovedstaden' not in cli('capacity', plan, '--proposal', 'A').stdout:
        yield 'nothing is said of the closing'
    # A second unit in the region takes the women of the one that closes.
    change(plan, 'unit', 'A-sjaelland', regions='DK-85,DK-84')
    later = [y['without_place'] for y in answer('capacity', plan, '--proposal', 'A')['estimates'][0]['years']]
    own = [y for u in answer('capacity', plan, '--proposal', 'A')['units'] if u['id'] == 'A-sjaelland'
           for y in u['estimates'][0]['years']]
    here = (RECORDS['DK-84']['population'] + RECORDS['DK-85']['population']) / PEOPLE
    yield from only_complaints([differs('women of both regions', own[4]['women'],
                                        one['need'] * growth(one['estimate'], False, 5) * here)])
    if not later[4] < one['years'][4]['without_place']:
        yield 'the unit that is left takes nobody'


def no_calendar_complaints(plan):
    """Without a date there is no year to grow to, and every answer says so."""
    for unit in UNITS:
        change(plan, 'unit', unit, opening='D+12m')
    got = answer('capacity', plan, '--proposal', 'A')
    if got['trend']['followed'] or any(abs(y['women'] - e['need']) > 1e-9 for e in got['estimates'] for y in e['years']):
        yield 'the trend is followed without a calendar'
    for command in (('capacity',), ('finance',), ('simulate', '--replications', 200), ('score', '--year', 2)):
        if 'since the opening has no date' not in cli(command[0], plan, '--proposal', 'A', *command[1:]).stdout:
            yield f'{command[0]} does not say that the trend is not followed'


def main():
    tap = Tap()
    checks = [('the capacity of every year', capacity_complaints), ('the finances of every year', finance_complaints),
              ('the scores of a year', score_complaints), ('the futures of every year', simulation_complaints),
              ('a unit that closes', closing_complaints), ('no date, no trend', no_calendar_complaints)]
    with tempfile.TemporaryDirectory(prefix='doegnplan-') as folder:
        for number, (name, complaints) in enumerate(checks):
            plan = pathlib.Path(folder) / f'{number}.doegnplan'
            done = cli('new', plan, '--template', 'sample')
            if done.returncode:
                raise RuntimeError(done.stderr)
            change(plan, 'plan', 'plan', trend_low='2 %', trend_high='5 %')
            for unit in UNITS:
                change(plan, 'unit', unit, opening=f'{OPENING}-01')
            tap.case(name, complaints(plan))
    tap.finish()


if __name__ == '__main__':
    main()
