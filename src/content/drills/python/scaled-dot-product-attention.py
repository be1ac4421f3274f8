"""Scaled dot-product attention, by hand (Vaswani et al. 2017, Eq. 1). Needs torch.

Write the function, then run this file: the asserts compare with reference values.
写出函数，然后运行本文件：断言与参考值比较。
"""

import json
import math

import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)


def scaled_dot_product_attention(query, key, value, mask=None, scale=None):
    """query [m, d_k], key [n, d_k], value [n, d_v]; mask [m, n] of booleans, True = may attend.

    The scale is 1 / sqrt(d_k) unless it is given. Returns the output, [m, d_v], and the
    attention weights, [m, n]. Without F.scaled_dot_product_attention.
    """
    raise NotImplementedError("Write scaled_dot_product_attention.")


REFERENCE = {}  # from reference.json: attention


def check():
    for case in REFERENCE["attention"]:
        inputs = [torch.tensor(case[name], requires_grad=True) for name in ("query", "key", "value")]
        mask = None if case["mask"] is None else torch.tensor(case["mask"])
        output, weights = scaled_dot_product_attention(*inputs, mask, case["scale"])
        upstream = torch.tensor(case["outputGradient"])
        gradients = torch.autograd.grad((upstream * output).sum(), inputs)
        names = ["output", "attentionWeights", "queryGradient", "keyGradient", "valueGradient"]
        for name, found in zip(names, (output, weights, *gradients)):
            wanted = torch.tensor(case[name])
            assert torch.allclose(found, wanted), f"{case['name']}: {name} is {found}, expected {wanted}"


if __name__ == "__main__":
    check()
    print("scaled_dot_product_attention agrees with the reference values.")
