#!/usr/bin/env bash
# neural_speed.sh READS [ROUNDS]: tokens a second in training and in scoring with neural models, beside plain PyTorch, as a table.
#
# The models have width 128 and 4 layers; a batch is 64 sequences of 150 bases, the beginnings of the reads in READS (one FASTQ file). Both
# programs take turns, ROUNDS (3) times, with THREADS (2) threads; the table has the medians and our share of PyTorch's. PYTHON (python3)
# must have torch; LD_LIBRARY_PATH can give it another BLAS. MODELS can name one of the two. What both were built with is told last.
# The threads of both wait asleep, as those of iolaus do, so that other work on the machine costs both alike, unless OMP_WAIT_POLICY says
# otherwise.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
iolaus=${IOLAUS:-$here/../../iolaus}
reads=${1:?usage: neural_speed.sh READS [ROUNDS]}
rounds=${2:-3}
threads=${THREADS:-2}
seconds=${SECONDS_EACH:-8}
read -ra models <<< "${MODELS:-full-attention gated-convolution}"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

awk 'NR % 4 == 2 && length($1) >= 150 {print ">" ++n; print substr($1, 1, 150); if (n == 20000) exit}' "$reads" > "$work/reads.fa"

describe() { # MIXER CHANNEL: a model as the reference in PyTorch has it
  cat << YAML
tokenizer: {type: nucleotide}
objective: next-token
width: 128
context: 150
trunk: {type: layer-stack, layers: [{repeat: 4, mixer: $1, channel: $2}]}
head: {type: softmax, tied: false}
training: {batch: 64, accumulate: 1, learning-rate: 0.003, warmup-steps: 10, weight-decay: 0.01, clip-norm: 1, evaluate-every: 1000000, patience: 1}
YAML
}
describe '{type: full-attention, heads: 4}' '{type: feed-forward, hidden: 256, activation: gelu}' > "$work/full-attention.yaml"
describe '{type: gated-convolution, kernel: 6, dilation: 1, gate: linear}' '{type: none}' > "$work/gated-convolution.yaml"

ours() { env -u LD_LIBRARY_PATH "$iolaus" "$@" --device cpu --engine-threads "$threads" 2> "$work/log" || { cat "$work/log" >&2; exit 1; }; }

for ((round = 1; round <= rounds; round++)); do
  for model in "${models[@]}"; do
    OMP_WAIT_POLICY=${OMP_WAIT_POLICY:-passive} OMP_NUM_THREADS=$threads "${PYTHON:-python3}" "$here/pytorch_reference.py" "$model" "$seconds" "$threads" > "$work/python"
    awk -v model="$model" 'NF && $1 != "build" {print "pytorch\t" model "\t" $0}' "$work/python" >> "$work/taken"
    ours train "$work/reads.fa" --model-config "$work/$model.yaml" --tokens "${TOKENS:-300000}" --out "$work/model" --verbose > "$work/line"
    awk -v model="$model" '/ tokens\/s$/ {speed = $(NF - 1)} END {print "iolaus\t" model "\ttrain\t" speed}' "$work/log" >> "$work/taken"
    ours score "$work/reads.fa" --model "$work/model" --sample "${BASES:-300000}" > "$work/table"
    # Both strands are scored: two tokens a base.
    awk -v model="$model" 'FNR == NR {if ($1 == "raw") bases = $4; next} / scoring: .* in .* s$/ {print "iolaus\t" model "\tscore\t" 2 * bases / $(NF - 1)}' \
      "$work/table" "$work/log" >> "$work/taken"
    rm -rf "$work/model"
  done
done

median() { # PROGRAM MODEL WHAT
  awk -F'\t' -v p="$1" -v m="$2" -v w="$3" '$1 == p && $2 == m && $3 == w {print $4}' "$work/taken" | sort -n |
    awk '{v[NR] = $1} END {print (v[int((NR + 1) / 2)] + v[int(NR / 2) + 1]) / 2}'
}

printf 'model\twhat\tiolaus_tokens_s\tpytorch_tokens_s\tshare\n'
for model in "${models[@]}"; do
  for what in train score; do
    awk -v m="$model" -v w="$what" -v i="$(median iolaus "$model" "$what")" -v p="$(median pytorch "$model" "$what")" \
      'BEGIN {printf "%s\t%s\t%.0f\t%.0f\t%.2f\n", m, w, i, p, i / p}'
  done
done
awk '$1 == "build" {sub(/^build\t/, "pytorch: "); print}' "$work/python"
# The engine carries its BLAS inside.
engine=$(find "${DJL_CACHE_DIR:-$HOME/.djl.ai}"/pytorch -name libtorch_cpu.so | sort | tail -n 1)
blas=$(LC_ALL=C grep -aoE 'oneAPI Math Kernel Library Version|OpenBLAS [0-9.]+' "$engine" | sort -u | paste -sd ';')
printf 'iolaus: %s, %s threads; BLAS: %s\n' "$(sed -n 's/^iolaus: scoring on cpu with //p' "$work/log")" "$threads" "${blas% Version}"
