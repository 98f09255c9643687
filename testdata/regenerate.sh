#!/bin/sh
# Makes the simulated reads of this folder and their truth again, from lambda.fa.
set -eu
cd "$(dirname "$0")/.."
made=$(mktemp -d)
trap 'rm -r "$made"' EXIT
./iolaus simulate testdata/lambda.fa --out "$made/lambda" --name lambda --coverage 30 --read-length 150 \
    --insert 400 --insert-deviation 40 --profile illumina --seed 1
mv "$made/lambda/lambda_R1.fastq.gz" "$made/lambda/lambda_R2.fastq.gz" testdata/
mv "$made/lambda/lambda.truth.fasta.gz" testdata/lambda_truth.fa.gz
