"""Root-mean-square normalization, by hand (Zhang & Sennrich 2019, Eq. 4). Needs torch.

Write the function, then run this file: the asserts compare with reference values.
写出函数，然后运行本文件：断言与参考值比较。
"""

import json

import torch

torch.set_default_dtype(torch.float64)


def rms_norm(x, weight=None, eps=1e-6):
    """x [..., d], weight [d] to [..., d]: each token by itself, over the last axis.

    The weight is all ones when it is None. Without F.rms_norm.
    """
    raise NotImplementedError("Write rms_norm.")


REFERENCE = {}  # from reference.json: norms


def check():
    for case in REFERENCE["norms"]:
        x = torch.tensor(case["hiddenStates"])
        weight = None if case["weight"] is None else torch.tensor(case["weight"])
        norm = lambda rows: rms_norm(rows, weight, case["epsilon"])
        found, wanted = norm(x), torch.tensor(case["rmsNorm"])
        assert torch.allclose(found, wanted), f"{case['name']}: {found}, expected {wanted}"
        jacobian = torch.autograd.functional.jacobian(norm, x[0])
        wanted = torch.tensor(case["rmsNormJacobian"])
        assert torch.allclose(jacobian, wanted), f"{case['name']}: the Jacobian is {jacobian}, expected {wanted}"


if __name__ == "__main__":
    check()
    print("rms_norm agrees with the reference values, and so does its Jacobian.")
