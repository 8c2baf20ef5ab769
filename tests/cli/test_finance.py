#!/usr/bin/env python3
"""Staffing and price, counted again from the sample's own template by other means, and compared with the command line.

Copyright (C) 2026 The Døgnplan contributors
SPDX-License-Identifier: GPL-3.0-or-later
"""
import csv
import json
import math
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'tools'))
from tap import SOURCE, Tap  # noqa: E402

CLI = sys.argv[1]
PROPOSALS = ('A', 'B', 'C', 'P', '0')


def records():
    """What the sample holds, read from the templates."""
    found = []
    for name in ('common', 'sample'):
        found += json.loads((SOURCE / f'data/templates/{name}.json').read_text(encoding='utf-8'))['records']
    return found


RECORDS = records()


def of(entity, **fields):
    return [{'id': r['id'], **r['fields']} for r in RECORDS
            if r['entity'] == entity and all(r['fields'].get(k) == v for k, v in fields.items())]


def assumption(name):
    return next(r['fields']['value'] for r in RECORDS if r['id'] == name)


def reference(name):
    path = SOURCE / 'tests/engine/reference' / name
    return list(csv.DictReader(line for line in path.read_text(encoding='utf-8').splitlines() if not line.startswith('#')))


def cli(*arguments):
    return subprocess.run([CLI, '--lang', 'en', *map(str, arguments)], capture_output=True, text=True, check=False)


def answer(*arguments):
    done = cli(*arguments, '--json')
    if done.returncode:
        raise RuntimeError(done.stderr)
    return json.loads(done.stdout)


def differ(what, got, expected, tolerance=1e-9):
    if got is None or expected is None:
        if got is not expected:
            yield f'{what}: {got}, expected {expected}'
    elif not math.isclose(got, expected, rel_tol=tolerance, abs_tol=tolerance):
        yield f'{what}: {got}, expected {expected}'


def erlang(places, load):
    """Erlang B as the quotient of its terms, in logarithms: not the recursion of the program."""
    terms = [k * math.log(load) - math.lgamma(k + 1) if load else (0 if k == 0 else -math.inf) for k in range(places + 1)]
    top = max(terms)
    return math.exp(terms[-1] - top) / math.fsum(math.exp(t - top) for t in terms)


def hours():
    away = sum(assumption('days-' + term) for term in ('holiday', 'extra', 'public', 'sick', 'course'))
    return assumption('hours-norm') - assumption('hours-day') * away


def fte_per_post():
    return (24 + assumption('handover-minutes') / 60) * 365 / hours()


def units(proposal):
    return of('unit', proposal=proposal)


def shares(proposal):
    """Each unit's part of the country's women: by places among the units of a region."""
    people = {r['id']: r['population'] for r in of('region')}
    all_people = sum(people.values())
    part = dict.fromkeys((u['id'] for u in units(proposal)), 0)
    for region, number in people.items():
        serving = [u for u in units(proposal) if region in u['regions'].split(',')]
        places = sum(u['places'] for u in serving)
        for unit in serving:
            part[unit['id']] += number / all_people * unit['places'] / places
    return part


def solve(proposal, need):
    """Places in use, and courses by unit, for a need of the country."""
    part = shares(proposal)
    used, courses = 0, {}
    for unit in units(proposal):
        stay = (unit['stay_before'] + unit['stay_after']) / 12
        women = need * part[unit['id']]
        placed = women * (1 - erlang(unit['places'], women * stay))
        used += placed * stay
        courses[unit['id']] = placed
    return used, courses


def cases():
    for estimate in of('estimate', used=1, comparable='yes'):
        for limit in ('low', 'high'):
            if limit == 'low' or estimate['high'] != estimate['low']:
                yield estimate['id'], limit, estimate[limit]


def terms_complaints(plan):
    terms = answer('staffing', plan, '--proposal', 'A')['terms']
    yield from differ('net hours', terms['net_hours'], hours())
    yield from differ('FTE per post', terms['fte_per_post'], fte_per_post())
    # The terms are those of the reference's third row.
    row = reference('fte.csv')[2]
    yield from differ('net hours of the reference', terms['net_hours'], float(row['net_hours']))
    yield from differ('FTE of the reference', terms['fte_per_post'], float(row['fte_per_24_7_post']), 1e-6)


def handover_complaints(plan):
    """45 minutes of overlap give the reference's fourth row."""
    if cli('set', plan, 'assumption', 'handover-minutes', 'value=45').returncode:
        yield 'the assumption cannot be set'
    terms = answer('staffing', plan, '--proposal', 'A')['terms']
    yield from differ('FTE with handover', terms['fte_per_post'], float(reference('fte.csv')[3]['fte_per_24_7_post']), 1e-6)
    cli('undo', plan)


def shift_complaints(name, got, care, own):
    """The night first, then weekends, evenings, days: hours of the posts handed out anew."""
    waking, evening = assumption('crew-day-hours'), assumption('crew-evening-hours')
    working = 365 * 5 / 7 - assumption('days-public')
    shifts = [('night', assumption('crew-night'), (24 - waking) * 365),
              ('weekend', assumption('crew-weekend'), waking * (365 - working)),
              ('evening', assumption('crew-evening'), evening * working),
              ('day', assumption('crew-day'), (waking - evening) * working)]
    if [s['shift'] for s in got] != [s[0] for s in shifts]:
        yield f'{name}: shifts {got}'
    left, own_left = care * hours(), own * hours()
    for shift, (key, least, yearly) in zip(got, shifts):
        on_duty = left / yearly if key == 'day' else min(least, left / yearly)
        mine = own_left / yearly if key == 'day' else min(least, own_left / yearly)
        left, own_left = left - on_duty * yearly, own_left - mine * yearly
        yield from differ(f'{name} {key} minimum', shift['minimum'], least)
        yield from differ(f'{name} {key} hours', shift['hours_a_year'], yearly)
        yield from differ(f'{name} {key} on duty', shift['on_duty'], on_duty, 1e-6)
        yield from differ(f'{name} {key} own', shift['on_duty_own'], mine, 1e-6)
        if shift['met'] != ((least - on_duty) * yearly <= 0.05 * hours()):
            yield f'{name} {key}: met is {shift["met"]}'


def staffing_complaints(plan, proposal):
    got = answer('staffing', plan, '--proposal', proposal)
    if len(got['units']) != len(units(proposal)):
        yield f'{len(got["units"])} units'
    night, day, waking = (assumption(n) for n in ('crew-night', 'crew-day', 'crew-day-hours'))
    for unit, expected in zip(got['units'], units(proposal)):
        lines = of('staffing', unit=expected['id'])
        name = expected['id']
        yield from differ(f'{name} FTE', unit['fte'], sum(r['fte'] for r in lines))
        for employment in ('own', 'purchased', 'partner'):
            yield from differ(f'{name} {employment}', unit[employment],
                              sum(r['fte'] for r in lines if r['employment'] == employment))
        yield from differ(f'{name} cost', unit['cost'], sum(r['cost'] for r in lines))
        care = sum(r['fte'] for r in lines if r['competence'] == 'care')
        on_duty = care / fte_per_post() * 24
        yield from differ(f'{name} posts', unit['posts'], on_duty / 24)
        yield from differ(f'{name} night', unit['on_duty_night'], night)
        yield from differ(f'{name} day', unit['on_duty_day'], (on_duty - night * (24 - waking)) / waking)
        yield from shift_complaints(name, unit['shifts'], care, sum(r['fte'] for r in lines if r['competence'] == 'care'
                                                                   and r['employment'] == 'own'))
        met = care + 0.05 >= fte_per_post() * (night * (24 - waking) + day * waking) / 24
        if unit['crew_met'] != met:
            yield f'{name}: crew met is {unit["crew_met"]}'
        meeting = sum(r['fte'] for r in lines if r['competence'] != 'management')
        women = [solve(proposal, need)[1][name] / meeting for _, _, need in cases()]
        yield from differ(f'{name} women per FTE', unit['women_per_fte_low'], min(women))
        yield from differ(f'{name} women per FTE', unit['women_per_fte_high'], max(women))
        for area in unit['areas']:
            own = sum(r['fte'] for r in lines if r['competence'] == area['competence'] and r['employment'] == 'own')
            every = sum(r['fte'] for r in lines if r['competence'] == area['competence'])
            state = ('several' if own >= assumption('one-person') else
                     'one_person' if own else 'others' if every else 'missing')
            if area['state'] != state:
                yield f'{name} {area["competence"]}: {area["state"]}, expected {state}'


def staffing_numbers(plan):
    """A's units by hand: 16.1 FTE, of them 15.6 own; 9.6 FTE of care are one at night and two by day."""
    unit = answer('staffing', plan, '--proposal', 'A')['units'][0]
    yield from differ('FTE', unit['fte'], 16.1)
    yield from differ('own', unit['own'], 15.6)
    yield from differ('cost', unit['cost'], 8795000)
    yield from differ('by day', round(unit['on_duty_day'], 1), 2.0)
    if not unit['crew_met']:
        yield 'the crew is not met'
    if answer('staffing', plan, '--proposal', 'P')['units'][0]['crew_met']:
        yield 'one post round the clock cannot man two by day'


def rate_path(costs, places, used, rule):
    """The two-year rule, year by year."""
    floor, ceiling, band = rule
    years = []
    for y, cost in enumerate(costs):
        carried, budget = 0, ceiling
        if y >= 2:
            before = years[y - 2]['result']
            free = band * costs[y - 2]
            carried = -(before + free) if before < -free else -(before - free) if before > free else 0
            budget = min(max((used[y - 2] + used[y - 1]) / 2, floor), ceiling)
        rate = (cost + carried) / (places[y] * 365 * budget)
        income = rate * places[y] * 365 * used[y]
        years.append({'carried_in': carried, 'budget_occupancy': budget, 'rate': rate, 'result': income - cost - carried})
    return years


def open_places(unit, month):
    """Places open one by one, evenly, and at least one from the first day."""
    ramp = unit['ramp_up']
    return unit['places'] if month >= ramp else max(unit['places'] * (month + 1) // ramp, min(unit['places'], 1))


def not_yet(proposal, year):
    """What the lines that wait for open places do not cost yet in a year, month by month."""
    return sum(line['cost'] / 12 for unit in units(proposal) for line in of('staffing', unit=unit['id'])
               for month in range(12 * (year - 1), 12 * year) if open_places(unit, month) < line.get('from_places', 0))


def steps_complaints(plan, proposal):
    """Every number of open places: its crew and its cost, from the lines."""
    got = answer('finance', plan, '--proposal', proposal)['steps']
    items = sum(r['amount'] for r in of('cost', proposal=proposal, kind='running'))
    places = sum(u['places'] for u in units(proposal))
    covered = []
    for step in got:
        unit = next(u for u in units(proposal) if u['id'] == step['unit'])
        lines = of('staffing', unit=unit['id'])
        covered += [(unit['id'], n) for n in range(step['from_places'], step['to_places'] + 1)]
        for end in ('from', 'to'):
            manned = [r for r in lines if r.get('from_places', 0) <= step[f'{end}_places']]
            cost = sum(r['cost'] for r in manned) + items * unit['places'] / places
            yield from differ(f'{unit["id"]} {step} cost', step[f'cost_{end}'], cost)
            yield from differ(f'{unit["id"]} {step} FTE', step['fte'], sum(r['fte'] for r in manned))
    if covered != [(u['id'], n) for u in units(proposal) for n in range(1, u['places'] + 1)]:
        yield f'the steps cover {covered}'
    if proposal == 'A' and len(got) != 10:
        yield f'{len(got)} steps, not two in each of five units'


def step_refusal_complaints(plan):
    """A line cannot be told to wait for more places than there are; when the places fall below it, it is not counted."""
    for arguments, words in ((('staffing', 'A-hovedstaden-staff-3', 'from_places=7'), 'at most 6'),
                             (('staffing', 'A-hovedstaden-staff-3', 'from_places=-1'), '0'),
                             (('staffing', 'A-hovedstaden-staff-3', 'from_places=two'), 'two')):
        done = cli('set', plan, *arguments)
        if done.returncode != 2 or words not in done.stderr:
            yield f'{arguments}: {done.returncode} {done.stderr}'
    before = answer('finance', plan, '--proposal', 'A')
    cli('set', plan, 'unit', 'A-hovedstaden', 'places=2')
    after = answer('finance', plan, '--proposal', 'A')
    yield from differ('without the therapist', after['running_cost'], before['running_cost'] - 1200000)
    yield from differ('FTE without', answer('staffing', plan, '--proposal', 'A')['units'][0]['fte'], 14.1)
    if '1 line waits' not in cli('finance', plan, '--proposal', 'A').stdout:
        yield 'nobody says that a line is not counted'
    cli('undo', plan)


def models_complaints(plan, proposal):
    """Who pays under each model, told apart anew; every column adds up to the running cost."""
    got = answer('finance', plan, '--proposal', proposal)
    running, places = got['running_cost'], got['places']
    people = {r['id']: r['population'] for r in of('region')}
    weights = {r: n / sum(people.values()) for r, n in people.items()}
    routing = {}
    for region in people:
        serving = [u for u in units(proposal) if region in u['regions'].split(',')]
        for unit in serving:
            routing[region, unit['id']] = unit['places'] / sum(u['places'] for u in serving)
    turning = {u['id']: sum(weights[r] * routing.get((r, u['id']), 0) for r in people) for u in units(proposal)}
    for model, (_, _, need) in zip(got['financing_models'], cases()):
        _, courses = solve(proposal, need)
        stays = {u['id']: (u['stay_before'] + u['stay_after']) / 12 for u in units(proposal)}
        rows = {(r['payer'], r['id']): r for r in model['payers']}
        for key in ('tariff', 'objective', 'drawing_right', 'state', 'region', 'shared'):
            yield from differ(f'{key} adds up', sum(r[key] for r in model['payers']), running)
        for region in people:
            part = {u: weights[region] * routing.get((region, u), 0) / turning[u] for u in turning}
            days = sum(365 * courses[u] * stays[u] * part[u] for u in turning)
            held = sum(u['places'] * part[u['id']] for u in units(proposal))
            mine = rows['municipalities', region]
            yield from differ(f'{region} tariff', mine['tariff'], got['rate'] * days)
            yield from differ(f'{region} objective', mine['objective'], running * weights[region])
            yield from differ(f'{region} drawing right', mine['drawing_right'], running * held / places)
            yield from differ(f'{region} pays', rows['region', region]['region'], running * held / places)
        yield from differ('the state', rows['state', None]['state'], running)
        for payer in of('payer', proposal=proposal):
            yield from differ(payer['id'], rows['named', payer['id']]['shared'], payer['share'] * running)
    if len(got['financing_models']) != len(list(cases())):
        yield 'not one for every limit'


def finance_complaints(plan, proposal):
    got = answer('finance', plan, '--proposal', proposal)
    staff = sum(r['cost'] for u in units(proposal) for r in of('staffing', unit=u['id']))
    items = sum(r['amount'] for r in of('cost', proposal=proposal, kind='running'))
    capital = sum(r['amount'] for r in of('cost', proposal=proposal, kind='capital'))
    places = sum(u['places'] for u in units(proposal))
    running = staff + items
    yield from differ('staffing', got['staffing'], staff)
    yield from differ('running', got['running_cost'], running)
    yield from differ('capital', got['capital_cost'], capital)
    yield from differ('cost per place', got['cost_per_place'], running / places)
    yield from differ('capital per place', got['capital_per_place'], capital / places)
    rate = running / (places * 365 * assumption('budget-occupancy'))
    yield from differ('rate', got['rate'], rate)
    yield from differ('break-even', got['break_even_occupancy'], assumption('budget-occupancy'))
    rule = [assumption('rate-' + term) for term in ('floor', 'ceiling', 'band')]
    expected = list(cases())
    if [(c['id'], c['limit'], c['need']) for c in got['estimates']] != [(i, l, float(n)) for i, l, n in expected]:
        yield f'the estimates are {[(c["id"], c["limit"], c["need"]) for c in got["estimates"]]}'
    for case, (identity, limit, need) in zip(got['estimates'], expected):
        used, courses = solve(proposal, need)
        name = f'{identity} {limit}'
        yield from differ(f'{name} occupancy', case['occupancy'], used / places)
        yield from differ(f'{name} per used day', case['cost_per_used_day'], running / (used * 365))
        yield from differ(f'{name} uncovered', case['uncovered'], running - rate * used * 365)
        yield from differ(f'{name} empty', case['empty_places_cost'], running - running * used / places)
        yield from differ(f'{name} per course', case['cost_per_course'], running / sum(courses.values()))
        weeks = sum(courses[u['id']] * u['stay_before'] / 12 * 365.25 / 7 for u in units(proposal))
        yield from differ(f'{name} per week', case['cost_per_week_before_birth'], running / weeks)
        years = rate_path([y['cost'] for y in case['years']], [y['places'] for y in case['years']],
                          [y['occupancy'] for y in case['years']], rule)
        for year, (mine, theirs) in enumerate(zip(years, case['years']), 1):
            for key, value in mine.items():
                yield from differ(f'{name} year {year} {key}', theirs[key], value, 1e-6)
            yield from differ(f'{name} year {year} cost', theirs['cost'], running - not_yet(proposal, year))
        # The start-up is over: the last year is the one in balance.
        yield from differ(f'{name} last year', case['years'][-1]['occupancy'], used / places)
    named = of('payer', proposal=proposal)
    for payer, mine in zip(got['payers'], named):
        yield from differ(mine['id'], payer['amount'], mine['share'] * running)


def break_even_complaints(plan, proposal):
    """Twice the bisection of the program, with another formula, finds the same women."""
    got = answer('finance', plan, '--proposal', proposal)
    places = sum(u['places'] for u in units(proposal))
    wanted = assumption('budget-occupancy')
    if got['break_even_women'] is None:
        if solve(proposal, 20000)[0] / places > wanted:
            yield 'unknown, though it can be reached'
        return
    used, courses = solve(proposal, got['break_even_women'])
    yield from differ('occupancy at that need', used / places, wanted)
    without = 1 - sum(courses.values()) / got['break_even_women']
    yield from differ('without a place', got['break_even_without_place'], without, 1e-6)


def nothing_complaints(plan):
    """Today's practice has no unit and no cost: unknown, not zero."""
    got = answer('finance', plan, '--proposal', '0')
    for key in ('running_cost', 'rate', 'cost_per_place', 'capital_cost', 'break_even_women'):
        if got[key] is not None:
            yield f'{key} is {got[key]}'
    if got['complete'] or got['estimates'] or got['payers'][0]['amount'] is not None:
        yield 'something is known of nothing'
    if answer('staffing', plan, '--proposal', '0')['units']:
        yield 'there is a unit'
    if not got['sentences'] or 'No running cost is known' not in got['sentences'][0]:
        yield f'the sentences are {got["sentences"]}'


def missing_complaints(plan):
    """A line without a cost makes the sums a lower bound, and is said."""
    before = answer('finance', plan, '--proposal', 'A')
    if cli('set', plan, 'staffing', 'A-hovedstaden-staff-2', 'cost=').returncode:
        yield 'the cost cannot be emptied'
    after = answer('finance', plan, '--proposal', 'A')
    yield from differ('running cost', after['running_cost'], before['running_cost'] - 1200000)
    if after['complete'] or after['missing_amounts'] != 1 or not any('lower bound' in s for s in after['sentences']):
        yield 'nobody says that an amount is missing'
    if answer('staffing', plan, '--proposal', 'A')['unknown_cost'] != 1:
        yield 'the staffing does not say it'
    cli('undo', plan)


def loan_complaints(plan):
    """The three projects of the note, and verdicts that follow from the plan and nothing else."""
    got = answer('finance', plan, '--proposal', 'A')['loan_pool']
    projects = [(15, 22.9e6), (9, 20.7e6), (8, 19.7e6)]
    if [(p['places'], p['amount']) for p in got['projects']] != projects:
        yield f'the projects are {got["projects"]}'
    for project, (places, amount) in zip(got['projects'], projects):
        yield from differ('per place', project['per_place'], amount / places)
    verdicts = {c['id']: c['verdict'] for c in got['criteria']}
    if verdicts != {'law': 'fail', 'expansion': 'unknown', 'deadline': 'unknown', 'size': 'unknown', 'share': 'pass',
                    'priority': 'unknown'} or got['verdict'] != 'fail':
        yield f'A: {verdicts}'
    if any(not c['because'] or not c['criterion'] for c in got['criteria']):
        yield 'a verdict without its sentence'
    pilot = {c['id']: c['verdict'] for c in answer('finance', plan, '--proposal', 'P')['loan_pool']['criteria']}
    if pilot['size'] != 'fail':
        yield f'6.6 million is not over 20: {pilot}'
    cli('set', plan, 'plan', 'plan', 'decision=2025-03-01')
    for unit in units('A'):
        cli('set', plan, 'unit', unit['id'], 'kind=new')
    cli('set', plan, 'proposal', 'A', 'operator=shared')
    after = {c['id']: c['verdict'] for c in answer('finance', plan, '--proposal', 'A')['loan_pool']['criteria']}
    if after != {'law': 'fail', 'expansion': 'pass', 'deadline': 'pass', 'size': 'pass', 'share': 'pass', 'priority': 'pass'}:
        yield f'with a decision in March 2025: {after}'
    cli('set', plan, 'plan', 'plan', 'decision=2026-06-01')
    late = {c['id']: c['verdict'] for c in answer('finance', plan, '--proposal', 'A')['loan_pool']['criteria']}
    if late['deadline'] != 'fail' or late['size'] != 'unknown':
        yield f'with a decision in June 2026: {late}'
    cli('undo', plan, len(units('A')) + 3)


def wrong_complaints(plan):
    for command in ('finance', 'staffing'):
        for arguments, status in (((plan,), 2), ((plan, '--proposal', 'Z'), 2), (('none.doegnplan', '--proposal', 'A'), 3)):
            done = cli(command, *arguments)
            if done.returncode != status or not done.stderr.startswith('doegnplan-cli: ') or done.stdout:
                yield f'{command} {arguments}: {done.returncode} {done.stderr}'
    # Terms that leave no hours are refused with a sentence, not divided by.
    cli('set', plan, 'assumption', 'days-sick', 'value=100')
    cli('set', plan, 'assumption', 'hours-norm', 'value=1000')
    done = cli('staffing', plan, '--proposal', 'A')
    if done.returncode != 2 or 'Hours of a full-time post' not in done.stderr:
        yield f'no hours left: {done.returncode} {done.stderr}'
    cli('undo', plan, 2)
    # A floor above the ceiling.
    cli('set', plan, 'assumption', 'rate-ceiling', 'value=90%')
    done = cli('finance', plan, '--proposal', 'A')
    if done.returncode != 2 or 'Lowest budgeted occupancy' not in done.stderr:
        yield f'floor above ceiling: {done.returncode} {done.stderr}'
    cli('undo', plan)


def text_complaints(plan):
    for command in ('finance', 'staffing'):
        for proposal in PROPOSALS:
            done = cli(command, plan, '--proposal', proposal)
            if done.returncode or not done.stdout.strip() or 'nan' in done.stdout.lower().split():
                yield f'{command} {proposal}: {done.returncode} {done.stderr}'


def main():
    tap = Tap()
    with tempfile.TemporaryDirectory() as folder:
        plan = str(pathlib.Path(folder) / 'sample.doegnplan')
        made = cli('new', plan, '--template', 'sample')
        tap.case('sample', [made.stderr] if made.returncode else [])
        tap.case('terms of a full-time post', terms_complaints(plan))
        tap.case('handover', handover_complaints(plan))
        for proposal in PROPOSALS:
            tap.case(f'staffing of {proposal}', staffing_complaints(plan, proposal))
        tap.case('staffing by hand', staffing_numbers(plan))
        for proposal in PROPOSALS[:-1]:
            tap.case(f'finance of {proposal}', finance_complaints(plan, proposal))
            tap.case(f'break-even of {proposal}', break_even_complaints(plan, proposal))
            tap.case(f'steps of {proposal}', steps_complaints(plan, proposal))
            tap.case(f'financing models of {proposal}', models_complaints(plan, proposal))
        tap.case('a step refused', step_refusal_complaints(plan))
        tap.case('nothing is unknown, not zero', nothing_complaints(plan))
        tap.case('a missing amount is said', missing_complaints(plan))
        tap.case('loan pool', loan_complaints(plan))
        tap.case('wrong use', wrong_complaints(plan))
        tap.case('tables', text_complaints(plan))
    tap.finish()


if __name__ == '__main__':
    main()
