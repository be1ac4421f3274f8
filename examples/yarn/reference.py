"""The numbers that the example must reproduce, from PyTorch in float64. Writes reference.json.

YaRN is written as its authors' released code has it (jquesnelle/yarn, scaled_rope), with blends of
two frequency tables; NTK-by-parts by wavelengths, as Hugging Face does for Llama 3.1. PyTorch
itself has neither.
"""

import json
import math
from pathlib import Path

import torch

SEED = 43
torch.manual_seed(SEED)
torch.set_default_dtype(torch.float64)


# region yarn
def pair_with_turns(turns, dim, base, window):
    return dim * math.log(window / (turns * 2 * math.pi)) / (2 * math.log(base))


def yarn(dim, base, factor, window, beta_fast=32, beta_slow=1):
    powers = base ** (torch.arange(0, dim, 2) / dim)
    extrapolated, interpolated = 1 / powers, 1 / (factor * powers)
    low = max(math.floor(pair_with_turns(beta_fast, dim, base, window)), 0)
    high = min(math.ceil(pair_with_turns(beta_slow, dim, base, window)), dim - 1)
    ramp = ((torch.arange(dim // 2) - low) / (high - low)).clamp(0, 1)
    frequencies = torch.lerp(extrapolated, interpolated, ramp)
    return frequencies, 0.1 * math.log(factor) + 1, (low, high)
# endregion


# region ntk-by-parts
def ntk_by_parts(dim, base, factor, window, alpha=1, beta=32):
    frequencies = base ** (-torch.arange(0, dim, 2) / dim)
    wavelength = 2 * math.pi / frequencies
    smooth = (window / wavelength - alpha) / (beta - alpha)
    blended = (1 - smooth) * frequencies / factor + smooth * frequencies
    scaled = torch.where(wavelength > window / alpha, frequencies / factor, blended)
    return torch.where(wavelength < window / beta, frequencies, scaled)
# endregion


# region uniform
def position_interpolation(dim, base, factor):
    return base ** (-torch.arange(0, dim, 2) / dim) / factor


def ntk_aware(dim, base, factor):
    base = base * factor ** (dim / (dim - 2))
    return 1 / base ** (torch.arange(0, dim, 2) / dim)
# endregion


def yarn_case(name, dim, base, factor, window, **betas):
    frequencies, attention_factor, (low, high) = yarn(dim, base, factor, window, **betas)
    names = {"beta_fast": "betaFast", "beta_slow": "betaSlow"}
    return {
        "name": name,
        "input": {
            "headDim": dim,
            "ropeTheta": base,
            "factor": factor,
            "originalMaxPositionEmbeddings": window,
            **{names[beta]: value for beta, value in betas.items()},
        },
        "inverseFrequencies": frequencies.tolist(),
        "attentionFactor": attention_factor,
        "range": {"low": low, "high": high},
    }


def by_parts_case(name, dim, base, factor, window, alpha, beta):
    return {
        "name": name,
        "input": {
            "headDim": dim,
            "ropeTheta": base,
            "factor": factor,
            "originalMaxPositionEmbeddings": window,
            "alpha": alpha,
            "beta": beta,
        },
        "inverseFrequencies": ntk_by_parts(dim, base, factor, window, alpha, beta).tolist(),
    }


def uniform_case(dim, base, factor):
    return {
        "input": {"headDim": dim, "ropeTheta": base, "factor": factor},
        "positionInterpolation": position_interpolation(dim, base, factor).tolist(),
        "ntkAware": ntk_aware(dim, base, factor).tolist(),
    }


def main():
    version = torch.__version__
    reference = {
        "header": {"tool": f"PyTorch {version}", "version": version, "seed": SEED},
        "yarn": [
            yarn_case("Qwen2", 128, 1000000.0, 4.0, 32768),
            yarn_case("Llama 2 at factor 16", 128, 10000.0, 16.0, 4096),
            yarn_case("a window so short that no pair is fast", 8, 100.0, 3.0, 150),
            yarn_case("a ramp that ends beyond the last pair", 8, 100.0, 2.5, 1000000, beta_fast=1e5),
            yarn_case("bounds of its own", 32, 20000.0, 8.0, 8192, beta_fast=20, beta_slow=2),
        ],
        "ntkByParts": [
            by_parts_case("Llama 3.1", 128, 500000.0, 8.0, 8192, 1, 4),
            by_parts_case("Qwen2 by the paper's ramp", 128, 1000000.0, 4.0, 32768, 1, 32),
        ],
        "uniform": [uniform_case(10, 10000.0, 4.0), uniform_case(128, 1000000.0, 2.5)],
    }
    path = Path(__file__).with_name("reference.json")
    path.write_text(json.dumps(reference, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
