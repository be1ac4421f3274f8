"""The numbers that index.ts must reproduce, from PyTorch in float64. Writes reference.json.

The authors of OFF-CLIP publish no training code: this, too, is written from the reading in README.md.
"""

import json
from pathlib import Path

import torch
import torch.nn.functional as F

SEED = 23
torch.manual_seed(SEED)
torch.set_default_dtype(torch.float64)


# region loss
def off_clip_loss(image_embeds, text_embeds, is_normal, temperature):
    logits = F.normalize(image_embeds, dim=-1) @ F.normalize(text_embeds, dim=-1).T / temperature
    pairs = torch.outer(is_normal, is_normal)
    targets = torch.where(pairs, pairs / is_normal.sum().clamp(min=1), torch.eye(len(logits)))
    # cross_entropy takes a distribution as target; reduction="none" gives one loss a sample.
    by_image = F.cross_entropy(logits, targets, reduction="none")
    by_text = F.cross_entropy(logits.T, targets.T, reduction="none")
    losses = (by_image + by_text) / 2
    return losses.mean(), losses
# endregion


# region gradient
def off_clip_gradient(image_embeds, text_embeds, is_normal, temperature):
    inputs = [x.clone().requires_grad_() for x in (image_embeds, text_embeds)]
    return torch.autograd.grad(off_clip_loss(*inputs, is_normal, temperature)[0], inputs)
# endregion


def case(name, image_embeds, text_embeds, is_normal, temperature):
    normal = torch.tensor(is_normal)
    loss, losses = off_clip_loss(image_embeds, text_embeds, normal, temperature)
    gradient = off_clip_gradient(image_embeds, text_embeds, normal, temperature)
    return {
        "name": name,
        "input": {
            "imageEmbeds": image_embeds.tolist(),
            "textEmbeds": text_embeds.tolist(),
            "isNormal": is_normal,
            "temperature": temperature,
        },
        "loss": loss.item(),
        "abnormalLoss": losses[~normal].mean().item() if (~normal).any() else 0,
        "normalLoss": losses[normal].mean().item() if normal.any() else 0,
        "gradient": {"imageEmbeds": gradient[0].tolist(), "textEmbeds": gradient[1].tolist()},
    }


def main():
    version = torch.__version__
    reference = {
        "header": {"tool": f"PyTorch {version}", "version": version, "seed": SEED},
        "loss": [
            case("two normal samples of four", torch.randn(4, 3), torch.randn(4, 3), [True, False, False, True], 0.5),
            case("three normal samples of five at 0.07", torch.randn(5, 4), 2 * torch.randn(5, 4), [True, True, False, True, False], 0.07),
            case("normal samples only", torch.randn(3, 2), torch.randn(3, 2), [True, True, True], 0.3),
            case("abnormal samples only", torch.randn(3, 4), torch.randn(3, 4), [False, False, False], 0.2),
        ],
    }
    path = Path(__file__).with_name("reference.json")
    path.write_text(json.dumps(reference, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
