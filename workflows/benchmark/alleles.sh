#!/usr/bin/env bash
# alleles.sh DATA OUT [NAME...]: real reads with a sample's own sequence: how many align without a mismatch, and whether alleles keep
# their frequencies.
#
# DATA/NAME/ holds reads_R1.fastq.gz, reads_R2.fastq.gz and ref.sample.fa (or ref.fa). The raw reads are aligned once, with bwa mem, each
# for itself. Their bases with a quality of 30 or more make a pile at each place of the reference; a place is variable where one base
# other than the most frequent one is at least 1 % of the pile on each strand. The piles after correction are of the same bases of the
# same reads, so that no alignment can change a frequency; reads with bases inserted or deleted are left out of both. Exact are reads
# that align from end to end without a mismatch, insertion or deletion, corrected ones aligned anew; those whose raw alignment touches a
# variable place are told apart, since there an exact read may be an erased allele.
#
# OUT/alleles.tsv has by set and corrector the share of exact reads before and after, outside variable places and in all; the variable
# places with at least 50 reads of the lesser base, the share of those whose frequency stays within a tenth of its value, and those where
# it is gone; and the places of two bases in balance (each at least 25 % of a pile of 20 or more): their number, and by how much the
# balance shifts in the mean. What is in OUT already is not made again. Others' correctors run through "correct", without our
# protection of alleles, but with adapter tails put back. Needs
# bwa; TOOLS="posterior lighter:19" chooses correctors, with a k behind a colon.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
iolaus=${IOLAUS:-$here/../../iolaus}
data=${1:?usage: alleles.sh DATA OUT [NAME...]}
out=${2:?usage: alleles.sh DATA OUT [NAME...]}
shift 2
names=("$@")
[ ${#names[@]} -gt 0 ] || names=(phix_miseq ebov_hiseq t7_nextseq human_mt_illumina hiv1_miseq na12878_chr20_100kb)
threads=${THREADS:-2}
if [ -z "${TOOLS:-}" ]; then
  TOOLS="posterior spectral"
  for k in 13 17 19 23 27 31; do ! command -v lighter > /dev/null || TOOLS="$TOOLS lighter:$k"; done
  for pair in tadpole:bbmap.sh sga:sga bayeshammer:spades.py quorum:quorum; do
    ! command -v "${pair#*:}" > /dev/null || TOOLS="$TOOLS ${pair%:*}"
  done
fi
read -ra tools <<< "$TOOLS"
mkdir -p "$out"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

numbered() { # FASTQ...: both mates in turn, called by their number
  paste -d '\n' <(zcat "$1" | paste - - - -) <(zcat "$2" | paste - - - -) |
    awk -F'\t' '{print "@" NR "\n" $2 "\n+\n" $4}'
}

aligned() { # FASTQ: number, flag, position, CIGAR, edit distance, bases and qualities of each primary alignment
  bwa mem -v 1 -t "$threads" "$work/ref.fa" "$1" 2> /dev/null |
    awk -F'\t' -v OFS='\t' '!/^@/ && int($2 / 256) % 2 == 0 && int($2 / 2048) % 2 == 0 {
      nm = "NA"; for (i = 12; i <= NF; i++) if ($i ~ /^NM:i:/) nm = substr($i, 6); print $1, $2, $3 ":" $4, $6, nm, $10, $11 }'
}

# Piles and exact reads. First file: raw alignments, second: corrected reads, third: their alignments.
tally='
  function reversed(s,   i, r) { r = ""; for (i = length(s); i > 0; i--) r = r pair[substr(s, i, 1)]; return r }
  function is_exact(cigar, nm, bases) { return nm == "0" && cigar == length(bases) "M" }
  # Goes along an alignment and calls what is at each place of the reference.
  function walk(n, mode,   where, at, in_read, rest, size, letter, i, strand, touched, base) {
    split(place[n], where, ":"); at = where[2]; in_read = 1; rest = cigar[n]; strand = int(flag[n] / 16) % 2; touched = 0
    if (match(rest, /^[0-9]+S/)) at -= substr(rest, 1, RLENGTH - 1)
    while (match(rest, /^[0-9]+[A-Z]/)) {
      size = substr(rest, 1, RLENGTH - 1) + 0; letter = substr(rest, RLENGTH, 1); rest = substr(rest, RLENGTH + 1)
      if (letter == "M" || letter == "S") {
        for (i = 0; i < size; i++) {
          if (mode == "touch") { if ((where[1] ":" (at + i)) in variable) touched = 1 }
          else if (letter == "M" && index(good, substr(quality[n], in_read + i, 1))) {
            base = substr(mode == "raw" ? bases[n] : changed, in_read + i, 1)
            key = where[1] ":" (at + i)
            if (mode == "raw") { pile[key, strand, base]++; if (n in same_length) before[key, base]++; keys[key] } else after[key, base]++
          }
        }
        at += size; in_read += size
      } else if (letter == "I") in_read += size
      else if (letter == "D") at += size
    }
    return touched
  }
  BEGIN { split("A C G T", four, " "); split("T G C A", other, " "); for (i = 1; i <= 4; i++) pair[four[i]] = other[i]; pair["N"] = "N"
    for (i = 63; i < 127; i++) good = good sprintf("%c", i) }
  FILENAME ~ /raw.alignments$/ { n = $1; flag[n] = $2; place[n] = $3; cigar[n] = $4; bases[n] = $6; quality[n] = $7; reads = FNR; exact_raw[n] = is_exact($4, $5, $6); next }
  FILENAME ~ /corrected.bases$/ { corrected[FNR] = $1; next }
  { exact_new[$1] = is_exact($4, $5, $6) }
  END {
    for (n = 1; n <= reads; n++) if (length(corrected[n]) == length(bases[n])) same_length[n]; else relengthed++
    for (n = 1; n <= reads; n++) if (int(flag[n] / 4) % 2 == 0) walk(n, "raw")
    for (n = 1; n <= reads; n++) if (int(flag[n] / 4) % 2 == 0 && n in same_length) { changed = int(flag[n] / 16) % 2 ? reversed(corrected[n]) : corrected[n]; walk(n, "new") }
    for (key in keys) {
      depth[0] = depth[1] = 0; best = 0
      for (b = 1; b <= 4; b++) { total[b] = 0; for (s = 0; s < 2; s++) { c = pile[key, s, four[b]]; depth[s] += c; total[b] += c } if (best == 0 || total[b] > total[best]) best = b }
      second = 0
      for (b = 1; b <= 4; b++) if (b != best && total[b] > 0 && (second == 0 || total[b] > total[second])) second = b
      if (second == 0) continue
      if (pile[key, 0, four[second]] < depth[0] / 100 || pile[key, 1, four[second]] < depth[1] / 100 || pile[key, 0, four[second]] * pile[key, 1, four[second]] == 0) continue
      variable[key]; sites++
      a = b = 0
      for (i = 1; i <= 4; i++) { a += before[key, four[i]]; b += after[key, four[i]] }
      if (a == 0 || b == 0 || before[key, four[second]] == 0) continue
      f = before[key, four[second]] / a; g = after[key, four[second]] / b
      if (total[second] >= 50) { deep++; if (g >= 0.9 * f - 1e-12 && g <= 1.1 * f + 1e-12) kept++; if (g == 0) gone++ }
      if (depth[0] + depth[1] >= 20 && total[second] >= (depth[0] + depth[1]) / 4) { balanced++; shift += g > f ? g - f : f - g; signed += g - f }
      if (list != "") printf "%s\t%s\t%d\t%.5f\t%.5f\n", key, four[second], total[second], f, g > list
    }
    for (n = 1; n <= reads; n++) {
      all_before += exact_raw[n]; all_after += exact_new[n]
      if (int(flag[n] / 4) % 2 || !walk(n, "touch")) { outside++; outside_before += exact_raw[n]; outside_after += exact_new[n] }
    }
    printf "%s\t%s\t%d\t%d\t%.3f\t%.3f\t%.3f\t%.3f\t%d\t%d\t%s\t%d\t%d\t%s\t%s\t%d\n", set, tool, reads, outside, 100 * outside_before / outside, 100 * outside_after / outside,
      100 * all_before / reads, 100 * all_after / reads, sites, deep, deep ? sprintf("%.2f", 100 * kept / deep) : "NA", gone, balanced,
      balanced ? sprintf("%.5f", shift / balanced) : "NA", balanced ? sprintf("%.5f", signed / balanced) : "NA", relengthed
  }'

for name in "${names[@]}"; do
  prepared=false
  for tool in "${tools[@]}"; do
    line=$out/$name.$tool.tsv
    [ ! -s "$line" ] || continue
    if ! $prepared; then
      reference=$data/$name/ref.sample.fa
      [ -s "$reference" ] || reference=$data/$name/ref.fa
      cp "$reference" "$work/ref.fa"
      bwa index "$work/ref.fa" 2> /dev/null
      numbered "$data/$name"/reads_R[12].fastq.gz > "$work/raw.fq"
      aligned "$work/raw.fq" > "$work/raw.alignments"
      prepared=true
    fi
    options=(--corrector "${tool%:*}")
    [[ $tool != *:* ]] || options+=(-k "${tool#*:}")
    [[ $tool =~ ^(posterior|spectral|consensus) ]] || options+=(--protect-alleles 0)
    if "$iolaus" correct "$data/$name"/reads_R[12].fastq.gz "${options[@]}" --out "$work/correct" --force --threads "$threads" --quiet \
      > /dev/null 2> "$out/$name.$tool.log"; then
      numbered "$work/correct"/reads_R[12].corrected.fastq.gz > "$work/corrected.fq"
      awk 'NR % 4 == 2' "$work/corrected.fq" > "$work/corrected.bases"
      aligned "$work/corrected.fq" > "$work/corrected.alignments"
      awk -F'\t' -v set="$name" -v tool="$tool" -v list="$out/$name.$tool.sites.tsv" "$tally" \
        "$work/raw.alignments" "$work/corrected.bases" "$work/corrected.alignments" > "$work/line"
      mv "$work/line" "$line"
    else
      echo "$name: $tool failed, see $out/$name.$tool.log" >&2
    fi
  done
done

{
  printf 'set\tcorrector\treads\treads_outside\texact_outside_before\texact_outside_after\texact_before\texact_after\tvariable\twith_50_reads\tkept_percent\tgone\tbalanced\tmean_shift\tmean_signed_shift\trelengthed\n'
  for name in "${names[@]}"; do for tool in "${tools[@]}"; do cat "$out/$name.$tool.tsv" 2> /dev/null || true; done; done
} | tee "$out/alleles.tsv"
