"""GRPO's group-relative advantages, written by hand (Shao et al. 2024, §4.1). Needs torch.

Write the function, then run this file: the asserts compare with reference values.
写出函数，然后运行本文件：断言与参考值比较。
"""

import json

import torch

torch.set_default_dtype(torch.float64)


def group_relative_advantages(rewards, group_size, scale_rewards=True):
    """Rewards, [groups * group_size], group after group. Returns advantages of the same shape.

    The standard deviation is the sample's, by n - 1, plus 1e-4; without scale_rewards
    nothing is divided.
    """
    raise NotImplementedError("Write group_relative_advantages.")


REFERENCE = {}  # from reference.json: advantages


def floats(numbers):
    """JSON writes 1.0 as 1."""
    return torch.tensor(numbers, dtype=torch.float64)


def check():
    for case in REFERENCE["advantages"]:
        options = case["options"]
        value = group_relative_advantages(floats(case["rewards"]), options["groupSize"], options["scaleRewards"])
        wanted = floats(case["advantages"])
        assert torch.allclose(value, wanted), f"{case['name']}: advantages are {value}, expected {wanted}"


if __name__ == "__main__":
    check()
    print("group_relative_advantages agrees with the reference values.")
