"""The numbers that index.ts must reproduce, from PyTorch in float64. Writes reference.json."""

import json
import math
from pathlib import Path

import torch
import torch.nn.functional as F

SEED = 13
torch.manual_seed(SEED)
torch.set_default_dtype(torch.float64)


# region info-nce
def info_nce_loss(logits):
    """Row i's partner is column i; all other columns are negatives."""
    return F.cross_entropy(logits, torch.arange(len(logits)))
# endregion


# region loss
def clip_loss(image_embeds, text_embeds, log_scale):
    """log_scale is ln(1 / temperature), the parameter that CLIP learns."""
    images = F.normalize(image_embeds, dim=-1)
    texts = F.normalize(text_embeds, dim=-1)
    logits_per_image = log_scale.exp() * images @ texts.T
    image_to_text = info_nce_loss(logits_per_image)
    text_to_image = info_nce_loss(logits_per_image.T)
    return (image_to_text + text_to_image) / 2, image_to_text, text_to_image, logits_per_image
# endregion


# region gradient
def info_nce_gradient(logits):
    x = logits.clone().requires_grad_()
    (gradient,) = torch.autograd.grad(info_nce_loss(x), x)
    return gradient


def clip_gradient(*inputs):
    inputs = [x.clone().requires_grad_() for x in inputs]
    return torch.autograd.grad(clip_loss(*inputs)[0], inputs)
# endregion


# region zero-shot
def zero_shot_classify(image_embeds, class_embeds, temperature):
    cosines = F.normalize(image_embeds, dim=-1) @ F.normalize(class_embeds, dim=-1).T
    probabilities = F.softmax(cosines / temperature, dim=-1)
    return probabilities.argmax(-1), probabilities


def ensemble_prompts(prompt_embeds):
    return F.normalize(F.normalize(prompt_embeds, dim=-1).mean(0), dim=0)
# endregion


# region towers
def learn_towers(image_tower, text_tower, image_features, text_features, lr, steps):
    log_scale = torch.tensor(math.log(1 / 0.07), requires_grad=True)
    optimizer = torch.optim.SGD(
        [*image_tower.parameters(), *text_tower.parameters(), log_scale], lr=lr
    )
    losses, temperatures = [], []
    for step in range(steps + 1):
        loss = clip_loss(image_tower(image_features), text_tower(text_features), log_scale)[0]
        losses.append(loss.item())
        temperatures.append(log_scale.neg().exp().item())
        if step == steps:
            return losses, temperatures
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        with torch.no_grad():
            log_scale.clamp_(max=math.log(100))
# endregion


def clip_case(name, image_embeds, text_embeds, temperature):
    log_scale = torch.tensor(math.log(1 / temperature))
    loss, image_to_text, text_to_image, logits = clip_loss(image_embeds, text_embeds, log_scale)
    by_image, by_text, by_log_scale = clip_gradient(image_embeds, text_embeds, log_scale)
    return {
        "name": name,
        "input": {
            "imageEmbeds": image_embeds.tolist(),
            "textEmbeds": text_embeds.tolist(),
            "temperature": temperature,
        },
        "loss": loss.item(),
        "imageToTextLoss": image_to_text.item(),
        "textToImageLoss": text_to_image.item(),
        "logitsPerImage": logits.tolist(),
        "gradient": {
            "imageEmbeds": by_image.tolist(),
            "textEmbeds": by_text.tolist(),
            "logScale": by_log_scale.item(),
        },
    }


def info_nce_case(name, logits):
    return {
        "name": name,
        "logits": logits.tolist(),
        "loss": info_nce_loss(logits).item(),
        "gradient": info_nce_gradient(logits).tolist(),
    }


def zero_shot_case():
    images, classes, prompts = torch.randn(5, 4), torch.randn(3, 4), torch.randn(3, 4)
    labels, probabilities = zero_shot_classify(images, classes, 0.5)
    return {
        "input": {"imageEmbeds": images.tolist(), "classEmbeds": classes.tolist(), "temperature": 0.5},
        "labels": labels.tolist(),
        "probabilities": probabilities.tolist(),
        "promptEmbeds": prompts.tolist(),
        "ensemble": ensemble_prompts(prompts).tolist(),
    }


def plain(tower):
    """nn.Linear keeps [out][in]; index.ts writes x W, so [in][out]."""
    return {"weights": tower.weight.T.tolist(), "bias": tower.bias.tolist()}


def towers_case():
    image_features, text_features = torch.randn(4, 3), torch.randn(4, 2)
    image_tower, text_tower = torch.nn.Linear(3, 2), torch.nn.Linear(2, 2)
    start = {"imageTower": plain(image_tower), "textTower": plain(text_tower)}
    losses, temperatures = learn_towers(
        image_tower, text_tower, image_features, text_features, lr=0.1, steps=25
    )
    return {
        "options": {
            **start, "imageFeatures": image_features.tolist(), "textFeatures": text_features.tolist(),
            "learningRate": 0.1, "steps": 25,
        },
        "losses": losses,
        "temperatures": temperatures,
        "imageTower": plain(image_tower),
        "textTower": plain(text_tower),
    }


def main():
    version = torch.__version__
    reference = {
        "header": {"tool": f"PyTorch {version}", "version": version, "seed": SEED},
        "clip": [
            clip_case("four pairs", torch.randn(4, 3), torch.randn(4, 3), 0.5),
            clip_case("CLIP's first temperature", 3 * torch.randn(3, 5), torch.randn(3, 5), 0.07),
        ],
        "infoNce": [
            info_nce_case("a square of logits", 2 * torch.randn(3, 3)),
            info_nce_case("more candidates than anchors", 2 * torch.randn(2, 5)),
            info_nce_case("logits of ±10,000", torch.tensor([[1e4, -1e4], [1e4, -1e4]])),
        ],
        "zeroShot": zero_shot_case(),
        "towers": towers_case(),
    }
    path = Path(__file__).with_name("reference.json")
    path.write_text(json.dumps(reference, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
