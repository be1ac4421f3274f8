"""SwiGLU feed-forward network, written by hand (Shazeer 2020, Eq. 6). Needs torch.

Write the function, then run this file: the asserts compare with reference values.
写出函数，然后运行本文件：断言与参考值比较。
"""

import json

import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)


def swiglu(x, w_gate, w_up, w_down):
    """x: [length, d]; w_gate, w_up: [d, d_ff]; w_down: [d_ff, d]; all applied from the right.

    Returns [length, d].
    """
    raise NotImplementedError("Write swiglu.")


REFERENCE = {}  # from reference.json: swiglu


def check():
    for case in REFERENCE["swiglu"]:
        weights = [torch.tensor(case["weights"][name]) for name in ("wGate", "wUp", "wDown")]
        found, wanted = swiglu(torch.tensor(case["x"]), *weights), torch.tensor(case["output"])
        assert found.shape == wanted.shape, f"the shape is {tuple(found.shape)}, expected {tuple(wanted.shape)}"
        assert torch.allclose(found, wanted), f"{case['name']}:\n{found}, expected\n{wanted}"


if __name__ == "__main__":
    check()
    print("swiglu agrees with the reference values.")
