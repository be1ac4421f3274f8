"""The numbers that index.ts must reproduce, from PyTorch in float64. Writes reference.json.

Attention is computed in one piece, its gradients by autograd. PyTorch 1.13 has no
F.scaled_dot_product_attention, so the formula is written out; the block version beside it must
agree before anything is written.
"""

import json
import math
from pathlib import Path

import torch

SEED = 31
torch.manual_seed(SEED)
torch.set_default_dtype(torch.float64)


# region online-softmax
def online_normalizer(logits):
    """(m, l) in one pass: softmax(x) = exp(x - m) / l."""
    largest, total = -math.inf, 0.0
    for logit in logits:
        if logit == -math.inf:
            continue
        new = max(largest, logit)
        total = total * math.exp(largest - new) + math.exp(logit - new)
        largest = new
    return largest, total
# endregion


def attention(query, key, value, mask=None, scale=None):
    scale = 1 / math.sqrt(query.shape[-1]) if scale is None else scale
    scores = query @ key.T * scale
    if mask is not None:
        scores = scores.masked_fill(~mask, -math.inf)
    return torch.softmax(scores, dim=-1) @ value, torch.logsumexp(scores, dim=-1)


# region block-attention
def block_attention(query, key, value, block_size, mask=None, scale=None):
    """softmax(Q K^T / sqrt(d_k) + M) V over blocks of keys, all queries at once."""
    scale = 1 / math.sqrt(query.shape[-1]) if scale is None else scale
    largest = torch.full((len(query), 1), -math.inf)
    total = torch.zeros(len(query), 1)
    mixture = torch.zeros(len(query), value.shape[-1])
    for start in range(0, len(key), block_size):
        block = slice(start, start + block_size)
        scores = query @ key[block].T * scale
        if mask is not None:
            scores = scores.masked_fill(~mask[:, block], -math.inf)
        new = torch.maximum(largest, scores.max(dim=-1, keepdim=True).values)
        # a row that has seen nothing yet: subtract 0, not minus infinity
        shift = torch.where(new.isinf(), torch.zeros_like(new), new)
        rescale, weights = torch.exp(largest - shift), torch.exp(scores - shift)
        total = total * rescale + weights.sum(dim=-1, keepdim=True)
        mixture = mixture * rescale + weights @ value[block]
        largest = new
    return mixture / total, (largest + torch.log(total)).squeeze(-1)
# endregion


def normalizer_case(logits):
    x = torch.tensor(logits)
    largest, total = online_normalizer(logits)
    assert abs(largest + math.log(total) - torch.logsumexp(x, 0).item()) < 1e-12
    written = ["-Infinity" if logit == -math.inf else logit for logit in logits]
    return {"logits": written, "logSumExp": torch.logsumexp(x, 0).item(), "softmax": torch.softmax(x, 0).tolist()}


def attention_case(name, queries, keys, head_dim, value_dim, mask=None, scale=None):
    query, key = torch.randn(queries, head_dim), torch.randn(keys, head_dim)
    value = torch.randn(keys, value_dim)
    inputs = [x.requires_grad_() for x in (query, key, value)]
    output, log_sum_exps = attention(*inputs, mask, scale)
    for block_size in range(1, keys + 1):
        for expected, got in zip((output, log_sum_exps), block_attention(*inputs, block_size, mask, scale)):
            assert torch.allclose(expected, got, atol=1e-12)
    upstream = torch.randn(output.shape)
    gradients = torch.autograd.grad((upstream * output).sum(), inputs)
    return {
        "name": name,
        "query": query.tolist(),
        "key": key.tolist(),
        "value": value.tolist(),
        "mask": None if mask is None else mask.tolist(),
        "scale": scale,
        "output": output.tolist(),
        "logSumExps": log_sum_exps.tolist(),
        "outputGradient": upstream.tolist(),
        "queryGradient": gradients[0].tolist(),
        "keyGradient": gradients[1].tolist(),
        "valueGradient": gradients[2].tolist(),
    }


def main():
    version = torch.__version__
    causal = torch.ones(5, 5, dtype=torch.bool).tril()
    window = causal & ~causal.tril(-2)
    reference = {
        "header": {"tool": f"PyTorch {version}", "version": version, "seed": SEED},
        "normalizer": [
            normalizer_case([1.5, -0.3, 2.2, 0.4]),
            normalizer_case([-math.inf, 900.0, 901.5, -math.inf, -900.0]),
            normalizer_case(torch.randn(7).tolist()),
        ],
        "attention": [
            attention_case("self-attention", 3, 6, 4, 2),
            attention_case("causal self-attention", 5, 5, 3, 2, mask=causal),
            attention_case("a window of two keys", 5, 5, 4, 3, mask=window),
            attention_case("a scale of its own", 2, 7, 3, 3, scale=1.7),
        ],
    }
    path = Path(__file__).with_name("reference.json")
    path.write_text(json.dumps(reference, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
