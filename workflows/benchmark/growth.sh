#!/usr/bin/env bash
# growth.sh READS GENOME_SIZE [DEPTH...]: how time and memory of our correctors grow with the depth of the reads, as two tables.
#
# READS is one FASTQ file of interleaved pairs; from it pairs are taken in even steps for each depth (10, 20, 40 and 60 times the genome,
# unless others are named). The first table has, by command and depth, the bases, seconds of a clock, seconds of processors and memory in
# megabytes; the second one, by command, the slope of log processor seconds against log bases (1 is linear) and the most memory. COMMANDS
# (spectral posterior tune) and THREADS (2) choose what runs. Needs GNU time.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
iolaus=${IOLAUS:-$here/../../iolaus}
reads=${1:?usage: growth.sh READS GENOME_SIZE [DEPTH...]}
genome=${2:?usage: growth.sh READS GENOME_SIZE [DEPTH...]}
shift 2
depths=("$@")
[ ${#depths[@]} -gt 0 ] || depths=(10 20 40 60)
read -ra commands <<< "${COMMANDS:-spectral posterior tune}"
threads=${THREADS:-2}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

words() { # NAME: the command's words
  case $1 in
    spectral) echo correct -k 21 ;;
    posterior) echo correct ;;
    tune) echo tune ;;
    *) echo "growth.sh: no command $1; there are spectral, posterior and tune" >&2; exit 2 ;;
  esac
}

bases=$(awk 'NR % 4 == 2 {n += length($0)} END {print n}' "$reads")
"$iolaus" --version > /dev/null
printf 'command\tdepth\tbases\tseconds\tprocessor_seconds\tmemory_mb\n'
for depth in "${depths[@]}"; do
  awk -v share="$(awk -v d="$depth" -v g="$genome" -v b="$bases" 'BEGIN {s = d * g / b; print (s > 1 ? 1 : s)}')" '
    NR % 8 == 1 {kept = int(pair * share) != int((pair + 1) * share); pair++} kept' "$reads" > "$work/reads.fq"
  taken=$(awk 'NR % 4 == 2 {n += length($0)} END {print n}' "$work/reads.fq")
  for name in "${commands[@]}"; do
    # shellcheck disable=SC2046
    /usr/bin/time -o "$work/time" -f '%e %U %S %M' "$iolaus" $(words "$name") "$work/reads.fq" --interleaved --threads "$threads" \
      --out "$work/out" --force --quiet > /dev/null
    awk -v OFS='\t' -v name="$name" -v depth="$depth" -v bases="$taken" \
      '{printf "%s\t%s\t%d\t%.1f\t%.1f\t%.0f\n", name, depth, bases, $1, $2 + $3, $4 / 1024}' "$work/time" | tee -a "$work/table"
  done
done

printf '\ncommand\tslope\tmost_memory_mb\n'
for name in "${commands[@]}"; do
  awk -F'\t' -v name="$name" '$1 == name {x = log($3); y = log($5); n++; sx += x; sy += y; sxx += x * x; sxy += x * y; if ($6 > most) most = $6}
    END {printf "%s\t%s\t%d\n", name, (n > 1 ? sprintf("%.2f", (n * sxy - sx * sy) / (n * sxx - sx * sx)) : ""), most}' "$work/table"
done
