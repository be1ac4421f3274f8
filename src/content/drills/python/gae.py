"""Generalized advantage estimation, written by hand (Schulman et al. 2016, Eq. 16). Needs torch.

Write the function, then run this file: the asserts compare with reference values.
写出函数，然后运行本文件：断言与参考值比较。
"""

import json

import torch

torch.set_default_dtype(torch.float64)


def generalized_advantage_estimation(rewards, values, gamma, lam):
    """Rewards and values of one finished trajectory, [T] each.

    Returns a dict: advantages, [T]; returns, [T], what the critic is to learn.
    """
    raise NotImplementedError("Write generalized_advantage_estimation.")


REFERENCE = {}  # from reference.json: advantages


def floats(numbers):
    """JSON writes 1.0 as 1."""
    return torch.tensor(numbers, dtype=torch.float64)


def check():
    for case in REFERENCE["advantages"]:
        given = case["input"]
        rewards, values = floats(given["rewards"]), floats(given["values"])
        found = generalized_advantage_estimation(rewards, values, given["gamma"], given["lambda"])
        for name in ["advantages", "returns"]:
            value, wanted = found[name], floats(case[name])
            where = f"gamma {given['gamma']}, lambda {given['lambda']}"
            assert torch.allclose(value, wanted), f"{where}: {name} is {value}, expected {wanted}"


if __name__ == "__main__":
    check()
    print("generalized_advantage_estimation agrees with the reference values.")
