"""The numbers that index.ts must reproduce, from PyTorch in float64. Writes reference.json."""

import json
from pathlib import Path

import torch

SEED = 4
torch.manual_seed(SEED)
torch.set_default_dtype(torch.float64)


def short_randn(*shape):
    """Normal numbers of three decimals: StackBlitz takes the file along, and every digit counts."""
    return torch.round(torch.randn(*shape), decimals=3)


# region round-to-nearest
def fit_grid(group, bits, symmetric):
    """Scale, zero point, lowest and highest code of one group, as GPTQ's Quantizer: 0 is in the range."""
    if symmetric:
        highest = 2 ** (bits - 1) - 1
        return (group.abs().max() / highest).item(), 0, -highest, highest
    highest = 2**bits - 1
    low, high = min(group.min().item(), 0.0), max(group.max().item(), 0.0)
    scale = (high - low) / highest
    return scale, int(torch.round(torch.tensor(-low / scale))), 0, highest


def round_to_nearest(row, bits, group_size, symmetric=False):
    """PyTorch's own fake quantization, group by group. It computes in float32 only; codes are exact."""
    codes, scales, zero_points = [], [], []
    for group in row.split(group_size):
        scale, zero_point, lowest, highest = fit_grid(group, bits, symmetric)
        fake = torch.fake_quantize_per_tensor_affine(group.float(), scale, zero_point, lowest, highest)
        codes += (torch.round(fake.double() / scale) + zero_point).int().tolist()
        scales.append(scale)
        zero_points.append(zero_point)
    return {"codes": codes, "scales": scales, "zeroPoints": zero_points}
# endregion


# region dequantize
def dequantize(quantized, group_size):
    each = [torch.tensor(quantized[name]).repeat_interleave(group_size) for name in ("scales", "zeroPoints")]
    return each[0] * (torch.tensor(quantized["codes"]) - each[1])
# endregion


# region gptq
def gptq(weights, inputs, bits, group_size, dampening):
    """Optimal brain quantization as its formula says, no Cholesky: after each column the Hessian of the
    columns still free is inverted anew."""
    h = 2 * inputs.T @ inputs
    h = h + dampening * h.diagonal().mean() * torch.eye(len(h))
    result = weights.clone()
    for row in result:
        for q in range(len(row)):
            if q % group_size == 0:
                grid = fit_grid(row[q : q + group_size], bits, False)
            scale, zero_point, lowest, highest = grid
            code = torch.clamp(torch.round(row[q] / scale) + zero_point, lowest, highest)
            rounded = scale * (code - zero_point)
            inverse = torch.linalg.inv(h[q:, q:])
            row[q + 1 :] -= (row[q] - rounded) / inverse[0, 0] * inverse[0, 1:]
            row[q] = rounded
    return result
# endregion


# region awq
def awq(weights, inputs, bits, group_size, grid_points=20):
    best = None
    errors = []
    for k in range(grid_points):
        scales = inputs.abs().mean(0).pow(k / grid_points).clamp(min=1e-4)
        scales = scales / (scales.max() * scales.min()).sqrt()
        rows = [dequantize(round_to_nearest(row, bits, group_size), group_size) for row in weights * scales]
        quantized = torch.stack(rows) / scales
        errors.append(output_error(weights, quantized, inputs))
        if best is None or errors[-1] < best["error"]:
            best = {"alpha": k / grid_points, "scales": scales, "weights": quantized, "error": errors[-1]}
    return {**best, "errors": errors}
# endregion


# region output-error
def output_error(weights, quantized, inputs):
    changed = torch.nn.functional.linear(inputs, weights - quantized)
    return (changed.pow(2).sum() / torch.nn.functional.linear(inputs, weights).pow(2).sum()).item()
# endregion


# region half-precision
def half_bits(value):
    return torch.tensor(value, dtype=torch.float16).view(torch.int16).item() & 0xFFFF
# endregion


# region q8-0
def q8_0(block):
    """ggml-quants.c, quantize_row_q8_0_ref, in float32; roundf sends halves away from 0."""
    step = block.abs().max() / 127
    scaled = block * (1 / step)
    codes = scaled.sign() * torch.floor(scaled.abs() + 0.5)
    bits = half_bits(step.item())
    return [bits & 255, bits >> 8] + [int(code) & 255 for code in codes]
# endregion


# region q4-0
def q4_0(block):
    """ggml-quants.c, quantize_row_q4_0_ref, in float32."""
    step = block[block.abs().argmax()] / -8
    codes = torch.clamp(torch.trunc(block * (1 / step) + 8.5), max=15).int().tolist()
    bits = half_bits(step.item())
    return [bits & 255, bits >> 8] + [low | high << 4 for low, high in zip(codes[:16], codes[16:])]
# endregion


def rounding_case(name, bits, group_size, symmetric=False, shift=0.0):
    row = short_randn(24) + shift
    quantized = round_to_nearest(row, bits, group_size, symmetric)
    return {
        "name": name,
        "weights": row.tolist(),
        "options": {"bits": bits, "groupSize": group_size, "symmetric": symmetric},
        "quantized": quantized,
        "dequantized": dequantize(quantized, group_size).tolist(),
    }


def layer_case():
    width = 12
    mixing = short_randn(width, width)
    inputs = short_randn(30, width) @ mixing * torch.linspace(0.3, 4, width)
    weights = short_randn(3, width)
    options = {"bits": 3, "group_size": 6}
    squared = lambda row: (inputs @ row).pow(2).sum()
    scaled = awq(weights, inputs, **options)
    return {
        "weights": weights.tolist(),
        "inputs": inputs.tolist(),
        "bits": options["bits"],
        "groupSize": options["group_size"],
        # No formula: autograd differentiates the squared output twice.
        "hessian": torch.autograd.functional.hessian(squared, weights[0]).tolist(),
        "gptq": gptq(weights, inputs, **options, dampening=0.01).tolist(),
        "gptqStronglyDampened": gptq(weights, inputs, **options, dampening=0.5).tolist(),
        "awq": {
            **scaled,
            "scales": scaled["scales"].tolist(),
            "weights": scaled["weights"].tolist(),
        },
    }


def half_cases():
    values = [0.0, 1.0, -2.0, 0.1, 1 / 3, 65504.0, 6.1035e-05, 5.9605e-08, 1e-08, -3.0e-05, 2049.0, 2051.0, 1.9998]
    return [{"value": value, "bits": half_bits(value)} for value in values]


def block_case():
    # Only float32 numbers, so that both sides start from the same.
    row = (short_randn(64) * torch.tensor([0.02] * 32 + [1.7] * 32)).float()
    blocks = row.split(32)
    return {
        "weights": row.double().tolist(),
        "q8_0": sum((q8_0(block) for block in blocks), []),
        "q4_0": sum((q4_0(block) for block in blocks), []),
    }


def main():
    version = torch.__version__
    reference = {
        "header": {"tool": f"PyTorch {version}", "version": version, "seed": SEED},
        "rounding": [
            rounding_case("4 bits in groups of 8", 4, 8),
            rounding_case("3 bits, symmetric, groups of 12", 3, 12, symmetric=True),
            rounding_case("weights all above 0, 5 bits, groups of 6", 5, 6, shift=6.0),
            rounding_case("8 bits, one group", 8, 24),
        ],
        "layer": layer_case(),
        "half": half_cases(),
        "blocks": block_case(),
    }
    path = Path(__file__).with_name("reference.json")
    text = json.dumps(reference, indent=1, ensure_ascii=False)
    path.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
