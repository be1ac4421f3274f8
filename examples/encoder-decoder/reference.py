"""The numbers that index.ts must reproduce, from PyTorch in float64. Writes reference.json."""

import json
from pathlib import Path

import torch
from torch import nn

SEED = 25
D_MODEL, D_FEED_FORWARD, HEADS = 4, 6, 2
torch.manual_seed(SEED)
torch.set_default_dtype(torch.float64)


def random_weights():
    """As index.ts holds them: matrices are applied as x @ W."""
    names = ("wQuery", "wKey", "wValue", "wOutput")
    projections = lambda: {name: torch.randn(D_MODEL, D_MODEL) / 2 for name in names}
    norm = lambda: {"weight": 1 + torch.randn(D_MODEL) / 4, "bias": torch.randn(D_MODEL) / 4}

    return {
        "selfAttention": projections(),
        "selfAttentionNorm": norm(),
        "crossAttention": projections(),
        "crossAttentionNorm": norm(),
        "feedForward": {
            "wUp": torch.randn(D_MODEL, D_FEED_FORWARD) / 2,
            "bUp": torch.randn(D_FEED_FORWARD) / 4,
            "wDown": torch.randn(D_FEED_FORWARD, D_MODEL) / 2,
            "bDown": torch.randn(D_MODEL) / 4,
        },
        "feedForwardNorm": norm(),
    }


def load_attention(attention, weights):
    """nn.MultiheadAttention holds transposes, the first three in one; biases become 0."""
    names = ("wQuery", "wKey", "wValue")
    attention.in_proj_weight.data = torch.cat([weights[name].T for name in names])
    attention.in_proj_bias.data.zero_()
    attention.out_proj.weight.data = weights["wOutput"].T
    attention.out_proj.bias.data.zero_()


def load_feed_forward(layer, weights):
    layer.linear1.weight.data, layer.linear1.bias.data = weights["wUp"].T, weights["bUp"]
    layer.linear2.weight.data, layer.linear2.bias.data = weights["wDown"].T, weights["bDown"]


def load_norm(norm, weights):
    norm.weight.data, norm.bias.data = weights["weight"], weights["bias"]


OPTIONS = {"dropout": 0.0, "activation": "relu", "batch_first": True}


# region encoder-layer
def encoder_layer(weights, norm_first):
    layer = nn.TransformerEncoderLayer(
        D_MODEL, HEADS, D_FEED_FORWARD, norm_first=norm_first, **OPTIONS
    )
    load_attention(layer.self_attn, weights["selfAttention"])
    load_norm(layer.norm1, weights["selfAttentionNorm"])
    load_feed_forward(layer, weights["feedForward"])
    load_norm(layer.norm2, weights["feedForwardNorm"])
    # PyTorch's boolean mask is the other way round: True hides.
    return lambda x, mask: layer(x[None], src_mask=~mask)[0]
# endregion


# region decoder-layer
def decoder_layer(weights, norm_first):
    layer = nn.TransformerDecoderLayer(
        D_MODEL, HEADS, D_FEED_FORWARD, norm_first=norm_first, **OPTIONS
    )
    load_attention(layer.self_attn, weights["selfAttention"])
    load_norm(layer.norm1, weights["selfAttentionNorm"])
    load_attention(layer.multihead_attn, weights["crossAttention"])
    load_norm(layer.norm2, weights["crossAttentionNorm"])
    load_feed_forward(layer, weights["feedForward"])
    load_norm(layer.norm3, weights["feedForwardNorm"])
    return lambda x, memory, mask, memory_mask: layer(
        x[None], memory[None], tgt_mask=~mask, memory_mask=~memory_mask
    )[0]
# endregion


# region no-leakage
def dependence(decode, target):
    """|d output_i / d input_j|, [i][j], by autograd: 0 where input j does not reach output i."""
    jacobian = torch.autograd.functional.jacobian(decode, target)  # [i, dModel, j, dModel]
    return jacobian.permute(0, 2, 1, 3).flatten(2).norm(dim=-1)
# endregion


def to_lists(weights):
    if isinstance(weights, dict):
        return {name: to_lists(part) for name, part in weights.items()}
    return weights.tolist()


def main():
    version = torch.__version__
    weights = random_weights()
    target, source = torch.randn(3, D_MODEL), torch.randn(4, D_MODEL)
    is_token = torch.tensor([True, True, True, False])
    source_mask, memory_mask = is_token.expand(4, 4), is_token.expand(3, 4)
    causal = torch.ones(3, 3, dtype=torch.bool).tril()
    everything = torch.ones_like(causal)

    def case(placement):
        encode = encoder_layer(weights, norm_first=placement == "pre")
        decode = decoder_layer(weights, norm_first=placement == "pre")
        memory = encode(source, source_mask)
        run = lambda mask: lambda x: decode(x, memory, mask, memory_mask)
        return {
            "normPlacement": placement,
            "memory": memory.tolist(),
            "output": run(causal)(target).tolist(),
            "outputWithoutMask": run(everything)(target).tolist(),
            "dependence": dependence(run(causal), target).tolist(),
            "dependenceWithoutMask": dependence(run(everything), target).tolist(),
        }

    reference = {
        "header": {"tool": f"PyTorch {version}", "version": version, "seed": SEED},
        "numAttentionHeads": HEADS,
        "weights": to_lists(weights),
        "source": source.tolist(),
        "sourceIsToken": is_token.tolist(),
        "target": target.tolist(),
        "layers": [case("post"), case("pre")],
    }
    path = Path(__file__).with_name("reference.json")
    path.write_text(json.dumps(reference, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
