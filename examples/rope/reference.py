"""The numbers that the example must reproduce, from PyTorch in float64. Writes reference.json.

Half-split is written as Hugging Face does it, x * cos + rotate_half(x) * sin; interleaved as Meta
does it, by complex multiplication. PyTorch itself has no rotary embedding.
"""

import json
import math
from pathlib import Path

import torch

SEED = 41
torch.manual_seed(SEED)
torch.set_default_dtype(torch.float64)


# region rotate
# region half-split
def rotate_half(x):
    half = x.shape[-1] // 2
    return torch.cat((-x[..., half:], x[..., :half]), dim=-1)


def rotate_half_split(x, positions, base):
    dim = x.shape[-1]
    inverse_frequency = 1.0 / (base ** (torch.arange(0, dim, 2) / dim))
    angles = torch.outer(positions, inverse_frequency)
    angles = torch.cat((angles, angles), dim=-1)  # [length, dim]
    return x * angles.cos() + rotate_half(x) * angles.sin()
# endregion


# region interleaved
def rotate_interleaved(x, positions, base):
    dim = x.shape[-1]
    frequency = torch.exp(-math.log(base) * torch.arange(0, dim, 2) / dim)
    turns = torch.polar(torch.ones(len(positions), dim // 2), torch.outer(positions, frequency))
    pairs = torch.view_as_complex(x.reshape(*x.shape[:-1], -1, 2))
    return torch.view_as_real(pairs * turns).flatten(-2)
# endregion
# endregion


ROTATE = {"half-split": rotate_half_split, "interleaved": rotate_interleaved}


def rotate_case(layout, length, dim, base, first):
    states = torch.randn(length, dim, requires_grad=True)
    positions = torch.arange(first, first + length, dtype=torch.float64)
    output = ROTATE[layout](states, positions, base)
    upstream = torch.randn(length, dim)
    (gradient,) = torch.autograd.grad((upstream * output).sum(), states)
    return {
        "layout": layout,
        "ropeTheta": base,
        "positionIds": positions.tolist(),
        "states": states.tolist(),
        "output": output.tolist(),
        "outputGradient": upstream.tolist(),
        "stateGradient": gradient.tolist(),
    }


# region attention
def attention(query, key, value, rotate, base):
    """Causal attention of one head; values are not rotated."""
    positions = torch.arange(len(query), dtype=torch.float64)
    query, key = rotate(query, positions, base), rotate(key, positions, base)
    scores = query @ key.T / math.sqrt(query.shape[-1])
    future = torch.ones_like(scores, dtype=torch.bool).triu(1)
    return torch.softmax(scores.masked_fill(future, float("-inf")), dim=-1) @ value
# endregion


def attention_case(layout, length, dim, value_dim, base):
    query, key = torch.randn(length, dim), torch.randn(length, dim)
    value = torch.randn(length, value_dim)
    return {
        "layout": layout,
        "ropeTheta": base,
        "query": query.tolist(),
        "key": key.tolist(),
        "value": value.tolist(),
        "output": attention(query, key, value, ROTATE[layout], base).tolist(),
    }


def main():
    version = torch.__version__
    reference = {
        "header": {"tool": f"PyTorch {version}", "version": version, "seed": SEED},
        "rotate": [
            rotate_case("half-split", 3, 6, 10000.0, first=2),
            rotate_case("interleaved", 3, 6, 10000.0, first=2),
            rotate_case("half-split", 2, 8, 1000000.0, first=32766),
            rotate_case("interleaved", 2, 8, 500000.0, first=4095),
        ],
        "attention": [
            attention_case("half-split", 4, 6, 3, 1000000.0),
            attention_case("interleaved", 3, 4, 2, 10000.0),
        ],
    }
    path = Path(__file__).with_name("reference.json")
    path.write_text(json.dumps(reference, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
