#!/usr/bin/env python3
"""Counts what a run of `meson test` gave, test case by test case, and prints it as the last line of ./check.

Copyright (C) 2026 The Døgnplan contributors
SPDX-License-Identifier: GPL-3.0-or-later

Usage: count-results.py LOGDIR LOGBASE STATUS

A program that speaks TAP counts with each of its cases, any other program as one. STATUS is meson's own exit status: a
failure that no case shows (a crash after the last case, a time-out, no test at all) still counts as one.
"""
import collections
import json
import pathlib
import re
import sys
import xml.etree.ElementTree as ElementTree

NOT_XML = re.compile(r'[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]')
GOOD = ('OK', 'EXPECTEDFAIL')


def read_cases(path):
    """The cases of every TAP program in the JUnit log: {program: Counter of passed, failed, skipped}."""
    programs = {}
    if not path.exists():
        return programs
    # meson copies what programs print as it is, also characters that XML does not have.
    text = NOT_XML.sub('?', path.read_text(encoding='utf-8', errors='replace'))
    try:
        log = ElementTree.fromstring(text.encode())
    except ElementTree.ParseError as error:
        print(f'check: {path.name} cannot be read ({error}), so every program counts as one', file=sys.stderr)
        return programs
    for suite in log.iter('testsuite'):
        cases = collections.Counter()
        for case in suite.iter('testcase'):
            if case.find('failure') is not None or case.find('error') is not None:
                cases['failed'] += 1
            elif case.find('skipped') is not None:
                cases['skipped'] += 1
            else:
                cases['passed'] += 1
        # meson calls the suite of a TAP program PROJECT.PROGRAM; programs without cases share the suite PROJECT.
        project, dot, program = suite.get('name').partition('.')
        if dot:
            programs[program] = cases
    return programs


def count(logs, base):
    total = collections.Counter()
    path = logs / f'{base}.json'
    if not path.exists():
        return total
    programs = read_cases(logs / f'{base}.junit.xml')
    for line in path.read_text(encoding='utf-8').splitlines():
        program = json.loads(line)
        cases = collections.Counter(programs.get(program['name'], {}))
        if not cases:
            cases['passed' if program['result'] in GOOD else 'skipped' if program['result'] == 'SKIP' else 'failed'] += 1
        elif program['result'] not in GOOD + ('SKIP',) and not cases['failed']:
            cases['failed'] += 1
        total.update(cases)
    return total


def main():
    logs, base, status = pathlib.Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    total = count(logs, base)
    if not sum(total.values()):
        print('check: no test was run', file=sys.stderr)
        status = status or 1
    if status and not total['failed'] and sum(total.values()):
        total['failed'] += 1
    line = f'{total["passed"]} passed, {total["failed"]} failed'
    if total['skipped']:
        line += f', {total["skipped"]} skipped'
    sys.stderr.flush()
    print(line, flush=True)
    sys.exit(1 if total['failed'] else status)


if __name__ == '__main__':
    main()
