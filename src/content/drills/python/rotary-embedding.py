"""Rotary position embedding in both layouts, written by hand (Su et al. 2021, Eq. 34). Needs torch.

Write the functions, then run this file: the asserts compare with reference values.
写出函数，然后运行本文件：断言与参考值比较。
"""

import json

import torch

torch.set_default_dtype(torch.float64)


def rotate_half_split(x, positions, base):
    """x: [length, dim], coordinate i paired with i + dim / 2; positions: [length]; base: the theta.

    Returns x with pair i turned by position * base ** (-2 i / dim) radians, [length, dim].
    """
    raise NotImplementedError("Write rotate_half_split.")


def rotate_interleaved(x, positions, base):
    """The same with coordinate 2 i paired with 2 i + 1."""
    raise NotImplementedError("Write rotate_interleaved.")


REFERENCE = {}  # from reference.json: rotate


def check():
    rotations = {"half-split": rotate_half_split, "interleaved": rotate_interleaved}
    for case in REFERENCE["rotate"]:
        states, positions = torch.tensor(case["states"]), torch.tensor(case["positionIds"])
        found = rotations[case["layout"]](states, positions, case["ropeTheta"])
        wanted = torch.tensor(case["output"])
        assert found.shape == wanted.shape, f"the shape is {tuple(found.shape)}, expected {tuple(wanted.shape)}"
        assert torch.allclose(found, wanted), f"{case['layout']} is\n{found}, expected\n{wanted}"


if __name__ == "__main__":
    check()
    print("Both rotations agree with the reference values.")
