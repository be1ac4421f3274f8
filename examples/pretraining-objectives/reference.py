"""The numbers that index.ts must reproduce, from PyTorch in float64. Writes reference.json."""

import json
import math
from pathlib import Path

import torch
import torch.nn.functional as F

SEED = 29
torch.manual_seed(SEED)
torch.set_default_dtype(torch.float64)


# region loss
def prediction_loss(logits, labels):
    """PyTorch's own: mean over the labels that are not −100. Its gradient is autograd's."""
    logits = logits.clone().requires_grad_()
    loss = F.cross_entropy(logits, labels, ignore_index=-100)
    loss.backward()
    return loss.item(), logits.grad
# endregion


# region spans
def half_up(x):
    """As JavaScript rounds; T5's tf.round rounds halves to even."""
    return math.floor(x + 0.5)


def corrupted_lengths(length, density=0.15, mean_span=3.0):
    """T5's random_spans_helper: a sentinel for each span, an end token for each side."""
    dropped = min(max(half_up(length * density), 1), length - 1)
    spans = min(max(half_up(dropped / mean_span), 1), dropped, length - dropped)
    return {"inputLength": length - dropped + spans + 1, "targetLength": dropped + spans + 1}


def to_sentinels(tokens, noise, first_sentinel):
    """T5's noise_span_to_unique_sentinel, by tensors: sentinels at starts, the rest removed."""
    before = torch.cat([torch.tensor([False]), noise[:-1]])
    starts = noise & ~before
    sentinels = first_sentinel - (torch.cumsum(starts.long(), 0) - 1)
    replaced = torch.where(starts, sentinels, tokens)
    return replaced[~(noise & before)].tolist()


def corrupt_spans(tokens, noise, first_sentinel, end):
    """Inputs keep what is no noise; labels put each sentinel before what it stands for."""
    inputs = to_sentinels(tokens, noise, first_sentinel) + [end]
    labels, sentinel = [], first_sentinel
    for i, token in enumerate(tokens.tolist()):
        if noise[i]:
            if i == 0 or not noise[i - 1]:
                labels.append(sentinel)
                sentinel -= 1
            labels.append(token)
    return inputs, labels + [end]
# endregion


def loss_case(name, logits, labels):
    labels = torch.tensor(labels)
    loss, gradient = prediction_loss(logits, labels)
    return {
        "name": name,
        "logits": logits.tolist(),
        "labels": labels.tolist(),
        "loss": loss,
        "gradient": gradient.tolist(),
    }


def span_case(name, noise):
    noise = torch.tensor(noise, dtype=torch.bool)
    tokens = torch.arange(10, 10 + len(noise))
    inputs, labels = corrupt_spans(tokens, noise, 99, 1)
    return {
        "name": name,
        "tokens": tokens.tolist(),
        "isNoise": noise.tolist(),
        "inputIds": inputs,
        "labels": labels,
    }


def main():
    version = torch.__version__
    reference = {
        "header": {"tool": f"PyTorch {version}", "version": version, "seed": SEED},
        "loss": [
            loss_case("masked language modeling", 2 * torch.randn(6, 4), [-100, 2, -100, -100, 0, -100]),
            loss_case("next tokens", 3 * torch.randn(5, 4), [1, 3, 0, 2, 2]),
            loss_case("one prediction", torch.randn(3, 5), [-100, -100, 4]),
        ],
        "spans": [
            span_case("spans inside", [0, 1, 1, 0, 0, 1, 0, 0, 1, 1, 1, 0]),
            span_case("spans at both ends", [1, 0, 0, 1, 1]),
            span_case("a random mask", (torch.rand(20) < 0.4).tolist()),
        ],
        "lengths": [{"length": n, **corrupted_lengths(n)} for n in [2, 3, 5, 10, 20, 64, 100, 512, 568, 569]],
    }
    path = Path(__file__).with_name("reference.json")
    path.write_text(json.dumps(reference, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
