#!/usr/bin/env python3
"""./run installs what is missing and nothing else, and ./check counts rightly: tried on a machine made of stand-ins.

Copyright (C) 2026 The Døgnplan contributors
SPDX-License-Identifier: GPL-3.0-or-later
"""
import contextlib
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'tools'))
from tap import SOURCE, Tap  # noqa: E402

PACKAGES = '# What building needs\ncompiler\ntoolkit\n# Testing: the window\nscreen\n'
TOOLS = ('awk', 'bash', 'cat', 'dirname', 'env', 'mkdir', 'readlink', 'rm')


class Machine:
    """A checkout in which ./run finds only what the case puts there."""

    def __init__(self, folder, installed, user='0', sudo=False, meson=0, ninja=0):
        self.top = pathlib.Path(folder)
        self.bin = self.top / 'bin'
        self.bin.mkdir()
        (self.top / 'installed').write_text('\n'.join(installed))
        (self.top / 'packages.txt').write_text(PACKAGES)
        for name in ('run', 'check'):
            shutil.copy(SOURCE / name, self.top)
        (self.top / 'tests/tools').mkdir(parents=True)
        shutil.copy(SOURCE / 'tests/tools/count-results.py', self.top / 'tests/tools')
        for tool in TOOLS:
            (self.bin / tool).symlink_to(shutil.which(tool))
        (self.bin / 'python3').symlink_to(sys.executable)
        self.stand_in('id', f'echo {user}')
        self.stand_in('dpkg-query', 'while read -r name || [[ $name ]]; do echo "$name installed"; done <"$TOP/installed"')
        self.stand_in('apt-get', 'echo "apt-get $*" >>"$TOP/log"')
        self.stand_in('meson', f'echo "meson $1" >>"$TOP/log"; [[ $1 != setup ]] || exit {meson}')
        self.stand_in('ninja', f'echo ninja >>"$TOP/log"; exit {ninja}')
        if sudo:
            self.stand_in('sudo', '[[ $1 != -n ]] || shift; echo sudo >>"$TOP/log"; "$@"')

    def stand_in(self, name, body):
        path = self.bin / name
        path.write_text(f'#!{shutil.which("bash")}\n{body}\n')
        path.chmod(0o755)

    def call(self, *command):
        return subprocess.run(['bash', *command], cwd=self.top, text=True, capture_output=True, check=False, timeout=600,
                              stdin=subprocess.DEVNULL, env={'PATH': str(self.bin), 'TOP': str(self.top), 'LC_ALL': 'C.UTF-8'})

    def log(self):
        path = self.top / 'log'
        return path.read_text().splitlines() if path.exists() else []


@contextlib.contextmanager
def machine(*installed, **options):
    with tempfile.TemporaryDirectory() as folder:
        yield Machine(folder, installed, **options)


def expect(what, found, wanted):
    if found != wanted:
        yield f'{what}: {found!r} instead of {wanted!r}'


def everything_there():
    with machine('compiler', 'toolkit', 'screen') as one:
        done = one.call('run', '--prepare')
        yield from expect('status', done.returncode, 0)
        yield from expect('log', one.log(), ['meson setup', 'ninja'])


def second_run():
    with machine('compiler', 'toolkit', 'screen') as one:
        (one.top / 'build').mkdir()
        (one.top / 'build/build.ninja').touch()
        one.call('run', '--prepare')
        yield from expect('log', one.log(), ['ninja'])


def install_as_root():
    with machine('toolkit') as one:
        done = one.call('run', '--prepare')
        yield from expect('status', done.returncode, 0)
        yield from expect('log', one.log()[:2], ['apt-get update -q', 'apt-get install -q -y --no-install-recommends compiler screen'])


def install_through_sudo():
    with machine('toolkit', 'screen', user='1000', sudo=True) as one:
        done = one.call('run', '--prepare')
        yield from expect('status', done.returncode, 0)
        yield from expect('install', 'apt-get install -q -y --no-install-recommends compiler' in one.log(), True)


def no_permission():
    with machine('toolkit', user='1000') as one:
        done = one.call('run', '--prepare')
        yield from expect('status', done.returncode, 1)
        yield from expect('error', done.stderr, 'run: these packages are missing and could not be installed: compiler screen\n')
        yield from expect('log', one.log(), [])


def only_tests_lack():
    with machine('compiler', 'toolkit', user='1000') as one:
        done = one.call('run', '--prepare')
        yield from expect('status', done.returncode, 0)
        yield from expect('error', done.stderr, 'run: these packages are missing, so some tests cannot run: screen\n')


def broken_build():
    for failure in ({'meson': 1}, {'ninja': 1}):
        with machine('compiler', 'toolkit', 'screen', **failure) as one:
            done = one.call('check')
            yield from expect('status', done.returncode, 1)
            yield from expect('last line', done.stdout.splitlines()[-1:], ['0 passed, 1 failed'])


def counted(programs, junit, status=0):
    """What count-results.py prints and its status, for the given logs."""
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        (folder / 'testlog.json').write_text(''.join(json.dumps({'name': n, 'result': r}) + '\n' for n, r in programs))
        (folder / 'testlog.junit.xml').write_text(f'<testsuites>{junit}</testsuites>')
        done = subprocess.run([sys.executable, SOURCE / 'tests/tools/count-results.py', folder, 'testlog', str(status)],
                              text=True, capture_output=True, check=False, env={**os.environ, 'PYTHONUTF8': '1'})
        return done.stdout.strip(), done.returncode


def counting():
    suite = ('<testsuite name="p.p:a / tap"><testcase name="1"/><testcase name="2"><skipped/></testcase>'
             '<testcase name="3"/></testsuite>')
    failed = suite.replace('<skipped/>', '<failure/>')
    yield from expect('all passed', counted([('p:a / plain', 'OK')], ''), ('1 passed, 0 failed', 0))
    yield from expect('cases', counted([('p:a / tap', 'OK'), ('p:a / plain', 'SKIP')], suite), ('2 passed, 0 failed, 2 skipped', 0))
    yield from expect('odd characters', counted([('p:a / tap', 'OK')], suite.replace('name="3"', 'name="3 \1\x1b[1m"')),
                      ('2 passed, 0 failed, 1 skipped', 0))
    yield from expect('a failed case', counted([('p:a / tap', 'FAIL')], failed, 1), ('2 passed, 1 failed', 1))
    yield from expect('a crash after the last case', counted([('p:a / tap', 'ERROR')], suite, 1), ('2 passed, 1 failed, 1 skipped', 1))
    yield from expect('a time-out', counted([('p:a / plain', 'TIMEOUT')], '', 1), ('0 passed, 1 failed', 1))
    yield from expect('nothing ran', counted([], ''), ('0 passed, 0 failed', 1))


def main():
    tap = Tap()
    tap.case('run: nothing is missing', everything_there())
    tap.case('run: the second time only builds', second_run())
    tap.case('run: installs as root', install_as_root())
    tap.case('run: installs through sudo', install_through_sudo())
    tap.case('run: says what it could not install', no_permission())
    tap.case('run: goes on when only tests lack something', only_tests_lack())
    tap.case('check: a broken build is a failure', broken_build())
    tap.case('check: counting', counting())
    tap.finish()


if __name__ == '__main__':
    main()
