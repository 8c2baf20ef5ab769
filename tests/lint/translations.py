#!/usr/bin/env python3
"""Every string that a user may see is found by the translators, and is in Danish.

Copyright (C) 2026 The Døgnplan contributors
SPDX-License-Identifier: GPL-3.0-or-later
"""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'tools'))
from tap import SOURCE, Tap  # noqa: E402

PO = SOURCE / 'po'
MARKED = re.compile(r'(?<![A-Za-z0-9_])(N?C?_|ngettext|g_dngettext|g_dpgettext2?)\s*\(')
# What meson's preset "glib" gives xgettext.
KEYWORDS = [f'--keyword={keyword}' for keyword in (
    '_', 'N_', 'C_:1c,2', 'NC_:1c,2', 'ngettext:1,2', 'g_dcgettext:2', 'g_dngettext:2,3', 'g_dpgettext2:2c,3')]
FLAGS = [f'--flag={flag}' for flag in (
    'N_:1:pass-c-format', 'C_:2:pass-c-format', 'NC_:2:pass-c-format', 'g_dngettext:2:pass-c-format',
    'g_strdup_printf:1:c-format', 'g_string_printf:2:c-format', 'g_string_append_printf:2:c-format',
    'g_error_new:3:c-format', 'g_set_error:4:c-format')]


def wanted():
    """The files that hold translatable text."""
    files = [path for path in SOURCE.glob('src/**/*.[ch]') if MARKED.search(path.read_text(encoding='utf-8'))]
    files += SOURCE.glob('ui/**/*.ui')
    files += [path for kind in ('desktop', 'metainfo.xml', 'mime.xml') for path in SOURCE.glob(f'data/*.{kind}.in')]
    return sorted(path.relative_to(SOURCE).as_posix() for path in files)


def listed():
    lines = (PO / 'POTFILES.in').read_text(encoding='utf-8').splitlines()
    return [line for line in lines if line and not line.startswith('#')]


def list_complaints():
    have, want = listed(), wanted()
    yield from (f'{file} is missing in po/POTFILES.in' for file in want if file not in have)
    yield from (f'{file} holds nothing to translate, or is not there' for file in have if file not in want)
    if have != sorted(have):
        yield 'po/POTFILES.in is not sorted'


def call(*command):
    return subprocess.run([str(word) for word in command], capture_output=True, text=True, check=False, cwd=SOURCE,
                          env={'PATH': '/usr/bin:/bin', 'LC_ALL': 'C.UTF-8'})


def format_complaints(language):
    done = call('msgfmt', '-c', '--check-accelerators=_', '-o', '/dev/null', PO / f'{language}.po')
    if done.returncode:
        yield done.stderr


def missing_complaints(language):
    """Compares with what the sources say today, so that a string added since then counts as missing."""
    with tempfile.TemporaryDirectory() as folder:
        pot, po = pathlib.Path(folder) / 'new.pot', pathlib.Path(folder) / 'new.po'
        files = [file for file in wanted() if (SOURCE / file).exists()]
        steps = [['xgettext', '--from-code=UTF-8', '--add-comments=Translators', *KEYWORDS, *FLAGS, '-o', pot, *files],
                 ['msgmerge', '--quiet', '--no-fuzzy-matching', '-o', po, PO / f'{language}.po', pot]]
        for step in steps:
            done = call(*step)
            if done.returncode:
                yield done.stderr
                return
        for kind, options in (('not translated', ('--untranslated',)), ('uncertain', ('--only-fuzzy',))):
            done = call('msgattrib', '--no-obsolete', '--no-wrap', *options, po)
            strings = re.findall(r'^msgid (".+")$', done.stdout, re.M)
            strings = [string for string in strings if string != '""']
            if strings:
                yield f'{len(strings)} strings are {kind}; `ninja -C build doegnplan-update-po` puts them into po/{language}.po'
                yield from strings[:40]


def main():
    if '--write-list' in sys.argv[1:]:
        head = '# The files with translatable text; tests/lint/translations.py --write-list brings the list up to date.\n'
        (PO / 'POTFILES.in').write_text(head + ''.join(f'{file}\n' for file in wanted()), encoding='utf-8')
        return
    tap = Tap()
    tap.case('list of files', list_complaints())
    for language in (PO / 'LINGUAS').read_text(encoding='utf-8').split():
        for title, complaints in ((f'{language}: formats', format_complaints), (f'{language}: complete', missing_complaints)):
            if shutil.which('msgfmt'):
                tap.case(title, complaints(language))
            else:
                tap.skip(title, 'gettext is not there')
    tap.finish()


if __name__ == '__main__':
    main()
