"""DPO loss, written by hand (Rafailov et al. 2023, Eq. 7). Needs torch.

Write the function, then run this file: the asserts compare with reference values.
写出函数，然后运行本文件：断言与参考值比较。
"""

import json

import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)


def dpo_loss(chosen, rejected, ref_chosen, ref_rejected, beta, label_smoothing=0.0):
    """Summed log-probabilities, [n] each, under the policy and the reference.

    Returns the mean loss, the implicit rewards of both lists, [n] each, and the
    share of pairs whose chosen reward is strictly higher.
    """
    raise NotImplementedError("Write dpo_loss.")


REFERENCE = {}  # from reference.json: loss


def check():
    for case in REFERENCE["loss"]:
        given, expected = case["input"], case["output"]
        names = ["chosenLogps", "rejectedLogps", "refChosenLogps", "refRejectedLogps"]
        logps = [torch.tensor(given[name]) for name in names]
        found = dpo_loss(*logps, beta=given["beta"], label_smoothing=given["labelSmoothing"])
        names = ["loss", "chosenRewards", "rejectedRewards", "rewardAccuracy"]
        for name, value in zip(names, found):
            wanted = torch.tensor(expected[name])
            assert torch.allclose(value, wanted), f"{case['name']}: {name} is {value}, expected {wanted}"


if __name__ == "__main__":
    check()
    print("dpo_loss agrees with the reference values.")
