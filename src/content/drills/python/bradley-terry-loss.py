"""The reward model's loss, written by hand (Ouyang et al. 2022, Eq. 1). Needs torch.

Write the function, then run this file: the asserts compare with reference values.
写出函数，然后运行本文件：断言与参考值比较。
"""

import json

import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)


def bradley_terry_loss(chosen_rewards, rejected_rewards):
    """The rewards of the two responses of each pair, [n] each. Returns the mean loss in nats."""
    raise NotImplementedError("Write bradley_terry_loss.")


REFERENCE = {}  # from reference.json: loss


def floats(numbers):
    """JSON writes 1.0 as 1."""
    return torch.tensor(numbers, dtype=torch.float64)


def check():
    for case in REFERENCE["loss"]:
        rewards = [floats(case[name]) for name in ["chosenRewards", "rejectedRewards"]]
        for reward in rewards:
            reward.requires_grad_()
        loss = bradley_terry_loss(*rewards)
        assert torch.allclose(loss, floats(case["loss"])), f"{case['name']}: loss is {loss}, expected {case['loss']}"
        for name, value in zip(["chosenRewards", "rejectedRewards"], torch.autograd.grad(loss, rewards)):
            wanted = floats(case["gradient"][name])
            assert torch.allclose(value, wanted), f"{case['name']}: gradient by {name} is {value}, expected {wanted}"


if __name__ == "__main__":
    check()
    print("bradley_terry_loss agrees with the reference values.")
