"""Multi-head attention, by hand (Vaswani et al. 2017, section 3.2.2). Needs torch.

Write the function, then run this file: the asserts compare with reference values.
写出函数，然后运行本文件：断言与参考值比较。
"""

import json
import math

import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)


def multi_head_attention(hidden_states, memory, weights, num_heads, mask=None):
    """hidden_states [m, d] ask, memory [n, d] answers; it is hidden_states in self-attention.

    weights holds wQuery, wKey, wValue and wOutput, [d, d] each, applied as x @ W. Head h has
    the columns from h * d / num_heads on. mask is [m, n] of booleans, True = may attend.
    Returns the output, [m, d], and the attention weights, [num_heads, m, n].
    """
    raise NotImplementedError("Write multi_head_attention.")


REFERENCE = {}  # from reference.json: attention


def check():
    for case in REFERENCE["attention"]:
        hidden_states = torch.tensor(case["hiddenStates"])
        memory = hidden_states if case["memory"] is None else torch.tensor(case["memory"])
        weights = {name: torch.tensor(weight) for name, weight in case["weights"].items()}
        mask = None if case["mask"] is None else torch.tensor(case["mask"])
        result = multi_head_attention(hidden_states, memory, weights, case["numAttentionHeads"], mask)
        for name, found in zip(["output", "attentionWeights"], result):
            wanted = torch.tensor(case[name])
            assert found.shape == wanted.shape, f"{case['name']}: {name} is {list(found.shape)}, expected {list(wanted.shape)}"
            assert torch.allclose(found, wanted), f"{case['name']}: {name} is {found}, expected {wanted}"


if __name__ == "__main__":
    check()
    print("multi_head_attention agrees with the reference values.")
