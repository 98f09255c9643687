#!/usr/bin/env bash
# regret-table.sh OUT NAME...: the table of regret.sh from what it left in OUT. Gain of the best and the worst candidate, and of what
# each way of choosing takes; the regret is the best gain less that. Rules of thumb choose the nearest k that was tried.
set -euo pipefail
out=${1:?usage: regret-table.sh OUT NAME...}
shift
genome=${GENOME_SIZE:-580076}
printf 'set\tbest\tbest_gain\tworst_gain\tposterior\tgain\tregret\tperplexity\tgain\tregret\tquake\tregret\tbfc\tregret\treckoner\tregret\tmerqury\tregret\tk21_regret\tk31_regret\tnone_regret\n'
for name in "$@"; do
  awk -F'\t' -v name="$name" -v G="$genome" '
    function nearest(k,   best, i, d) { best = 11; for (i = 11; i <= 31; i += 2) { d = i - k; if (d < 0) d = -d; if (d < (best > k ? best - k : k - best)) best = i } return "spectral " best }
    function regret(c) { return sprintf("%.5f", gain[top] - gain[c]) }
    FILENAME ~ /candidates/ && FNR > 1 { gain[$1] = $2; if (top == "" || $2 > gain[top]) top = $1; if (low == "" || $2 < gain[low]) low = $1 }
    FILENAME ~ /trials/ && FNR == 1 { for (i = 1; i <= NF; i++) column[$i] = i }
    FILENAME ~ /trials/ && FNR > 1 {
      c = $column["tool"] ($column["k"] == "NA" ? "" : " " $column["k"])
      if ($column["chosen"] == "true") chosen = c
      if (ppl == "" || $column["perplexity"] + 0 < ppl) { ppl = $column["perplexity"] + 0; flat = c }
    }
    END {
      log4 = log(4); log2 = log(2)
      quake = nearest(log(200 * G) / log4); b = int(log(G) / log2 + 1); bfc = nearest(b % 2 ? b : b + 1)
      r = int(0.9 * log(G) / log2 + 3 + 0.5); reckoner = nearest(r < 20 ? 20 : r); merqury = nearest(log(G * (1 - 0.001) / 0.001) / log4)
      print name, top, gain[top], gain[low], chosen, gain[chosen], regret(chosen), flat, gain[flat], regret(flat), quake, regret(quake), bfc, regret(bfc), reckoner, regret(reckoner), merqury, regret(merqury), regret("spectral 21"), regret("spectral 31"), regret("none")
    }' OFS='\t' "$out/$name.candidates.tsv" "$out/$name.trials.tsv"
done
