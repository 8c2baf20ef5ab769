#!/usr/bin/env python3
"""The habits of the project that no compiler sees: layers, file heads, what each layer must not call, forms, words.

Copyright (C) 2026 The Døgnplan contributors
SPDX-License-Identifier: GPL-3.0-or-later
"""
import pathlib
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'tools'))
from tap import SOURCE, Tap, run  # noqa: E402

LONGEST_FILE = 1200

# What each layer may include: itself and what lies below it.
MAY_INCLUDE = {
    'engine': {'engine'},
    'chart': {'chart'},
    'plan': {'plan', 'engine'},
    'figure': {'figure', 'chart', 'plan', 'engine'},
    'report': {'report', 'figure', 'chart', 'plan', 'engine'},
    'cli': {'cli', 'report', 'figure', 'chart', 'plan', 'engine'},
    'app': {'app', 'report', 'figure', 'chart', 'plan', 'engine'},
}
TOOLKIT = re.compile(r'^(gtk|gdk|gsk|adwaita|graphene)\b')

# The engine gives the same answer at any time, in any language; chance comes from a seed that it is handed.
NOT_IN_ENGINE = re.compile(
    r'\b(time|g_get_real_time|g_date_time_new_now\w*|setlocale|rand|srand|random|drand48|g_random_\w+|getenv|g_getenv)\s*\(')
PRINTING = re.compile(r'\b(g_print|g_printerr|printf|fprintf|vprintf|puts|fputs|putchar)\s*\(')
PLAIN_CONNECT = re.compile(r'\bg_signal_connect(_after|_swapped|_data)?\s*\(')

# Deprecated after the versions we build on, though a lasting alternative exists in them.
DEPRECATED_TYPES = re.compile(r'''\b(
    AdwLeaflet | AdwFlap | AdwSqueezer | AdwViewSwitcherTitle | AdwEnumListModel |
    GtkDialog | GtkMessageDialog | GtkFileChooserDialog | GtkFileChooserButton | GtkFileChooserWidget | GtkColorButton |
    GtkColorChooser\w* | GtkFontButton | GtkFontChooser\w* | GtkAppChooser\w* | GtkComboBox | GtkComboBoxText |
    GtkTreeView\w* | GtkTreeStore | GtkTreeModel\w* | GtkListStore | GtkCellRenderer\w* | GtkCellLayout | GtkIconView |
    GtkEntryCompletion | GtkInfoBar | GtkStatusbar | GtkAssistant\w* | GtkLockButton | GtkVolumeButton )\b''', re.X)
DEPRECATED_CALLS = re.compile(r'''\b(
    adw_(leaflet|flap|squeezer|view_switcher_title|enum_list_model)_\w+ | adw_action_row_set_icon_name |
    adw_expander_row_(set_icon_name|add_action) |
    gtk_(dialog|message_dialog|file_chooser_dialog|file_chooser_button|file_chooser_widget|color_button|color_chooser|
         font_button|font_chooser|app_chooser|combo_box|combo_box_text|tree_view|tree_store|tree_model|list_store|
         cell_renderer|cell_layout|icon_view|entry_completion|info_bar|statusbar|assistant|lock_button|volume_button)_\w+ |
    gtk_widget_(show|hide) | gtk_show_uri\w* | gtk_widget_get_allocated_\w+ | gtk_widget_get_allocation |
    gtk_widget_translate_coordinates | gtk_css_provider_load_from_data | gtk_(picture|image)_new_from_pixbuf |
    gtk_image_set_from_pixbuf | gtk_picture_set_pixbuf | gtk_render_\w+ | gtk_snapshot_render_\w+ |
    gtk_calendar_select_day | gtk_file_filter_add_pixbuf_formats |
    gtk_style_context_(?!add_provider_for_display|remove_provider_for_display)\w+ )\b''', re.X)
# Also deprecated later, but without an alternative here: kept together in the files whose name says so.
WRAPPED = re.compile(r'''\b(
    AdwMessageDialog | AdwAboutWindow | AdwPreferencesWindow | GtkFileChooserNative |
    adw_(message_dialog|about_window|preferences_window)_\w+ | gtk_file_chooser_\w+ |
    gtk_style_context_get_color | gtk_show_about_dialog )\b''', re.X)
DEPRECATED_CLASSES = re.compile(r'<class name="(opaque)"')

# Words that shame people; a table's own words may be quoted.
WORDS = re.compile(r'\b(misbruger(e|en|ne|s)?|afviste?[ _-]kvinder?)\b', re.I)
QUOTATION = re.compile(r'“[^“”]*”|”[^”]*”|»[^»«]*«|„[^„“”]*[“”]|‘[^‘’]*’')


def sources(*patterns):
    return sorted(path for pattern in patterns for path in SOURCE.glob(pattern))


def name(path):
    return path.relative_to(SOURCE).as_posix()


def read(path):
    return path.read_text(encoding='utf-8')


def blank(text):
    return re.sub(r'[^\n]', ' ', text)


def code(path, strings=True):
    """A C file without its comments and, if wanted, without what stands in its strings; lines keep their numbers."""
    token = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.S)

    def replace(match):
        if match.group().startswith('/'):
            return blank(match.group())
        return match.group() if strings else f'"{blank(match.group()[1:-1])}"'

    return token.sub(replace, read(path))


def hits(path, text, pattern, message='{}'):
    for number, line in enumerate(text.splitlines(), 1):
        for match in pattern.finditer(line):
            yield f'{name(path)}:{number}: ' + message.format(match.group().strip())


def layer(path):
    return path.relative_to(SOURCE / 'src').parts[0]


def layer_complaints():
    include = re.compile(r'^\s*#\s*include\s*([<"])([^">]+)[">]', re.M)
    for path in sources('src/**/*.c', 'src/**/*.h'):
        own = layer(path)
        if own not in MAY_INCLUDE:
            yield f'{name(path)}: a folder that is no layer'
            continue
        for kind, target in include.findall(code(path)):
            if TOOLKIT.match(target):
                if own != 'app':
                    yield f'{name(path)}: includes {target}'
            elif kind == '"' and target != 'config.h':
                folder = target.split('/')[0] if '/' in target else own
                if folder not in MAY_INCLUDE[own]:
                    yield f'{name(path)}: includes {target}, which does not lie below {own}'
                elif '/' in target and folder in MAY_INCLUDE and not (SOURCE / 'src' / target).exists():
                    yield f'{name(path)}: includes {target}, which is not there'


def head_complaints():
    for path in sources('src/**/*.c', 'src/**/*.h', 'tests/**/*.c', 'tests/**/*.h'):
        text = read(path)
        lines = text.splitlines()
        if not lines or not re.match(rf'/\* {re.escape(path.name)}: \S', lines[0]):
            yield f'{name(path)}: the first line is not "/* {path.name}: purpose."'
        if not any('SPDX-License-Identifier: GPL-3.0-or-later' in line for line in lines[:8]):
            yield f'{name(path)}: names no licence'
        if path.suffix == '.h':
            if '#pragma once' not in lines and 'included several times' not in text:
                yield f'{name(path)}: no "#pragma once"'
        elif path.is_relative_to(SOURCE / 'src'):
            statements = [line for line in code(path).splitlines() if line.strip()]
            # main.c only hands over, and logs nothing.
            if path.name != 'main.c' and not ''.join(statements[:1]).startswith('#define G_LOG_DOMAIN "doegnplan'):
                yield f'{name(path)}: does not begin with #define G_LOG_DOMAIN "doegnplan…"'
            includes = [line for line in statements if re.match(r'\s*#\s*include', line)]
            if not includes or includes[0] != '#include "config.h"':
                yield f'{name(path)}: config.h is not included first'
            own = [header for header in (path.with_suffix('.h'), path.with_name(f'{path.stem}-private.h')) if header.exists()]
            quoted = [line for line in includes if '"' in line][1:2]
            if own and quoted not in [[f'#include "{layer(path)}/{header.name}"'] for header in own]:
                yield f'{name(path)}: its own header is not the first of ours'


def engine_complaints():
    for path in sources('src/engine/*.[ch]'):
        yield from hits(path, code(path, strings=False), NOT_IN_ENGINE, '{}')


def printing_complaints():
    # dp-application.c answers whoever started the window from a terminal.
    for path in sources('src/**/*.[ch]'):
        if layer(path) != 'cli' and path.name not in ('main.c', 'dp-application.c'):
            yield from hits(path, code(path, strings=False), PRINTING, '{}')


def signal_complaints():
    # The wrapped dialogs answer once, to a task that holds them.
    for path in sources('src/app/**/*.[ch]'):
        if 'compat' in path.stem:
            continue
        yield from hits(path, code(path, strings=False), PLAIN_CONNECT,
                        '{}: use g_signal_connect_object, a GSignalGroup or a handler in the .ui file')


def clicked_complaints():
    for path in sources('src/app/**/*.[ch]'):
        yield from hits(path, code(path), re.compile(r'"clicked"'), '{}: make it an action')
    for path in sources('ui/**/*.ui'):
        yield from hits(path, read(path), re.compile(r'<signal\b[^>]*name="clicked"'), '{}: make it an action')


def deprecated_complaints():
    for path in sources('src/app/**/*.[ch]', 'ui/**/*.ui'):
        text = code(path, strings=False) if path.suffix != '.ui' else read(path)
        yield from hits(path, text, DEPRECATED_TYPES, '{} is deprecated later')
        if path.suffix == '.ui':
            yield from hits(path, text, DEPRECATED_CLASSES, '{} is deprecated later')
        if 'compat' not in path.stem:
            yield from hits(path, text, DEPRECATED_CALLS, '{} is deprecated later')
            yield from hits(path, text, WRAPPED, '{} belongs in the compatibility file')


def form_complaints():
    """Each form is well-formed, follows GTK's grammar, and belongs to the C file of its name."""
    prefix = subprocess.run(['pkg-config', '--variable=prefix', 'gtk4'], capture_output=True, text=True, check=False)
    grammar = pathlib.Path(prefix.stdout.strip() or '/usr') / 'share/gtk-4.0/gtk4builder.rng'
    for path in sources('ui/**/*.ui'):
        arguments = ['--relaxng', grammar] if grammar.exists() else []
        yield from run('xmllint', '--noout', *arguments, path)
        # GTK itself asks for help-overlay.ui.
        if path.stem != 'help-overlay' and not sources(f'src/app/**/{path.stem}.c'):
            yield f'{name(path)}: no {path.stem}.c'


def bundle_complaints():
    """Every form, style sheet and icon is bundled, and nothing is bundled that is not there."""
    bundle = SOURCE / 'ui/doegnplan.gresource.xml'
    if not bundle.exists():
        return
    text = read(bundle)
    for path in sources('ui/**/*.ui', 'ui/**/*.css', 'icons/ui/*.svg'):
        if path.name not in text:
            yield f'{name(path)} is not in {name(bundle)}'
    for file in ElementTree.fromstring(text).iter('file'):
        if not (SOURCE / 'ui' / file.text).exists() and not sources(f'icons/**/{file.text}'):
            yield f'{file.text} is not there'


def icon_complaints():
    """Every icon of ours that the window asks for has been drawn."""
    for path in sources('src/app/**/*.[ch]', 'ui/**/*.ui'):
        text = code(path) if path.suffix != '.ui' else read(path)
        for number, line in enumerate(text.splitlines(), 1):
            for icon in re.findall(r'\b(dp-[a-z0-9-]+-symbolic)\b', line):
                if not (SOURCE / f'icons/ui/{icon}.svg').exists():
                    yield f'{name(path)}:{number}: {icon} is not drawn'


def word_complaints():
    for path in sources('src/**/*.[ch]', 'ui/**/*.ui', 'po/*.po'):
        yield from hits(path, QUOTATION.sub(lambda match: blank(match.group()), read(path)), WORDS, '{}')


def length_complaints():
    for path in sources('src/**/*.[ch]'):
        length = len(read(path).splitlines())
        if length > LONGEST_FILE:
            yield f'{name(path)}: {length} lines; split it by role'


def unfinished_complaints():
    marks = re.compile(r'\b(TODO|FIXME|XXX)\b')
    for path in sources('src/**/*.[ch]', 'ui/*', 'po/*.po', 'data/*.in', 'data/*.xml', 'tests/**/*.[ch]', 'run', 'check'):
        yield from hits(path, read(path), marks)


def pair_complaints():
    """A silenced deprecation is unsilenced in the same file."""
    for path in sources('src/**/*.[ch]'):
        text = code(path, strings=False)
        begin, end = (text.count(f'G_GNUC_{word}_IGNORE_DEPRECATIONS') for word in ('BEGIN', 'END'))
        if begin != end:
            yield f'{name(path)}: {begin} times BEGIN, {end} times END'


def literal_complaints():
    """Colours stand in the theme, so that one theme changes them all."""
    pattern = re.compile(r'\bcairo_set_source_rgba?\s*\([^,]+,\s*[0-9.]')
    for path in sources('src/chart/**/*.c', 'src/figure/**/*.c', 'src/app/**/*.c'):
        if 'theme' not in path.stem:
            yield from hits(path, code(path, strings=False), pattern, '{}…: a colour outside the theme')


def main():
    tap = Tap()
    tap.case('layers include downwards only', layer_complaints())
    tap.case('file heads', head_complaints())
    tap.case('engine: no clock, no locale, no chance of its own', engine_complaints())
    tap.case('only the command line prints', printing_complaints())
    tap.case('handlers live no longer than their object', signal_complaints())
    tap.case('commands are actions', clicked_complaints())
    tap.case('nothing deprecated later', deprecated_complaints())
    if shutil.which('xmllint'):
        tap.case('forms', form_complaints())
    else:
        tap.skip('forms', 'xmllint is not there')
    tap.case('bundle', bundle_complaints())
    tap.case('icons', icon_complaints())
    tap.case('words', word_complaints())
    tap.case('file lengths', length_complaints())
    tap.case('nothing unfinished', unfinished_complaints())
    tap.case('silenced warnings come in pairs', pair_complaints())
    tap.case('colours stand in the theme', literal_complaints())
    tap.finish()


if __name__ == '__main__':
    main()
