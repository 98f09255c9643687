#!/usr/bin/env bash
# regret.sh DATA OUT [NAME...]: how much gain each way of choosing a corrector and its k gives away.
#
# DATA/NAME/ holds reads.fq (interleaved pairs) and truth.fa (the error-free piece of genome of each read). For each NAME every
# candidate corrects all reads and is judged by the truth, and "iolaus tune" chooses among the same candidates without the truth.
# OUT/NAME.candidates.tsv has the true gain of each candidate, OUT/NAME.trials.tsv what tune thought of it, and OUT/regret.tsv the
# table. What is there already is not made again. Needs lighter and bbmap (tadpole.sh) on the PATH.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
iolaus=${IOLAUS:-$here/../../iolaus}
data=${1:?usage: regret.sh DATA OUT [NAME...]}
out=${2:?usage: regret.sh DATA OUT [NAME...]}
shift 2
names=("$@")
[ ${#names[@]} -gt 0 ] || names=(mgen_hs25_2x mgen_hs25_5x mgen_hs25_10x mgen_hs25_30x mgen_hs25_60x mgen_noisy_30x mgen_two_strains mgen_diploid)
threads=${THREADS:-2}
mkdir -p "$out"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

judge() { # LABEL CORRECTED: the candidate's true gain as a line
  local gain
  gain=$("$iolaus" evaluate --quiet --truth "$data/$name/truth.fa" --interleaved --raw "$data/$name/reads.fq" --corrected "$2" |
    awk -F'\t' '$1 ~ /^(gain|true_positives|false_positives|errors)$/ {v[$1] = $2} END {print v["gain"] "\t" v["errors"] "\t" v["true_positives"] "\t" v["false_positives"]}')
  printf '%s\t%s\n' "$1" "$gain"
}

for name in "${names[@]}"; do
  trials=$out/$name.trials.tsv
  if [ ! -s "$trials" ]; then
    "$iolaus" tune "$data/$name/reads.fq" --interleaved --out "$work/tune" --force --threads "$threads" --with lighter,tadpole \
      2> "$out/$name.tune.log" > "$out/$name.verdict.txt"
    judge tune "$work/tune/reads.corrected.fq" > "$out/$name.delivered.tsv"
    cp "$work/tune/report.json" "$out/$name.report.json"
    mv "$work/tune/trials.tsv" "$trials"
  fi
  candidates=$out/$name.candidates.tsv
  if [ ! -s "$candidates" ]; then
    {
      printf 'candidate\tgain\terrors\ttrue_positives\tfalse_positives\n'
      judge none "$data/$name/reads.fq"
      # What tune tried beside the usual values is judged too, for it may have been chosen.
      for k in $({ seq 11 2 31; awk -F'\t' '$1 == "spectral" {print $2}' "$trials"; } | sort -nu); do
        "$iolaus" correct "$data/$name/reads.fq" --interleaved --out "$work/correct" --force --threads "$threads" -k "$k" --quiet > "$work/log" 2>&1
        judge "spectral $k" "$work/correct/reads.corrected.fq"
      done
      for tool in $(awk -F'\t' 'NR > 1 && $1 != "none" && $2 == "NA" {print $1}' "$trials"); do
        "$iolaus" correct "$data/$name/reads.fq" --interleaved --out "$work/correct" --force --threads "$threads" --corrector "$tool" --quiet > "$work/log" 2>&1
        judge "$tool" "$work/correct/reads.corrected.fq"
      done
      # What tune delivers of an external tool is what it wrote, restored; so that is what is judged.
      for tool in lighter tadpole; do
        for k in 15 19 23 27 31; do
          "$iolaus" correct "$data/$name/reads.fq" --interleaved --out "$work/correct" --force --threads "$threads" --corrector "$tool" -k "$k" --quiet > "$work/log" 2>&1
          judge "$tool $k" "$work/correct/reads.corrected.fq"
        done
      done
    } > "$work/candidates" && mv "$work/candidates" "$candidates"
  fi
done

"$here/regret-table.sh" "$out" "${names[@]}" | tee "$out/regret.tsv"
