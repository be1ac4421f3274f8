"""PPO's clipped policy loss, written by hand (Schulman et al. 2017, Eq. 7). Needs torch.

Write the function, then run this file: the asserts compare with reference values.
写出函数，然后运行本文件：断言与参考值比较。
"""

import json

import torch

torch.set_default_dtype(torch.float64)


def masked_mean(x, mask=None):
    return x.mean() if mask is None else x[mask].mean()


def clipped_policy_loss(log_probs, old_log_probs, advantages, clip_range, mask=None):
    """One entry per token, [n] each; the mask is true on the tokens that count.

    Returns a dict of three means over these tokens: policyLoss; clipFraction, the share
    of ratios further than clip_range from 1; approximateKl, r - 1 - log r.
    """
    raise NotImplementedError("Write clipped_policy_loss.")


REFERENCE = {}  # from reference.json: policyLoss


def floats(numbers):
    """JSON writes 1.0 as 1."""
    return torch.tensor(numbers, dtype=torch.float64)


def check():
    for case in REFERENCE["policyLoss"]:
        given = case["input"]
        log_probs = floats(given["logProbs"]).requires_grad_()
        rest = [floats(given[name]) for name in ["oldLogProbs", "advantages"]]
        found = clipped_policy_loss(log_probs, *rest, given["clipRange"], torch.tensor(given["mask"]))
        for name in ["policyLoss", "clipFraction", "approximateKl"]:
            value, wanted = found[name], floats(case[name])
            assert torch.allclose(value, wanted), f"{case['name']}: {name} is {value}, expected {wanted}"
        (gradient,) = torch.autograd.grad(found["policyLoss"], log_probs)
        wanted = floats(case["gradient"])
        assert torch.allclose(gradient, wanted), f"{case['name']}: gradient is {gradient}, expected {wanted}"


if __name__ == "__main__":
    check()
    print("clipped_policy_loss agrees with the reference values.")
