#!/usr/bin/env python3
"""Every input and every rule that the engine refuses something with has its words in dp-error-words.c, and Danish ones.

Copyright (C) 2026 The Døgnplan contributors
SPDX-License-Identifier: GPL-3.0-or-later
"""
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'tools'))
from tap import SOURCE, Tap  # noqa: E402

SET = re.compile(r'dp_engine_error_set \(([^;]*?)\);', re.S)
CHECK = re.compile(r'(?<!^)\b(?:dp_)?check_(?:finite|not_negative|positive|at_most|share|open_share|bounds) \("([a-z_0-9]+)"', re.S)
STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')
WORDS = (SOURCE / 'src/figure/dp-error-words.c').read_text(encoding='utf-8')
LABELS = set(re.findall(r'\{ "([a-z_0-9]+)", N_\(', WORDS))
RULES = set(re.findall(r'^  N_\("(.*)"\),$', WORDS, re.M))


def sources():
    for folder in ('engine', 'plan'):
        yield from sorted((SOURCE / 'src' / folder).glob('*.c'))


def input_complaints():
    found = 0
    for path in sources():
        text = path.read_text(encoding='utf-8')
        names = set(CHECK.findall(text))
        for call in SET.findall(text):
            strings = STRING.findall(call)
            # Everything but the last is a name; a call without a rule of its own passes one on.
            names.update(s for s in strings[:-1] if re.fullmatch('[a-z_0-9]+', s))
        found += len(names)
        for name in sorted(names - LABELS):
            yield f'{path.name}: no word for “{name}”'
    if found < 100:
        yield f'only {found} names of inputs were found'


def rule_complaints():
    found = set()
    for path in sources():
        for call in SET.findall(path.read_text(encoding='utf-8')):
            strings = STRING.findall(call)
            if 'UNSTABLE' not in call and strings and not re.fullmatch('[a-z_0-9]+', strings[-1]):
                found.add(strings[-1])
    for rule in sorted(found - RULES):
        yield f'no words for “{rule}”'
    for rule in sorted(RULES - found):
        yield f'“{rule}” is a rule of nobody'
    if len(found) < 40:
        yield f'only {len(found)} rules were found'


def word_complaints():
    """The words of textbooks stay in the engine."""
    for label in re.findall(r', N_\("(.*)"\) \}', WORDS) + sorted(RULES):
        if re.search(r'\b(server|servers|rho|lambda|theta|cv|erlang|utilisation)\b', label):
            yield f'“{label}” is a word of textbooks'


def main():
    tap = Tap()
    tap.case('every input has a name', input_complaints())
    tap.case('every rule has its words', rule_complaints())
    tap.case('no word of textbooks', word_complaints())
    tap.finish()


if __name__ == '__main__':
    main()
