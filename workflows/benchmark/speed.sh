#!/usr/bin/env bash
# speed.sh READS GENOME_SIZE [ROUNDS]: what our correctors and "tune" take beside Lighter, as a table.
#
# READS is one FASTQ file of interleaved pairs. The programs take turns, ROUNDS (3) times, with THREADS (2) threads, so that other work
# on the machine hits all of them; the table has the medians of seconds of a clock, seconds of processors and memory in megabytes, and the
# seconds as a multiple of Lighter's. Needs lighter and GNU time.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
iolaus=${IOLAUS:-$here/../../iolaus}
reads=${1:?usage: speed.sh READS GENOME_SIZE [ROUNDS]}
genome=${2:?usage: speed.sh READS GENOME_SIZE [ROUNDS]}
rounds=${3:-3}
threads=${THREADS:-2}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

take() { # NAME WORDS...: runs the words and notes what they took
  local name=$1
  shift
  rm -rf "$work/out"
  mkdir "$work/out"
  /usr/bin/time -o "$work/time" -f '%e %U %S %M' "$@" > /dev/null 2> "$work/log" || { cat "$work/log" >&2; exit 1; }
  awk -v name="$name" '{print name "\t" $1 "\t" $2 + $3 "\t" $4 / 1024}' "$work/time" >> "$work/taken"
}

for ((round = 1; round <= rounds; round++)); do
  take "lighter k=21" lighter -r "$reads" -K 21 "$genome" -t "$threads" -od "$work/out"
  take "spectral k=21" "$iolaus" correct "$reads" --interleaved -k 21 --threads "$threads" --out "$work/out/x" --quiet
  take "posterior" "$iolaus" correct "$reads" --interleaved --threads "$threads" --out "$work/out/x" --quiet
  take "tune" "$iolaus" tune "$reads" --interleaved --threads "$threads" --out "$work/out/x" --quiet
done

median() { # NAME COLUMN
  awk -F'\t' -v name="$1" -v column="$2" '$1 == name {print $column}' "$work/taken" | sort -n | awk '{v[NR] = $1} END {print (v[int((NR + 1) / 2)] + v[int(NR / 2) + 1]) / 2}'
}

printf 'program\tseconds\tprocessor_seconds\tmemory_mb\ttimes_lighter\n'
base=$(median "lighter k=21" 2)
for name in "lighter k=21" "spectral k=21" posterior tune; do
  awk -v name="$name" -v s="$(median "$name" 2)" -v p="$(median "$name" 3)" -v m="$(median "$name" 4)" -v base="$base" \
    'BEGIN {printf "%s\t%.1f\t%.1f\t%.0f\t%.2f\n", name, s, p, m, s / base}'
done
