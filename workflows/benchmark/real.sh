#!/usr/bin/env bash
# real.sh DATA OUT [NAME...]: real reads, judged by how many of them align to the sample's own sequence without a mismatch.
#
# DATA/NAME/ holds reads_R1.fastq.gz, reads_R2.fastq.gz and ref.sample.fa. Every built-in corrector corrects all reads, with every k
# where it has one, and "iolaus tune" chooses among the same. OUT/NAME.exact.tsv has the share of exact reads by candidate, and
# OUT/real.tsv the table: which share of what the best candidate gains the chosen one gains. What is there already is not made again.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
iolaus=${IOLAUS:-$here/../../iolaus}
data=${1:?usage: real.sh DATA OUT [NAME...]}
out=${2:?usage: real.sh DATA OUT [NAME...]}
shift 2
names=("$@")
[ ${#names[@]} -gt 0 ] || names=(phix_miseq ebov_hiseq t7_nextseq human_mt_illumina)
mkdir -p "$out"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

exact() { # LABEL FOLDER: the share of exact reads before and after, as a line
  "$iolaus" evaluate --quiet --reference "$data/$name/ref.sample.fa" --raw "$data/$name"/reads_R[12].fastq.gz \
    --corrected "$2"/reads_R[12].corrected.fastq.gz 2> "$work/log" |
    awk -F'\t' -v label="$1" '$1 == "exact_match_rate_before" {before = $2} $1 == "exact_match_rate_after" {after = $2} END {print label "\t" before "\t" after}'
}

for name in "${names[@]}"; do
  [ ! -s "$out/$name.exact.tsv" ] || continue
  {
    printf 'candidate\texact_before\texact_after\n'
    "$iolaus" tune "$data/$name"/reads_R[12].fastq.gz --out "$work/tune" --force --quiet > "$out/$name.verdict.txt" 2> "$work/log"
    cp "$work/tune/trials.tsv" "$out/$name.trials.tsv"
    exact tune "$work/tune"
    "$iolaus" correct "$data/$name"/reads_R[12].fastq.gz --out "$work/correct" --force --quiet > "$work/log" 2>&1
    exact posterior "$work/correct"
    "$iolaus" correct "$data/$name"/reads_R[12].fastq.gz --out "$work/correct" --force --quiet --corrector consensus > "$work/log" 2>&1
    exact consensus "$work/correct"
    for k in 11 13 15 17 19 21 23 25 27 29 31; do
      "$iolaus" correct "$data/$name"/reads_R[12].fastq.gz --out "$work/correct" --force --quiet -k "$k" > "$work/log" 2>&1
      exact "spectral $k" "$work/correct"
    done
  } > "$work/exact" && mv "$work/exact" "$out/$name.exact.tsv"
done

{
  printf 'set\tbefore\tbest\tbest_after\ttune_after\tshare_of_best\n'
  for name in "${names[@]}"; do
    awk -F'\t' -v name="$name" 'NR > 1 {before = $2; if ($1 == "tune") tune = $3; else if (best == "" || $3 > most) {best = $1; most = $3}}
      END {share = most == before ? "-" : sprintf("%.4f", (tune - before) / (most - before))
      printf "%s\t%s\t%s\t%s\t%s\t%s\n", name, before, best, most, tune, share}' "$out/$name.exact.tsv"
  done
} | tee "$out/real.tsv"
