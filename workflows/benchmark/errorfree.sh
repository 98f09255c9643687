#!/usr/bin/env bash
# errorfree.sh DATA OUT [NAME...]: what "iolaus tune" does to reads without errors, where every edit is one too many.
#
# The reads are those of DATA/NAME/truth.fa that are as long as the raw ones, with the raw qualities; where one mate has another length
# the pair is left out. OUT/errorfree.tsv has, by set, the bases, the edits, edits in 10 Mbp and the verdict.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
iolaus=${IOLAUS:-$here/../../iolaus}
data=${1:?usage: errorfree.sh DATA OUT [NAME...]}
out=${2:?usage: errorfree.sh DATA OUT [NAME...]}
shift 2
names=("$@")
[ ${#names[@]} -gt 0 ] || names=(mgen_hs25_2x mgen_hs25_10x mgen_hs25_30x mgen_two_strains mgen_diploid)
mkdir -p "$out"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

printf 'set\tbases\tedits\tedits_in_10_Mbp\tverdict\n' | tee "$out/errorfree.tsv"
for name in "${names[@]}"; do
  awk 'NR == FNR { if (NR % 2) name = substr($1, 2); else truth[name] = $1; next }
    FNR % 4 == 1 { header = $1 } FNR % 4 == 2 { raw = $1 }
    FNR % 4 == 0 { record[FNR % 8 == 4 ? 1 : 2] = header "\n" truth[substr(header, 2)] "\n+\n" $1; same = length(raw) == length(truth[substr(header, 2)])
      if (FNR % 8 == 4) first = same; else if (first && same) { print record[1]; print record[2] } }' \
    "$data/$name/truth.fa" "$data/$name/reads.fq" > "$work/reads.fq"
  "$iolaus" tune "$work/reads.fq" --interleaved --out "$work/tune" --force --quiet > "$work/verdict" 2> "$work/log"
  awk -v name="$name" -v verdict="$(head -n 1 "$work/verdict" | cut -c 1-60)" '
    FILENAME ~ /corrected/ { if (FNR % 4 == 2 && $1 != raw[FNR]) { for (i = 1; i <= length($1); i++) edits += substr($1, i, 1) != substr(raw[FNR], i, 1) } next }
    FNR % 4 == 2 { raw[FNR] = $1; bases += length($1) }
    END { printf "%s\t%d\t%d\t%.2f\t%s\n", name, bases, edits, edits * 1e7 / bases, verdict }' \
    "$work/reads.fq" "$work/tune/reads.corrected.fq" | tee -a "$out/errorfree.tsv"
done
