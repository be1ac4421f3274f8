"""The numbers that index.ts must reproduce. Parameters are those of modules built in PyTorch;
FLOPs are counted while a small model runs, forward and backward. Writes reference.json."""

import json
from pathlib import Path

import torch
from torch import nn
from torch.utils._python_dispatch import TorchDispatchMode

SEED = 5
torch.manual_seed(SEED)


class RMSNorm(nn.Module):
    def __init__(self, d, device):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(d, device=device))

    def forward(self, x):
        return x * torch.rsqrt(x.pow(2).mean(-1, keepdim=True) + 1e-6) * self.weight


class Attention(nn.Module):
    def __init__(self, c, device):
        super().__init__()
        d, self.h = c["dModel"], c["numAttentionHeads"]
        self.g = c.get("numKeyValueHeads", self.h)
        self.dim = c.get("headDim", d // self.h)
        biases = c.get("biases", "none")
        one, other = biases != "none", biases == "all"
        self.q = nn.Linear(d, self.h * self.dim, bias=one, device=device)
        self.k = nn.Linear(d, self.g * self.dim, bias=one, device=device)
        self.v = nn.Linear(d, self.g * self.dim, bias=one, device=device)
        self.o = nn.Linear(self.h * self.dim, d, bias=other, device=device)

    def forward(self, x, memory):
        split = lambda y, heads: y.view(len(y), heads, self.dim).transpose(0, 1)
        q, k, v = split(self.q(x), self.h), split(self.k(memory), self.g), split(self.v(memory), self.g)
        k, v = (y.repeat_interleave(self.h // self.g, 0) for y in (k, v))
        weights = torch.softmax(torch.bmm(q, k.transpose(1, 2)) * self.dim**-0.5, -1)
        return self.o(torch.bmm(weights, v).transpose(0, 1).reshape(len(x), -1))


class Layer(nn.Module):
    def __init__(self, c, cross, device):
        super().__init__()
        d, f, bias = c["dModel"], c["dFeedForward"], c.get("biases") == "all"
        norm = lambda: nn.LayerNorm(d, device=device) if c["norm"] == "layer-norm" else RMSNorm(d, device)
        self.attention, self.norm = Attention(c, device), norm()
        self.cross, self.cross_norm = (Attention(c, device), norm()) if cross else (None, None)
        self.up = nn.Linear(d, f, bias=bias, device=device)
        self.gate = nn.Linear(d, f, bias=bias, device=device) if c.get("gated") else None
        self.down, self.last_norm = nn.Linear(f, d, bias=bias, device=device), norm()

    def forward(self, x, memory=None):
        y = self.norm(x)
        x = x + self.attention(y, y)
        if self.cross is not None:
            x = x + self.cross(self.cross_norm(x), memory)
        y = self.last_norm(x)
        inner = torch.relu(self.up(y)) if self.gate is None else self.gate(y).sigmoid() * self.up(y)
        return x + self.down(inner)


class Model(nn.Module):
    def __init__(self, c, device):
        super().__init__()
        d, v = c["dModel"], c["vocabularySize"]
        enc, dec = c.get("encoderLayers", 0), c.get("decoderLayers", 0)
        norm = lambda: nn.LayerNorm(d, device=device) if c["norm"] == "layer-norm" else RMSNorm(d, device)
        self.embedding = nn.Embedding(v, d, device=device)
        self.encoder = nn.ModuleList([Layer(c, False, device) for _ in range(enc)])
        self.decoder = nn.ModuleList([Layer(c, enc > 0, device) for _ in range(dec)])
        stacks = (enc > 0) + (dec > 0)
        self.norms = nn.ModuleList([norm() for _ in range(stacks)])
        table = lambda rows, width: nn.Embedding(rows, width, device=device)
        self.positions = nn.ModuleList([table(c["maxPositions"], d) for _ in range(stacks)] if c.get("maxPositions") else [])
        buckets = c.get("relativeBuckets")
        self.relative = nn.ModuleList([table(buckets, c["numAttentionHeads"]) for _ in range(stacks)] if buckets else [])
        self.segments = table(c["segmentTypes"], d) if c.get("segmentTypes") else None
        self.pooler = nn.Linear(d, d, device=device) if c.get("pooler") else None
        self.head = nn.Linear(d, v, bias=False, device=device)
        if c.get("tiedEmbeddings", True):
            self.head.weight = self.embedding.weight

    def forward(self, tokens, source=None):
        memory = None
        if len(self.encoder) and len(self.decoder):
            memory = self.embedding(source)
            for layer in self.encoder:
                memory = layer(memory)
        x = self.embedding(tokens)
        for layer in self.decoder if len(self.decoder) else self.encoder:
            x = layer(x, memory)
        return self.head(self.norms[-1](x))


class CountFlops(TorchDispatchMode):
    """2 for each multiply-add of every matrix product, whoever asked for it."""

    total = 0

    def __torch_dispatch__(self, func, types, args=(), kwargs=None):
        name = func.overloadpacket.__name__
        if name in ("mm", "addmm", "bmm", "baddbmm"):
            left, right = args[-2:]
            self.total += 2 * left.numel() * right.shape[-1]
        return func(*args, **(kwargs or {}))


def parameters_of(config):
    return sum(p.numel() for p in Model(config, "meta").parameters())


def flops_case(name, config, length, source_length=0):
    model = Model(config, "cpu")
    tokens = torch.randint(config["vocabularySize"], (length,))
    source = torch.randint(config["vocabularySize"], (source_length,)) if source_length else None
    with CountFlops() as forward:
        loss = model(tokens, source).logsumexp(-1).sum()
    with CountFlops() as backward:
        loss.backward()
    lengths = {"length": length, "sourceLength": source_length}
    return {"name": name, "config": config, **lengths, "forward": forward.total, "backward": backward.total}


ENCODER = {"vocabularySize": 50, "dModel": 24, "encoderLayers": 3, "numAttentionHeads": 4, "dFeedForward": 96, "norm": "layer-norm", "biases": "all"}
DECODER = {"vocabularySize": 61, "dModel": 32, "decoderLayers": 2, "numAttentionHeads": 8, "numKeyValueHeads": 2, "dFeedForward": 88, "gated": True, "norm": "rms-norm", "biases": "query-key-value", "tiedEmbeddings": False}
WIDE = {**DECODER, "headDim": 6, "numKeyValueHeads": 4, "biases": "none"}
BOTH = {"vocabularySize": 40, "dModel": 16, "encoderLayers": 2, "decoderLayers": 3, "numAttentionHeads": 2, "dFeedForward": 64, "norm": "rms-norm", "relativeBuckets": 8}
BERT = {**ENCODER, "maxPositions": 20, "segmentTypes": 2, "pooler": True}
BART = {**BERT, "decoderLayers": 2, "segmentTypes": 0, "pooler": False}
GATED = {**DECODER, "biases": "all", "norm": "layer-norm"}


def main():
    version = torch.__version__
    small = {"encoder": ENCODER, "decoder": DECODER, "other head size": WIDE, "both": BOTH, "BERT": BERT, "BART": BART, "gated with biases": GATED}
    reference = {
        "header": {"tool": f"PyTorch {version}", "version": version, "seed": SEED},
        "parameters": [{"name": n, "config": c, "parameters": parameters_of(c)} for n, c in small.items()],
        "flops": [
            flops_case("an encoder", ENCODER, 11),
            flops_case("a decoder with grouped queries and a gate", DECODER, 7),
            flops_case("heads wider than d/h", WIDE, 9),
            flops_case("encoder and decoder", BOTH, 5, 13),
        ],
    }
    path = Path(__file__).with_name("reference.json")
    path.write_text(json.dumps(reference, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
