"""The CLIP loss, written by hand (Radford et al. 2021, §2.3 and Figure 3). Needs torch.

Write the function, then run this file: the asserts compare with reference values.
写出函数，然后运行本文件：断言与参考值比较。
"""

import json

import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)


def clip_loss(image_embeds, text_embeds, log_scale):
    """Embeddings of N pairs, [N, D] each, of any length; log_scale is ln(1 / temperature).

    Returns the loss, its half from images to texts, its half from texts to images, and the
    logits, [N, N]: row = image, column = text.
    """
    raise NotImplementedError("Write clip_loss.")


REFERENCE = {}  # from reference.json: clip


def floats(numbers):
    """JSON writes 1.0 as 1."""
    return torch.tensor(numbers, dtype=torch.float64)


def check():
    for case in REFERENCE["clip"]:
        given = case["input"]
        embeds = [floats(given[name]) for name in ["imageEmbeds", "textEmbeds"]]
        found = clip_loss(*embeds, -floats(given["temperature"]).log())
        for name, value in zip(["loss", "imageToTextLoss", "textToImageLoss", "logitsPerImage"], found):
            wanted = floats(case[name])
            assert torch.allclose(value, wanted), f"{case['name']}: {name} is {value}, expected {wanted}"


if __name__ == "__main__":
    check()
    print("clip_loss agrees with the reference values.")
