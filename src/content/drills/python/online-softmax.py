"""The softmax's normalizer in one pass, by hand (Milakov & Gimelshein 2018, Algorithm 3).

Write the function, then run this file: the asserts compare with reference values.
写出函数，然后运行本文件：断言与参考值比较。
"""

import json
import math


def online_normalizer(logits):
    """A list of logits, read once, to (m, l): softmax(x) = exp(x - m) / l.

    m is the largest logit, l the sum of exp(x - m). A logit of -inf adds nothing; one at
    least is finite.
    """
    raise NotImplementedError("Write online_normalizer.")


REFERENCE = {}  # from reference.json: normalizer


def check():
    for case in REFERENCE["normalizer"]:
        logits = [float(logit) for logit in case["logits"]]
        largest, total = online_normalizer(iter(logits))  # an iterator: there is no second pass
        assert largest == max(logits), f"{logits}: the maximum is {largest}, expected {max(logits)}"
        found = largest + math.log(total)
        wanted = case["logSumExp"]
        assert math.isclose(found, wanted), f"{logits}: m + log l is {found}, expected {wanted}"
        for logit, wanted in zip(logits, case["softmax"]):
            found = math.exp(logit - largest) / total
            assert math.isclose(found, wanted, abs_tol=1e-300), f"{logit}: the softmax is {found}, expected {wanted}"


if __name__ == "__main__":
    check()
    print("online_normalizer agrees with the reference values.")
