"""Top-p (nucleus) sampling, written by hand (Holtzman et al. 2020, Eqs. 2 and 3). Needs torch.

Write the function, then run this file: the asserts compare with reference values.
写出函数，然后运行本文件：断言与参考值比较。
"""

import json

import torch

torch.set_default_dtype(torch.float64)


def top_p(probabilities, p):
    """probabilities: [vocabulary], adding up to 1.

    Keeps the fewest of the likeliest tokens that add up to p or more.
    Returns [vocabulary]: 0 for what is dropped, the others adding up to 1.
    """
    raise NotImplementedError("Write top_p.")


REFERENCE = {}  # from reference.json: filters


def check():
    for case in REFERENCE["filters"]:
        given, wanted = torch.tensor(case["probabilities"]), torch.tensor(case["afterTopP"])
        found = top_p(given, case["topP"])
        assert found.shape == wanted.shape, f"the shape is {tuple(found.shape)}, expected {tuple(wanted.shape)}"
        assert torch.allclose(found, wanted), f"{case['name']}:\n{found}, expected\n{wanted}"


if __name__ == "__main__":
    check()
    print("top_p agrees with the reference values.")
