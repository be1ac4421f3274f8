"""Softmax, log-softmax and log-sum-exp that neither overflow nor underflow, by hand. Needs torch.

Write the functions, then run this file: the asserts compare with reference values.
写出这些函数，然后运行本文件：断言与参考值比较。
"""

import json

import torch

torch.set_default_dtype(torch.float64)


def softmax(logits):
    """[..., n] to probabilities of the same shape, over the last axis. Without torch.softmax."""
    raise NotImplementedError("Write softmax.")


def log_softmax(logits):
    """[..., n] to log-probabilities of the same shape, finite also where softmax rounds to 0."""
    raise NotImplementedError("Write log_softmax.")


def log_sum_exp(logits):
    """[..., n] to [...]: the logarithm of the sum of exponentials over the last axis."""
    raise NotImplementedError("Write log_sum_exp.")


REFERENCE = {}  # from reference.json: softmax


def check():
    for case in REFERENCE["softmax"]:
        logits = torch.tensor(case["logits"], dtype=torch.float64)
        functions = {"softmax": softmax, "logSoftmax": log_softmax, "logSumExp": log_sum_exp}
        for name, function in functions.items():
            found, wanted = function(logits), torch.tensor(case[name], dtype=torch.float64)
            assert torch.allclose(found, wanted), f"{case['name']}: {name} is {found}, expected {wanted}"
        batch = softmax(torch.stack([logits, logits + 3]))
        assert torch.allclose(batch[1], batch[0]), "a constant added to every logit changes the softmax"


if __name__ == "__main__":
    check()
    print("softmax, log_softmax and log_sum_exp agree with the reference values.")
