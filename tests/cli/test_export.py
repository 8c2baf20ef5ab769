#!/usr/bin/env python3
"""export: JSON and tables hold the whole plan, and every score follows from them alone.

Copyright (C) 2026 The Døgnplan contributors
SPDX-License-Identifier: GPL-3.0-or-later
"""
import csv
import json
import os
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'tools'))
from tap import Tap  # noqa: E402

import recompute  # noqa: E402

CLI = sys.argv[1]
NEAR = 1e-9


def cli(*arguments, language='en'):
    return subprocess.run([CLI, '--lang', language, *map(str, arguments)], capture_output=True, text=True, check=False)


def well(*arguments, **options):
    done = cli(*arguments, **options)
    if done.returncode:
        raise RuntimeError(done.stderr)
    return done.stdout


def exported(plan, folder):
    path = pathlib.Path(folder) / 'plan.json'
    well('export', plan, '-o', path)
    return json.loads(path.read_text(encoding='utf-8'))


def score_complaints(plan, folder, years=(0,)):
    data = exported(plan, folder)
    compared = 0
    for year in years:
        expected = recompute.scores(data, year)
        words = ('--year', year) if year else ()
        for proposal in json.loads(well('score', plan, '--json', '--futures', 0, *words))['proposals']:
            for parameter in proposal['parameters']:
                own = expected[proposal['id']][parameter['parameter']]
                where = f'{proposal["id"]} {parameter["parameter"]} year {year}'
                for key in ('low', 'high', 'known_share'):
                    if abs(parameter[key] - own[key]) > NEAR:
                        yield f'{where}: {key} is {parameter[key]}, recomputed {own[key]}'
                if [one['id'] for one in parameter['criteria']] != list(own['criteria']):
                    yield f'{where}: other criteria'
                for one in parameter['criteria']:
                    known, low, high = own['criteria'][one['id']]
                    compared += 1
                    if one['known'] != known or abs(one['points_low'] - low) > NEAR or abs(one['points_high'] - high) > NEAR:
                        yield (f'{where} {one["id"]}: {one["known"]} {one["points_low"]}–{one["points_high"]}, '
                               f'recomputed {known} {low}–{high}')
    if compared < 100:
        yield f'only {compared} criteria'


def simulated_complaints(plan, folder):
    """What follows from the simulated women: measures of the unit that is worst off, points and scores; the same seed, the same bytes."""
    data = exported(plan, folder)
    guide = {one['id']: one for one in data['criterion']}
    found = 0
    for year in (0, 2):
        words = ('--year', year) if year else ()
        text = well('score', plan, '--json', '--futures', 150, '--seed', 9, *words)
        if text != well('score', plan, '--json', '--futures', 150, '--seed', 9, *words):
            yield 'the same seed gives other bytes'
        for proposal in json.loads(text)['proposals']:
            simulated = proposal['simulated']
            if simulated is None:
                continue
            found += 1
            expected = recompute.simulated(data, proposal['id'], simulated, guide)
            for one in simulated['criteria']:
                for key in ('value_low', 'value_high', 'points_low', 'points_high'):
                    own = expected['criteria'][one['id']].get(key)
                    if own is not None and abs(one[key] - own) > NEAR:
                        yield f'{proposal["id"]} {one["id"]} {key}: {one[key]}, recomputed {own}'
            for key in ('low', 'high'):
                if abs(simulated[key] - expected[key]) > NEAR:
                    yield f'{proposal["id"]} {key}: {simulated[key]}, recomputed {expected[key]}'
                shown = next(one[key] for one in proposal['parameters'] if one['parameter'] == simulated['parameter'])
                if simulated['formula_' + key] != shown or simulated['difference_' + key] != simulated[key] - shown:
                    yield f'{proposal["id"]}: the formula beside the simulation is not the score'
    if found < 6:
        yield f'only {found} simulated scores'
    plain = json.loads(well('score', plan, '--json', '--futures', 0))
    if any(one['simulated'] is not None for one in plain['proposals']):
        yield 'simulated though nobody asked'


# Edits that reach every branch: unknown posts, unknown places, agreements and elements, minimum levels, bent curves, a judgement that
# only the parties have made, another opening.
EDITS = [
    ('staffing', 'A-hovedstaden-staff-2', 'fte='),
    ('staffing', 'A-sjaelland-staff-4', 'experience='),
    ('unit', 'A-syddanmark', 'places=9'),
    ('staffing', 'A-syddanmark-staff-3', 'from_places=9'),
    ('unit', 'A-syddanmark', 'places=8'),
    ('assumption', 'crew-evening', 'value=1'),
    ('assumption', 'crew-weekend', 'value=4'),
    ('assumption', 'handover-minutes', 'value=30'),
    ('staffing', 'B-hovedstaden-staff-2', 'employment=unknown'),
    ('staffing', 'C-danmark-staff-1', 'fte=3'),
    ('unit', 'P-midtjylland', 'places='),
    ('unit', 'A-nordjylland', 'opening=D+20m', 'ramp_up=5', 'places=3'),
    ('agreement', 'B-agreement-midtjylland-clinic', 'settled=meetings-who,plans-start', 'status=unknown'),
    ('agreement', 'C-agreement-hovedstaden', 'party=psychiatry', 'status=signed'),
    ('criterion', 'practice-volume', 'at_50=2', 'minimum=40'),
    ('criterion', 'competence-experience', 'at_75=4'),
    ('criterion', 'knowledge-network', 'weight=0'),
    ('judgement', '0-judgement-cooperation-coordination', 'level=unknown'),
    ('assumption', 'one-person', 'value=1'),
    ('assumption', 'crew-day', 'value=3'),
]


def table_complaints(plan, folder, language):
    """The tables say the same as the JSON, and describe every column."""
    data = exported(plan, folder)
    tables = pathlib.Path(folder) / f'tables-{language}'
    well('export', plan, '-o', f'{tables}/', language=language)
    kinds = [name for name in data if name not in ('format', 'schema')]
    if sorted(one.stem for one in tables.iterdir()) != sorted(kinds + ['fields']):
        yield 'other tables'
    described = {}
    for name in kinds + ['fields']:
        raw = (tables / f'{name}.csv').read_bytes()
        if not raw.startswith(b'\xef\xbb\xbf') or b'\n' in raw.replace(b'\r\n', b'') and name == 'fields':
            yield f'{name}: not the bytes of a table'
        with open(tables / f'{name}.csv', encoding='utf-8-sig', newline='') as file:
            rows = list(csv.DictReader(file))
        if name == 'fields':
            for row in rows:
                described.setdefault(row['table'], []).append(row['column'])
            continue
        if len(rows) != len(data[name]):
            yield f'{name}: {len(rows)} rows, {len(data[name])} records'
        for row, record in zip(rows, data[name]):
            for key, value in record.items():
                cell = row[key]
                same = cell == '' if value is None else float(cell) == value if isinstance(value, (int, float)) else cell == value
                if not same:
                    yield f'{name} {record["id"]} {key}: {cell!r}, not {value!r}'
    for name in kinds:
        if data[name] and ['id'] + described.get(name, []) != list(data[name][0]):
            yield f'{name}: the description of the fields is not that of the table'
    if not data['basis'] or not all(one['kind'] in ('document', 'assumption') for one in data['basis']):
        yield 'where figures come from is missing'


def locale_complaints(plan, folder):
    """Numbers have a point in every language, and nothing that is computed is written."""
    texts = set()
    for language in ('en', 'da'):
        path = pathlib.Path(folder) / f'{language}.json'
        well('export', plan, '-o', path, language=language)
        texts.add(path.read_text(encoding='utf-8'))
    if len(texts) != 1:
        yield 'the language changes the file'
    if 'occupancy' in json.loads(texts.pop()):
        yield 'results are in the file'


def refusal_complaints(plan, folder):
    taken = pathlib.Path(folder) / 'taken'
    taken.mkdir()
    (taken / 'mine').write_text('mine', encoding='utf-8')
    for words, status in (((plan, '-o', f'{folder}/plan.xlsx'), 2), ((plan,), 2), ((plan, '-o', f'{folder}/plan'), 2),
                          ((plan, '-o', f'{taken}/'), 4), ((plan, '-o', f'{folder}/nowhere/plan.json'), 4),
                          ((plan, '-o', f'{folder}/nowhere/tables/'), 4), ((f'{folder}/none.doegnplan', '-o', f'{folder}/a.json'), 3)):
        done = cli('export', *words)
        if done.returncode != status or not done.stderr.startswith('doegnplan-cli: ') or done.stderr.count('\n') != 1:
            yield f'{words}: {done.returncode} {done.stderr}'
    if (taken / 'mine').read_text(encoding='utf-8') != 'mine' or len(os.listdir(taken)) != 1:
        yield 'a folder that was there was touched'
    if any('.json.' in name or name.startswith('tables.') for name in os.listdir(folder)):
        yield 'something half-written is left'


def personal_data(plan, folder):
    """Nothing leaves a plan that may hold a CPR number: tables, slides, sheets; a chart only when the number stands in it."""
    # The sample number of the CPR office's own description of the check.
    number = '070761-4285'
    out = pathlib.Path(folder) / 'out'
    out.mkdir()
    copy = pathlib.Path(folder) / 'personal.doegnplan'
    well('new', copy, '--template', 'sample')

    def outcomes():
        for name, arguments in (
                ('json', ('export', copy, '-o', out / 'plan.json')), ('tables', ('export', copy, '-o', f'{out}/tables/')),
                ('slides', ('slides', copy, '-o', out / 'slides.pdf')),
                ('sheet', ('compare', copy, '--sheet', out / 'sheet.pdf')),
                ('chart', ('chart', copy, 'timeline', '--proposal', 'C', '-o', out / 'chart.png')),
                ('chart as text', ('chart', copy, 'timeline', '--proposal', 'C', '--alt'))):
            done = cli(*arguments)
            yield name, done.returncode, done.stdout, done.stderr

    step = json.loads(well('timeline', copy, '--proposal', 'C', '--json'))['steps'][0]['id']
    cli('set', copy, 'unit', 'A-nordjylland', f'note=Spørg {number}')
    for name, status, stdout, stderr in outcomes():
        if status != (0 if name.startswith('chart') else 4):
            yield f'a number in a note, {name}: {status} {stderr}'
        if status == 4 and ('Nordjylland' not in stderr or 'CPR' not in stderr or stderr.count('\n') != 1):
            yield f'{name} says {stderr}'
        if number in stdout + stderr:
            yield f'{name} quotes the number'
    cli('set', copy, 'step', step, f'name=Møde om {number}')
    for name, status, stdout, stderr in outcomes():
        if status != 4 or number in stdout + stderr:
            yield f'a number in a step, {name}: {status} {stderr}'
    left = sorted(path.name for path in out.iterdir())
    if left != ['chart.png']:
        yield f'written: {left}'
    cli('undo', copy, 2)
    for name, status, _, stderr in outcomes():
        if status:
            yield f'taken out again, {name}: {status} {stderr}'


def main():
    tap = Tap()
    with tempfile.TemporaryDirectory() as folder:
        plan = pathlib.Path(folder) / 'sample.doegnplan'
        well('new', plan, '--template', 'sample')
        tap.case('scores of the sample', score_complaints(plan, folder))
        tap.case('simulated scores', simulated_complaints(plan, folder))
        tap.case('scores year by year', score_complaints(plan, folder, (1, 2, 3, 4, 5, 9)))
        tap.case('tables', table_complaints(plan, folder, 'en'))
        tap.case('tables in Danish', table_complaints(plan, folder, 'da'))
        tap.case('language', locale_complaints(plan, folder))
        tap.case('refused', refusal_complaints(plan, folder))
        tap.case('personal data', personal_data(plan, folder))
        for edit in EDITS:
            well('set', plan, *edit)
        tap.case('scores after edits', score_complaints(plan, folder, (0, 1, 3)))
    tap.finish()


if __name__ == '__main__':
    main()
