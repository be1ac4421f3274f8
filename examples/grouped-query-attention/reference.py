"""The numbers that index.ts must reproduce, from PyTorch in float64. Writes reference.json.

PyTorch 1.13 has no F.scaled_dot_product_attention (and no enable_gqa), so the formula is written out, over
repeat_interleave'd heads. MLA's query path and rotary part are left out, as in index.ts.
"""

import json
import math
from pathlib import Path

import torch
import torch.nn.functional as F

SEED = 43
torch.manual_seed(SEED)
torch.set_default_dtype(torch.float64)


def attention(query, key, value, mask=None):
    """softmax(Q K^T / sqrt(d_h)) V over the leading dimension of heads."""
    scores = query @ key.transpose(-2, -1) / math.sqrt(query.shape[-1])
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    weights = F.softmax(scores, dim=-1)
    return weights @ value, weights


# region repeat
def repeat_key_value(heads, repeats):
    """heads: (G, S, d), each repeated in place: 0 0 1 1, as Hugging Face's repeat_kv."""
    return heads.repeat_interleave(repeats, 0)
# endregion


# region cache-bytes
def key_value_cache_bytes(layers, key_value_heads, head_dim, tokens, sequences, bytes_per_value):
    return 2 * layers * key_value_heads * head_dim * tokens * sequences * bytes_per_value
# endregion


# region grouped-query
def grouped_query_attention(query, key, value, mask=None):
    """query: (H, T, d); key, value: (G, S, d)."""
    repeats = query.shape[0] // key.shape[0]
    return attention(query, repeat_key_value(key, repeats), repeat_key_value(value, repeats), mask)
# endregion


def gqa_case(name, heads, groups, queries, keys, head_dim, value_dim, causal=False):
    query = torch.randn(heads, queries, head_dim)
    key, value = torch.randn(groups, keys, head_dim), torch.randn(groups, keys, value_dim)
    mask = torch.ones(queries, keys, dtype=torch.bool).tril(keys - queries) if causal else None
    inputs = [tensor.requires_grad_() for tensor in (query, key, value)]
    output, weights = grouped_query_attention(*inputs, mask)
    upstream = torch.randn(output.shape)
    gradients = torch.autograd.grad((upstream * output).sum(), inputs)
    return {
        "name": name,
        "query": query.tolist(),
        "key": key.tolist(),
        "value": value.tolist(),
        "mask": None if mask is None else mask.tolist(),
        "output": output.tolist(),
        "attentionWeights": weights.tolist(),
        "outputGradient": upstream.tolist(),
        "queryGradient": gradients[0].tolist(),
        "keyGradient": gradients[1].tolist(),
        "valueGradient": gradients[2].tolist(),
    }


# region latent
def latent_case(heads, queries, keys, latent_dim, head_dim, value_dim):
    query, latent = torch.randn(heads, queries, head_dim), torch.randn(keys, latent_dim)
    w_up_key, w_up_value = torch.randn(heads, latent_dim, head_dim), torch.randn(heads, latent_dim, value_dim)
    output, _ = attention(query, latent @ w_up_key, latent @ w_up_value)
    return {
        "query": query.tolist(),
        "latent": latent.tolist(),
        "wUpKey": w_up_key.tolist(),
        "wUpValue": w_up_value.tolist(),
        "output": output.tolist(),
    }
# endregion


def pool_case(heads, groups, d_model, head_dim):
    weights = torch.randn(heads, d_model, head_dim)
    pooled = weights.view(groups, heads // groups, d_model, head_dim).mean(1)
    return {"heads": weights.tolist(), "groups": groups, "pooled": pooled.tolist()}


def main():
    version = torch.__version__
    reference = {
        "header": {"tool": f"PyTorch {version}", "version": version, "seed": SEED},
        "attention": [
            gqa_case("four heads in two groups", 4, 2, 3, 3, 2, 2, causal=True),
            gqa_case("six heads in three groups, one new token", 6, 3, 1, 4, 3, 2, causal=True),
            gqa_case("multi-query attention", 3, 1, 2, 3, 2, 4),
            gqa_case("multi-head attention", 2, 2, 2, 3, 2, 2),
        ],
        "latent": latent_case(3, 2, 4, 5, 2, 3),
        "pool": pool_case(6, 2, 3, 2),
    }
    path = Path(__file__).with_name("reference.json")
    path.write_text(json.dumps(reference, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
