#!/usr/bin/env bash
# mixture.sh DATA OUT [NAME...]: what held-out raw reads cost the counts alone, a network alone, and mixtures of both, in bits per base.
#
# One read in eight is held out and never counted; figures are over both strands and all positions. NAME is a set of simulate.sh, or the
# path of reads without an ending (path_R1.fastq.gz and path_R2.fastq.gz, or path.fastq.gz). TOKENS trains on another number, MODELS compares others.
# OUT/mixture.tsv has, by set and model, the bits per base, the seconds that training and scoring took, and the difference from
# memory-convolution with its 95 % interval by a paired bootstrap over the held-out reads (1,000 replicates).
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
iolaus=${IOLAUS:-$here/../../iolaus}
data=${1:?usage: mixture.sh DATA OUT [NAME...]}
out=${2:?usage: mixture.sh DATA OUT [NAME...]}
shift 2
names=("$@")
[ ${#names[@]} -gt 0 ] || names=(mgen_hs25_30x mgen_hs25_5x mgen_noisy_30x mgen_two_strains)
read -ra models <<< "memory-convolution ${MODELS:-network-alone memory-order-2 memory-full-attention memory-bigbird}"
mkdir -p "$out"

train() { # NAME MODEL: the held-out scores in OUT/NAME.MODEL.tsv
  local reads=("$data/$1/reads.fq" --interleaved) model=$2
  [ -e "$data/$1/reads.fq" ] || reads=("$1"_R[12].fastq.gz)
  [ ! -e "$here/models/$model.yaml" ] || model=$here/models/$model.yaml
  "$iolaus" train "${reads[@]}" --model-config "$model" --tokens "${TOKENS:-1600000}" --out "$out/model" --force --quiet \
    --held-out-scores "$out/$(basename "$1").$2.tsv" > "$out/log"
}

printf 'set\tmodel\tbits_per_base\tseconds\tdifference\tlow\thigh\n' | tee "$out/mixture.tsv"
for name in "${names[@]}"; do
  set=$(basename "$name")
  for model in "${models[@]}"; do
    start=$(date +%s.%N)
    train "$name" "$model"
    seconds=$(echo "$(date +%s.%N) - $start" | bc)
    awk -v set="$set" -v model="$model" -v seconds="$seconds" '
      FNR == 1 { file++; next }
      file == 1 { name[FNR - 1] = $1; bases[FNR - 1] = $2; first[FNR - 1] = $3; counts[FNR - 1] = $4; n = FNR - 1 }
      file == 2 { found[$1 " " ++met[$1]] = $3 }
      function row(label, bits, time,   i, j, r, b, d, low, high, sum, all) {
        for (i = 1; i <= n; i++) { sum += bits[i]; all += bases[i]; d += bits[i] - first[i] }
        for (r = 1; r <= 1000; r++) {
          b = 0; replicate[r] = 0
          for (i = 1; i <= n; i++) { j = 1 + int(rand() * n); b += bases[j]; replicate[r] += bits[j] - first[j] }
          replicate[r] /= b
        }
        sort(replicate, 1000)
        printf "%s\t%s\t%.4f\t%s\t%.4f\t%.4f\t%.4f\n", set, label, sum / all, time, d / all, replicate[26], replicate[975]
      }
      function sort(a, m,   i, j, v) { for (i = 2; i <= m; i++) { v = a[i]; for (j = i - 1; j >= 1 && a[j] > v; j--) a[j + 1] = a[j]; a[j + 1] = v } }
      END { srand(1)
        for (i = 1; i <= n; i++) {
          key = name[i] " " ++seen[name[i]]
          if (!(key in found)) { print model ": lacks the held-out read " name[i] > "/dev/stderr"; exit 1 }
          other[i] = found[key]
        }
        if (model == "memory-convolution") row("counts alone", counts, "NA"); row(model, other, sprintf("%.0f", seconds)) }' \
      "$out/$set.memory-convolution.tsv" "$out/$set.$model.tsv" | tee -a "$out/mixture.tsv"
  done
done
