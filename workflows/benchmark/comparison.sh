#!/usr/bin/env bash
# comparison.sh DATA OUT [NAME...]: our correctors beside those of others, on reads whose truth is known.
#
# DATA/NAME/ holds reads.fq (interleaved pairs) and truth.fa, as simulate.sh leaves them. Each corrector corrects all reads, others' at
# their defaults and without our protection of alleles, and is judged by the truth; reads and ends that a tool drops count as
# uncorrected. OUT/comparison.tsv gets a line for each set and corrector: gain, errors, false positives (right bases changed, and errors
# changed into other errors), and false negatives. OUT/comparison.md is the README's table. What is in OUT already is not made again,
# unless it failed. Of lighter, bbmap (Tadpole), sga, spades (BayesHammer) and quorum those take part that are on the PATH;
# TOOLS="posterior lighter" chooses some; "tune" among them corrects with what tune chooses of the built-in correctors, and leaves its
# trials as OUT/NAME.trials.tsv.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
iolaus=${IOLAUS:-$here/../../iolaus}
data=${1:?usage: comparison.sh DATA OUT [NAME...]}
out=${2:?usage: comparison.sh DATA OUT [NAME...]}
shift 2
names=("$@")
[ ${#names[@]} -gt 0 ] || names=(mgen_hs25_2x mgen_hs25_5x mgen_hs25_10x mgen_hs25_30x mgen_hs25_60x mgen_noisy_30x mgen_msv3_30x mgen_two_strains mgen_diploid ecoli_hsxt_30x)
threads=${THREADS:-2}
if [ -z "${TOOLS:-}" ]; then
  TOOLS="posterior spectral"
  for pair in lighter:lighter tadpole:bbmap.sh sga:sga bayeshammer:spades.py quorum:quorum; do
    if command -v "${pair#*:}" > /dev/null; then TOOLS="$TOOLS ${pair%:*}"; else echo "${pair%:*} is not installed" >&2; fi
  done
fi
read -ra tools <<< "$TOOLS"
mkdir -p "$out"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

for name in "${names[@]}"; do
  for tool in "${tools[@]}"; do
    line=$out/$name.$tool.tsv
    if [ -s "$line" ] && ! grep -q failed "$line"; then continue; fi
    case $tool in
      tune) command=(tune) ;;
      posterior | spectral | consensus) command=(correct --corrector "$tool") ;;
      *) command=(correct --corrector "$tool" --protect-alleles 0) ;;
    esac
    if "$iolaus" "${command[@]}" "$data/$name/reads.fq" --interleaved --out "$work/correct" --force --threads "$threads" --quiet \
      > /dev/null 2> "$out/$name.$tool.log"; then
      [ "$tool" != tune ] || cp "$work/correct/trials.tsv" "$out/$name.trials.tsv"
      "$iolaus" evaluate --quiet --truth "$data/$name/truth.fa" --interleaved --raw "$data/$name/reads.fq" \
        --corrected "$work/correct/reads.corrected.fq" |
        awk -F'\t' -v set="$name" -v tool="$tool" '{v[$1] = $2}
          END {print set "\t" tool "\t" v["gain"] "\t" v["errors"] "\t" v["false_positives"] "\t" v["errors"] - v["true_positives"]}' > "$work/line"
    else
      printf '%s\t%s\tfailed\t\t\t\n' "$name" "$tool" > "$work/line"
    fi
    mv "$work/line" "$line"
  done
done

{
  printf 'set\tcorrector\tgain\terrors\tfalse_positives\tfalse_negatives\n'
  for name in "${names[@]}"; do for tool in "${tools[@]}"; do cat "$out/$name.$tool.tsv"; done; done
} > "$out/comparison.tsv"

# Gain, and in brackets false positives and false negatives; the best of a set is bold.
awk -F'\t' '
  NR > 1 {
    if (!($1 in known)) { known[$1] = 1; sets[++n] = $1 }
    if (!($2 in seen)) { seen[$2] = 1; tools[++m] = $2 }
    if ($4 != "") errors[$1] = $4
    gain[$1, $2] = $3
    cell[$1, $2] = $3 == "failed" ? "failed" : sprintf("%.5f (%d / %d)", $3, $5, $6)
    if ($3 != "failed" && (!($1 in top) || $3 + 0 > top[$1])) top[$1] = $3 + 0
  }
  END {
    row = "| reads | errors |"; rule = "|---|---|"
    for (j = 1; j <= m; j++) { row = row " " tools[j] " |"; rule = rule "---|" }
    print row "\n" rule
    for (i = 1; i <= n; i++) {
      row = "| " sets[i] " | " errors[sets[i]] " |"
      for (j = 1; j <= m; j++) {
        c = cell[sets[i], tools[j]]
        row = row " " (gain[sets[i], tools[j]] + 0 == top[sets[i]] && c != "failed" ? "**" c "**" : c) " |"
      }
      print row
    }
  }' "$out/comparison.tsv" | tee "$out/comparison.md"
