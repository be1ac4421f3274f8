"""The causal mask, with a KV cache too, by hand. Needs torch.

Write the function, then run this file: the asserts compare with reference values.
写出函数，然后运行本文件：断言与参考值比较。
"""

import json

import torch


def causal(query_length, past_length=0):
    """The mask [query_length, past_length + query_length] of booleans, True = may attend.

    past_length keys are cached: the queries are the last of the keys.
    """
    raise NotImplementedError("Write causal.")


REFERENCE = {}  # from reference.json: causal


def check():
    for case in REFERENCE["causal"]:
        found, wanted = causal(case["queryLength"], case["pastLength"]), torch.tensor(case["mask"])
        where = f"{case['queryLength']} queries after {case['pastLength']}"
        assert found.dtype == torch.bool, f"{where}: the mask is of {found.dtype}, expected booleans"
        assert torch.equal(found, wanted), f"{where}: the mask is {found}, expected {wanted}"


if __name__ == "__main__":
    check()
    print("causal agrees with the reference values.")
