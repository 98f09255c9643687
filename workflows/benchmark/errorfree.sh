#!/usr/bin/env bash
# errorfree.sh DATA OUT [NAME...]: what "iolaus tune" and "iolaus correct", with posterior and consensus, do to reads without errors, where every edit is one too many.
#
# The reads are those of DATA/NAME/truth.fa that are as long as the raw ones, with the raw qualities; where one mate has another length
# the pair is left out. OUT/errorfree.tsv has, by set and command, the bases, the edits, edits in 10 Mbp, and what the verdict is, if
# there is one.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
iolaus=${IOLAUS:-$here/../../iolaus}
data=${1:?usage: errorfree.sh DATA OUT [NAME...]}
out=${2:?usage: errorfree.sh DATA OUT [NAME...]}
shift 2
names=("$@")
[ ${#names[@]} -gt 0 ] || names=(mgen_hs25_2x mgen_hs25_10x mgen_hs25_30x mgen_two_strains mgen_diploid ecoli_hsxt_30x)
mkdir -p "$out"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

printf 'set\tcommand\tbases\tedits\tedits_in_10_Mbp\tverdict\n' | tee "$out/errorfree.tsv"
for name in "${names[@]}"; do
  awk 'NR == FNR { if (NR % 2) name = substr($1, 2); else truth[name] = $1; next }
    FNR % 4 == 1 { header = $1 } FNR % 4 == 2 { raw = $1 }
    FNR % 4 == 0 { record[FNR % 8 == 4 ? 1 : 2] = header "\n" truth[substr(header, 2)] "\n+\n" $1; same = length(raw) == length(truth[substr(header, 2)])
      if (FNR % 8 == 4) first = same; else if (first && same) { print record[1]; print record[2] } }' \
    "$data/$name/truth.fa" "$data/$name/reads.fq" > "$work/reads.fq"
  bases=$(awk 'NR % 4 == 2 {n += length($1)} END {printf "%d", n}' "$work/reads.fq")
  for command in tune correct "correct --corrector consensus"; do
    # shellcheck disable=SC2086 # a command and its options
    "$iolaus" $command "$work/reads.fq" --interleaved --out "$work/corrected" --force --edits "$work/edits.tsv" > "$work/says" 2> "$work/log"
    says=$(head -n 1 "$work/says" | cut -c 1-60)
    awk -v name="$name" -v command="$command" -v bases="$bases" -v says="$says" \
      '!/^#/ {rows++} END {printf "%s\t%s\t%d\t%d\t%.2f\t%s\n", name, command, bases, rows - 1, (rows - 1) * 1e7 / bases, says}' "$work/edits.tsv" |
      tee -a "$out/errorfree.tsv"
  done
done
