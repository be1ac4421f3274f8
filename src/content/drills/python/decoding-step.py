"""One decoding step of self-attention with a KV cache, by hand. Needs torch.

Write the function, then run this file: the asserts compare with reference values.
写出函数，然后运行本文件：断言与参考值比较。
"""

import json
import math

import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)


def decode_step(hidden_states, weights, num_heads, cache=None):
    """hidden_states [m, d] of the new tokens only; several in a prefill.

    weights holds wQuery, wKey, wValue and wOutput, [d, d] each, applied as x @ W. cache is
    the pair of keys and values of all earlier tokens, [num_heads, p, d / num_heads] each.
    Returns the output, [m, d], and the cache for the next step, a new pair.
    """
    raise NotImplementedError("Write decode_step.")


REFERENCE = {}  # from reference.json: cache


def check():
    case, cache = REFERENCE["cache"], None
    weights = {name: torch.tensor(weight) for name, weight in case["weights"].items()}
    for number, step in enumerate(case["steps"]):
        hidden_states, wanted = torch.tensor(step["hiddenStates"]), torch.tensor(step["output"])
        output, cache = decode_step(hidden_states, weights, case["numAttentionHeads"], cache)
        assert torch.allclose(output, wanted), f"step {number}: the output is {output}, expected {wanted}"
    for name, found in zip(["key", "value"], cache):
        wanted = torch.tensor(case[name])
        assert found.shape == wanted.shape, f"cached {name}: {list(found.shape)}, expected {list(wanted.shape)}"
        assert torch.allclose(found, wanted), f"cached {name} is {found}, expected {wanted}"


if __name__ == "__main__":
    check()
    print("decode_step agrees with the reference values.")
