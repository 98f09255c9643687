#!/usr/bin/env bash
# genome.sh GENOME OUT [MODEL...]: bits per base of the last tenth of a genome under neural models trained on the rest, as a table.
#
# GENOME is a FASTA file (it may be packed with gzip), MODEL a name or file that "iolaus models" knows (gated-convolution, local-attention,
# bigbird and full-attention). The first nine tenths, cut into pieces of 8,192 bases, are trained on with TOKENS (3,000,000) tokens; then
# 10,000 bases are left out, and the rest is scored. Beside the models stand chains of order 1 to 12 with the counts of both strands of the
# same bases. OUT/NAME.genome.tsv has the table; NAME is the genome's. Needs python3 with numpy.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
iolaus=${IOLAUS:-$here/../../iolaus}
genome=${1:?usage: genome.sh GENOME OUT [MODEL...]}
out=${2:?usage: genome.sh GENOME OUT [MODEL...]}
shift 2
models=("$@")
[ ${#models[@]} -gt 0 ] || models=(gated-convolution local-attention bigbird full-attention)
threads=${THREADS:-2}
name=$(basename "$genome" | sed 's/\.gz$//; s/\.fn\{0,1\}a$//')
mkdir -p "$out"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

gzip -cdf "$genome" | LC_ALL=C awk '!/^>/ {print toupper($0)}' | tr -d '\n' > "$work/bases"
length=$(wc -c < "$work/bases")
learnt=$((length * 9 / 10))
head -c "$learnt" "$work/bases" | fold -w 8192 | awk '{print ">" NR "\n" $0}' > "$work/train.fa"
{ echo '>rest'; tail -c "+$((learnt + 10001))" "$work/bases"; echo; } > "$work/test.fa"

row() { printf '%s\t%s\t%s\t%s\t%s\n' "$@" | tee -a "$out/$name.genome.tsv"; }
: > "$out/$name.genome.tsv"
row model parameters tokens train_seconds bits_per_base
/usr/bin/env "${PYTHON:-python3}" "$here/markov.py" "$work/train.fa" "$work/test.fa" | while read -r order bits; do
  row "order $order" "-" "-" "-" "$bits"
done
for model in "${models[@]}"; do
  begin=$(date +%s.%N)
  "$iolaus" train "$work/train.fa" --model-config "$model" --tokens "${TOKENS:-3000000}" --device cpu --engine-threads "$threads" \
    --out "$work/model" --force > "$work/line" 2> "$work/log" || { cat "$work/log" >&2; exit 1; }
  seconds=$(awk -v begin="$begin" -v end="$(date +%s.%N)" 'BEGIN {printf "%.0f", end - begin}')
  "$iolaus" score "$work/test.fa" --model "$work/model" --device cpu --engine-threads "$threads" > "$work/table" 2> "$work/log" ||
    { cat "$work/log" >&2; exit 1; }
  number() { sed -n "s/.*\"$1\" : \([0-9]*\).*/\1/p" "$work/model/training.json"; }
  row "$(basename "$model" .yaml)" "$(number parameters)" "$(number tokens)" "$seconds" "$(awk '$1 == "raw" {print $2}' "$work/table")"
  rm -rf "$work/model"
done
