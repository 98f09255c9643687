#!/usr/bin/env python3
"""pytorch_reference.py MODEL SECONDS [THREADS]: how fast plain PyTorch trains and scores a model that iolaus has too.

MODEL is full-attention or gated-convolution: width 128, 4 layers, batches of 64 sequences of 150 bases, as neural_speed.sh has
them. Prints tokens a second in training (forward, backward, clipping, AdamW) and in scoring (forward, cost of every token), each the
median of rounds that take SECONDS together, after a warm-up; then the build of PyTorch and the BLAS it runs on.
"""
import math
import statistics
import sys
import time

import torch
from torch import nn
from torch.nn import functional as F

WIDTH, LAYERS, HEADS, HIDDEN, KERNEL, BATCH, LENGTH = 128, 4, 4, 256, 6, 64, 150
TOKENS, IDS, BEGIN = 4, 8, 5


class Attention(nn.Module):
    """Causal attention with rotated positions."""

    def __init__(self):
        super().__init__()
        self.joint = nn.Linear(WIDTH, 3 * WIDTH)
        self.output = nn.Linear(WIDTH, WIDTH)
        half = WIDTH // HEADS // 2
        angles = torch.arange(LENGTH)[:, None] * 10_000 ** (-torch.arange(half) / half)
        self.register_buffer("cosines", angles.cos())
        self.register_buffer("sines", angles.sin())
        self.register_buffer("future", torch.ones(LENGTH, LENGTH, dtype=torch.bool).triu(1))

    def turn(self, x):
        first, second = x.chunk(2, -1)
        return torch.cat([first * self.cosines - second * self.sines, second * self.cosines + first * self.sines], -1)

    def forward(self, x):
        rows, length, _ = x.shape
        q, k, v = (y.view(rows, length, HEADS, -1).transpose(1, 2) for y in self.joint(x).chunk(3, -1))
        scores = self.turn(q) @ self.turn(k).transpose(-2, -1) / math.sqrt(WIDTH // HEADS)
        mixed = scores.masked_fill(self.future, -math.inf).softmax(-1) @ v
        return self.output(mixed.transpose(1, 2).reshape(rows, length, WIDTH))


class Convolution(nn.Module):
    """A convolution over the past with a linear gate and normalized weights."""

    def __init__(self):
        super().__init__()
        self.convolution = nn.utils.weight_norm(nn.Conv1d(WIDTH, 2 * WIDTH, KERNEL))

    def forward(self, x):
        return F.glu(self.convolution(F.pad(x.transpose(1, 2), (KERNEL - 1, 0))), 1).transpose(1, 2)


class Layer(nn.Module):
    """A sequence mixer and, beside attention, a feed-forward network, each on normalized states."""

    def __init__(self, model):
        super().__init__()
        attention = model == "full-attention"
        branches = [nn.Sequential(nn.LayerNorm(WIDTH), Attention() if attention else Convolution())]
        if attention:
            branches.append(
                nn.Sequential(nn.LayerNorm(WIDTH), nn.Linear(WIDTH, HIDDEN), nn.GELU(), nn.Linear(HIDDEN, WIDTH))
            )
        self.branches = nn.ModuleList(branches)

    def forward(self, x):
        for branch in self.branches:
            x = x + branch(x)
        return x


def costs(network, tokens):
    """What every token costs."""
    inputs = torch.cat([torch.full((BATCH, 1), BEGIN), tokens[:, :-1]], 1)
    return F.cross_entropy(network(inputs).flatten(0, 1), tokens.flatten(), reduction="none")


def tokens_a_second(step, seconds):
    """The median over rounds."""
    for _ in range(3):
        step()
    speeds = []
    end = time.perf_counter() + seconds
    while time.perf_counter() < end or len(speeds) < 5:
        begin = time.perf_counter()
        step()
        speeds.append(BATCH * LENGTH / (time.perf_counter() - begin))
    return statistics.median(speeds)


def main(model, seconds, threads):
    torch.manual_seed(1)
    torch.set_num_threads(threads)
    network = nn.Sequential(
        nn.Embedding(IDS, WIDTH), *(Layer(model) for _ in range(LAYERS)), nn.LayerNorm(WIDTH), nn.Linear(WIDTH, TOKENS)
    )
    optimizer = torch.optim.AdamW(network.parameters(), lr=3e-3, betas=(0.9, 0.99), weight_decay=0.01)

    def train():
        optimizer.zero_grad(set_to_none=True)
        costs(network, torch.randint(TOKENS, (BATCH, LENGTH))).mean().backward()
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()

    def score():
        with torch.no_grad():
            costs(network, torch.randint(TOKENS, (BATCH, LENGTH))).numpy()

    print(f"train\t{tokens_a_second(train, seconds):.0f}")
    print(f"score\t{tokens_a_second(score, seconds):.0f}")
    build = [line.strip(" -") for line in torch.__config__.show().splitlines() if "BLAS" in line or "MKL" in line]
    blas = "; ".join(word for line in build for word in line.split(", ") if "BLAS" in word or "DNN v" in word)
    with open("/proc/self/maps", encoding="ascii") as maps:
        loaded = sorted({line.split()[-1] for line in maps if "blas" in line.lower() and ".so" in line})
    print(f"build\tPyTorch {torch.__version__}, {threads} threads; {blas}; loaded: {' '.join(loaded)}")


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4) or sys.argv[1] not in ("full-attention", "gated-convolution"):
        sys.exit(__doc__)
    main(sys.argv[1], float(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 2)
