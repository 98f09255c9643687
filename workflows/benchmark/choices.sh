#!/usr/bin/env bash
# choices.sh DATA OUT [NAME...]: what tune chooses among the built-in correctors, beside posterior and consensus.
#
# comparison.sh corrects with the three, on the sets it knows unless others are named. OUT/choices.md is the README's table: gain, and in
# brackets the false positives and the false negatives. What is in OUT already is not made again.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
data=${1:?usage: choices.sh DATA OUT [NAME...]}
out=${2:?usage: choices.sh DATA OUT [NAME...]}
shift 2

TOOLS="posterior consensus tune" "$here/comparison.sh" "$data" "$out" "$@" > /dev/null

{
  echo '| reads | posterior | consensus | tune delivers |'
  echo '|---|---|---|---|'
  awk -F'\t' 'NR > 1 && $2 == "tune" {print $1}' "$out/comparison.tsv" | while read -r name; do
    trials=$out/$name.trials.tsv
    [ -f "$trials" ] || trials=/dev/null
    chosen=$(awk -F'\t' '
      NR == 1 { for (i = 1; i <= NF; i++) column[$i] = i }
      $column["chosen"] == "true" { print $column["tool"] ($column["k"] == "NA" ? "" : " k=" $column["k"]) }' "$trials")
    awk -F'\t' -v name="$name" -v chosen="$chosen" '
      $1 == name && $3 == "failed" { line = line " | failed" }
      $1 == name && $3 != "failed" { line = line " | " ($2 == "tune" ? chosen ", " : "") sprintf("%.5f (%d / %d)", $3, $5, $6) }
      END { print "| " name line " |" }' "$out/comparison.tsv"
  done
} > "$out/choices.md"
cat "$out/choices.md"
