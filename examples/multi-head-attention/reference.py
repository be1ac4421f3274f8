"""The numbers that index.ts must reproduce, from PyTorch in float64. Writes reference.json."""

import json
from pathlib import Path

import torch
import torch.nn.functional as F

SEED = 23
torch.manual_seed(SEED)
torch.set_default_dtype(torch.float64)


# region multi-head
# region heads
def multi_head_attention(hidden_states, memory, weights, num_heads, mask=None):
    """PyTorch's own function.

    It applies x @ W.T, so it gets the transposes; and in its boolean mask True is "hidden".
    """
    d_model = hidden_states.shape[-1]
    names = ("wQuery", "wKey", "wValue", "wOutput")
    w_query, w_key, w_value, w_output = (weights[name].T for name in names)
    output, attention_weights = F.multi_head_attention_forward(
        hidden_states[:, None],  # [length, batch, dModel]
        memory[:, None],
        memory[:, None],
        embed_dim_to_check=d_model,
        num_heads=num_heads,
        in_proj_weight=torch.cat([w_query, w_key, w_value]),
        in_proj_bias=None,
        bias_k=None,
        bias_v=None,
        add_zero_attn=False,
        dropout_p=0.0,
        out_proj_weight=w_output,
        out_proj_bias=None,
        need_weights=True,
        attn_mask=None if mask is None else ~mask,
        average_attn_weights=False,
    )
    return output[:, 0], attention_weights[0]
# endregion
# endregion


# region kv-cache
def decode_step(hidden_states, weights, num_heads, cache=None):
    """Written from the formula: keys and values of earlier tokens are kept, not computed again."""

    def heads(name):  # [numHeads, newLength, headDim]
        projected = hidden_states @ weights[name]
        return projected.view(len(hidden_states), num_heads, -1).transpose(0, 1)

    key, value = heads("wKey"), heads("wValue")
    if cache is not None:
        key, value = torch.cat([cache[0], key], dim=1), torch.cat([cache[1], value], dim=1)
    scores = heads("wQuery") @ key.transpose(-2, -1) / key.shape[-1] ** 0.5
    past = key.shape[1] - len(hidden_states)
    visible = torch.ones(scores.shape[-2:], dtype=torch.bool).tril(diagonal=past)
    weights_by_head = F.softmax(scores.masked_fill(~visible, float("-inf")), dim=-1)
    concatenated = (weights_by_head @ value).transpose(0, 1).flatten(1)
    return concatenated @ weights["wOutput"], (key, value)
# endregion


def random_weights(d_model):
    return {name: torch.randn(d_model, d_model) for name in ("wQuery", "wKey", "wValue", "wOutput")}


def attention_case(name, queries, keys, d_model, num_heads, mask=None):
    weights = random_weights(d_model)
    hidden_states = torch.randn(queries, d_model)
    memory = hidden_states if keys is None else torch.randn(keys, d_model)
    output, attention_weights = multi_head_attention(hidden_states, memory, weights, num_heads, mask)
    return {
        "name": name,
        "hiddenStates": hidden_states.tolist(),
        "memory": None if keys is None else memory.tolist(),
        "weights": {key: weight.tolist() for key, weight in weights.items()},
        "numAttentionHeads": num_heads,
        "mask": None if mask is None else mask.tolist(),
        "output": output.tolist(),
        "attentionWeights": attention_weights.tolist(),
    }


def cache_case():
    """Steps of 2, 1 and 2 tokens; the outputs of all of them are those of one causal pass."""
    weights, tokens, num_heads = random_weights(6), torch.randn(5, 6), 3
    steps, cache = [], None
    for chunk in tokens.split([2, 1, 2]):
        output, cache = decode_step(chunk, weights, num_heads, cache)
        steps.append({"hiddenStates": chunk.tolist(), "output": output.tolist()})
    causal = torch.ones(5, 5, dtype=torch.bool).tril()
    full, _ = multi_head_attention(tokens, tokens, weights, num_heads, causal)
    assert torch.allclose(full, torch.cat([torch.tensor(step["output"]) for step in steps]), atol=1e-12)
    return {
        "weights": {key: weight.tolist() for key, weight in weights.items()},
        "numAttentionHeads": num_heads,
        "steps": steps,
        "key": cache[0].tolist(),
        "value": cache[1].tolist(),
    }


def main():
    version = torch.__version__
    causal = torch.ones(4, 4, dtype=torch.bool).tril()
    padding = torch.tensor([True, True, False, True, True]).expand(3, 5)
    reference = {
        "header": {"tool": f"PyTorch {version}", "version": version, "seed": SEED},
        "attention": [
            attention_case("self-attention", 3, None, 4, 2),
            attention_case("causal self-attention", 4, None, 6, 3, mask=causal),
            attention_case("cross-attention with padding", 3, 5, 4, 2, mask=padding),
        ],
        "cache": cache_case(),
    }
    path = Path(__file__).with_name("reference.json")
    path.write_text(json.dumps(reference, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
