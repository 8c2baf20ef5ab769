#!/usr/bin/env python3
"""The simulation of a plan: the formula where there is one, an independent program where there is none, and the same bytes.

Copyright (C) 2026 The Døgnplan contributors
SPDX-License-Identifier: GPL-3.0-or-later
"""
import json
import math
import os
import pathlib
import random
import signal
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'tools'))
from tap import SOURCE, Tap  # noqa: E402

sys.path.insert(0, str(SOURCE / 'tests/engine/independent'))
import simulate_futures  # noqa: E402

CLI = sys.argv[1]
RECORDS = {r['id']: r['fields'] for name in ('common', 'sample')
           for r in json.loads((SOURCE / f'data/templates/{name}.json').read_text(encoding='utf-8'))['records']
           if r['entity'] in ('region', 'estimate', 'unit', 'assumption')}
REGIONS = [i for i in RECORDS if i.startswith('DK-')]
PEOPLE = sum(RECORDS[r]['population'] for r in REGIONS)
UNITS = ['A-hovedstaden', 'A-sjaelland', 'A-syddanmark', 'A-midtjylland', 'A-nordjylland']
# From the half width of a 95 % interval to that of a 99.9 % one.
WIDER = 1.69


def cli(*arguments):
    return subprocess.run([CLI, '--lang', 'en', *map(str, arguments)], capture_output=True, text=True, check=False)


def text(*arguments):
    done = cli('simulate', *arguments, '--json')
    if done.returncode or done.stderr:
        raise RuntimeError(f'status {done.returncode}: {done.stderr}')
    return done.stdout


def answer(*arguments):
    return json.loads(text(*arguments))


def assume(plan, **values):
    for name, value in values.items():
        done = cli('set', plan, 'assumption', name.replace('_', '-'), f'value={value}')
        if done.returncode:
            raise RuntimeError(done.stderr)


def erlang_b(places, load):
    """(a^c / c!) / sum of a^k / k!, the terms by their logarithms."""
    terms = [k * math.log(load) - math.lgamma(k + 1) for k in range(places + 1)]
    return 1 / math.fsum(math.exp(t - terms[-1]) for t in terms)


def rare(share, women):
    """The standard error of a share of so many women, when so few are counted that the program's own says little."""
    return math.sqrt(2 * share / women) if share * women < 200 else 0.0


def band_complaint(what, row, name, exact, error=0.0):
    """Whether the exact value, or another program's with its standard error, lies outside the 99.9 % interval."""
    half = WIDER * (row[name + '_high'] - row[name + '_low']) / 2
    half = math.hypot(half, 3.3 * error)
    if abs(row[name] - exact) > half + 1e-9:
        return f'{what} {name}: {exact:.5g} lies outside {row[name]:.5g} ± {half:.2g}'
    return None


def same_bytes_complaints(plan):
    for proposal in ('A', 'C'):
        first = text(plan, '--proposal', proposal, '--replications', 450, '--seed', 5, '--threads', 1)
        for threads in (2, 8):
            if text(plan, '--proposal', proposal, '--replications', 450, '--seed', 5, '--threads', threads) != first:
                yield f'{proposal}: {threads} threads give other bytes than one'
        if text(plan, '--proposal', proposal, '--replications', 450, '--seed', 6, '--threads', 2) == first:
            yield f'{proposal}: another seed gives the same answer'
    # Without a number the study ends by itself, and must end alike.
    if len({text(plan, '--proposal', 'A', '--threads', t) for t in (1, 2, 8)}) != 1:
        yield 'an open number of futures ends differently on one, two and eight threads'


def formula_complaints(plan):
    """In the last year, with nobody waiting and nobody passed on, every unit is a loss system of its own."""
    assume(plan, full_wait=0, full_neighbour=0)
    got = answer(plan, '--proposal', 'A', '--replications', 2000)
    if got['terms']['max_wait_weeks'] != 0 or got['terms']['neighbours']:
        yield f'the rules are still on: {got["terms"]}'
    limits = [e for e in got['estimates'] if e['bound'] != 'range']
    if [(e['estimate'], e['need']) for e in limits] != [
            ('sbst-2024', 80), ('sbst-2024', 100), ('dr-2023', 70), ('dr-2023', 80), ('cowi-2019', 19), ('cowi-2019', 51),
            ('mun-before-2020', 30), ('mun-during-2020', 16)]:
        yield f'the limits are {[(e["estimate"], e["need"]) for e in limits]}'
    for number, estimate in enumerate(got['estimates']):
        if estimate['bound'] == 'range':
            continue
        lost = used = 0
        what = f'{estimate["estimate"]} {estimate["need"]}'
        for region, unit, region_row in zip(REGIONS, UNITS, estimate['regions']):
            women = estimate['need'] * RECORDS[region]['population'] / PEOPLE
            blocked = erlang_b(RECORDS[unit]['places'], women / 2)
            row = region_row['years'][-1]
            unit_row = next(u for u in got['units'] if u['id'] == unit)['estimates'][number]['years'][-1]
            yield band_complaint(f'{what} {region}', row, 'without_place', blocked, rare(blocked, 2000 * women))
            yield band_complaint(f'{what} {region}', row, 'referred', women)
            yield band_complaint(f'{what} {unit}', unit_row, 'occupancy', women / 2 * (1 - blocked) / RECORDS[unit]['places'])
            yield band_complaint(f'{what} {unit}', unit_row, 'courses_per_year', women * (1 - blocked))
            lost += women * blocked
            used += women / 2 * (1 - blocked)
        last = estimate['years'][-1]
        yield band_complaint(what, last, 'women_without_place', lost)
        yield band_complaint(what, last, 'without_place', lost / estimate['need'])
        yield band_complaint(what, last, 'courses_per_year', estimate['need'] - lost)
        yield band_complaint(what, last, 'occupancy', used / 30)
        yield band_complaint(what, estimate['as_formula'], 'occupancy', used / 30)
        if abs(estimate['formula']['women_without_place'] - lost) > 1e-6:
            yield f'{what}: the formula beside it gives {estimate["formula"]["women_without_place"]}, not {lost}'
        if last['wait_weeks_high'] != 0 or last['elsewhere_high'] != 0:
            yield f'{what}: somebody waits or is passed on'
        # Three months before birth, and none of it lost.
        yield band_complaint(what, last, 'treatment_weeks', 365.25 / 7 / 4)


def independent_complaints(plan):
    """Waiting shortens the stay, places open one by one: an event calendar in plain Python says how much."""
    assume(plan, full_wait=5, full_neighbour=0, simulation_years=4)
    got = answer(plan, '--proposal', 'P', '--source', 'mun-before-2020', '--replications', 8000)
    unit = RECORDS['P-midtjylland']
    share = RECORDS['DK-82']['population'] / PEOPLE
    month = 365.25 / 7 / 12
    before, spread = unit['stay_before'] * month, RECORDS['referral-spread']['value']
    case = dict(years=4, weights=[share, 1 - share], order=[[0], []], rate=(30, 30), units=[
        dict(places=unit['places'], opening=0, ramp=unit['ramp_up'], closing=None, region=0, large=0)],
        weeks=(40 - before - spread, 40 - before, 40 - before + spread), birth=40, mean=unit['stay_after'] * month,
        cv=RECORDS['stay-cv']['value'], large=0, wait=5, anywhere=False, urgent=False, threshold=10)
    rng = random.Random('20240101 plan')
    means = {name: simulate_futures.Mean() for name in ('own_region', 'wait_weeks', 'treatment_weeks')}
    years = [(simulate_futures.Mean(), simulate_futures.Mean()) for _ in range(4)]
    for _ in range(1500):
        total, used, placed = simulate_futures.future(case, rng)
        means['own_region'].add(total['own'] / 4)
        means['wait_weeks'].add(total['wait'], total['own'])
        means['treatment_weeks'].add(total['treatment'], total['own'])
        for year, (occupancy, below) in enumerate(years):
            occupancy.add(used[0][year], simulate_futures.open_weeks(case['units'][0], year))
            below.add(placed[0][year] < 10)
    estimate = got['estimates'][0]
    if estimate['wait_weeks'] < 0.2:
        yield 'hardly anybody waits: the case says nothing'
    for name, mean in means.items():
        yield band_complaint('P', estimate, name, *mean.answer())
    for year, (occupancy, below) in enumerate(years):
        row = got['units'][0]['estimates'][0]['years'][year]
        yield band_complaint(f'P year {year + 1}', row, 'occupancy', *occupancy.answer())
        yield band_complaint(f'P year {year + 1}', row, 'below_threshold', *below.answer())


def pooling_complaints(plan):
    """Where every unit takes every woman and nobody waits, the units are one."""
    assume(plan, full_wait=0, full_neighbour=1)
    got = answer(plan, '--proposal', 'A', '--source', 'cowi-2019', '--replications', 4000)
    for estimate in got['estimates'][:2]:
        blocked = erlang_b(30, estimate['need'] / 2)
        error = rare(blocked, 4000 * estimate['need'])
        yield band_complaint(f'{estimate["need"]} women', estimate['years'][-1], 'without_place', blocked, error)
        yield band_complaint(f'{estimate["need"]} women', estimate['years'][-1], 'at_once', 1 - blocked, error)
    drawn = got['estimates'][2]
    if drawn['bound'] != 'range' or drawn['need'] is not None or (drawn['need_low'], drawn['need_high']) != (19, 51):
        yield f'the third is not the range: {drawn["bound"]} {drawn["need_low"]} {drawn["need_high"]}'
    yield band_complaint('drawn', drawn['years'][-1], 'referred', 35)


def sums_complaints(plan):
    got = answer(plan, '--proposal', 'A', '--source', 'sbst-2024', '--replications', 300)
    for estimate in got['estimates']:
        for row in (estimate, *estimate['years'], *estimate['regions']):
            parts = row['own_region'] + row['elsewhere'] + row['women_without_place']
            if abs(parts - row['referred']) > 1e-6:
                yield f'{estimate["bound"]}: {parts} women of {row["referred"]}'
        if abs(sum(r['referred'] for r in estimate['regions']) - estimate['referred']) > 1e-6:
            yield f'{estimate["bound"]}: the regions do not add up'
        if not 0 < estimate['wait_weeks'] <= 4 or not estimate['elsewhere'] > 0 or not estimate['distance_km'] > 30:
            yield f'{estimate["bound"]}: waiting, passing on or distance is missing'
        if not estimate['women_without_place_p05'] <= estimate['women_without_place_p50'] <= estimate['women_without_place_p95']:
            yield f'{estimate["bound"]}: the futures are not in order'


def last_rows(got, number=0):
    """The last year of an estimate: of the country, and of every unit by its id."""
    return got['estimates'][number]['years'][-1], {u['id']: u['estimates'][number]['years'][-1] for u in got['units']}


def change(plan, unit, **values):
    done = cli('set', plan, 'unit', unit, *(f'{name}={value}' for name, value in values.items()))
    if done.returncode:
        raise RuntimeError(done.stderr)


def rules_complaints(plan):
    """Each rule where it has an exact answer: nobody waits and every region is by itself."""
    ask = ('--proposal', 'A', '--source', 'cowi-2019', '--replications', 2000)
    women, unit, year = 51, 'A-hovedstaden', 365.25 / 7
    load = women * RECORDS['DK-84']['population'] / PEOPLE / 2
    before = RECORDS[unit]['stay_before'] * year / 12

    assume(plan, full_wait=0, full_neighbour=0)
    change(plan, unit, ramp_up=0)
    plain = answer(plan, *ask)
    yield band_complaint('plain', last_rows(plain, 1)[0], 'offered_load', women / 2)
    if any(n in ' '.join(plain['sentences']) for n in ('clusters', 'kept free', 'larger place')) is False:
        yield 'nothing is said of what is not counted'

    assume(plan, hold_weeks=3)
    total, units = last_rows(answer(plan, *ask), 1)
    yield band_complaint('kept', total, 'treatment_weeks', before - 3)
    yield band_complaint('kept', units[unit], 'kept_free', load * 2 * (1 - erlang_b(6, load)) * 3 / year / 6)
    assume(plan, hold_weeks=0, referral_dispersion=4)
    total, _ = last_rows(answer(plan, *ask), 1)
    wider = ((total['referred_high'] - total['referred_low'])
             / (last_rows(plain, 1)[0]['referred_high'] - last_rows(plain, 1)[0]['referred_low']))
    if not 1.85 < wider < 2.15:
        yield f'four times the variance makes the interval {wider:.2f} times as wide'

    # Everybody needs one of three family places: the other three are of no use.
    assume(plan, referral_dispersion=1, family_room_share='100 %')
    change(plan, unit, family_places=3)
    total, units = last_rows(answer(plan, *ask), 1)
    yield band_complaint('family places', units[unit], 'courses_per_year', 2 * load * (1 - erlang_b(3, load)))
    assume(plan, family_room_share=0)

    change(plan, unit, occupants='26 26 26; 26, 26 26')
    full = answer(plan, *ask)
    first = [next(u for u in got['units'] if u['id'] == unit)['estimates'][1]['years'][0] for got in (plain, full)]
    if not (first[1]['occupancy'] > first[0]['occupancy'] and first[1]['courses_per_year'] < first[0]['courses_per_year']):
        yield 'families inside at the opening change nothing'

    change(plan, unit, opening='2027-01', closing='2031-01')
    assume(plan, closing_lead=6)
    closed = answer(plan, *ask)
    months = [u['closing_month'] for u in closed['units'] if u['id'] == unit]
    after = last_rows(closed, 1)[1][unit]
    if after['courses_per_year'] or after['occupancy'] or months[0] is None or months[0] % 12 != 6:
        yield f'the unit closes in month {months} and has {after["courses_per_year"]} courses'
    if 'closes within' not in ' '.join(closed['sentences']):
        yield 'nothing is said of the closing'

    for field, word in (('occupants=soon', 'weeks'), ('occupants=4 4 4 4 4 4 4', 'More families'), ('family_places=7', 'more places'),
                        ('closing=2026-01', 'closes before')):
        done = cli('set', plan, 'unit', unit, field)
        if done.returncode != 2 or word not in done.stderr:
            yield f'{field}: status {done.returncode}, {done.stderr}'


def differences_complaints(plan):
    """A difference is that of the two answers, and known better than they are."""
    got = answer(plan, '--proposal', 'A', '--compare', 'C,P', '--replications', 400)
    if [d['proposal'] for d in got['differences']] != ['C', 'P']:
        yield f'compared with {[d["proposal"] for d in got["differences"]]}'
    for row in got['differences']:
        other = answer(plan, '--proposal', row['proposal'], '--replications', 400)
        for one, two, estimate in zip(got['estimates'], other['estimates'], row['estimates']):
            for name in ('without_place', 'women_without_place', 'elsewhere', 'occupancy', 'wait_weeks'):
                if abs(one[name] - two[name] - estimate[name]) > 1e-9:
                    yield f'{row["proposal"]} {name}: {one[name]} − {two[name]} is not {estimate[name]}'
                told = estimate[name + '_low'] > 0 or estimate[name + '_high'] < 0
                if told != estimate[name + '_told_apart']:
                    yield f'{row["proposal"]} {name}: told apart {estimate[name + "_told_apart"]}'
            width = estimate['women_without_place_high'] - estimate['women_without_place_low']
            apart = math.hypot(one['women_without_place_high'] - one['women_without_place_low'],
                               two['women_without_place_high'] - two['women_without_place_low'])
            if row['proposal'] == 'P' and width > apart:
                yield f'{estimate["estimate"]}: {width:.3g} is no narrower than {apart:.3g}'
    if 'Simulated beside the other proposals' not in cli('simulate', plan, '--proposal', 'A', '--compare', 'P', '--replications',
                                                         200).stdout:
        yield 'the table of differences is missing'
    for ids in ('X', '0', 'C,C,C,C,C,C,C,C'):
        done = cli('simulate', plan, '--proposal', 'A', '--compare', ids)
        if done.returncode != 2 or done.stdout or done.stderr.count('\n') != 1:
            yield f'--compare {ids}: status {done.returncode}, {done.stdout}{done.stderr}'


def bad_input_complaints(plan):
    for arguments, status, word in (
            (('simulate', plan), 2, '--proposal'),
            (('simulate', plan, '--proposal', 'X'), 2, 'X'),
            (('simulate', plan, '--proposal', 'A', '--source', 'x'), 2, 'x'),
            (('simulate', plan, '--proposal', 'A', '--source', 'all-2017'), 2, 'counts something else'),
            (('simulate', plan, '--proposal', 'A', '--replications', '0'), 2, '--replications'),
            (('simulate', plan, '--proposal', 'A', '--replications=-1'), 2, '--replications'),
            (('simulate', plan, '--proposal', 'A', '--threads', '0'), 2, '--threads'),
            (('simulate', plan, '--proposal', 'A', '--threads', '65'), 2, '--threads'),
            (('simulate', '/nowhere.doegnplan', '--proposal', 'A'), 3, '/nowhere')):
        done = cli(*arguments)
        if done.returncode != status or word not in done.stderr or done.stdout or done.stderr.count('\n') != 1:
            yield f'{arguments[2:]}: status {done.returncode}, {done.stdout}{done.stderr}'
    got = answer(plan, '--proposal', '0')
    if not got['missing'] or got['estimates'] or got['units']:
        yield f'a proposal without units: {got["missing"]}'
    for unit in UNITS:
        cli('set', plan, 'unit', unit, 'places=0')
    done = cli('simulate', plan, '--proposal', 'A', '--json')
    if done.returncode != 2 or 'places' not in done.stderr or done.stdout:
        yield f'no places at all: status {done.returncode}, {done.stderr}'


def read_terminal(terminal):
    """What is written to a terminal until nobody is left who could write to it."""
    parts = []
    try:
        while part := os.read(terminal, 4096):
            parts.append(part)
    except OSError:
        pass  # the other end is closed
    return b''.join(parts).decode()


def stop_complaints(plan):
    """Ctrl-C in the middle of work that would take hours: it ends with a word, and nothing on standard output."""
    terminal, its_end = os.openpty()
    with subprocess.Popen([CLI, '--lang', 'en', 'simulate', str(plan), '--proposal', 'A', '--replications', '1000000', '--json'],
                          stdout=subprocess.PIPE, stderr=its_end) as running:
        os.close(its_end)
        # Progress is told to a terminal: then it is at work.
        os.read(terminal, 1)
        running.send_signal(signal.SIGINT)
        err = read_terminal(terminal)
        out = running.stdout.read()
    os.close(terminal)
    if running.returncode != 2 or out or 'stopped' not in err:
        yield f'status {running.returncode}: {out[:80]}{err}'


def table_complaints(plan):
    done = cli('simulate', plan, '--proposal', 'A', '--replications', '300')
    for word in ('Simulated range', 'Hovedstaden', 'Year 10', '300 futures', 'seed 1'):
        if word not in done.stdout:
            yield f'the table says nothing of {word}'
    if done.returncode or done.stderr:
        yield f'status {done.returncode}: {done.stderr}'


def main():
    tap = Tap()
    checks = [('the same bytes on one, two and eight threads', same_bytes_complaints),
              ('the formula lies in the simulation’s band', formula_complaints),
              ('waiting and start-up as in an independent program', independent_complaints),
              ('units that share all are one', pooling_complaints),
              ('women add up', sums_complaints),
              ('places kept, clusters, family places, families inside, closing', rules_complaints),
              ('differences between proposals', differences_complaints),
              ('a person’s table', table_complaints),
              ('bad input', bad_input_complaints),
              ('stopping', stop_complaints)]
    with tempfile.TemporaryDirectory() as folder:
        for number, (name, check) in enumerate(checks):
            plan = pathlib.Path(folder) / f'{number}.doegnplan'
            if cli('new', plan, '--template', 'sample').returncode:
                raise RuntimeError('no plan')
            try:
                complaints = [c for c in check(plan) if c]
            except (KeyError, IndexError, RuntimeError, ValueError) as error:
                complaints = [repr(error)]
            tap.case(name, complaints)
    tap.finish()


if __name__ == '__main__':
    main()
