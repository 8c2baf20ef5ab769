#!/usr/bin/env python3
"""chart -o: every kind as PNG, SVG and PDF is the same picture, and its words can be read and searched in all of them.

Copyright (C) 2026 The Døgnplan contributors
SPDX-License-Identifier: GPL-3.0-or-later
"""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'tools'))
from tap import Tap  # noqa: E402

CLI = sys.argv[1]
SVG = '{http://www.w3.org/2000/svg}'
DC = '{http://purl.org/dc/elements/1.1/}'

# Three rasterisers (cairo, librsvg, poppler) place letters and hairlines on other fractions of a pixel and hint and smooth them otherwise,
# so edges differ and things do not. A blur of two pixels takes most of the edges away. What is left apart, of 1, is 0.004 to 0.009 on
# the whole for SVG and 0.006 to 0.015 for PDF, and in one pixel 0.31 at most, at hairlines. That this tells pictures apart is shown
# with two states of the plan (difference_complaints).
BLUR = '0x2'
MOST_ON_THE_WHOLE = 0.02
MOST_IN_A_PIXEL = 0.4


def run(*arguments):
    done = subprocess.run([*map(str, arguments)], capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f'{arguments[0]}: {done.stderr}')
    return done.stdout


def chart(*arguments):
    return run(CLI, '--lang', 'da', 'chart', *arguments)


def kinds():
    return [(line.split()[0], '--proposal' in line) for line in chart('--list').splitlines()]


def apart(one, other, metric):
    """How far two pictures of the same size are apart, 0–1; blurred."""
    blurred = []
    for picture in (one, other):
        blurred.append(picture.with_suffix('.blurred.png'))
        run('convert', picture, '-background', 'white', '-alpha', 'remove', '-blur', BLUR, blurred[-1])
    said = subprocess.run(['compare', '-metric', metric, *map(str, blurred), 'null:'], capture_output=True, text=True, check=False).stderr
    return float(re.search(r'\(([0-9.e-]+)\)', said).group(1))


def same_complaints(png, other, name):
    sizes = [run('identify', '-format', '%wx%h', picture) for picture in (png, other)]
    if sizes[0] != sizes[1]:
        yield f'{name}: {sizes[1]} pixels in place of {sizes[0]}'
        return
    whole, pixel = apart(png, other, 'RMSE'), apart(png, other, 'PAE')
    if whole > MOST_ON_THE_WHOLE or pixel > MOST_IN_A_PIXEL:
        yield f'{name}: {whole:.4f} on the whole, {pixel:.3f} in a pixel'


def squeeze(text):
    """Without spaces and the hyphens of broken words: where lines end does not matter."""
    return re.sub(r'[\s\u00ad-]', '', text)


def svg_complaints(root, title, alternative):
    named = {'title': root.find(f'{SVG}title'), 'desc': root.find(f'{SVG}desc')}
    if any(element is None or not element.text for element in named.values()):
        yield 'SVG: no title or no description'
        return
    if named['title'].text != title:
        yield f'SVG: the title is {named["title"].text}'
    if squeeze(named['desc'].text) not in squeeze(alternative):
        yield 'SVG: the description is not the text alternative'
    if not all(root.get(name) for name in ('role', 'aria-labelledby')):
        yield 'SVG: not told as a picture'
    for name in ('source', 'identifier'):
        if not root.findtext(f'.//{DC}{name}'):
            yield f'SVG: no {name}'


def pdf_complaints(pdf, root):
    """Every word that is drawn can be found in the PDF: in that of the SVG it is text."""
    said = squeeze(run('pdftotext', pdf, '-'))
    drawn = [text.text for text in root.iter(f'{SVG}text')]
    if len(drawn) < 6 or not re.search('[æøåÆØÅ]', ' '.join(drawn)):
        yield f'only {len(drawn)} texts are drawn, or no Danish ones'
    for text in drawn:
        if squeeze(text) not in said:
            yield f'PDF: {text} is not found'


def kind_complaints(plan, kind, options, folder):
    files = {suffix: folder / f'{kind}.{suffix}' for suffix in ('png', 'svg', 'pdf')}
    for file in files.values():
        chart(plan, kind, *options, '-o', file)
    alternative = chart(plan, kind, *options, '--alt')

    run('xmllint', '--nonet', '--noout', files['svg'])
    root = ElementTree.parse(files['svg']).getroot()
    yield from svg_complaints(root, alternative.splitlines()[0], alternative)
    yield from pdf_complaints(files['pdf'], root)

    drawn = folder / f'{kind}-svg.png'
    run('rsvg-convert', '-o', drawn, files['svg'])
    yield from same_complaints(files['png'], drawn, 'SVG')
    run('pdftoppm', '-r', '96', '-png', '-singlefile', files['pdf'], folder / f'{kind}-pdf')
    yield from same_complaints(files['png'], folder / f'{kind}-pdf.png', 'PDF')


def difference_complaints(plan, folder):
    """The comparison above can fail: one place more is seen."""
    before, after = folder / 'before.png', folder / 'after.png'
    chart(plan, 'capacity', '--proposal', 'A', '--size', 'slide', '-o', before)
    run(CLI, 'set', plan, 'unit', 'A-hovedstaden', 'places=7')
    chart(plan, 'capacity', '--proposal', 'A', '--size', 'slide', '-o', after)
    run(CLI, 'undo', plan)
    if not list(same_complaints(before, after, 'one place more')):
        yield 'two different pictures pass for the same'
    if list(same_complaints(before, before, 'the same')):
        yield 'a picture is not like itself'


def size_complaints(plan, folder):
    """Sizes for slides and pages, and a PNG of more pixels."""
    wanted = {('slide', 1, 'png'): '1280x720', ('slide', 4, 'png'): '5120x2880', ('a4-sideways', 2, 'png'): '2134x1476'}
    for (size, sharpness, suffix), pixels in wanted.items():
        file = folder / f'{size}-{sharpness}.{suffix}'
        chart(plan, 'need', '--size', size, '--sharpness', sharpness, '-o', file)
        said = run('identify', '-format', '%wx%h', file)
        if said != pixels:
            yield f'{size} at {sharpness}: {said} in place of {pixels}'
    for size, (width, height) in {'slide': (960, 540), 'a4': (595, 842), 'a4-sideways': (842, 595)}.items():
        file = folder / f'{size}.pdf'
        chart(plan, 'need', '--size', size, '-o', file)
        page = re.search(r'Page size: +([\d.]+) x ([\d.]+)', run('pdfinfo', file))
        if abs(float(page.group(1)) - width) > 1 or abs(float(page.group(2)) - height) > 1:
            yield f'{size}: a page of {page.group(0)}'
    for bad in (['--size', 'a3'], ['--sharpness', '5'], ['--sharpness', '0'], ['--size', '800x600', '--sharpness', '2']):
        done = subprocess.run([CLI, 'chart', plan, 'need', *bad, '-o', folder / 'bad.png'], capture_output=True, text=True, check=False)
        if done.returncode != 2 or not done.stderr or (folder / 'bad.png').exists():
            yield f'{bad}: status {done.returncode}, {done.stderr}'


def version_complaints(plan, folder):
    """What a picture says of the plan's state is what info says of it, and another for another state."""
    mark = run(CLI, '--lang', 'da', 'info', plan).splitlines()[2]
    if mark not in chart(plan, 'need', '--alt'):
        yield f'info says {mark}, the chart another version'
    if squeeze(mark) not in squeeze(run('pdftotext', folder / 'need.pdf', '-')):
        yield f'{mark} is not on the picture'
    run(CLI, 'set', plan, 'unit', 'A-hovedstaden', 'places=8')
    if mark in chart(plan, 'need', '--alt'):
        yield 'another state of the plan has the same mark'


def main():
    tap = Tap()
    missing = [tool for tool in ('rsvg-convert', 'pdftoppm', 'pdftotext', 'xmllint', 'convert') if shutil.which(tool) is None]
    if missing:
        tap.skip('pictures', f'{", ".join(missing)} not installed')
        tap.finish()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        plan = folder / 'plan.doegnplan'
        run(CLI, '--lang', 'da', 'new', plan, '--template', 'sample')
        run(CLI, 'set', plan, 'unit', 'A-hovedstaden', 'places=7')
        run(CLI, 'undo', plan)
        for kind, needs_proposal in kinds():
            tap.case(kind, kind_complaints(plan, kind, ['--proposal', 'A'] if needs_proposal else [], folder))
        tap.case('difference', difference_complaints(plan, folder))
        tap.case('sizes', size_complaints(plan, folder))
        tap.case('version', version_complaints(plan, folder))
    tap.finish()


if __name__ == '__main__':
    main()
