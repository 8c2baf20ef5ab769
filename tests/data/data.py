#!/usr/bin/env python3
"""The desktop entry, the metainfo, the preferences' schema, the file type, the icons and the facts are right.

Copyright (C) 2026 The Døgnplan contributors
SPDX-License-Identifier: GPL-3.0-or-later
"""
import csv
import os
import pathlib
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'tools'))
from tap import BUILD, SOURCE, Tap, run  # noqa: E402

DATA = SOURCE / 'data'
APP_ID = re.search(r"^app_id = '(.+)'$", (SOURCE / 'meson.build').read_text(encoding='utf-8'), re.M).group(1)
MIME_TYPE = 'application/x-doegnplan'
SVG = '{http://www.w3.org/2000/svg}'


def check_tool(tap, name, tool, *arguments):
    if shutil.which(tool):
        tap.case(name, run(tool, *arguments))
    else:
        tap.skip(name, f'{tool} is not there')


def schema_complaints():
    """What --strict does not see: that the schema is found under the application's id and path."""
    schema = ElementTree.parse(DATA / f'{APP_ID}.gschema.xml').find('schema')
    if schema.get('id') != APP_ID:
        yield f'the schema is called {schema.get("id")}, not {APP_ID}'
    if schema.get('path') != '/' + APP_ID.replace('.', '/') + '/':
        yield f'its path is {schema.get("path")}'
    for key in schema.iter('key'):
        if not key.findtext('summary'):
            yield f'{key.get("name")} has no summary'


def type_complaints():
    """Plan files are known by their bytes and by their name, other databases are not taken for plans."""
    header = bytearray(b'SQLite format 3\0' + bytes(84))
    other = bytes(header) + bytes(4096)
    struct.pack_into('>I', header, 68, 0x44504C4E)
    plan = bytes(header) + bytes(4096)
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        packages = folder / 'data' / 'mime' / 'packages'
        packages.mkdir(parents=True)
        shutil.copy(BUILD / 'data' / f'{APP_ID}.mime.xml', packages)
        yield from run('update-mime-database', folder / 'data' / 'mime')
        for name, content, expected in (('by-bytes', plan, True), ('by-name.doegnplan', b'\1', True), ('other', other, False)):
            (folder / name).write_bytes(content)
            answer = subprocess.run(
                ['gio', 'info', '-a', 'standard::content-type', folder / name], text=True, capture_output=True, check=False,
                env={**os.environ, 'XDG_DATA_HOME': str(folder / 'data'), 'GIO_USE_VFS': 'local'}).stdout
            if (MIME_TYPE in answer) != expected:
                yield f'{name}: {answer.strip() or "no answer"}'


def icon_complaints():
    """Symbolic icons are recoloured by GTK, which only does so for fills, and drawn on a grid of 16 units."""
    icons = [SOURCE / f'icons/hicolor/symbolic/apps/{APP_ID}-symbolic.svg', *sorted((SOURCE / 'icons/ui').glob('*.svg'))]
    if not (SOURCE / f'icons/hicolor/scalable/apps/{APP_ID}.svg').exists():
        yield 'the application has no icon'
    for icon in icons:
        if not icon.exists():
            yield f'{icon.name} is not there'
            continue
        root = ElementTree.parse(icon).getroot()
        if (root.get('width'), root.get('height'), root.get('viewBox')) != ('16', '16', '0 0 16 16'):
            yield f'{icon.name}: not on a grid of 16 units'
        if icon.parent.name == 'ui' and not re.fullmatch(r'dp-[a-z0-9-]+-symbolic\.svg', icon.name):
            yield f'{icon.name}: not called dp-…-symbolic.svg'
        for element in root.iter():
            if element.tag not in (SVG + 'svg', SVG + 'title', SVG + 'path', SVG + 'g'):
                yield f'{icon.name}: <{element.tag.replace(SVG, "")}>'
            yield from (f'{icon.name}: {name}' for name in ('stroke', 'style', 'class') if element.get(name))


def read_table(name):
    with open(DATA / 'facts' / f'{name}.csv', encoding='utf-8', newline='') as file:
        return list(csv.DictReader(file, strict=True))


def fact_complaints():
    """Every row names its document, and is as long as its heading."""
    tables = sorted((DATA / 'facts').glob('*.csv'))
    if not tables:
        yield 'there are no tables'
    for path in tables:
        text = path.read_bytes()
        if b'\r' in text or text.startswith(b'\xef\xbb\xbf') or not text.endswith(b'\n'):
            yield f'{path.name}: not plain UTF-8 lines'
        rows = read_table(path.stem)
        for number, row in enumerate(rows, 2):
            if None in row or None in row.values():
                yield f'{path.name}:{number}: not as many values as columns'
            document = row.get('document') or row.get('source')
            if not document:
                yield f'{path.name}:{number}: names no document'
            elif document.endswith(('.txt', '.pdf')):
                yield f'{path.name}:{number}: names a file, not a document'
        if rows and 'id' in rows[0]:
            ids = [row['id'] for row in rows]
            yield from (f'{path.name}: {i} stands there twice' for i in sorted({i for i in ids if ids.count(i) > 1}))


def geography_complaints():
    """98 municipalities in five regions, all of them in Denmark; codes that refer to one another do so rightly."""
    regions = {row['code'] for row in read_table('regions')}
    municipalities = read_table('municipalities')
    codes = {row['code'] for row in municipalities}
    if len(regions) != 5:
        yield f'{len(regions)} regions'
    if len(codes) != 98 or len(municipalities) != 98:
        yield f'{len(codes)} municipalities'
    for row in [*municipalities, *read_table('towns')]:
        if row['region'] not in regions:
            yield f'{row["name"]}: {row["region"]} is no region'
        if row.get('municipality', row.get('code')) not in codes:
            yield f'{row["name"]}: {row.get("municipality")} is no municipality'
        if not (54.5 < float(row['lat']) < 57.8 and 8 < float(row['lon']) < 15.2):
            yield f'{row["name"]}: not in Denmark'


def need_complaints():
    """Limits are in order, and what counts something else is never marked as comparable."""
    for row in read_table('need_estimates'):
        if not 0 <= float(row['low']) <= float(row['high']):
            yield f'{row["id"]}: {row["low"]}–{row["high"]}'
        if row['comparable'] not in ('yes', 'context'):
            yield f'{row["id"]}: comparable is {row["comparable"]}'
        if row['comparable'] == 'yes' and (float(row['high']) > 120 or row['per_year'] != '1'):
            yield f'{row["id"]} cannot be a yearly need of residential treatment'


def share_complaints():
    """The percentages that the documents give are those of the 83."""
    for row in read_table('service_use_of_the_83'):
        if round(100 * int(row['count']) / 83) != int(row['percent']):
            yield f'{row["measure_en"]} ({row["when"]}): {row["count"]} of 83 is not {row["percent"]} %'


def bundle_complaints():
    """What the program carries with it is there."""
    listing = ElementTree.parse(DATA / 'doegnplan-data.gresource.xml')
    for file in listing.iter('file'):
        if not (DATA / file.text).exists():
            yield f'{file.text} is not there'


def main():
    tap = Tap()
    built = BUILD / 'data'
    check_tool(tap, 'desktop entry', 'desktop-file-validate', '--warn-kde', built / f'{APP_ID}.desktop')
    check_tool(tap, 'metainfo', 'appstreamcli', 'validate', '--no-net', '--explain', built / f'{APP_ID}.metainfo.xml')
    check_tool(tap, 'schema is strict', 'glib-compile-schemas', '--strict', '--dry-run', DATA)
    tap.case('schema has the application\'s id', schema_complaints())
    check_tool(tap, 'file type is well-formed', 'xmllint', '--noout', built / f'{APP_ID}.mime.xml')
    if shutil.which('update-mime-database') and shutil.which('gio'):
        tap.case('file type is found', type_complaints())
    else:
        tap.skip('file type is found', 'update-mime-database or gio is not there')
    tap.case('symbolic icons', icon_complaints())
    tap.case('facts name their documents', fact_complaints())
    tap.case('facts: geography', geography_complaints())
    tap.case('facts: need', need_complaints())
    tap.case('facts: the 83', share_complaints())
    tap.case('bundle', bundle_complaints())
    tap.finish()


if __name__ == '__main__':
    main()
