#!/usr/bin/env bash
# simulate.sh GENOME OUT [NAME...]: the sets of regret.sh, comparison.sh and errorfree.sh: pairs from a genome (FASTA) by ART, with exact truth, as
# OUT/NAME/reads.fq (interleaved) and OUT/NAME/truth.fa (the error-free piece of genome of each read, in read orientation; its header
# counts substitutions, insertions and deletions). The README's figures are of Mycoplasma genitalium G37 (NC_000908). Seeds are fixed;
# SEED=n in the environment draws others. ecoli_hsxt_30x is made only where it is named, from its own genome (NC_000913). Needs art_illumina (Debian: art-nextgen-simulation-tools).
set -euo pipefail
genome=$(realpath "${1:?usage: simulate.sh GENOME OUT [NAME...]}")
out=${2:?usage: simulate.sh GENOME OUT [NAME...]}
shift 2
wanted=" $* "
mkdir -p "$out"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

strain() { # RATE SEED: the genome with substitutions at RATE
  awk -v rate="$1" -v seed="$2" 'BEGIN { srand(seed); split("A C G T", bases, " ") }
    /^>/ { print $1 ".variant"; next }
    { line = ""
      for (i = 1; i <= length($0); i++) {
        base = toupper(substr($0, i, 1))
        if (base ~ /[ACGT]/ && rand() < rate) { do other = bases[1 + int(rand() * 4)]; while (other == base); base = other }
        line = line base
      }
      print line }' "$genome"
}

truth_of() { # MATE: ART's alignments of that mate as a FASTA of true sequences, in the order of its reads
  awk -v mate="$1" -v prefix="$name.$seed" -F'\t' '
    /^>/ { getline reference; getline read; n++; S = I = D = 0; truth = ""
      for (i = 1; i <= length(reference); i++) {
        x = toupper(substr(reference, i, 1)); y = toupper(substr(read, i, 1))
        if (x == "-") I++; else { truth = truth x; if (y == "-") D++; else if (x != y) S++ }
      }
      printf ">%s.%d.%d S=%d I=%d D=%d\t%s\n", prefix, n, mate, S, I, D, truth }' "$work/art$1.aln"
}

reads_of() { # MATE: the reads under names of their own, one record a line
  paste - - - - < "$work/art$1.fq" | awk -v mate="$1" -v prefix="$name.$seed" -F'\t' '{ printf "@%s.%d.%d\t%s\t+\t%s\n", prefix, NR, mate, $2, $4 }'
}

part() { # GENOME SYSTEM LENGTH COVERAGE INSERT SDEV SEED [ART OPTIONS]: adds pairs to the set
  local reference=$1 system=$2 length=$3 coverage=$4 insert=$5 deviation=$6
  seed=$(($7 + ${SEED:-0}))
  shift 7
  (cd "$work" && art_illumina -ss "$system" -i "$reference" -p -l "$length" -f "$coverage" -m "$insert" -s "$deviation" -rs "$seed" -q "$@" -o art > art.log)
  paste -d '\n' <(reads_of 1) <(reads_of 2) | tr '\t' '\n' >> "$out/$name/reads.fq"
  paste -d '\n' <(truth_of 1) <(truth_of 2) | tr '\t' '\n' >> "$out/$name/truth.fa"
}

set_of() { # NAME: true when it is wanted and not there yet
  name=$1
  case "$wanted" in "  " | *" $name "*) ;; *) return 1 ;; esac
  [ ! -e "$out/$name" ] || return 1
  mkdir -p "$out/$name"
  echo "$name" >&2
}

strain 0.005 5 > "$work/strain.fa"
strain 0.001 6 > "$work/haplotype.fa"
for set in 2:102 5:105 10:11 30:12 60:13; do
  if set_of "mgen_hs25_${set%:*}x"; then part "$genome" HS25 150 "${set%:*}" 400 40 "${set#*:}"; fi
done
if set_of mgen_noisy_30x; then part "$genome" HS25 150 30 400 40 15 -qs -8 -qs2 -8; fi
if set_of mgen_msv3_30x; then part "$genome" MSv3 250 30 500 50 14; fi
if set_of mgen_two_strains; then
  part "$genome" HS25 150 36 400 40 3
  part "$work/strain.fa" HS25 150 6 400 40 4
fi
if set_of mgen_diploid; then
  part "$genome" HS25 150 15 400 40 21
  part "$work/haplotype.fa" HS25 150 15 400 40 22
fi
if [[ $wanted == *" ecoli_hsxt_30x "* ]] && set_of ecoli_hsxt_30x; then part "$genome" HSXt 150 30 400 40 16; fi
