"""The numbers that index.ts must reproduce, from PyTorch in float64. Writes reference.json.

PyTorch 1.13 has no F.scaled_dot_product_attention, so the formula is written out.
"""

import json
import math
from pathlib import Path

import torch
import torch.nn.functional as F

SEED = 22
torch.manual_seed(SEED)
torch.set_default_dtype(torch.float64)


# region attention
def scaled_dot_product_attention(query, key, value, mask=None, scale=None):
    """softmax(Q K^T / sqrt(d_k) + M) V; mask is boolean, True = may attend."""
    scale = 1 / math.sqrt(query.shape[-1]) if scale is None else scale
    scores = query @ key.transpose(-2, -1) * scale
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    weights = F.softmax(scores, dim=-1)
    return weights @ value, weights
# endregion


def attention_case(name, queries, keys, head_dim, value_dim, mask=None, scale=None):
    query, key = torch.randn(queries, head_dim), torch.randn(keys, head_dim)
    value = torch.randn(keys, value_dim)
    inputs = [x.requires_grad_() for x in (query, key, value)]
    output, weights = scaled_dot_product_attention(*inputs, mask, scale)
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
        "attentionWeights": weights.tolist(),
        "outputGradient": upstream.tolist(),
        "queryGradient": gradients[0].tolist(),
        "keyGradient": gradients[1].tolist(),
        "valueGradient": gradients[2].tolist(),
    }


# region jacobian
def jacobian_case(logits):
    """d softmax(s)_i / d s_j, row by row, by autograd."""
    logits = torch.as_tensor(logits)
    softmax = lambda s: F.softmax(s, dim=-1)
    return {
        "logits": logits.tolist(),
        "probabilities": softmax(logits).tolist(),
        "jacobian": torch.autograd.functional.jacobian(softmax, logits).tolist(),
    }
# endregion


# region variance
def statistics(scores):
    """Means over the rows, [trials, keys]."""
    weights = F.softmax(scores, dim=-1)
    softmax = lambda s: F.softmax(s, dim=-1)
    jacobians = [torch.autograd.functional.jacobian(softmax, row) for row in scores]
    return {
        "scoreVariance": scores.square().mean().item(),
        "entropy": torch.distributions.Categorical(probs=weights).entropy().mean().item(),
        "largestWeight": weights.max(dim=-1).values.mean().item(),
        "gradientNorm": torch.stack([jacobian.norm() for jacobian in jacobians]).mean().item(),
    }


def scaling_case(trials, keys, head_dim):
    """Each trial draws one query and then its keys."""
    drawn = torch.randn(trials, 1 + keys, head_dim)
    scores = torch.einsum("td,tkd->tk", drawn[:, 0], drawn[:, 1:])
    return {
        "trials": trials,
        "keyLength": keys,
        "headDim": head_dim,
        "normals": drawn.flatten().tolist(),
        "unscaled": statistics(scores),
        "scaled": statistics(scores / math.sqrt(head_dim)),
    }
# endregion


def main():
    version = torch.__version__
    causal = torch.ones(4, 4, dtype=torch.bool).tril()
    reference = {
        "header": {"tool": f"PyTorch {version}", "version": version, "seed": SEED},
        "attention": [
            attention_case("self-attention", 3, 3, 4, 4),
            attention_case("causal self-attention", 4, 4, 3, 2, mask=causal),
            attention_case("cross-attention with a scale of its own", 2, 5, 4, 3, scale=0.8),
        ],
        "jacobian": [
            jacobian_case([1.5, -0.3, 2.2, 0.4]),
            jacobian_case([9.0, -6.0, 0.0]),
            jacobian_case(torch.randn(5)),
        ],
        "scaling": scaling_case(trials=4, keys=3, head_dim=5),
    }
    path = Path(__file__).with_name("reference.json")
    path.write_text(json.dumps(reference, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
