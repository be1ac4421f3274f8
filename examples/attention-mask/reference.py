"""The masks that index.ts must reproduce, from PyTorch. Writes reference.json."""

import json
from pathlib import Path

import torch
import torch.nn.functional as F
from torch.nn import Transformer

SEED = 21
torch.manual_seed(SEED)
torch.set_default_dtype(torch.float64)


# region causal
def causal(query_length, past_length=0):
    """Query i stands at position past_length + i: the triangle moves right by past_length."""
    ones = torch.ones(query_length, past_length + query_length, dtype=torch.bool)
    return ones.tril(diagonal=past_length)
# endregion


# region padding
def padding(query_length, key_is_token):
    return torch.tensor(key_is_token)[None, :].expand(query_length, -1)
# endregion


# region sliding-window
def sliding_window(length, window_size):
    ones = torch.ones(length, length, dtype=torch.bool)
    return ones.tril() & ones.triu(diagonal=1 - window_size)
# endregion


# region prefix-lm
def prefix_lm(prefix_length, length):
    mask = causal(length)
    mask[:, :prefix_length] = True
    return mask
# endregion


# region document
def document(document_ids):
    ids = torch.tensor(document_ids)
    return ids[:, None] == ids[None, :]
# endregion


# region combine
def combine(*masks):
    return torch.stack(masks).all(dim=0)


def additive(mask):
    """0 where a query may attend, -inf where it may not."""
    return torch.zeros(mask.shape).masked_fill(~mask, float("-inf"))
# endregion


def attention_case():
    """One row of weights under each form of the same mask: boolean and added."""
    mask = combine(causal(4), padding(4, [True, False, True, True]))
    scores = torch.randn(4, 4)
    weights = F.softmax(scores + additive(mask), dim=-1)
    assert torch.equal(weights, F.softmax(scores.masked_fill(~mask, float("-inf")), dim=-1))
    # PyTorch's own helper gives the causal mask in its additive form
    assert torch.equal(Transformer.generate_square_subsequent_mask(4).double(), additive(causal(4)))
    return {"mask": mask.tolist(), "scores": scores.tolist(), "weights": weights.tolist()}


def main():
    version = torch.__version__
    causal_cases = [(5, 0), (1, 4), (2, 3)]
    window_cases = [(5, 1), (5, 2), (4, 9)]
    prefix_cases = [(0, 4), (2, 5), (4, 4)]
    tokens = [True, True, False, True]
    ids = [0, 0, 1, 1, 1, 2]
    reference = {
        "header": {"tool": f"PyTorch {version}", "version": version, "seed": SEED},
        "causal": [
            {"queryLength": q, "pastLength": p, "mask": causal(q, p).tolist()}
            for q, p in causal_cases
        ],
        "padding": {"queryLength": 3, "keyIsToken": tokens, "mask": padding(3, tokens).tolist()},
        "slidingWindow": [
            {"length": n, "windowSize": w, "mask": sliding_window(n, w).tolist()}
            for n, w in window_cases
        ],
        "prefixLm": [
            {"prefixLength": p, "length": n, "mask": prefix_lm(p, n).tolist()}
            for p, n in prefix_cases
        ],
        "document": {
            "documentIds": ids,
            "mask": document(ids).tolist(),
            "causalMask": combine(causal(len(ids)), document(ids)).tolist(),
        },
        "attention": attention_case(),
    }
    path = Path(__file__).with_name("reference.json")
    path.write_text(json.dumps(reference, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
