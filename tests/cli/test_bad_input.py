#!/usr/bin/env python3
"""Bad input: one sentence that names the input in planners' words and the rule, in both languages; never a number, never a hang.

Copyright (C) 2026 The Døgnplan contributors
SPDX-License-Identifier: GPL-3.0-or-later
"""
import contextlib
import json
import pathlib
import re
import sqlite3
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'tools'))
from tap import Tap  # noqa: E402

CLI = sys.argv[1]
NO_NUMBER = re.compile(r'(?<![\w-])-?(nan|inf|infinity)(?!\w)', re.I)
UNITS = ['A-hovedstaden', 'A-sjaelland', 'A-syddanmark', 'A-midtjylland', 'A-nordjylland']

# Calculator, arguments, the input in both languages, and the rule in both.
QUEUES = [
    ('erlang-b', '--servers=-3 --load 2', 'Places (--servers)', 'at least 1', 'Pladser (--servers)', 'mindst 1'),
    ('erlang-b', '--servers 5 --load=-1', 'Load (--load)', 'not be negative', 'Belastning (--load)', 'ikke være under nul'),
    ('erlang-b', '--servers 5 --load nan', '--load', 'no number', '--load', 'intet tal'),
    ('erlang-b', '--servers 5 --load inf', 'Load (--load)', 'finite', 'Belastning (--load)', 'almindeligt tal'),
    ('erlang-b', '--servers 5 --load 1e300', 'Load (--load)', 'at most', 'Belastning (--load)', 'højst'),
    ('erlang-b', '--servers 100000000000 --load 3', 'Places (--servers)', '1,000,000', 'Pladser (--servers)', '1.000.000'),
    ('erlang-b', '--load 3', '--servers', 'missing', '--servers', 'mangler'),
    ('erlang-c', '--servers 5 --load 5', 'Load (--load)', 'at or above the number of places', 'Belastning (--load)', 'uden ende'),
    ('erlang-c', '--servers 5 --load 5.5', 'Load (--load)', 'without end', 'Belastning (--load)', 'antallet af pladser'),
    ('erlang-c', '--servers 0 --load 0.5', 'Places (--servers)', 'at least 1', 'Pladser (--servers)', 'mindst 1'),
    ('mgc', '--servers 5 --arrival 10 --mean 0 --cv 1', 'Mean stay (--mean)', 'more than zero', '(--mean)', 'over nul'),
    ('mgc', '--servers 5 --arrival 10 --mean=-1 --cv 1', 'Mean stay (--mean)', 'more than zero', '(--mean)', 'over nul'),
    ('mgc', '--servers 5 --arrival 10 --mean 0.1 --cv=-1', 'Variation of the stay (--cv)', 'negative', '(--cv)', 'under nul'),
    ('mgc', '--servers 5 --arrival 100 --mean 1 --cv 1', 'Load', 'without end', 'Belastning', 'uden ende'),
    ('erlang-a', '--servers 5 --arrival 5 --mean 1 --patience 0', 'patience (--patience)', 'more than zero', 'tålmodighed', 'over nul'),
    ('erlang-a', '--servers 5 --arrival 1e9 --mean 1 --patience 1e9', 'patience', 'too long', 'tålmodighed', 'for lang'),
    ('offered-load', '--arrival=-1 --mean 1 --dist gamma --cv .5 --t 1', '(--arrival)', 'negative', '(--arrival)', 'under nul'),
    ('offered-load', '--arrival 1 --mean 1 --dist gamma --cv=-.5 --t 1', '(--cv)', 'negative', '(--cv)', 'under nul'),
    ('offered-load', '--arrival 1 --mean 1 --dist gamma --t 1', '--cv', 'missing', '--cv', 'mangler'),
    ('offered-load', '--arrival 1 --mean 1 --dist hyperexponential --cv .5 --t 1', '(--cv)', 'at least 1', '(--cv)', 'mindst 1'),
    ('offered-load', '--arrival 1 --mean 1 --dist gamma --cv 9 --t 1', '(--cv)', 'at most 5', '(--cv)', 'højst være 5'),
    ('offered-load', '--arrival 1 --mean 1 --dist normal --cv 1 --t 1', 'law of the stay', 'write', 'fordeling', 'skriv'),
    ('garwood', '--count=-1', 'Women counted (--count)', 'negative', 'Talte kvinder (--count)', 'under nul'),
    ('garwood', '--count 3 --confidence 1', '(--confidence)', 'between 0 and 1', '(--confidence)', 'mellem 0 og 1'),
    ('garwood', '--count 3 --confidence 1.5', '(--confidence)', 'between 0 and 1', '(--confidence)', 'mellem 0 og 1'),
    ('garwood', '--count 3 --confidence=-0.1', '(--confidence)', 'between 0 and 1', '(--confidence)', 'mellem 0 og 1'),
    ('garwood', '--count 99999999999', '(--count)', '1,000,000', '(--count)', '1.000.000'),
    ('simulate', '--servers 5 --arrival 10 --mean 1 --dist exponential', '(--arrival)', 'without end', '(--arrival)', 'uden ende'),
    ('simulate', '--servers 5 --waiting=-2 --arrival 10 --mean 1 --dist exponential', 'places in the queue', 'from 0', 'køen', 'fra 0'),
    ('simulate', '--servers 5 --waiting 0 --arrival 10 --mean 1 --dist lognormal --cv=-1', '(--cv)', 'negative', '(--cv)', 'under nul'),
    ('simulate', '--servers 5 --waiting 0 --arrival 10 --mean 1 --dist lognormal --cv 1 --customers 0', '(--customers)', 'zero',
     '(--customers)', 'over nul'),
    ('simulate', '--servers 5 --waiting 0 --arrival 0 --mean 1 --dist exponential', '(--arrival)', 'zero', '(--arrival)', 'over nul'),
    ('simulate', '--servers 5 --waiting 0 --arrival 9 --mean 1 --dist exponential --threads 0', '(--threads)', 'zero', '(--threads)',
     'over nul'),
    ('simulate', '--servers 5 --waiting 0 --arrival 9 --mean 1 --dist exponential --replications=-4', '(--replications)', 'zero',
     '(--replications)', 'over nul'),
]

COMMANDS = [('capacity', '--proposal', 'A'), ('simulate', '--proposal', 'A', '--replications', '200'), ('finance', '--proposal', 'A'),
            ('staffing', '--proposal', 'A'), ('timeline', '--proposal', 'A'), ('place', '--units', '2', '--proposal', 'A'),
            ('score',), ('score', '--year', '2'), ('compare',), ('need',), ('sensitivity', '--proposal', 'A')]


def cli(*arguments, language='en'):
    return subprocess.run([CLI, '--lang', language, *map(str, arguments)], capture_output=True, text=True, check=False, timeout=600)


def refusal_complaints(arguments, words, language):
    done = cli(*arguments, language=language)
    if done.returncode != 2 or done.stdout or done.stderr.count('\n') != 1:
        yield f'{arguments}: status {done.returncode}, {done.stdout}{done.stderr}'
    for word in words:
        if word not in done.stderr:
            yield f'{" ".join(map(str, arguments))}: “{word}” is not in {done.stderr.strip()}'


def queue_complaints(_plan):
    for name, options, *words in QUEUES:
        for language, pair in (('en', words[:2]), ('da', words[2:])):
            yield from refusal_complaints(('queue', name, *options.split(), '--json'), pair, language)


def fields_complaints(plan):
    """What a field does not permit never gets into a plan."""
    for arguments in (('assumption', 'service-goal', 'value=120 %'), ('assumption', 'stay-cv', 'value=-0.5'),
                      ('unit', 'A-hovedstaden', 'places=-1'), ('unit', 'A-hovedstaden', 'stay_after=-2'),
                      ('unit', 'A-hovedstaden', 'stay_before=nan'), ('estimate', 'sbst-2024', 'low=-5'),
                      ('estimate', 'sbst-2024', 'low=1e99999'), ('plan', 'plan', 'trend_low=80 %'),
                      ('plan', 'plan', 'referred_low=120 %'), ('region', 'DK-81', 'population=-1')):
        before = cli('info', plan, '--json').stdout
        for language in ('en', 'da'):
            yield from refusal_complaints(('set', plan, *arguments), (), language)
        if cli('info', plan, '--json').stdout != before:
            yield f'{arguments} changed the plan'


# What is set, and what is said about it in both languages: what is wrong, and what to do (tests/app/test-bad-input.c asks the same of
# the window).
SENTENCES = [
    (('unit', 'A-hovedstaden', 'places=many'), ('“many” is not a number', 'Write it as in 1,460 or 22.9.'),
     ('»many« er ikke et tal', 'Skriv det som i 1.460 eller 22,9.')),
    (('unit', 'A-hovedstaden', 'places=-3'), ('“Places” must lie between 0 and 500', 'Write another number.'),
     ('»Pladser« skal ligge mellem 0 og 500', 'Skriv et andet tal.')),
    (('estimate', 'sbst-2024', 'low=200'), ('The low number is larger than the high one', 'Write the lower limit under “Low”.'),
     ('Nedre tal er større end øvre', 'Skriv den nedre grænse under »Nedre«.')),
    (('plan', 'plan', 'referred_low=60 %', 'referred_high=40 %'), ('The lower limit is above', 'Write the smaller number first.'),
     ('Den nedre grænse er højere', 'Skriv det mindste tal først.')),
    (('payer', 'A-payer-municipalities', 'share=120 %'), ('“Share” must lie between 0% and 100%', 'Write another number.'),
     ('»Andel« skal ligge mellem 0', 'Skriv et andet tal.')),
    (('payer', 'A-payer-state', 'share=20 %'), ('shares would be more than 100', 'At most 0% is left for this payer.'),
     ('Betalernes andele ville tilsammen blive over 100', 'Der er højst 0')),
    (('unit', 'A-hovedstaden', 'opening=2028-01', 'closing=2027-01'), ('closes before it opens', 'Change one of the dates.'),
     ('lukker, før det åbner', 'Ret en af datoerne.')),
    (('step', 'A-step-opening', 'latest=2020-01', 'earliest=2021-01', 'likely='), ('latest date comes before', 'Change one of them.'),
     ('seneste dato ligger før', 'Ret en af dem.')),
    (('unit', 'A-hovedstaden', 'opening=soon'), ('“soon” is not a date', 'Write it for example as 31 May 2026'),
     ('»soon« er ikke en dato', 'Skriv den fx som 31. maj 2026')),
    (('unit', 'A-hovedstaden', 'municipality=Atlantis'), ('no municipality “Atlantis”', 'Choose one of the 98'),
     ('ingen kommune, der hedder »Atlantis«', 'Vælg en af de 98 kommuner')),
    (('unit', 'A-hovedstaden', 'municipality=Odence'), ('no municipality “Odence”', 'Odense'),
     ('ingen kommune, der hedder »Odence«', 'Odense')),
]


def sentence_complaints(plan):
    """Each refused in a sentence that names the way out, and the file is not touched."""
    with contextlib.closing(sqlite3.connect(plan)) as base, base:
        base.execute("insert into payer (id, proposal, name) values ('A-payer-state', 'A', 'State')")
    before = plan.read_bytes()
    for arguments, english, danish in SENTENCES:
        for language, words in (('en', english), ('da', danish)):
            yield from refusal_complaints(('set', plan, *arguments), words, language)
        if plan.read_bytes() != before:
            yield f'{arguments} changed the plan'


def every_command_complaints(plan, what, expected):
    """@expected: command → words that must be in what it says; others need only stay sane."""
    for command in COMMANDS:
        spoken = [((), language) for language in ('en', 'da') if (command[0], language) in expected]
        for extra, language in [(('--json',), 'en'), *spoken]:
            done = cli(command[0], plan, *command[1:], *extra, language=language)
            where = f'{what}, {" ".join((*command, *extra))} in {language}'
            text = done.stdout + done.stderr
            if done.returncode not in (0, 2) or (done.returncode and (done.stdout or done.stderr.count('\n') != 1)):
                yield f'{where}: status {done.returncode}, {text[:200]}'
            if NO_NUMBER.search(text):
                yield f'{where}: {NO_NUMBER.search(text).group()} in the answer'
            if extra and not done.returncode:
                json.loads(done.stdout, parse_constant=lambda c: (_ for _ in ()).throw(ValueError(c)))
            for word in expected.get((command[0], language), ()):
                if word not in text:
                    yield f'{where}: “{word}” is not said: {text[:200]}'


def change(plan, *arguments):
    done = cli('set', plan, *arguments)
    if done.returncode:
        raise RuntimeError(done.stderr)


def empty_region_complaints(plan):
    change(plan, 'region', 'DK-81', 'population=0')
    words = {(command, language): ('Nordjylland',) for command in ('capacity', 'simulate', 'place', 'need') for language in ('en', 'da')}
    yield from every_command_complaints(plan, 'a region without people', words)


def long_stay_complaints(plan):
    change(plan, 'assumption', 'simulation-years', 'value=1')
    for unit in UNITS:
        change(plan, 'unit', unit, 'stay_after=36')
    yield from every_command_complaints(plan, 'a stay beyond the horizon', {
        ('simulate', 'en'): ('The stay', 'Simulate more years'), ('simulate', 'da'): ('Opholdet', 'flere år')})


def not_open_complaints(plan):
    """One unit opens at once with nothing in it, the others long after the years simulated."""
    change(plan, 'assumption', 'simulation-years', 'value=5')
    change(plan, 'unit', 'A-hovedstaden', 'opening=2027-01', 'places=0')
    for unit in UNITS[1:]:
        change(plan, 'unit', unit, 'opening=2039-01')
    yield from every_command_complaints(plan, 'no unit open yet', {
        ('simulate', 'en'): ('No place opens',), ('simulate', 'da'): ('åbner',)})


def no_places_complaints(plan):
    for unit in UNITS:
        change(plan, 'unit', unit, 'places=0')
    yield from every_command_complaints(plan, 'no places', {('simulate', 'en'): ('places',), ('simulate', 'da'): ('pladser',)})


def nothing_complaints(plan):
    for unit in UNITS:
        change(plan, 'unit', unit, 'stay_before=0', 'stay_after=0')
    yield from every_command_complaints(plan, 'no stay', {('capacity', 'en'): ('stay',), ('capacity', 'da'): ('ophold',)})


def flood_complaints(plan):
    """Far more women than the places can take: everything still answers."""
    change(plan, 'estimate', 'sbst-2024', 'high=5000')
    yield from every_command_complaints(plan, 'a flood', {})


def main():
    tap = Tap()
    checks = [('calculators', queue_complaints), ('fields', fields_complaints), ('sentences', sentence_complaints),
              ('a region without people', empty_region_complaints),
              ('a stay longer than the horizon', long_stay_complaints), ('no unit open yet', not_open_complaints),
              ('no places', no_places_complaints), ('no stay', nothing_complaints), ('far too many women', flood_complaints)]
    with tempfile.TemporaryDirectory(prefix='doegnplan-') as folder:
        for number, (name, complaints) in enumerate(checks):
            plan = pathlib.Path(folder) / f'{number}.doegnplan'
            if cli('new', plan, '--template', 'sample').returncode:
                raise RuntimeError('no plan')
            tap.case(name, complaints(plan))
    tap.finish()


if __name__ == '__main__':
    main()
