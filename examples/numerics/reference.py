"""The numbers that index.ts must reproduce, from PyTorch in float64. Writes reference.json."""

import json
from pathlib import Path

import torch
import torch.nn.functional as F

SEED = 7
torch.manual_seed(SEED)
torch.set_default_dtype(torch.float64)


# region softmax
def softmax(logits):
    """Over the last axis, as F.softmax."""
    exponentials = torch.exp(logits - logits.amax(dim=-1, keepdim=True))
    return exponentials / exponentials.sum(dim=-1, keepdim=True)


def log_softmax(logits):
    shifted = logits - logits.amax(dim=-1, keepdim=True)
    return shifted - shifted.exp().sum(dim=-1, keepdim=True).log()


def log_sum_exp(logits):
    largest = logits.amax(dim=-1, keepdim=True)
    return (logits - largest).exp().sum(dim=-1).log() + largest.squeeze(-1)
# endregion


# region cross-entropy
def cross_entropy(logits, label):
    """One row of logits and the index of its class, as F.cross_entropy."""
    return log_sum_exp(logits) - logits[label]
# endregion


def softmax_case(name, logits, label):
    """One row of logits through PyTorch's own functions; the gradients are autograd's."""
    x = torch.tensor(logits, requires_grad=True)
    loss = F.cross_entropy(x, torch.tensor(label))
    (gradient,) = torch.autograd.grad(loss, x)
    assert torch.allclose(softmax(x), F.softmax(x, dim=-1))
    assert torch.allclose(log_softmax(x), F.log_softmax(x, dim=-1))
    assert torch.allclose(log_sum_exp(x), torch.logsumexp(x, dim=-1))
    assert torch.allclose(cross_entropy(x, label), loss)
    return {
        "name": name,
        "logits": logits,
        "label": label,
        "softmax": F.softmax(x, dim=-1).tolist(),
        "logSoftmax": F.log_softmax(x, dim=-1).tolist(),
        "logSumExp": torch.logsumexp(x, dim=-1).item(),
        "crossEntropy": loss.item(),
        # softmax(x) - onehot(label)
        "crossEntropyGradient": gradient.tolist(),
    }


# region log-sigmoid
def sigmoid_case(value):
    x = torch.tensor(value, requires_grad=True)
    log_sigmoid = F.logsigmoid(x)
    (gradient,) = torch.autograd.grad(log_sigmoid, x)
    return {
        "x": value,
        "sigmoid": torch.sigmoid(x).item(),
        "logSigmoid": log_sigmoid.item(),
        # sigmoid(-x)
        "logSigmoidGradient": gradient.item(),
    }
# endregion


# region random
def mulberry32(seed, count):
    """PyTorch's own generator is another one, so this is Mulberry32 in Python's integers."""
    word = 0xFFFFFFFF
    state, drawn = seed, []
    for _ in range(count):
        state = (state + 0x6D2B79F5) & word
        t = ((state ^ (state >> 15)) * (state | 1)) & word
        t ^= (t + (t ^ (t >> 7)) * (t | 61)) & word
        drawn.append((t ^ (t >> 14)) / 2**32)
    return drawn
# endregion


def algebra_case():
    left, right = torch.randn(2, 3), torch.randn(3, 4)
    return {
        "left": left.tolist(),
        "right": right.tolist(),
        "matmul": (left @ right).tolist(),
        "transpose": right.T.tolist(),
        "dot": torch.dot(left[0], left[1]).item(),
        "l2Normalize": F.normalize(right, dim=-1).tolist(),
    }


def main():
    version = torch.__version__
    reference = {
        "header": {"tool": f"PyTorch {version}", "version": version, "seed": SEED},
        "softmax": [
            softmax_case("four logits", [1.5, -0.3, 2.2, 0.4], label=1),
            softmax_case("logits of ±10,000", [1e4, -1e4, 9999.0], label=2),
            softmax_case("logits whose exponentials are 0", [-750.0, -751.5], label=0),
            softmax_case("six random logits", torch.randn(6).tolist(), label=5),
        ],
        "sigmoid": [sigmoid_case(x) for x in (-800.0, -40.0, -1.25, 0.0, 0.7, 36.0, 800.0)],
        "random": [{"seed": seed, "uniform": mulberry32(seed, 5)} for seed in (0, 7, 2**32 - 1)],
        "algebra": algebra_case(),
    }
    path = Path(__file__).with_name("reference.json")
    path.write_text(json.dumps(reference, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
