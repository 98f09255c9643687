#!/usr/bin/env bash
# choices.sh DATA OUT [NAME...]: what tune chooses among the built-in correctors, beside posterior and consensus.
#
# DATA/NAME/ holds reads.fq (interleaved pairs) and truth.fa, as simulate.sh leaves them. comparison.sh corrects with the two; tune
# corrects with what it chooses, which is judged by the truth too. OUT/choices.md is the README's table: gain, and in brackets false
# positives and false negatives. What is in OUT already is not made again.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
iolaus=${IOLAUS:-$here/../../iolaus}
data=${1:?usage: choices.sh DATA OUT [NAME...]}
out=${2:?usage: choices.sh DATA OUT [NAME...]}
shift 2
names=("$@")
[ ${#names[@]} -gt 0 ] || names=(mgen_hs25_2x mgen_hs25_5x mgen_hs25_10x mgen_hs25_30x mgen_hs25_60x mgen_noisy_30x mgen_msv3_30x mgen_two_strains mgen_diploid ecoli_hsxt_30x)
threads=${THREADS:-2}
mkdir -p "$out"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

TOOLS="posterior consensus" "$here/comparison.sh" "$data" "$out" "${names[@]}"

for name in "${names[@]}"; do
  line=$out/$name.tune.tsv
  [ ! -s "$line" ] || continue
  "$iolaus" tune "$data/$name/reads.fq" --interleaved --out "$work/tune" --force --threads "$threads" --quiet \
    > /dev/null 2> "$out/$name.tune.log"
  cp "$work/tune/trials.tsv" "$out/$name.trials.tsv"
  chosen=$(awk -F'\t' '
    NR == 1 { for (i = 1; i <= NF; i++) column[$i] = i }
    NR > 1 && $column["chosen"] == "true" { print $column["tool"] ($column["k"] == "NA" ? "" : " k=" $column["k"]) }' "$work/tune/trials.tsv")
  "$iolaus" evaluate --quiet --truth "$data/$name/truth.fa" --interleaved --raw "$data/$name/reads.fq" \
    --corrected "$work/tune/reads.corrected.fq" |
    awk -F'\t' -v set="$name" -v chosen="$chosen" '{v[$1] = $2}
      END {print set "\t" chosen "\t" v["gain"] "\t" v["errors"] "\t" v["false_positives"] "\t" v["errors"] - v["true_positives"]}' > "$work/line"
  mv "$work/line" "$line"
done

{
  echo '| reads | posterior | consensus | tune delivers |'
  echo '|---|---|---|---|'
  for name in "${names[@]}"; do
    awk -F'\t' '
      { cell = sprintf("%.5f (%d / %d)", $3, $5, $6) }
      FILENAME ~ /[.]tune[.]tsv$/ { cell = $2 ", " cell }
      { line = line " | " cell }
      END { print "| " $1 line " |" }' "$out/$name.posterior.tsv" "$out/$name.consensus.tsv" "$out/$name.tune.tsv"
  done
} > "$out/choices.md"
cat "$out/choices.md"
