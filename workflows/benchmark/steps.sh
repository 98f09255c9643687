#!/usr/bin/env bash
# steps.sh READS [READS2]: what each step of a run on a cluster takes, as a table.
#
# One line a step: seconds of a clock, seconds of processors, the most memory in megabytes, megabytes that it leaves, and per base of the
# reads nanoseconds of processors and bytes left. INTERLEAVED=1 for a single file of pairs; HEAP (2g) bounds Java's memory; SHARDS (2)
# is how many shards are made, SAMPLE (20000000) how many bases are scored. Needs GNU time.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
iolaus=${IOLAUS:-$here/../../iolaus}
reads=("$@")
shards=${SHARDS:-2}
heap=${HEAP:-2g}
sample=${SAMPLE:-20000000}
paired=()
[ -z "${INTERLEAVED:-}" ] || paired=(--interleaved)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

bases=$(for file in "${reads[@]}"; do
  case $file in *.gz) gzip -dc "$file" ;; *) cat "$file" ;; esac
done | awk 'NR % 4 == 2 {n += length($0)} END {printf "%.0f", n}')

step() { # NAME RESULT WORDS...: runs iolaus with the words and tells what it took
  local name=$1 result=$2
  shift 2
  /usr/bin/time -f '%e %U %S %M' -o "$work/time" "$iolaus" "$@" --quiet
  local bytes
  bytes=$(du -sbL "$result" | cut -f 1)
  awk -v name="$name" -v bases="$bases" -v bytes="$bytes" '{
    printf "%s\t%.1f\t%.1f\t%.0f\t%.1f\t%.1f\t%.3f\n", name, $1, $2 + $3, $4 / 1024, bytes / 1e6, ($2 + $3) / bases * 1e9, bytes / bases
  }' "$work/time"
}

printf '# %s bases\n' "$bases"
printf 'step\tseconds\tprocessor_seconds\tmemory_mb\tleft_mb\tnanoseconds_per_base\tbytes_per_base\n'
step survey "$work/all.survey" survey "${reads[@]}" "${paired[@]}" --sample "$sample" --threads 1 --max-memory "$heap" \
  --out "$work/all.survey"
for ((i = 1; i <= shards; i++)); do
  step "spectrum --shard $i/$shards" "$work/counted$i" spectrum "${reads[@]}" --survey "$work/all.survey" --shard "$i/$shards" \
    --threads 1 --max-memory "$heap" --out "$work/counted$i"
done
export IOLAUS_JAVA_OPTS=-Xmx$heap
step merge-counts "$work/all.counts" merge-counts "$work"/counted*/*.counts --out "$work/all.counts"
unset IOLAUS_JAVA_OPTS
step "try posterior" "$work/posterior.trial" try --counts "$work/all.counts" --corrector posterior --threads 1 --max-memory "$heap" \
  --out "$work/posterior.trial"
step "try spectral k=21" "$work/k21.trial" try --counts "$work/all.counts" --corrector spectral -k 21 --threads 1 --max-memory "$heap" \
  --out "$work/k21.trial"
step select "$work/chosen" select "$work/posterior.trial" "$work/k21.trial" --counts "$work/all.counts" --reads "${reads[@]}" -k 21 \
  --threads 1 --max-memory "$heap" --out "$work/chosen"
for ((i = 1; i <= shards; i++)); do
  step "correct --shard $i/$shards" "$work/part$i" correct "${reads[@]}" --counts "$work/all.counts" --verdict "$work/chosen/report.json" \
    --shard "$i/$shards" --threads 1 --max-memory "$heap" --out "$work/part$i"
done
step merge-reads "$work/results" merge-reads "$work"/part* --verdict "$work/chosen/report.json" --threads 1 --out "$work/results"
