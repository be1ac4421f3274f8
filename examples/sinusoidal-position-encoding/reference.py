"""The numbers that the example must reproduce, from PyTorch in float64. Writes reference.json.

PyTorch has no positional encoding of its own: the formula is written as in its tutorials, with a
log-space division term instead of a power, and so by another path than the TypeScript.
"""

import json
import math
from pathlib import Path

import torch

SEED = 35
torch.manual_seed(SEED)
torch.set_default_dtype(torch.float64)


# region encoding
def sinusoidal_position_encoding(length, d_model):
    """PE(pos, 2i) = sin(pos w_i), PE(pos, 2i + 1) = cos(pos w_i), w_i = exp(-2i ln(10000) / d)."""
    position = torch.arange(length).unsqueeze(1)
    frequency = torch.exp(torch.arange(0, d_model, 2) * (-math.log(10000.0) / d_model))
    encoding = torch.empty(length, d_model)
    encoding[:, 0::2] = torch.sin(position * frequency)
    encoding[:, 1::2] = torch.cos(position * frequency)
    return encoding
# endregion


# region score-terms
def score_terms(query_content, query_position, key_content, key_position, w_query, w_key):
    """(x_m + p_m) W_Q . (x_n + p_n) W_K, term by term."""
    return {
        f"{left}{right.capitalize()}": torch.dot(a @ w_query, b @ w_key)
        for left, a in (("content", query_content), ("position", query_position))
        for right, b in (("content", key_content), ("position", key_position))
    }
# endregion


def score_case(d_model, head_dim, m, n):
    encoding = sinusoidal_position_encoding(max(m, n) + 1, d_model)
    inputs = {
        "queryContent": torch.randn(d_model),
        "queryPosition": encoding[m],
        "keyContent": torch.randn(d_model),
        "keyPosition": encoding[n],
        "wQuery": torch.randn(d_model, head_dim),
        "wKey": torch.randn(d_model, head_dim),
    }
    terms = score_terms(*inputs.values())
    query = inputs["queryContent"] + inputs["queryPosition"]
    key = inputs["keyContent"] + inputs["keyPosition"]
    score = torch.dot(query @ inputs["wQuery"], key @ inputs["wKey"])
    return {
        "input": {name: value.tolist() for name, value in inputs.items()},
        "terms": {name: value.item() for name, value in terms.items()},
        "score": score.item(),
    }


def main():
    version = torch.__version__
    reference = {
        "header": {"tool": f"PyTorch {version}", "version": version, "seed": SEED},
        "encoding": [
            {"length": length, "dModel": d, "output": sinusoidal_position_encoding(length, d).tolist()}
            for length, d in ((1, 2), (4, 6), (7, 10))
        ],
        "scoreTerms": score_case(6, 3, m=11, n=4),
    }
    path = Path(__file__).with_name("reference.json")
    path.write_text(json.dumps(reference, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
