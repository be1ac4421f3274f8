"""NT-Xent, the loss of SimCLR, written by hand (Chen et al. 2020, Eq. 1). Needs torch.

Write the function, then run this file: the asserts compare with reference values.
写出函数，然后运行本文件：断言与参考值比较。
"""

import json

import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)


def nt_xent_loss(first_views, second_views, temperature):
    """Two views of each of N images, [N, D] each, of any length. Returns the mean loss over all 2N."""
    raise NotImplementedError("Write nt_xent_loss.")


REFERENCE = {}  # from reference.json: loss


def floats(numbers):
    """JSON writes 1.0 as 1."""
    return torch.tensor(numbers, dtype=torch.float64)


def check():
    for case in REFERENCE["loss"]:
        given = case["input"]
        views = [floats(given[name]) for name in ["firstViews", "secondViews"]]
        value, wanted = nt_xent_loss(*views, given["temperature"]), floats(case["loss"])
        assert torch.allclose(value, wanted), f"{case['name']}: loss is {value}, expected {wanted}"


if __name__ == "__main__":
    check()
    print("nt_xent_loss agrees with the reference values.")
