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
  info=$(pdfinfo "$folder"/capacity-print-785x0@1.pdf)
  for words in 'Title:           Fem tilbud' 'Tagged:          yes' 'Jan  1 00:00:00 1980' 'Creator:         Døgnplan'; do
    case $info in *"$words"*) status=0 ;; *) status=1 ;; esac
    say $status "PDF information: $words"
  done
else
  skip "PDF text" pdftotext
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
