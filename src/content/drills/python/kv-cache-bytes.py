"""Bytes of a KV cache, written by hand. Needs Python only.

Write the function, then run this file: the asserts compare with reference values.
写出函数，然后运行本文件：断言与参考值比较。
"""

import json


def key_value_cache_bytes(layers, key_value_heads, head_dim, tokens, sequences, bytes_per_value):
    """Counts, and the bytes per number, which may be a fraction.

    Returns the bytes of all keys and values that are kept for decoding.
    """
    raise NotImplementedError("Write key_value_cache_bytes.")


REFERENCE = {}  # from reference.json: attention


def count(numbers):
    """How many numbers there are in nested lists."""
    return sum(map(count, numbers)) if isinstance(numbers, list) else 1


def check():
    for case in REFERENCE["attention"]:
        key, value = case["key"], case["value"]
        if len(key[0][0]) != len(value[0][0]):
            continue  # one head_dim for both
        found = key_value_cache_bytes(1, len(key), len(key[0][0]), len(key[0]), 1, 8)
        wanted = 8 * (count(key) + count(value))
        assert found == wanted, f"{case['name']}: {found} bytes, expected {wanted}"
    # Qwen2-72B: 320 KiB for a token, 10 GiB for 32,768.
    found = key_value_cache_bytes(80, 8, 128, 1, 1, 2)
    assert found == 327_680, f"a token of Qwen2-72B takes {found} bytes, expected 327680"
    found = key_value_cache_bytes(80, 8, 128, 8_192, 4, 2)
    assert found == 10 * 2**30, f"four sequences of 8,192 tokens take {found} bytes, expected {10 * 2**30}"
    found = key_value_cache_bytes(80, 8, 128, 2, 1, 0.5)
    assert found == 163_840, f"two tokens at half a byte per number take {found} bytes, expected 163840"


if __name__ == "__main__":
    check()
    print("key_value_cache_bytes agrees with the reference values.")
