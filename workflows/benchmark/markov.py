#!/usr/bin/env python3
"""markov.py TRAIN TEST: bits per base of TEST under chains of order 1 to 12 that were counted on both strands of TRAIN (FASTA).

The probability of a base is (its count + 1/16) / (the count of its context + 1/4); both strands of TEST are scored, and the mean is
told, as "iolaus score --model" does. Contexts do not cross records, and what is not A, C, G or T breaks them.
"""
import sys

import numpy

CODES = numpy.full(256, 4, dtype=numpy.uint8)
for code, letter in enumerate("ACGT"):
    CODES[ord(letter)] = code


def strands(name):
    """Both strands of all records in a row, with a gap between them."""
    with open(name, "rb") as fasta:
        records = b"".join(b"N" if line.startswith(b">") else line.strip() for line in fasta)
    forwards = CODES[numpy.frombuffer(records, dtype=numpy.uint8)]
    return [forwards, numpy.where(forwards < 4, 3 - forwards, 4)[::-1].astype(numpy.uint8)]


def words(codes, length):
    """The numbers in base four of all words of a length."""
    count = len(codes) - length + 1
    number = numpy.zeros(count, dtype=numpy.int64)
    broken = numpy.zeros(count, dtype=bool)
    for i in range(length):
        own = codes[i : i + count]
        number = number * 4 + own
        broken |= own == 4
    return number[~broken]


def main(train, test):
    known, asked = strands(train), strands(test)
    for order in range(1, 13):
        counts = sum(numpy.bincount(words(codes, order + 1), minlength=4 ** (order + 1)) for codes in known)
        totals = counts.reshape(-1, 4).sum(1)
        seen = numpy.concatenate([words(codes, order + 1) for codes in asked])
        bits = -numpy.log2((counts[seen] + 1 / 16) / (totals[seen // 4] + 1 / 4))
        print(f"{order}\t{bits.mean():.4f}")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2])
