#!/bin/sh
# test-files.sh: the files as other programs see them.
#
# Copyright (C) 2026 The Døgnplan contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Usage: test-files.sh DEMO-PROGRAM
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$1" "$folder" print

count=0
say ()
{
  count=$((count + 1))
  if [ "$1" -eq 0 ]; then echo "ok $count - $2"; else echo "not ok $count - $2"; fi
}
skip ()
{
  count=$((count + 1))
  echo "ok $count - $1 # SKIP $2 is not installed"
}

if command -v xmllint >/dev/null; then
  for file in "$folder"/*.svg; do
    xmllint --nonet --noout "$file" && status=0 || status=1
    say $status "XML: $(basename "$file")"
  done
else
  skip "XML" xmllint
fi

if command -v pdftotext >/dev/null; then
  text=$(pdftotext -layout "$folder"/capacity-print-785x0@1.pdf -)
  for words in 'Familieambulatorierne' 'får plads straks' 'Holder til ca. 31 for landet' \
               '2020 · 16 under, 30 før opholdet' 'Kvinder om året'; do
    case $text in *"$words"*) status=0 ;; *) status=1 ;; esac
    say $status "PDF text: $words"
  done
  for pair in 'tipping:mål: højst 10 %' 'tipping:Familieambulatorierne 2019: 19–51' 'distance:Km i luftlinje' \
              'price:budgetteret 95 %' 'units:Pladser i brug' 'units:Nordjylland' 'change:færre er bedre' \
              'years:Kvinder uden plads i året' 'years:af 50 år'; do
    text=$(pdftotext -layout "$folder/${pair%%:*}-print-785x0@1.pdf" -)
    case $text in *"${pair#*:}"*) status=0 ;; *) status=1 ;; esac
    say $status "PDF text: $pair"
  done
  info=$(pdfinfo "$folder"/capacity-print-785x0@1.pdf)
  for words in 'Title:           Fem tilbud' 'Tagged:          yes' 'Jan  1 00:00:00 1980' 'Creator:         Døgnplan' \
               'Keywords:        Planens version 3F9A-1C2B, ændret 12. nov. 2026 kl. 14.03 · Kilder: Social- og Boligstyrelsen'; do
    case $info in *"$words"*) status=0 ;; *) status=1 ;; esac
    say $status "PDF information: $words"
  done
else
  skip "PDF text" pdftotext
fi

# What a PNG says of itself, and whether every chunk's checksum is that of zlib.
if command -v python3 >/dev/null; then
  for words in 'Source:Kilder: Social- og Boligstyrelsen' 'Version:Planens version 3F9A-1C2B' 'Title:Fem tilbud'; do
    python3 - "$folder"/capacity-print-785x0@1.png "$words" <<'END' && status=0 || status=1
import struct, sys, zlib
data, found, at = open(sys.argv[1], 'rb').read(), False, 8
keyword, words = sys.argv[2].split(':', 1)
while at < len(data):
    length, = struct.unpack('>I', data[at:at + 4])
    typed, (checksum,) = data[at + 4:at + 8 + length], struct.unpack('>I', data[at + 8 + length:at + 12 + length])
    assert checksum == zlib.crc32(typed)
    if typed[:4] == b'iTXt':
        name, _, language, _, text = typed[4:].replace(b'\0\0\0', b'\0\0', 1).split(b'\0', 4)
        found |= name.decode() == keyword and language == b'da' and text.decode().startswith(words)
    at += 12 + length
sys.exit(not found)
END
    say $status "PNG information: $words"
  done
else
  skip "PNG information" python3
fi

# The same picture on paper as on the screen. Two different charts differ by some 18 %; letters that are drawn otherwise, by 7.
if command -v pdftoppm >/dev/null && command -v compare >/dev/null; then
  for name in need capacity tipping distance price units change years; do
    pdftoppm -r 96 -png -singlefile "$folder/$name-print-785x0@1.pdf" "$folder/$name-page"
    apart=$(compare -metric RMSE "$folder/$name-print-785x0@1.png" "$folder/$name-page.png" null: 2>&1 || true)
    echo "$apart" | awk -F'[()]' '{ exit !($2 != "" && $2 < 0.1) }' && status=0 || status=1
    say $status "PDF looks as PNG: $name"
    rm "$folder/$name-page.png"
  done
else
  skip "PDF looks as PNG" "pdftoppm or compare"
fi

if command -v qpdf >/dev/null; then
  for file in "$folder"/*.pdf; do
    qpdf --check "$file" >/dev/null && status=0 || status=1
    say $status "PDF structure: $(basename "$file")"
  done
else
  skip "PDF structure" qpdf
fi
# Files know no decimal comma.
if command -v localedef >/dev/null && mkdir -p "$folder/locale" \
   && localedef -i da_DK -f UTF-8 "$folder/locale/da_DK.UTF-8" >/dev/null 2>&1; then
  mkdir "$folder/da"
  LOCPATH=$folder/locale LC_ALL=da_DK.UTF-8 "$1" "$folder/da" print
  for file in "$folder"/*.svg "$folder"/*.png "$folder"/*.pdf; do
    cmp -s "$file" "$folder/da/$(basename "$file")" && status=0 || status=1
    [ $status -eq 0 ] || say $status "Same in Danish: $(basename "$file")"
  done
  say 0 "Files compared with those of a Danish session"
else
  skip "Files compared with those of a Danish session" "localedef with da_DK"
fi
echo "1..$count"
