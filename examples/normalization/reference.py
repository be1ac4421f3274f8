"""The numbers that index.ts must reproduce, from PyTorch in float64. Writes reference.json.

PyTorch 1.13 has no F.rms_norm, so the formula is written out.
"""

import json
from pathlib import Path

import torch
import torch.nn.functional as F

SEED = 24
torch.manual_seed(SEED)
torch.set_default_dtype(torch.float64)


# region layer-norm
def layer_norm(x, weight=None, bias=None, eps=1e-5):
    return F.layer_norm(x, x.shape[-1:], weight, bias, eps)
# endregion


# region rms-norm
def rms_norm(x, weight=None, eps=1e-6):
    normalized = x * torch.rsqrt(x.square().mean(dim=-1, keepdim=True) + eps)
    return normalized if weight is None else normalized * weight
# endregion


# region residual
def post_norm(x, sublayer, norm):
    return norm(x + sublayer(x))


def pre_norm(x, sublayer, norm):
    return x + sublayer(norm(x))
# endregion


def norm_case(name, x, weight=None, bias=None, eps=1e-5):
    """The Jacobians of a row are autograd's: both norms take away a direction or two."""
    jacobian = torch.autograd.functional.jacobian
    return {
        "name": name,
        "hiddenStates": x.tolist(),
        "weight": None if weight is None else weight.tolist(),
        "bias": None if bias is None else bias.tolist(),
        "epsilon": eps,
        "layerNorm": layer_norm(x, weight, bias, eps).tolist(),
        "rmsNorm": rms_norm(x, weight, eps).tolist(),
        "layerNormJacobian": jacobian(lambda row: layer_norm(row, weight, bias, eps), x[0]).tolist(),
        "rmsNormJacobian": jacobian(lambda row: rms_norm(row, weight, eps), x[0]).tolist(),
    }


def residual_case():
    """One linear layer with either residual."""
    x, weight = torch.randn(3, 4), torch.randn(4, 4)
    sublayer = lambda states: states @ weight
    return {
        "hiddenStates": x.tolist(),
        "weight": weight.tolist(),
        "postNorm": post_norm(x, sublayer, layer_norm).tolist(),
        "preNorm": pre_norm(x, sublayer, layer_norm).tolist(),
        "postNormRms": post_norm(x, sublayer, rms_norm).tolist(),
        "preNormRms": pre_norm(x, sublayer, rms_norm).tolist(),
    }


def main():
    version = torch.__version__
    reference = {
        "header": {"tool": f"PyTorch {version}", "version": version, "seed": SEED},
        "norms": [
            norm_case("plain rows", torch.randn(3, 5)),
            norm_case("weight and bias", 3 * torch.randn(2, 4) + 1, torch.randn(4), torch.randn(4)),
            # Here ε is as large as the variance: it matters where it stands.
            norm_case("rows of about 0.003", 0.003 * torch.randn(2, 4)),
            norm_case("an epsilon of its own", torch.randn(2, 3), torch.randn(3), eps=0.5),
        ],
        "residual": residual_case(),
    }
    path = Path(__file__).with_name("reference.json")
    path.write_text(json.dumps(reference, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
