"""Repeated key/value heads, written by hand (as repeat_kv in Hugging Face's modeling_qwen2.py). Needs torch.

Write the function, then run this file: the asserts compare with reference values.
写出函数，然后运行本文件：断言与参考值比较。
"""

import json
import math

import torch

torch.set_default_dtype(torch.float64)


def repeat_key_value(heads, repeats):
    """heads: [G, length, d], for H = G * repeats query heads.

    Returns [H, length, d]: entry h is the head that query head h reads.
    """
    raise NotImplementedError("Write repeat_key_value.")


def attention(query, key, value, mask=None):
    """Multi-head attention: given, and to be left as it is."""
    scores = query @ key.transpose(-2, -1) / math.sqrt(query.shape[-1])
    if mask is not None:
        scores = scores.masked_fill(~torch.tensor(mask), float("-inf"))
    return torch.softmax(scores, dim=-1) @ value


REFERENCE = {}  # from reference.json: attention


def check():
    for case in REFERENCE["attention"]:
        query, key, value = (torch.tensor(case[name]) for name in ("query", "key", "value"))
        repeats = len(query) // len(key)
        keys, values = repeat_key_value(key, repeats), repeat_key_value(value, repeats)
        wanted = (len(query), *key.shape[1:])
        assert keys.shape == wanted, f"the shape is {tuple(keys.shape)}, expected {wanted}"
        found, output = attention(query, keys, values, case["mask"]), torch.tensor(case["output"])
        assert torch.allclose(found, output), f"{case['name']}: attention gives\n{found}, expected\n{output}"


if __name__ == "__main__":
    check()
    print("repeat_key_value agrees with the reference values.")
