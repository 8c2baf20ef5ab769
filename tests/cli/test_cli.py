#!/usr/bin/env python3
"""The command line as its page promises it: commands, keys, exit statuses, errors, files.

Copyright (C) 2026 The Døgnplan contributors
SPDX-License-Identifier: GPL-3.0-or-later

Usage: test_cli.py PROGRAM, in the locale that the environment sets. Speaks TAP. Figures are computed here from Erlang's
formula with fractions, or are the documents'.
"""
import fractions
import json
import math
import os
import pathlib
import re
import shutil
import sqlite3
import struct
import subprocess
import sys
import tempfile
import traceback
import unittest
import xml.etree.ElementTree as ElementTree

PROGRAM = None
# Statistics Denmark, 1 January 2024.
POPULATION = {'DK-84': 1911067, 'DK-85': 852953, 'DK-83': 1238406, 'DK-82': 1365688, 'DK-81': 593135}
UNITS_OF_A = {'A-hovedstaden': 'DK-84', 'A-sjaelland': 'DK-85', 'A-syddanmark': 'DK-83', 'A-midtjylland': 'DK-82',
              'A-nordjylland': 'DK-81'}
CASES = [('sbst-2024', 'low', 80), ('sbst-2024', 'high', 100), ('dr-2023', 'low', 70), ('dr-2023', 'high', 80),
         ('cowi-2019', 'low', 19), ('cowi-2019', 'high', 51), ('mun-before-2020', 'low', 30),
         ('mun-during-2020', 'low', 16)]
PROPOSALS = ['A', 'B', 'C', 'P', '0']
CHARTS_OF_THE_PLAN = ['need', 'specialisation', 'services', 'history']
CHARTS = ['need', 'capacity', 'specialisation', 'units', 'years', 'tipping', 'timeline', 'distance', 'map', 'change', 'price',
          'sensitivity', 'services', 'history']
ERROR = re.compile(r'doegnplan-cli: [^\n:]+: (?P<message>[^\n]+)\n\Z')
NO_FIGURE = re.compile(r'\b(NaN|Infinity|inf|nan)\b')
SCHEMA = 2


def erlang_b(servers, load):
    """(aᶜ/c!) / Σ aᵏ/k!, exact."""
    load = fractions.Fraction(load)
    terms = [load ** k / math.factorial(k) for k in range(servers + 1)]
    return terms[-1] / sum(terms)


def weight(region):
    return fractions.Fraction(POPULATION[region], sum(POPULATION.values()))


def reject_constant(name):
    raise ValueError(f'{name} in JSON')


class Case(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix='doegnplan-cli-'))
        self.home = self.folder / 'home'
        self.home.mkdir()
        self.addCleanup(self.tidy)
        self.plan = self.folder / 'plan.doegnplan'

    def tidy(self):
        for path in self.folder.rglob('*'):
            if path.is_dir():
                path.chmod(0o700)
        shutil.rmtree(self.folder)

    def call(self, *words, now='2026-03-03T12:00:00Z'):
        environment = dict(os.environ, XDG_DATA_HOME=str(self.home), DOEGNPLAN_NOW=now)
        return subprocess.run([PROGRAM, *map(str, words)], capture_output=True, text=True, encoding='utf-8', timeout=600,
                              check=False, cwd=self.folder, env=environment)

    def run_well(self, *words):
        done = self.call(*words)
        self.assertEqual((done.returncode, done.stderr), (0, ''), words)
        return done.stdout

    def ask(self, *words):
        text = self.run_well(*words, '--json')
        self.assertNotRegex(text, NO_FIGURE)
        return json.loads(text, parse_constant=reject_constant)

    def refuse(self, status, *words):
        """One line on standard error that says what is wrong and what to do, and nothing else."""
        done = self.call(*words)
        self.assertEqual(done.returncode, status, (words, done.stderr))
        self.assertEqual(done.stdout, '')
        match = ERROR.match(done.stderr)
        self.assertIsNotNone(match, done.stderr)
        message = match['message']
        # What is wrong, then what to do: two clauses or two sentences.
        self.assertRegex(message, r'\S[;.,?] \S', done.stderr)
        self.assertRegex(message, r'[.?]$', done.stderr)
        self.assertNotIn('(null)', message)
        return message

    def make_sample(self, *words):
        self.run_well(*words, 'new', self.plan, '--template', 'sample')

    def leftovers(self):
        return sorted(path.name for path in self.folder.iterdir() if path != self.home)


class New(Case):
    def test_refuses_to_overwrite(self):
        self.make_sample()
        before = self.plan.read_bytes()
        self.refuse(4, 'new', self.plan)
        self.refuse(4, 'new', self.plan, '--template', 'sample')
        self.assertEqual(self.plan.read_bytes(), before)

    def test_empty_and_sample(self):
        self.run_well('new', self.plan)
        empty = self.ask('info', self.plan)
        self.assertEqual(empty['schema_version'], SCHEMA)
        self.assertEqual(empty['proposals'], [])
        other = self.folder / 'empty.doegnplan'
        self.run_well('new', other, '--template', 'empty')
        self.assertEqual(other.read_bytes(), self.plan.read_bytes())
        self.plan.unlink()
        self.make_sample()
        self.assertEqual([one['id'] for one in self.ask('info', self.plan)['proposals']], PROPOSALS)

    def test_unknown_template(self):
        self.refuse(2, 'new', self.plan, '--template', 'nothing')
        self.assertEqual(self.leftovers(), [])

    def test_missing_folder(self):
        self.refuse(4, 'new', self.folder / 'not' / 'there.doegnplan')
        self.assertEqual(self.leftovers(), [])

    def test_same_bytes(self):
        """A plan holds nothing of the moment or the machine that a pinned time leaves open."""
        self.make_sample()
        other = self.folder / 'other.doegnplan'
        self.run_well('new', other, '--template', 'sample')
        self.assertEqual(self.plan.read_bytes(), other.read_bytes())

    def test_is_sqlite_of_our_kind(self):
        self.make_sample()
        header = self.plan.read_bytes()[:100]
        self.assertEqual(header[:16], b'SQLite format 3\0')
        # Rollback journal: a copy of the one file is the whole plan.
        self.assertEqual(header[18:20], b'\1\1')
        self.assertEqual(struct.unpack('>I', header[60:64])[0], SCHEMA)
        self.assertNotEqual(struct.unpack('>I', header[68:72])[0], 0)
        self.assertEqual(self.leftovers(), ['plan.doegnplan'])


class Info(Case):
    def test_json(self):
        self.make_sample()
        info = self.ask('info', self.plan)
        self.assertTrue(info['title'])
        self.assertEqual({unit['id']: unit['places'] for unit in info['proposals'][0]['units']},
                         dict.fromkeys(UNITS_OF_A, 6))
        self.assertEqual([one['id'] for one in info['sources'] if one['used']],
                         ['sbst-2024', 'dr-2023', 'cowi-2019', 'mun-before-2020', 'mun-during-2020'])

    def test_text_has_the_ids(self):
        self.make_sample()
        text = self.run_well('info', self.plan)
        for name in [*UNITS_OF_A, *(case[0] for case in CASES), *PROPOSALS]:
            self.assertRegex(text, rf'(?m)^ +{name} ')

    def test_unknown_places_are_null(self):
        self.make_sample()
        self.run_well('set', self.plan, 'unit', 'A-hovedstaden', 'places=')
        self.assertIsNone(self.ask('info', self.plan)['proposals'][0]['units'][0]['places'])


class Set(Case):
    def places(self):
        return self.ask('info', self.plan)['proposals'][0]['units'][0]['places']

    def test_valid(self):
        self.make_sample()
        for text, places in (('8', 8), ('0', 0), ('ca. 12', 12), ('7 places', 7)):
            self.run_well('set', self.plan, 'unit', 'A-hovedstaden', f'places={text}')
            self.assertEqual(self.places(), places)
        # Danish ways of writing in Danish.
        self.run_well('--lang', 'da', 'set', self.plan, 'estimate', 'sbst-2024', 'high=1.460', 'low=22,5')
        source = [one for one in self.ask('need', self.plan)['sources'] if one['id'] == 'sbst-2024'][0]
        self.assertEqual((source['low'], source['high']), (22.5, 1460))

    def test_several_fields_are_one_step(self):
        self.make_sample()
        self.run_well('set', self.plan, 'unit', 'A-hovedstaden', 'places=9', 'stay_before=2', 'site=Herlev')
        self.assertEqual(len(self.ask('history', self.plan)['steps']), 1)
        self.run_well('undo', self.plan)
        self.assertEqual(self.places(), 6)

    def test_the_same_value_is_no_step(self):
        self.make_sample()
        before = self.plan.read_bytes()
        self.run_well('set', self.plan, 'unit', 'A-hovedstaden', 'places=6')
        self.assertEqual(self.plan.read_bytes(), before)
        self.assertEqual(self.ask('history', self.plan)['steps'], [])

    def test_invalid(self):
        self.make_sample()
        before = self.plan.read_bytes()
        for words in (
                ('unit', 'A-hovedstaden', 'places=abc'), ('unit', 'A-hovedstaden', 'places=-1'),
                ('unit', 'A-hovedstaden', 'places=501'), ('unit', 'A-hovedstaden', 'places=6.5'),
                ('unit', 'A-hovedstaden', 'nofield=3'), ('unit', 'A-hovedstaden', 'places'),
                ('unit', 'A-hovedstaden', 'kind=foo'), ('unit', 'A-hovedstaden', 'regions=DK-99'),
                ('unit', 'A-hovedstaden', 'stay_before=50'), ('unit', 'A-hovedstaden', 'name='),
                ('unit', 'A-hovedstaden', 'municipality=9999'), ('unit', 'A-hovedstaden', 'opening=whenever'),
                ('unit', 'A-hovedstaden', 'places=NaN'), ('unit', 'A-hovedstaden', 'latitude=12'),
                ('estimate', 'sbst-2024', 'low=200'), ('estimate', 'sbst-2024', 'year_from=1500'),
                ('estimate', 'sbst-2024', 'comparable=perhaps'), ('payer', 'A-payer-municipalities', 'share=150%'),
                ('unit', 'nobody', 'places=1'), ('nothing', 'A-hovedstaden', 'places=1'),
                # What is good in a call with something bad is not kept either.
                ('unit', 'A-hovedstaden', 'places=9', 'stay_before=50'),
                ('unit', 'A-hovedstaden', 'site=Herlev', 'nofield=3')):
            with self.subTest(words=words):
                self.refuse(2, 'set', self.plan, *words)
                self.assertEqual(self.plan.read_bytes(), before)
        self.assertEqual(self.ask('history', self.plan)['steps'], [])
        self.refuse(2, 'set', self.plan, 'unit', 'A-hovedstaden')
        self.assertEqual(self.leftovers(), ['plan.doegnplan'])

    def test_message_names_the_file(self):
        self.make_sample()
        done = self.call('set', self.plan, 'unit', 'A-hovedstaden', 'places=abc')
        self.assertTrue(done.stderr.startswith(f'doegnplan-cli: {self.plan}: '), done.stderr)

    def test_read_only_folder(self):
        if os.geteuid() == 0:
            self.skipTest('for root every folder can be written')
        self.make_sample()
        before = self.plan.read_bytes()
        self.folder.chmod(0o500)
        self.refuse(4, 'set', self.plan, 'unit', 'A-hovedstaden', 'places=9')
        self.folder.chmod(0o700)
        self.assertEqual(self.plan.read_bytes(), before)
        # Not half-done: the next edit does not bring the refused one along.
        self.run_well('set', self.plan, 'unit', 'A-sjaelland', 'places=7')
        self.assertEqual(self.places(), 6)


class History(Case):
    def setUp(self):
        super().setUp()
        self.make_sample()
        for places in (7, 8, 9):
            self.run_well('set', self.plan, 'unit', 'A-hovedstaden', f'places={places}')

    def places(self):
        return self.ask('info', self.plan)['proposals'][0]['units'][0]['places']

    def undone(self):
        return [step['undone'] for step in self.ask('history', self.plan)['steps']]

    def test_undo_and_redo(self):
        self.run_well('undo', self.plan)
        self.assertEqual((self.places(), self.undone()), (8, [False, False, True]))
        self.run_well('undo', self.plan, '2')
        self.assertEqual((self.places(), self.undone()), (6, [True, True, True]))
        self.refuse(2, 'undo', self.plan)
        self.run_well('redo', self.plan, 2)
        self.assertEqual((self.places(), self.undone()), (8, [False, False, True]))
        self.run_well('redo', self.plan)
        self.assertEqual(self.places(), 9)
        self.refuse(2, 'redo', self.plan)

    def test_all_or_nothing(self):
        before = self.plan.read_bytes()
        self.refuse(2, 'undo', self.plan, '4')
        self.assertEqual(self.plan.read_bytes(), before)
        self.assertEqual(self.places(), 9)

    def test_numbers_of_steps(self):
        before = self.plan.read_bytes()
        for text in ('0', '-1', 'two', '1.5', '1e3'):
            self.assertEqual(self.call('undo', self.plan, text).returncode, 2, text)
            self.assertEqual(self.call('redo', self.plan, text).returncode, 2, text)
        self.assertEqual(self.plan.read_bytes(), before)

    def test_an_edit_after_undo_ends_redo(self):
        self.run_well('undo', self.plan)
        self.run_well('set', self.plan, 'unit', 'A-hovedstaden', 'places=20')
        self.refuse(2, 'redo', self.plan)
        self.assertEqual(self.places(), 20)

    def test_history(self):
        steps = self.ask('history', self.plan)['steps']
        self.assertEqual([step['number'] for step in steps], [1, 2, 3])
        self.assertEqual({step['when'] for step in steps}, {'2026-03-03T12:00:00Z'})
        # Never the login name.
        self.assertEqual({step['author'] for step in steps}, {None})
        self.assertEqual(list(steps[0]), ['number', 'when', 'author', 'label', 'undone'])
        text = self.run_well('history', self.plan)
        self.assertEqual(len(text.splitlines()), 3)
        for old, new, line in zip((6, 7, 8), (7, 8, 9), text.splitlines()):
            self.assertIn('Hovedstaden', line)
            self.assertIn(f'{old} → {new}', line)

    def test_undo_back_is_the_first_state(self):
        plain = self.folder / 'plain.doegnplan'
        self.run_well('new', plain, '--template', 'sample')
        self.run_well('undo', self.plan, 3)
        for command in ('need', 'score'):
            self.assertEqual(self.run_well(command, self.plan, '--json'), self.run_well(command, plain, '--json'))


class Reading(Case):
    COMMANDS = (('info',), ('history',), ('need',), ('capacity', '--proposal', 'A'), ('score',), ('chart', 'need', '--alt'),
                ('set', 'unit', 'A-hovedstaden', 'places=1'), ('undo',), ('redo',), ('check',), ('compare',),
                ('simulate', '--proposal', 'A'), ('sensitivity', '--proposal', 'A'), ('finance', '--proposal', 'A'),
                ('staffing', '--proposal', 'A'), ('timeline', '--proposal', 'A'), ('place', '--units', 5),
                ('export', '-o', 'written.json'), ('slides', '-o', 'written.pdf'))

    def refuse_all(self, path):
        before = path.read_bytes() if path.is_file() else None
        for command, *rest in self.COMMANDS:
            with self.subTest(command=command):
                self.refuse(3, command, path, *rest)
        self.refuse(3, 'merge', path, path, path, '-o', 'written.doegnplan')
        self.assertEqual(list(self.folder.glob('written.*')), [])
        self.assertEqual(path.read_bytes() if path.is_file() else None, before)

    def test_missing(self):
        self.refuse_all(self.folder / 'missing.doegnplan')
        self.assertEqual(self.leftovers(), [])

    def test_folder(self):
        self.refuse_all(self.folder)

    def test_text_file(self):
        self.plan.write_text('Dette er ikke en plan.\n' * 200, encoding='utf-8')
        self.refuse_all(self.plan)

    def test_empty_file(self):
        self.plan.write_bytes(b'')
        self.refuse_all(self.plan)

    def test_other_database(self):
        base = sqlite3.connect(self.plan)
        base.execute('create table something (id)')
        base.commit()
        base.close()
        self.refuse_all(self.plan)

    def test_damaged(self):
        self.make_sample()
        whole = self.plan.read_bytes()
        self.plan.write_bytes(whole[:len(whole) // 2])
        self.refuse_all(self.plan)
        self.plan.write_bytes(whole[:4096] + bytes(len(whole) - 4096))
        self.refuse_all(self.plan)

    def test_newer(self):
        self.make_sample()
        base = sqlite3.connect(self.plan)
        base.execute(f'pragma user_version = {SCHEMA + 1}')
        base.commit()
        base.close()
        self.refuse_all(self.plan)


class Need(Case):
    def test_regions(self):
        self.make_sample()
        need = self.ask('need', self.plan)
        low = {name: figure for name, bound, figure in CASES if bound == 'low'}
        seen = set()
        for source in need['sources']:
            if source['comparable'] != 'yes':
                # What counts something else has no regional split.
                self.assertEqual(source['regions'], [])
                self.assertFalse(source['used'])
                continue
            self.assertEqual(len(source['regions']), 5)
            for bound in ('low', 'high'):
                self.assertAlmostEqual(sum(region[bound] for region in source['regions']), source[bound], places=9)
            for region, own in zip(source['regions'], POPULATION):
                self.assertAlmostEqual(region['weight'], float(weight(own)), places=12)
                self.assertAlmostEqual(region['low'], float(weight(own) * fractions.Fraction(source['low'])), places=9)
            if source['used']:
                seen.add(source['id'])
                self.assertEqual(source['low'], low[source['id']])
        self.assertEqual(seen, {case[0] for case in CASES})

    def test_year(self):
        self.make_sample()
        for year, names in ((2026, 5), (2027, 4), (2030, 4)):
            source = self.ask('need', self.plan, '--year', year)['sources'][0]
            self.assertEqual(len(source['regions']), names)
            self.assertAlmostEqual(sum(region['high'] for region in source['regions']), 100, places=9)
        merged = self.ask('need', self.plan, '--year', 2027)['sources'][0]['regions'][0]
        self.assertEqual(merged['name'], 'Østdanmark')
        self.assertAlmostEqual(merged['weight'], float(weight('DK-84') + weight('DK-85')), places=12)

    def test_source(self):
        self.make_sample()
        self.assertEqual([one['id'] for one in self.ask('need', self.plan, '--source', 'cowi-2019')['sources']], ['cowi-2019'])
        self.refuse(2, 'need', self.plan, '--source', 'nobody')
        text = self.run_well('need', self.plan, '--source', 'sbst-2024')
        self.assertIn('80–100', text)
        self.assertNotIn('cowi', text)
        # Estimates are never averaged.
        self.assertNotRegex(text, r'\b90\b')

    def test_counts(self):
        """83 seen give 66.1–102.9 (Garwood); an estimate has no interval of chance."""
        self.make_sample()
        sources = {one['id']: one for one in self.ask('need', self.plan)['sources']}
        self.assertTrue(sources['reg-family-2020']['counted'])
        self.assertAlmostEqual(sources['reg-family-2020']['interval_95']['low'], 66.1, places=1)
        self.assertAlmostEqual(sources['reg-family-2020']['interval_95']['high'], 102.9, places=1)
        for identity in ('sbst-2024', 'cowi-2019', 'alcohol-cohort'):
            self.assertFalse(sources[identity]['counted'])
            self.assertIsNone(sources[identity]['interval_95'])

    def test_trend(self):
        self.make_sample()
        self.assertIsNone(self.ask('need', self.plan, '--year', 2030)['trend'])
        self.run_well('set', self.plan, 'plan', 'plan', 'trend_low=-1', 'trend_high=2')
        need = self.ask('need', self.plan, '--year', 2027, '--source', 'sbst-2024')
        self.assertEqual(need['trend'], {'low': -0.01, 'high': 0.02})
        source = need['sources'][0]
        self.assertAlmostEqual(source['in_year']['low'], 80 * 0.99 ** 3, places=10)
        self.assertAlmostEqual(source['in_year']['high'], 100 * 1.02 ** 3, places=10)
        self.assertEqual((source['low'], source['high']), (80, 100))
        for key, count in (('regions', 4), ('regions_before_2027', 5), ('regions_from_2027', 4)):
            self.assertEqual(len(source[key]), count)
            self.assertAlmostEqual(sum(region['high'] for region in source[key]), source['in_year']['high'], places=9)
        self.refuse(2, 'need', self.plan, '--year', 12)

    def test_stages(self):
        """Need, referral and admission are three numbers; unknown is no number."""
        self.make_sample()
        need = self.ask('need', self.plan, '--source', 'sbst-2024')
        self.assertEqual(need['rests_on'], 'need')
        self.assertIsNone(need['share_referred'])
        self.assertIsNone(need['sources'][0]['referred'])
        self.run_well('set', self.plan, 'plan', 'plan', 'referred_low=50', 'rests_on=referral')
        need = self.ask('need', self.plan, '--source', 'sbst-2024')
        self.assertEqual(need['sources'][0]['referred'], {'low': 40, 'high': 50})
        self.assertIsNone(need['sources'][0]['admitted'])
        capacity = self.ask('capacity', self.plan, '--proposal', 'A', '--source', 'sbst-2024')
        self.assertEqual(capacity['rests_on'], 'referral')
        self.assertEqual([one['need'] for one in capacity['estimates']], [40, 50])
        self.refuse(2, 'set', self.plan, 'plan', 'plan', 'referred_high=20')
        self.refuse(2, 'set', self.plan, 'plan', 'plan', 'referred_low=120')

    def test_hidden_cases(self):
        self.make_sample()
        self.run_well('set', self.plan, 'estimate', 'sbst-2024', 'hidden_share_low=10', 'hidden_share_high=25')
        source = self.ask('need', self.plan, '--source', 'sbst-2024')['sources'][0]
        self.assertEqual((source['low'], source['high']), (80, 100))
        self.assertAlmostEqual(source['hidden_cases']['low'], 88, places=10)
        self.assertAlmostEqual(source['hidden_cases']['high'], 125, places=10)
        self.assertAlmostEqual(sum(region['high'] for region in source['hidden_cases']['regions']), 125, places=9)
        text = self.run_well('need', self.plan, '--source', 'sbst-2024')
        self.assertIn('80–100', text)
        self.assertIn('88–125', text)
        # Proposals are measured against what was published.
        capacity = self.ask('capacity', self.plan, '--proposal', 'A', '--source', 'sbst-2024')
        self.assertEqual([one['need'] for one in capacity['estimates']], [80, 100])
        self.refuse(2, 'set', self.plan, 'estimate', 'sbst-2024', 'hidden_low=5')

    def test_split_without_numbers(self):
        """A region without its number is named, and nothing is made up."""
        self.make_sample()
        self.run_well('set', self.plan, 'plan', 'plan', 'split=births')
        need = self.ask('need', self.plan, '--source', 'sbst-2024')
        self.assertEqual(need['split'], 'births')
        self.assertIn('Hovedstaden', need['split_missing'])
        self.assertEqual(need['sources'][0]['regions'], [])
        self.assertEqual(need['sources'][0]['high'], 100)
        capacity = self.ask('capacity', self.plan, '--proposal', 'A')
        self.assertIn('Hovedstaden', capacity['missing'])
        self.assertIsNone(capacity['places_needed'])
        for region, births in zip(POPULATION, (1, 2, 3, 4, 10)):
            self.run_well('set', self.plan, 'region', region, f'births={births}')
        need = self.ask('need', self.plan, '--source', 'sbst-2024')
        self.assertIsNone(need['split_missing'])
        self.assertEqual([region['weight'] for region in need['sources'][0]['regions']], [0.05, 0.1, 0.15, 0.2, 0.5])

    def test_context_has_no_split(self):
        self.make_sample()
        for line in self.run_well('need', self.plan).splitlines():
            if line.startswith(('reg-all', 'children', 'alcohol', 'all-')):
                self.assertRegex(line, r'(–\s+){4}–$')


class Capacity(Case):
    def test_places_needed(self):
        """The smallest number of places with which at most a tenth is turned away, unit by unit and case by case."""
        self.make_sample()
        answer = self.ask('capacity', self.plan, '--proposal', 'A')['places_needed']
        goal = fractions.Fraction(1, 10)

        def smallest(load):
            return next(places for places in range(1, 200) if erlang_b(places, load) <= goal)

        for unit in answer['units']:
            self.assertEqual(unit['places_now'], 6)
            self.assertEqual([(one['estimate'], one['bound'], one['need']) for one in unit['estimates']], CASES)
            for one in unit['estimates']:
                load = fractions.Fraction(one['need']) * weight(UNITS_OF_A[unit['id']]) / 2
                self.assertEqual(one['places'], smallest(load))
        for total in answer['all_units']['estimates']:
            key = (total['estimate'], total['bound'])
            self.assertEqual(total['places'], sum(one['places'] for unit in answer['units'] for one in unit['estimates']
                                                  if (one['estimate'], one['bound']) == key))
        for one in answer['one_unit_for_all']['estimates']:
            self.assertEqual(one['places'], smallest(fractions.Fraction(one['need']) / 2))
        east = answer['one_unit_per_region_from_2027'][0]
        self.assertEqual(east['name'], 'Østdanmark')
        for one in east['estimates']:
            self.assertEqual(one['places'], smallest(fractions.Fraction(one['need']) * (weight('DK-84') + weight('DK-85')) / 2))

    def test_regions_from_2027(self):
        """Østdanmark is its two regions together: each woman turns where she does, and is counted in the larger region."""
        self.make_sample()
        answer = self.ask('capacity', self.plan, '--proposal', 'A')
        merged = answer['regions_from_2027']
        self.assertEqual([one['name'] for one in merged['regions']], ['Østdanmark', 'Syddanmark', 'Midtjylland', 'Nordjylland'])
        east = merged['regions'][0]
        for one in east['estimates']:
            need = fractions.Fraction(one['need'])
            lost = sum(weight(region) * erlang_b(6, need * weight(region) / 2) for region in ('DK-84', 'DK-85'))
            self.assertAlmostEqual(one['without_place'], float(lost / (weight('DK-84') + weight('DK-85'))), places=12)
        self.assertGreaterEqual(merged['tipping_point_every_region'], answer['tipping_point_every_region'])

    def assert_unit(self, answer, need, share, places, stay):
        load = need * share * stay
        blocking = erlang_b(places, load)
        for key, expected in (('arrivals', need * share), ('offered_load', load), ('without_place', blocking),
                              ('women_without_place', need * share * blocking), ('occupancy', load * (1 - blocking) / places),
                              ('courses_per_year', need * share * (1 - blocking))):
            self.assertAlmostEqual(answer[key], float(expected), delta=1e-12 * max(1, float(expected)), msg=key)

    def test_anchors(self):
        self.make_sample()
        answer = self.ask('capacity', self.plan, '--proposal', 'A')
        self.assertEqual((answer['tipping_point_country'], answer['tipping_point_every_region']), (31, 23))
        self.assertEqual((answer['places'], answer['first_region'], answer['missing']), (30, 'DK-84', None))
        self.assertEqual(answer['goal'], 0.1)
        for places, expected in (((9, 5, 6, 6, 4), (37, 32)), ((6, 6, 6, 6, 8), (31, 23))):
            for unit, number in zip(UNITS_OF_A, places):
                self.run_well('set', self.plan, 'unit', unit, f'places={number}')
            answer = self.ask('capacity', self.plan, '--proposal', 'A')
            self.assertEqual((answer['tipping_point_country'], answer['tipping_point_every_region']), expected)

    def test_one_unit_of_thirty(self):
        self.make_sample()
        self.run_well('set', self.plan, 'unit', 'C-danmark', 'places=30')
        answer = self.ask('capacity', self.plan, '--proposal', 'C')
        self.assertEqual((answer['tipping_point_country'], answer['tipping_point_every_region']), (56, 56))

    def test_every_figure(self):
        self.make_sample()
        answer = self.ask('capacity', self.plan, '--proposal', 'A')
        half = fractions.Fraction(1, 2)
        self.assertEqual([(one['estimate'], one['bound'], one['need']) for one in answer['estimates']], CASES)
        self.assertEqual([one['id'] for one in answer['units']], list(UNITS_OF_A))
        for unit in answer['units']:
            share = weight(UNITS_OF_A[unit['id']])
            self.assertEqual((unit['places'], unit['stay_years']), (6, 0.5))
            self.assertAlmostEqual(unit['need_share'], float(share), places=12)
            self.assertEqual([(one['estimate'], one['bound'], one['need']) for one in unit['estimates']], CASES)
            for one in unit['estimates']:
                self.assert_unit(one, fractions.Fraction(one['need']), share, 6, half)
            self.assertLessEqual(erlang_b(6, unit['tipping_point'] * share * half), fractions.Fraction(1, 10))
            self.assertGreater(erlang_b(6, (unit['tipping_point'] + 1) * share * half), fractions.Fraction(1, 10))
        for one in answer['estimates']:
            need = fractions.Fraction(one['need'])
            without = sum(need * weight(region) * erlang_b(6, need * weight(region) * half) for region in POPULATION)
            self.assertAlmostEqual(one['women_without_place'], float(without), places=10)
            self.assertAlmostEqual(one['without_place'], float(without / need), places=12)
            self.assertAlmostEqual(one['courses_per_year'], float(need - without), places=10)
            self.assertAlmostEqual(one['offered_load'], float(need * half), places=12)
            self.assertAlmostEqual(one['occupancy'], float((need - without) * half / 30), places=12)
            for region in one['regions']:
                load = need * weight(region['id']) * half
                self.assertAlmostEqual(region['without_place'], float(erlang_b(6, load)), places=12)
                self.assertAlmostEqual(region['need'], float(need * weight(region['id'])), places=10)

    def test_years(self):
        """A opens little by little over three years: place 1 at once, then one every six months."""
        self.make_sample()
        unit = self.ask('capacity', self.plan, '--proposal', 'A', '--source', 'cowi-2019')['units'][0]
        for one in unit['estimates']:
            arrivals = one['need'] * weight('DK-84')
            for year in one['years']:
                months = range(12 * (year['year'] - 1), 12 * year['year'])
                places = [6 if month >= 36 else max(1, 6 * (month + 1) // 36) for month in months]
                blocking = sum(erlang_b(number, arrivals / 2) for number in places) / 12
                self.assertIsNone(year['begins_in'])
                self.assertAlmostEqual(year['places'], sum(places) / 12, places=12)
                self.assertAlmostEqual(year['without_place'], float(blocking), places=12)
                self.assertAlmostEqual(year['courses_per_year'], float(arrivals * (1 - blocking)), places=10)
        self.run_well('set', self.plan, 'plan', 'plan', 'decision=2026-03-15')
        unit = self.ask('capacity', self.plan, '--proposal', 'A')['units'][0]
        self.assertEqual([year['begins_in'] for year in unit['estimates'][0]['years']][:2], [2027, 2028])

    def test_source(self):
        self.make_sample()
        answer = self.ask('capacity', self.plan, '--proposal', 'A', '--source', 'cowi-2019')
        self.assertEqual([one['need'] for one in answer['estimates']], [19, 51])
        for unit in answer['units']:
            self.assertEqual([one['need'] for one in unit['estimates']], [19, 51])
        self.assertEqual(answer['tipping_point_country'], 31)
        self.refuse(2, 'capacity', self.plan, '--proposal', 'A', '--source', 'nobody')

    def test_unserved(self):
        self.make_sample()
        answer = self.ask('capacity', self.plan, '--proposal', 'P')
        self.assertAlmostEqual(answer['unserved_share'], float(1 - weight('DK-82')), places=12)
        self.assertEqual(answer['tipping_point_country'], 0)

    def test_unknown_is_null(self):
        self.make_sample()
        keys = list(self.ask('capacity', self.plan, '--proposal', 'A'))
        self.run_well('set', self.plan, 'unit', 'A-hovedstaden', 'places=')
        for proposal in ('A', '0'):
            answer = self.ask('capacity', self.plan, '--proposal', proposal)
            self.assertIsNone(answer['tipping_point_country'])
            self.assertIsNone(answer['tipping_point_every_region'])
            self.assertEqual((answer['estimates'], answer['units']), ([], []))
            self.assertTrue(answer['missing'])
            self.assertEqual([key for key in keys if key in answer], list(answer))
            self.assertIn(answer['missing'], self.run_well('capacity', self.plan, '--proposal', proposal))

    def test_no_limit(self):
        """More places than anybody needs: no limit is found, and none is made up."""
        self.make_sample()
        self.run_well('set', self.plan, 'assumption', 'service-goal', 'value=50%')
        self.run_well('set', self.plan, 'unit', 'C-danmark', 'places=500', 'stay_before=0', 'stay_after=0.001')
        answer = self.ask('capacity', self.plan, '--proposal', 'C')
        self.assertIsNone(answer['tipping_point_country'])
        self.run_well('capacity', self.plan, '--proposal', 'C')

    def test_wrong_usage(self):
        self.make_sample()
        self.refuse(2, 'capacity', self.plan)
        self.refuse(2, 'capacity', self.plan, '--proposal', 'Z')
        self.refuse(2, 'capacity')


class Score(Case):
    def test_bounds_from_the_criteria(self):
        self.make_sample()
        scores = self.ask('score', self.plan)['proposals']
        self.assertEqual([one['id'] for one in scores], PROPOSALS)
        for proposal in scores:
            self.assertEqual([one['parameter'] for one in proposal['parameters']],
                             ['practice', 'competences', 'cooperation', 'knowledge'])
            for parameter in proposal['parameters']:
                criteria = parameter['criteria']
                total = sum(one['weight'] for one in criteria)
                low = sum(one['weight'] * (one['points_low'] if one['known'] else 0) for one in criteria) / total
                high = sum(one['weight'] * (one['points_high'] if one['known'] else 100) for one in criteria) / total
                known = sum(one['weight'] for one in criteria if one['known']) / total
                self.assertAlmostEqual(parameter['low'], low, places=9)
                self.assertAlmostEqual(parameter['high'], high, places=9)
                self.assertAlmostEqual(parameter['known_share'], known, places=9)
                steps = [['absent', 'beginning', 'partly', 'reached'][min(3, int(bound // 25))] for bound in (low, high)]
                self.assertEqual([parameter['low_level'], parameter['high_level']], steps)
                self.assertEqual(parameter['level'], steps[0] if steps[0] == steps[1] and known > 0 else 'unknown')
                for one in criteria:
                    if not one['known']:
                        self.assertEqual(one['value'], 'unknown')
                        self.assertEqual((one['points_low'], one['points_high']), (0, 100))
                    self.assertTrue(one['reason'])

    def test_points_from_values(self):
        """The anchors are the templates' own assumptions."""
        self.make_sample()
        curves = {'practice-volume': (0, 10), 'practice-per-fte': (0, 1), 'practice-below': (1, 0),
                  'practice-year': (6, 3, 1), 'practice-continuity': (0.5, 1), 'competence-experience': (0, 2, 5),
                  'competence-several': (0, 0.75)}

        def points(value, curve):
            rising = curve[-1] > curve[0]
            if (value <= curve[0]) if rising else (value >= curve[0]):
                return 0
            for i in range(1, len(curve)):
                if (value <= curve[i]) if rising else (value >= curve[i]):
                    return 100 * (i - 1 + (value - curve[i - 1]) / (curve[i] - curve[i - 1])) / (len(curve) - 1)
            return 100

        words = {'absent': 0, 'beginning': 100 / 3, 'partly': 200 / 3, 'reached': 100}
        for proposal in self.ask('score', self.plan)['proposals']:
            for one in (one for parameter in proposal['parameters'] for one in parameter['criteria'] if one['known']):
                if one['measure'] == 'judgement':
                    expected = [words[one['value']]] * 2
                else:
                    expected = sorted(points(one[key], curves.get(one['id'], (0, 1))) for key in ('value_low', 'value_high'))
                self.assertAlmostEqual(one['points_low'], expected[0], places=9)
                self.assertAlmostEqual(one['points_high'], expected[1], places=9)

    def test_proposal(self):
        self.make_sample()
        self.assertEqual([one['id'] for one in self.ask('score', self.plan, '--proposal', 'B')['proposals']], ['B'])
        self.refuse(2, 'score', self.plan, '--proposal', 'Z')

    def test_why(self):
        """Every score says how it is made, what would raise it, and whose judgement is what."""
        self.make_sample()
        for proposal in self.ask('score', self.plan)['proposals']:
            for parameter in proposal['parameters']:
                self.assertTrue(parameter['why'])
                whole = sum(one['weight'] for one in parameter['criteria'])
                criteria = {one['id']: one for one in parameter['criteria']}
                gains = [one['gain'] for one in parameter['raises']]
                self.assertEqual(gains, sorted(gains, reverse=True))
                for one in parameter['raises']:
                    criterion = criteria[one['criterion']]
                    self.assertAlmostEqual(one['gain'], criterion['weight'] / whole * (one['to'] - one['from']), places=9)
                    self.assertAlmostEqual(one['from'], criterion['points_low'] if criterion['known'] else 0, places=9)
                for one in parameter['criteria']:
                    self.assertTrue(one['why']['formula'] and one['why']['weight_means'] and one['why']['sources'])
                    self.assertEqual(one['why']['inputs'] is None, one['measure'] == 'judgement')
                    self.assertEqual(list(one['steps']), ['absent', 'beginning', 'partly', 'reached'])
                    self.assertTrue(all(one['steps'].values()))
        today = self.ask('score', self.plan, '--proposal', '0')['proposals'][0]
        coordination = today['parameters'][2]['criteria'][-1]
        self.assertEqual([(one['perspective'], one['level']) for one in coordination['judgements']],
                         [('own', 'beginning'), ('agency', 'absent'), ('municipalities', 'partly')])

    def test_log(self):
        """What became of judgements and weights: when, old, new, why."""
        self.make_sample()
        self.assertEqual(self.ask('score', self.plan, '--log'), {'log': []})
        self.run_well('set', self.plan, 'judgement', 'B-judgement-knowledge-registration', 'level=partly', 'reason=A register is begun')
        self.run_well('set', self.plan, 'criterion', 'practice-volume', 'weight=3')
        self.run_well('set', self.plan, 'unit', 'A-hovedstaden', 'places=8')
        log = self.ask('score', self.plan, '--log')['log']
        self.assertEqual([(one['id'], one['field'], one['before'], one['after']) for one in log],
                         [('practice-volume', 'weight', 2, 3),
                          ('B-judgement-knowledge-registration', 'level', 'beginning', 'partly')])
        self.assertEqual(log[1]['reason'], 'A register is begun')
        self.assertIn('A register is begun', self.run_well('score', self.plan, '--log'))

    def test_evidence(self):
        """A top step without evidence is refused with a sentence."""
        self.make_sample()
        judgement = ('set', self.plan, 'judgement', 'A-judgement-knowledge-network')
        self.assertIn('evidence', self.refuse(2, *judgement, 'level=reached'))
        self.run_well(*judgement, 'evidence=Minutes of the network', 'level=reached')
        self.assertIn('evidence', self.refuse(2, *judgement, 'evidence='))
        # The order of the fields does not matter: they are judged together, and are one step.
        for fields in (('level=unknown', 'evidence='), ('evidence=', 'level=unknown')):
            steps = len(self.ask('history', self.plan)['steps'])
            self.run_well(*judgement, *fields)
            self.run_well(*judgement, 'level=partly', 'evidence=Minutes of the network')
            self.assertEqual(len(self.ask('history', self.plan)['steps']), steps + 2)
        self.run_well('set', self.plan, 'criterion', 'practice-volume', 'at_0=20', 'at_100=30')
        self.run_well('set', self.plan, 'criterion', 'practice-volume', 'at_0=0', 'at_100=10')
        steps = len(self.ask('history', self.plan)['steps'])
        self.refuse(2, *judgement, 'reason=Seen again', 'level=best')
        self.assertEqual(len(self.ask('history', self.plan)['steps']), steps)

    def test_guide(self):
        """A plan of an earlier version takes the newer guide over, as one step, and keeps its own numbers and judgements."""
        self.make_sample()
        self.assertEqual(self.ask('guide', self.plan, '--take-over'), {'taken_over': False, 'differences': []})
        dump = pathlib.Path(__file__).resolve().parents[1] / 'plan/plan-1.sql'
        old = os.path.join(self.folder, 'old.doegnplan')
        base = sqlite3.connect(old)
        base.executescript(dump.read_text(encoding='utf-8'))
        base.close()
        before = self.ask('score', old, '--futures', '0')
        differences = self.ask('guide', old)['differences']
        added = [one['id'] for one in differences if one['kind'] == 'added']
        guide = json.loads((pathlib.Path(__file__).resolve().parents[2] / 'data/templates/scoring-guide.json').read_text(encoding='utf-8'))
        theirs = [one['id'] for one in guide['records'] if one['entity'] == 'criterion']
        own = [one['id'] for parameter in before['proposals'][0]['parameters'] for one in parameter['criteria']]
        self.assertEqual(added, [one for one in theirs if one not in own])
        self.assertIn('practice-below', added)
        self.assertEqual(self.ask('score', old, '--futures', '0'), before)
        self.assertRegex(self.run_well('guide', old), 'judgements, weights and limits of the plan stay')
        self.assertTrue(self.ask('guide', old, '--take-over')['taken_over'])
        after = self.ask('score', old, '--futures', '0')
        for one, other in zip(before['proposals'][0]['parameters'], after['proposals'][0]['parameters']):
            ids = [criterion['id'] for criterion in other['criteria']]
            self.assertLessEqual({criterion['id'] for criterion in one['criteria']}, set(ids))
            kept = {criterion['id']: criterion for criterion in other['criteria']}
            for criterion in one['criteria']:
                for key in ('weight', 'points_low', 'points_high', 'judgements', 'value_function'):
                    self.assertEqual(kept[criterion['id']][key], criterion[key])
        self.assertEqual(sum(len(one['criteria']) for one in after['proposals'][0]['parameters']), len(set(own + theirs)))
        self.assertEqual([one['id'] for one in self.ask('guide', old)['differences'] if one['kind'] == 'added'], [])
        self.run_well('undo', old)
        self.assertEqual(self.ask('score', old, '--futures', '0'), before)

    def test_no_total(self):
        """The four parameters stand beside one another."""
        self.make_sample()
        self.assertEqual(list(self.ask('score', self.plan)['proposals'][0]), ['id', 'name', 'parameters', 'simulated'])
        self.assertNotRegex(self.run_well('score', self.plan), r'(?i)\btotal\b')


class Chart(Case):
    def chart(self, kind, *words):
        return ('chart', self.plan, kind, '--proposal', 'A', *words)

    def kinds(self):
        """Every kind that there is: none escapes by being new."""
        return [line.split()[0] for line in self.run_well('chart', '--list').splitlines()]

    def test_list(self):
        kinds = self.kinds()
        self.assertEqual(len(kinds), len(set(kinds)))
        self.assertLessEqual(set(CHARTS), set(kinds))

    def test_png(self):
        self.make_sample()
        for kind in self.kinds():
            for size in ((1280, 720), (640, 480), (1920, 1080)):
                output = self.folder / f'{kind}.png'
                self.run_well(*self.chart(kind), '-o', output, '--size', '{}x{}'.format(*size))
                data = output.read_bytes()
                self.assertEqual(data[:8], b'\x89PNG\r\n\x1a\n')
                self.assertEqual(struct.unpack('>II', data[16:24]), size)
                output.unlink()

    def test_svg(self):
        self.make_sample()
        for kind in self.kinds():
            output = self.folder / f'{kind}.svg'
            self.run_well(*self.chart(kind), '-o', output)
            if shutil.which('xmllint'):
                subprocess.run(['xmllint', '--noout', str(output)], check=True)
            root = ElementTree.parse(output).getroot()
            name = '{http://www.w3.org/2000/svg}'
            self.assertEqual(root.tag, f'{name}svg')
            # Whoever cannot see it gets the headline and the paragraph.
            alternative = self.run_well(*self.chart(kind), '--alt')
            self.assertEqual(root.find(f'.//{name}title').text, alternative.splitlines()[0])
            self.assertIn(root.find(f'.//{name}desc').text, alternative)

    def test_needs_a_proposal(self):
        self.make_sample()
        for kind in self.kinds():
            with self.subTest(kind=kind):
                if kind in CHARTS_OF_THE_PLAN:
                    self.run_well('chart', self.plan, kind, '--alt')
                else:
                    self.assertIn('--proposal', self.refuse(2, 'chart', self.plan, kind, '--alt'))

    def test_change_of_time(self):
        """Two more places in Hovedstaden: 31 women become 37, and 23 in every region 32, against a file and against a step ago."""
        self.make_sample()
        saved = self.folder / 'saved.doegnplan'
        shutil.copy(self.plan, saved)
        self.run_well('set', self.plan, 'unit', 'A-hovedstaden', 'places=8')
        for words in (('--before', saved), ('--steps-back', '1')):
            text = self.run_well(*self.chart('change'), '--alt', *words)
            self.assertRegex(text, r'For the country +31 +37\n')
            self.assertRegex(text, r'In every region +23 +32\n')
        self.assertIn('saved.doegnplan', self.run_well(*self.chart('change'), '--alt', '--before', saved))
        self.assertIn('fewer steps', self.refuse(2, *self.chart('change'), '--alt', '--steps-back', '99'))
        self.assertIn('change', self.refuse(2, *self.chart('need'), '--alt', '--before', saved))
        self.assertIn('nowhere', self.refuse(3, *self.chart('change'), '--alt', '--before', self.folder / 'nowhere'))

    def test_pdf(self):
        if not shutil.which('pdftotext'):
            self.skipTest('pdftotext is not there')
        self.make_sample('--lang', 'da')
        output = self.folder / 'chart.pdf'
        # Titles and what the sample says: estimates as published, months as written there, 31 and 23 women by Erlang B; intervals as
        # the assumptions have them: three months, up to two more or fewer, and one place.
        labels = {'need': ('Kvinder om året', 'Styrelsen', '80', '100'), 'capacity': ('plads straks', 'Regionerne', '31', '23'),
                  'specialisation': ('Aktiv praksis', 'Ukendt'), 'units': ('Pladser i brug', 'Hovedstaden', 'Nordjylland'),
                  'years': ('50 mulige år', 'Kvinder uden plads i året'), 'tipping': ('holder til ca. 31', 'Styrelsen 2024: 80–100'),
                  'timeline': ('måned 9–18', 'måned 24–54'), 'distance': ('Km i luftlinje', '100 km'),
                  'change': ('færre er bedre', 'I hver region', '31', '23'),
                  'price': ('Pris pr. brugt døgn', 'budgetteret ved 95 %'),
                  'sensitivity': ('som i planen', 'Ophold efter fødsel', '1–5 mdr.', 'Ophold før fødsel', '2–4 mdr.', '−1 til +1'),
                  'history': ('Hvad tallet tæller', '2017–2019', '10', '15', '80', '100')}
        for kind in labels:
            self.run_well('--lang', 'da', *self.chart(kind), '-o', output)
            self.assertEqual(output.read_bytes()[:5], b'%PDF-')
            text = subprocess.run(['pdftotext', '-layout', str(output), '-'], capture_output=True, text=True, check=True).stdout
            for label in labels[kind]:
                self.assertIn(label, text.replace('\xa0', ' '), kind)

    def test_same_bytes(self):
        self.make_sample()
        for suffix in ('png', 'svg', 'pdf'):
            outputs = [self.folder / f'{number}.{suffix}' for number in range(2)]
            for output in outputs:
                self.run_well(*self.chart('capacity'), '-o', output)
            self.assertEqual(outputs[0].read_bytes(), outputs[1].read_bytes(), suffix)

    def test_missing_folder(self):
        self.make_sample()
        for suffix in ('png', 'svg', 'pdf'):
            message = self.refuse(4, *self.chart('need'), '-o', self.folder / 'not' / f'there.{suffix}')
            # No word of the temporary file.
            self.assertNotIn('there.', message)
        self.assertEqual(self.leftovers(), ['plan.doegnplan'])

    def test_folder_in_the_way(self):
        self.make_sample()
        (self.folder / 'chart.png').mkdir()
        self.refuse(4, *self.chart('need'), '-o', self.folder / 'chart.png')
        self.assertEqual(self.leftovers(), ['chart.png', 'plan.doegnplan'])

    def test_overwrites_a_chart_whole(self):
        self.make_sample()
        output = self.folder / 'chart.svg'
        output.write_text('x' * 1000000, encoding='utf-8')
        self.run_well(*self.chart('need'), '-o', output)
        ElementTree.parse(output)
        self.assertEqual(self.leftovers(), ['chart.svg', 'plan.doegnplan'])

    def test_themes(self):
        self.make_sample()
        pictures = {}
        for theme in ('light', 'dark', 'print'):
            output = self.folder / f'{theme}.svg'
            self.run_well(*self.chart('capacity'), '-o', output, '--theme', theme)
            pictures[theme] = output.read_bytes()
        # Paper may look like a light screen.
        self.assertNotIn(pictures['dark'], (pictures['light'], pictures['print']))
        self.run_well(*self.chart('capacity'), '-o', self.folder / 'default.svg')
        # Exports are always light.
        self.assertIn((self.folder / 'default.svg').read_bytes(), (pictures['light'], pictures['print']))

    def test_alternative(self):
        self.make_sample()
        text = self.run_well(*self.chart('capacity'), '--alt')
        self.assertEqual(text.splitlines()[0], 'Five units with 6 places each hold for about 31 women a year, 23 in every region')
        for row in ('80–100', '70–80', '19–51', '16 · 30'):
            self.assertIn(row, text)
        self.assertEqual(self.leftovers(), ['plan.doegnplan'])

    def test_area(self):
        self.make_sample()
        text = self.run_well(*self.chart('capacity'), '--area', 'DK-81', '--alt')
        self.assertIn('Nordjylland', text.splitlines()[0])
        self.refuse(2, *self.chart('capacity'), '--area', 'DK-99', '--alt')

    def test_wrong_usage(self):
        self.make_sample()
        for words in ((), (self.plan,), (self.plan, 'pie', '--alt'), (self.plan, 'need'), (self.plan, 'capacity', '--alt'),
                      (self.plan, 'capacity', '--proposal', 'Z', '--alt'), (self.plan, 'need', '-o', 'chart.gif'),
                      (self.plan, 'need', '-o', 'chart'), (self.plan, 'need', '-o', 'c.png', '--size', '0x0'),
                      (self.plan, 'need', '-o', 'c.png', '--size', '640'), (self.plan, 'need', '-o', 'c.png', '--size', '10x10'),
                      (self.plan, 'need', '-o', 'c.png', '--size', '479x270'), (self.plan, 'need', '-o', 'c.png', '--size', '480x269'),
                      (self.plan, 'need', '-o', 'c.png', '--size', '-4x5'),
                      (self.plan, 'need', '-o', 'c.png', '--size', '99999x99999'),
                      (self.plan, 'need', '-o', 'c.png', '--theme', 'pink')):
            with self.subTest(words=words):
                self.refuse(2, 'chart', *words)
        self.assertEqual(self.leftovers(), ['plan.doegnplan'])

    def test_map_options(self):
        """The distance, the regions and the chosen unit of the map are those that are asked for, and nothing else is taken."""
        self.make_sample()

        def rows(*words):
            text = self.run_well(*self.chart('map', '--alt', *words))
            table = text[text.index('region by region'):].splitlines()
            return [line.split()[0] for line in table[2:table.index('', 1) - 1]], text.splitlines()[0]

        names, title = rows()
        self.assertEqual(names, ['Hovedstaden', 'Sjælland', 'Syddanmark', 'Midtjylland', 'Nordjylland', 'Whole'])
        self.assertIn('within 100\N{NO-BREAK SPACE}km', title)
        names, title = rows('--from-2027', '--within', '72.5', '--unit', 'A-nordjylland')
        self.assertEqual(names, ['Østdanmark', 'Syddanmark', 'Midtjylland', 'Nordjylland', 'Whole'])
        self.assertIn('within 72.5\N{NO-BREAK SPACE}km', title)
        self.assertIn('70\N{NO-BREAK SPACE}km', self.run_well(*self.chart('distance', '--alt', '--within', '70')).splitlines()[0])
        for words in (('map', '--within', '3'), ('map', '--within', 'far'), ('map', '--within', '501'), ('map', '--unit', 'B-aarhus'),
                      ('map', '--unit', 'no-unit'), ('need', '--within', '70'), ('distance', '--from-2027'),
                      ('need', '--unit', 'A-nordjylland')):
            with self.subTest(words=words):
                self.refuse(2, *self.chart(words[0], '--alt', *words[1:]))


class Queue(Case):
    def test_erlang_b(self):
        answer = self.ask('queue', 'erlang-b', '--servers', 6, '--load', 3)
        self.assertEqual(list(answer), ['blocking'])
        self.assertAlmostEqual(answer['blocking'], 0.0521571, places=7)
        for servers, load in ((6, 3), (1, 0), (1, 1), (30, 28), (100, '90.5'), (5, '0.001'), (400, 500)):
            expected = float(erlang_b(servers, fractions.Fraction(load)))
            answer = self.ask('queue', 'erlang-b', '--servers', servers, '--load', load)
            self.assertAlmostEqual(answer['blocking'], expected, delta=1e-12 * expected + 1e-300)

    def test_erlang_c(self):
        for servers, load in ((6, 3), (1, '0.5'), (30, 28), (2, '1.99')):
            load_exact = fractions.Fraction(load)
            blocking = erlang_b(servers, load_exact)
            wait = blocking * servers / (servers - load_exact * (1 - blocking))
            answer = self.ask('queue', 'erlang-c', '--servers', servers, '--load', load)
            self.assertEqual(list(answer), ['wait_probability', 'mean_wait'])
            self.assertAlmostEqual(answer['wait_probability'], float(wait), places=12)
            self.assertAlmostEqual(answer['mean_wait'], float(wait / (servers - load_exact)), delta=1e-10)

    def test_text(self):
        self.assertIn('0.052157', self.run_well('queue', 'erlang-b', '--servers', 6, '--load', 3))
        self.assertIn('0,052157', self.run_well('--lang', 'da', 'queue', 'erlang-b', '--servers', 6, '--load', 3))

    def test_wrong_usage(self):
        for words in ((), ('erlang-x', '--servers', 6, '--load', 3), ('erlang-b', '--load', 3), ('erlang-b', '--servers', 6),
                      ('erlang-b', '--servers', -1, '--load', 3), ('erlang-b', '--servers', 6, '--load', -3),
                      ('erlang-b', '--servers', 6, '--load', 'nan'), ('erlang-b', '--servers', 6, '--load', 'inf'),
                      ('erlang-b', '--servers', '6.5', '--load', 3), ('erlang-b', '--servers', 6, '--load', 'x'),
                      ('erlang-c', '--servers', 3, '--load', 3), ('erlang-c', '--servers', 0, '--load', 0)):
            with self.subTest(words=words):
                done = self.call('queue', *words)
                self.assertEqual((done.returncode, done.stdout), (2, ''), done.stderr)
                self.assertRegex(done.stderr, ERROR)


class Language(Case):
    def test_headlines(self):
        for language, expected in (('en', r'Five units with 6 places each hold for about 31 women a year, 23 in every region'),
                                   ('da', r'Fem tilbud med (hver 6 pladser|6 pladser hver) holder til ca\. 31 kvinder om året, '
                                          r'23 i hver region')):
            plan = self.folder / f'{language}.doegnplan'
            self.run_well('--lang', language, 'new', plan, '--template', 'sample')
            text = self.run_well('--lang', language, 'chart', plan, 'capacity', '--proposal', 'A', '--alt')
            self.assertRegex(text.splitlines()[0].replace('\xa0', ' '), rf'^{expected}$')

    def test_place_of_the_option(self):
        self.make_sample()
        words = ('need', self.plan)
        danish = self.run_well('--lang', 'da', *words)
        self.assertEqual(self.run_well('--lang=da', *words), danish)
        self.assertNotEqual(self.run_well('--lang', 'en', *words), danish)
        self.assertIn('Kvinder om året', danish)

    def test_unknown_language(self):
        self.refuse(2, '--lang', 'sv', 'need', self.plan)

    def test_json_numbers_do_not_depend_on_it(self):
        self.make_sample()

        def figures(value):
            if isinstance(value, dict):
                return [figure for one in value.values() for figure in figures(one)]
            if isinstance(value, list):
                return [figure for one in value for figure in figures(one)]
            return [value] if isinstance(value, (int, float)) else []

        for words in (('need', self.plan), ('score', self.plan), ('capacity', self.plan, '--proposal', 'A')):
            self.assertEqual(figures(self.ask('--lang', 'da', *words)), figures(self.ask('--lang', 'en', *words)))

    def test_errors(self):
        done = self.call('--lang', 'da', 'info', self.folder / 'mangler.doegnplan')
        self.assertEqual(done.returncode, 3)
        self.assertNotRegex(done.stderr.split(': ', 2)[2], r'\b(cannot|opened|Choose|another|No such)\b')


class Whole(Case):
    COMMANDS = ('new', 'info', 'set', 'undo', 'redo', 'history', 'check', 'need', 'capacity', 'simulate', 'sensitivity', 'finance',
                'staffing', 'timeline', 'place', 'score', 'compare', 'chart', 'export', 'merge', 'slides', 'queue', 'mcda')
    # What --help is named for in messages: the arguments.
    ARGUMENTS = {'merge': 'BASE OURS THEIRS', 'queue': '', 'mcda': 'FILE.json'}

    def test_help(self):
        text = self.run_well('--help')
        commands = re.findall(r'(?m)^  ([a-z]+) ', text)
        self.assertLessEqual(set(self.COMMANDS), set(commands))
        for command in commands:
            own = self.run_well(command, '--help')
            self.assertIn(f'doegnplan-cli {command}', own)
            self.assertIn(self.ARGUMENTS.get(command, 'PLAN'), own)

    def test_set_help_names_the_fields(self):
        text = self.run_well('set', '--help')
        self.assertRegex(text, r'(?m)^  unit: .*\bplaces\b')
        self.assertNotRegex(text, r'\bposition\b')

    def test_wrong_usage(self):
        self.assertEqual(self.call().returncode, 2)
        self.refuse(2, 'frobnicate')
        for command in self.COMMANDS:
            done = self.call(command, '--no-such-option')
            self.assertEqual((done.returncode, done.stdout), (2, ''), command)
            self.assertRegex(done.stderr, ERROR)
        self.refuse(2, 'info')
        self.refuse(2, 'info', self.plan, 'more')

    def test_version(self):
        self.assertRegex(self.run_well('--version'), r'^doegnplan-cli \d+\.\d+')

    def test_same_bytes_twice(self):
        self.make_sample()
        before = self.plan.read_bytes()
        for words in (('info',), ('history',), ('need',), ('capacity', '--proposal', 'A'), ('capacity', '--proposal', 'P'),
                      ('score',), ('compare',), ('sensitivity', '--proposal', 'A'), ('finance', '--proposal', 'A'),
                      ('staffing', '--proposal', 'A'), ('timeline', '--proposal', 'A'), ('place', '--units', 5)):
            for form in ((), ('--json',)):
                first, second = (self.run_well(words[0], self.plan, *words[1:], *form) for _ in range(2))
                self.assertEqual(first, second)
        self.assertEqual(self.plan.read_bytes(), before)

    def test_same_edits_same_file(self):
        plans = [self.folder / f'{number}.doegnplan' for number in range(2)]
        for plan in plans:
            self.run_well('new', plan, '--template', 'sample')
            self.run_well('set', plan, 'unit', 'A-hovedstaden', 'places=8')
            self.run_well('set', plan, 'estimate', 'sbst-2024', 'high=110')
            self.run_well('undo', plan)
        self.assertEqual(plans[0].read_bytes(), plans[1].read_bytes())

    def test_nothing_is_left_in_the_home(self):
        self.make_sample()
        self.run_well('set', self.plan, 'unit', 'A-hovedstaden', 'places=8')
        self.call('set', self.plan, 'unit', 'A-hovedstaden', 'places=abc')
        self.call('undo', self.plan, 5)
        self.assertEqual([path for path in self.home.rglob('*.doegnplan')], [])
        working = self.home / 'doegnplan' / 'working'
        self.assertEqual([path for path in working.iterdir() if path.is_dir()] if working.exists() else [], [])

    def test_names_with_spaces_and_letters(self):
        folder = self.folder / 'KKR Midtjylland – æøå'
        folder.mkdir()
        plan = folder / 'Døgnplan 2026.doegnplan'
        self.run_well('new', plan, '--template', 'sample')
        self.run_well('set', plan, 'unit', 'A-hovedstaden', 'site=Ærø Sygehus')
        self.run_well('chart', plan, 'need', '-o', folder / 'Skøn.svg')
        self.assertTrue((folder / 'Skøn.svg').exists())


class Tap(unittest.TestResult):
    number = 0

    def say(self, good, test, rest=''):
        self.number += 1
        print(f'{"ok" if good else "not ok"} {self.number} - {test.id().split(".", 1)[1]}{rest}', flush=True)

    def complain(self, test, error):
        print(f'{test.id()}:', *traceback.format_exception(*error), file=sys.stderr)

    def addSuccess(self, test):
        super().addSuccess(test)
        self.say(True, test)

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self.say(True, test, f' # SKIP {reason}')

    def addFailure(self, test, error):
        super().addFailure(test, error)
        self.complain(test, error)
        self.say(False, test)

    def addError(self, test, error):
        super().addError(test, error)
        self.complain(test, error)
        self.say(False, test)

    def addSubTest(self, test, subtest, error):
        super().addSubTest(test, subtest, error)
        if error is not None:
            print(subtest, file=sys.stderr)
            self.complain(test, error)
            self.failed_parts = getattr(self, 'failed_parts', set()) | {test.id()}

    def stopTest(self, test):
        super().stopTest(test)
        # A test whose parts failed is neither a success nor a failure of its own.
        if test.id() in getattr(self, 'failed_parts', set()):
            self.failed_parts.discard(test.id())
            self.say(False, test)


def main():
    global PROGRAM
    PROGRAM = str(pathlib.Path(sys.argv[1]).resolve())
    suite = unittest.TestSuite()
    for name, one in sorted(globals().items()):
        if isinstance(one, type) and issubclass(one, Case) and one is not Case:
            if len(sys.argv) < 3 or name in sys.argv[2:]:
                suite.addTests(unittest.defaultTestLoader.loadTestsFromTestCase(one))
    result = Tap()
    suite.run(result)
    print(f'1..{result.number}')
    sys.exit(0 if result.wasSuccessful() else 1)


if __name__ == '__main__':
    main()
