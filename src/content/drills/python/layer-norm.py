"""Layer normalization, by hand (Ba et al. 2016, Eq. 3 and 4). Needs torch.

Write the function, then run this file: the asserts compare with reference values.
写出函数，然后运行本文件：断言与参考值比较。
"""

import json

import torch

torch.set_default_dtype(torch.float64)


def layer_norm(x, weight=None, bias=None, eps=1e-5):
    """x [..., d], weight [d], bias [d] to [..., d]: each token by itself, over the last axis.

    Weight and bias are ones and zeros when they are None. Without F.layer_norm.
    """
    raise NotImplementedError("Write layer_norm.")


REFERENCE = {}  # from reference.json: norms


def check():
    for case in REFERENCE["norms"]:
        x = torch.tensor(case["hiddenStates"])
        weight, bias = [None if case[name] is None else torch.tensor(case[name]) for name in ("weight", "bias")]
        norm = lambda rows: layer_norm(rows, weight, bias, case["epsilon"])
        found, wanted = norm(x), torch.tensor(case["layerNorm"])
        assert torch.allclose(found, wanted), f"{case['name']}: {found}, expected {wanted}"
        jacobian = torch.autograd.functional.jacobian(norm, x[0])
        wanted = torch.tensor(case["layerNormJacobian"])
        assert torch.allclose(jacobian, wanted), f"{case['name']}: the Jacobian is {jacobian}, expected {wanted}"


if __name__ == "__main__":
    check()
    print("layer_norm agrees with the reference values, and so does its Jacobian.")
