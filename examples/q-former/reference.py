"""The numbers that index.ts must reproduce, from PyTorch in float64. Writes reference.json.

A Q-Former of two blocks with PyTorch's own attention; who can influence whom is found by
autograd: an output knows nothing of an input whose derivative is exactly 0.
"""

import json
from pathlib import Path

import torch
import torch.nn.functional as F

SEED = 46
torch.manual_seed(SEED)
torch.set_default_dtype(torch.float64)

D_MODEL, D_FEED_FORWARD, HEADS = 8, 12, 2
QUERIES, WORDS, PATCHES = 3, 4, 5


def short_randn(*shape):
    """Normal numbers of three decimals: StackBlitz takes the file along, and every digit counts."""
    return torch.round(torch.randn(*shape), decimals=3)


def draw(rows, columns):
    return torch.round(short_randn(rows, columns) / rows**0.5, decimals=3)


def norm_weights():
    return {"weight": 1 + short_randn(D_MODEL) / 5, "bias": short_randn(D_MODEL) / 5}


def projections():
    return {name: draw(D_MODEL, D_MODEL) for name in ("wQuery", "wKey", "wValue", "wOutput")}


def network():
    return {"wIn": draw(D_MODEL, D_FEED_FORWARD), "wOut": draw(D_FEED_FORWARD, D_MODEL)}


def block(cross):
    return {
        "selfAttention": projections(),
        "selfAttentionNorm": norm_weights(),
        **({"crossAttention": projections()} if cross else {}),
        "crossAttentionNorm": norm_weights(),
        "queryFeedForward": network(),
        "queryNorm": norm_weights(),
        "textFeedForward": network(),
        "textNorm": norm_weights(),
    }


# region masks
def visible(objective):
    """Written as the four blocks [queries; text] × [queries; text]."""
    full = lambda rows, columns: torch.ones(rows, columns, dtype=torch.bool)
    none = lambda rows, columns: ~full(rows, columns)
    past = full(WORDS, WORDS).tril()
    query_text, text_query, text_text = {
        "contrastive": (none, none, full(WORDS, WORDS)),
        "generation": (none, full, past),
        "matching": (full, full, full(WORDS, WORDS)),
    }[objective]
    top = torch.cat([full(QUERIES, QUERIES), query_text(QUERIES, WORDS)], dim=1)
    return torch.cat([top, torch.cat([text_query(WORDS, QUERIES), text_text], dim=1)])
# endregion


# region q-former
def attention(states, memory, w, mask=None):
    return F.multi_head_attention_forward(
        states[:, None],
        memory[:, None],
        memory[:, None],
        embed_dim_to_check=D_MODEL,
        num_heads=HEADS,
        in_proj_weight=torch.cat([w[name].T for name in ("wQuery", "wKey", "wValue")]),
        in_proj_bias=None,
        bias_k=None,
        bias_v=None,
        add_zero_attn=False,
        dropout_p=0.0,
        out_proj_weight=w["wOutput"].T,
        out_proj_bias=None,
        attn_mask=None if mask is None else ~mask,
    )[0][:, 0]


def norm(x, w):
    return F.layer_norm(x, (D_MODEL,), w["weight"], w["bias"])


def q_former(queries, text, image, blocks, mask):
    for w in blocks:
        states = torch.cat([queries, text])
        states = norm(states + attention(states, states, w["selfAttention"], mask), w["selfAttentionNorm"])
        queries, text = states.split([QUERIES, WORDS])
        if "crossAttention" in w:
            queries = norm(queries + attention(queries, image, w["crossAttention"]), w["crossAttentionNorm"])
        ffn = lambda x, part: F.gelu(x @ part["wIn"]) @ part["wOut"]
        queries = norm(queries + ffn(queries, w["queryFeedForward"]), w["queryNorm"])
        text = norm(text + ffn(text, w["textFeedForward"]), w["textNorm"])
    return queries, text
# endregion


def knows(outputs, inputs):
    """[inputs][outputs]: whether any derivative of a row by a row is not 0."""
    table = []
    upstream = short_randn(D_MODEL)
    gradients = [torch.autograd.grad(row @ upstream, inputs, retain_graph=True, allow_unused=True)[0] for row in outputs]
    for i in range(len(inputs)):
        table.append([g is not None and bool((g[i] != 0).any()) for g in gradients])
    return table


def case(objective, blocks, queries, text, image):
    parts = [x.clone().requires_grad_() for x in (queries, text, image)]
    mask = visible(objective)
    outputs = q_former(*parts, blocks, mask)
    return {
        "objective": objective,
        "mask": mask.tolist(),
        "queries": outputs[0].tolist(),
        "text": outputs[1].tolist(),
        "knows": {name: knows(torch.cat(outputs), x) for name, x in zip(("queries", "text", "patches"), parts)},
    }


def main():
    version = torch.__version__
    as_lists = lambda x: {k: as_lists(v) for k, v in x.items()} if isinstance(x, dict) else x.tolist()
    blocks = [block(cross=True), block(cross=False)]
    queries, text, image = short_randn(QUERIES, D_MODEL), short_randn(WORDS, D_MODEL), short_randn(PATCHES, D_MODEL)
    outputs, sentence = short_randn(3, 4), short_randn(4)
    weight, bias = short_randn(4), short_randn(())
    reference = {
        "header": {"tool": f"PyTorch {version}", "version": version, "seed": SEED},
        "layers": [as_lists(w) for w in blocks],
        "numAttentionHeads": HEADS,
        "queries": queries.tolist(),
        "text": text.tolist(),
        "imageFeatures": image.tolist(),
        "cases": [case(name, blocks, queries, text, image) for name in ("contrastive", "generation", "matching")],
        "heads": {
            "queryOutputs": outputs.tolist(),
            "textOutput": sentence.tolist(),
            "similarity": F.cosine_similarity(outputs, sentence[None], dim=1).max().item(),
            "weight": weight.tolist(),
            "bias": bias.item(),
            "matching": (outputs @ weight + bias).mean().item(),
        },
    }
    path = Path(__file__).with_name("reference.json")
    path.write_text(json.dumps(reference, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
