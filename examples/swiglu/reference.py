"""The numbers that index.ts must reproduce, from PyTorch in float64. Writes reference.json.

PyTorch 1.13 has silu and gelu, not the gated networks: those are written out.
"""

import json
from pathlib import Path

import torch
import torch.nn.functional as F

SEED = 31
torch.manual_seed(SEED)
torch.set_default_dtype(torch.float64)

ACTIVATIONS = {
    "relu": F.relu,
    "silu": F.silu,
    "gelu": F.gelu,
    "geluTanh": lambda x: F.gelu(x, approximate="tanh"),
}
POINTS = [-40.0, -9.0, -5.5, -3.95, -3.05, -2.95, -1.278, -0.75, -0.1, 0.0, 0.3, 1.414, 2.4, 2.95, 3.05, 3.95, 7.0, 40.0]


def derivative(function, points):
    x = torch.tensor(points, requires_grad=True)
    return torch.autograd.grad(function(x).sum(), x)[0].tolist()


# region activations
def activation_case(name):
    x = torch.tensor(POINTS)
    function = ACTIVATIONS[name]
    # gelu in the left tail loses its digits in PyTorch's erf: the tail comes from erfc.
    values = x * torch.special.erfc(-x / 2**0.5) / 2 if name == "gelu" else function(x)
    return {"name": name, "x": POINTS, "values": values.tolist(), "derivatives": derivative(function, POINTS)}
# endregion


# region swiglu
def swiglu(x, w_gate, w_up, w_down):
    """(SiLU(x W) * x V) W2, all matrices applied from the right."""
    return (F.silu(x @ w_gate) * (x @ w_up)) @ w_down
# endregion


# region family
def gated(activation):
    """(act(x W) * x V) W2, with any activation."""
    return lambda x, w_gate, w_up, w_down: (activation(x @ w_gate) * (x @ w_up)) @ w_down
# endregion


def gated_case(name, network, length, d_model, d_ff, scale=1.0):
    x = torch.randn(length, d_model) * scale
    w_gate, w_up = torch.randn(d_model, d_ff), torch.randn(d_model, d_ff)
    w_down = torch.randn(d_ff, d_model)
    inputs = [tensor.requires_grad_() for tensor in (x, w_gate, w_up, w_down)]
    output = network(*inputs)
    upstream = torch.randn(output.shape)
    gradients = torch.autograd.grad((upstream * output).sum(), inputs)
    names = ("x", "wGate", "wUp", "wDown")
    return {
        "name": name,
        "x": x.tolist(),
        "weights": {"wGate": w_gate.tolist(), "wUp": w_up.tolist(), "wDown": w_down.tolist()},
        "output": output.tolist(),
        "outputGradient": upstream.tolist(),
        "gradient": {key: gradient.tolist() for key, gradient in zip(names, gradients)},
    }


def plain_case(length, d_model, d_ff):
    x, w_in, w_out = torch.randn(length, d_model), torch.randn(d_model, d_ff), torch.randn(d_ff, d_model)
    return {
        "x": x.tolist(),
        "weights": {"wIn": w_in.tolist(), "wOut": w_out.tolist()},
        "relu": (F.relu(x @ w_in) @ w_out).tolist(),
        "gelu": (F.gelu(x @ w_in) @ w_out).tolist(),
    }


def main():
    version = torch.__version__
    reference = {
        "header": {"tool": f"PyTorch {version}", "version": version, "seed": SEED},
        "activations": [activation_case(name) for name in ACTIVATIONS],
        "swiglu": [
            gated_case("three tokens", swiglu, 3, 4, 6),
            gated_case("one token of large numbers", swiglu, 1, 3, 5, scale=20.0),
        ],
        "family": [
            gated_case("geglu", gated(F.gelu), 2, 3, 4),
            gated_case("reglu", gated(F.relu), 2, 3, 4),
            gated_case("glu", gated(torch.sigmoid), 2, 3, 4),
            gated_case("bilinear", gated(lambda a: a), 2, 3, 4),
        ],
        "plain": plain_case(2, 3, 5),
    }
    path = Path(__file__).with_name("reference.json")
    path.write_text(json.dumps(reference, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
