"""The numbers that index.ts must reproduce, from PyTorch in float64. Writes reference.json.

PyTorch has no GRPO: it is written here from the formulas, with padding and a mask, and autograd differentiates it.
"""

import json
from pathlib import Path

import torch

SEED = 31
torch.manual_seed(SEED)
torch.set_default_dtype(torch.float64)


# region advantages
def group_relative_advantages(rewards, group_size, scale_rewards=True):
    """Shao et al. 2024, §4.1; torch.std divides by n - 1."""
    groups = rewards.view(-1, group_size)
    advantages = groups - groups.mean(dim=1, keepdim=True)
    if scale_rewards:
        advantages = advantages / (groups.std(dim=1, keepdim=True) + 1e-4)
    return advantages.flatten()
# endregion


# region grpo-loss
def grpo_loss(logps, old, ref, mask, advantages, clip_range, clip_range_high, beta, normalization, max_length):
    """Shao et al. 2024, Eq. 3 and 4. Log-probabilities are padded, [n, T]; the mask is 1 on tokens."""
    ratio = torch.exp(logps - old)
    clipped = torch.clamp(ratio, 1 - clip_range, 1 + clip_range_high)
    gain = torch.min(ratio * advantages[:, None], clipped * advantages[:, None])
    k3 = torch.exp(ref - logps) - (ref - logps) - 1

    def reduce(values):
        summed = (values * mask).sum(dim=1)
        if normalization == "sequence":
            return (summed / mask.sum(dim=1)).mean()
        if normalization == "token":
            return summed.sum() / mask.sum()
        return summed.mean() / max_length

    policy_loss, kl = -reduce(gain), reduce(k3)
    outside = (((ratio < 1 - clip_range) | (ratio > 1 + clip_range_high)) * mask).sum() / mask.sum()
    return policy_loss + beta * kl, policy_loss, kl, outside
# endregion


# region step
def policy_log_probs(policy, sequences):
    """The toy policy of @examples/toy-preferences: a table [previous, next] per position."""
    columns = []
    for t, table in enumerate(policy):
        previous = sequences[:, t - 1] if t > 0 else torch.zeros_like(sequences[:, 0])
        columns.append(torch.log_softmax(table, dim=-1)[previous, sequences[:, t]])
    return torch.stack(columns, dim=1)


def grpo_step(reference, policy, sequences, rewards, group_size, clip_range, beta, epochs, learning_rate):
    advantages = group_relative_advantages(rewards, group_size)
    ref = policy_log_probs(reference, sequences)
    old = policy_log_probs(policy, sequences)
    mask = torch.ones_like(old)
    policy = [table.clone().requires_grad_() for table in policy]
    for _ in range(epochs):
        logps = policy_log_probs(policy, sequences)
        loss, *_ = grpo_loss(
            logps, old, ref, mask, advantages, clip_range, clip_range, beta, "sequence", None
        )
        gradients = torch.autograd.grad(loss, policy)
        policy = [
            (table - learning_rate * gradient).detach().requires_grad_()
            for table, gradient in zip(policy, gradients)
        ]
    return [table.detach() for table in policy]
# endregion


def padded(rows):
    longest = max(map(len, rows))
    return torch.tensor([row + [0.0] * (longest - len(row)) for row in rows])


def cut(table, rows):
    return [values[: len(row)] for values, row in zip(table.tolist(), rows)]


def loss_case(name, rows, advantages, clip_range=0.2, clip_range_high=None, beta=0.0, normalization="sequence", max_length=None):
    logps, old, ref = (padded(row) for row in rows)
    mask = padded([[1.0] * len(row) for row in rows[0]])
    logps.requires_grad_()
    high = clip_range if clip_range_high is None else clip_range_high
    loss, policy_loss, kl, outside = grpo_loss(
        logps, old, ref, mask, torch.tensor(advantages), clip_range, high, beta, normalization, max_length
    )
    gradient = torch.autograd.grad(loss, logps)[0]
    options = {"clipRange": clip_range, "beta": beta, "normalization": normalization}
    if clip_range_high is not None:
        options["clipRangeHigh"] = clip_range_high
    if max_length is not None:
        options["maxLength"] = max_length
    keys = ["logProbs", "oldLogProbs", "refLogProbs"]
    return {
        "name": name,
        "input": {**dict(zip(keys, rows)), "advantages": advantages, **options},
        "output": {
            "loss": loss.item(),
            "policyLoss": policy_loss.item(),
            "kl": kl.item(),
            "clipFraction": outside.item(),
        },
        "gradient": cut(gradient, rows[0]),
    }


def advantage_case(name, rewards, group_size, scale_rewards=True):
    advantages = group_relative_advantages(torch.tensor(rewards), group_size, scale_rewards)
    return {
        "name": name,
        "rewards": rewards,
        "options": {"groupSize": group_size, "scaleRewards": scale_rewards},
        "advantages": advantages.tolist(),
    }


def step_case():
    reference = [torch.randn(1 if position == 0 else 4, 4) for position in range(4)]
    policy = [table + 0.3 * torch.randn_like(table) for table in reference]
    responses = [[0, 1, 2, 3], [1, 2, 0, 0], [2, 3, 3, 1], [0, 0, 1, 2], [3, 3, 2, 2], [2, 3, 1, 2]]
    rewards = [3.0, 0.0, 0.0, 1.0, -2.0, 2.0]
    options = {"group_size": 3, "clip_range": 0.2, "beta": 0.3, "epochs": 3, "learning_rate": 1.5}
    stepped = grpo_step(reference, policy, torch.tensor(responses), torch.tensor(rewards), **options)
    return {
        "reference": [table.tolist() for table in reference],
        "policy": [table.tolist() for table in policy],
        "responses": responses,
        "groupSize": options["group_size"],
        "clipRange": options["clip_range"],
        "beta": options["beta"],
        "epochs": options["epochs"],
        "learningRate": options["learning_rate"],
        "stepped": [table.tolist() for table in stepped],
    }


def main():
    version = torch.__version__
    logps = [[-1.0, -2.0, -0.5, -1.5], [-3.0, -0.25], [-0.75, -1.25, -2.5]]
    old = [[-1.1, -1.6, -0.55, -1.5], [-2.6, -0.5], [-0.7, -1.9, -2.45]]
    ref = [[-1.3, -1.8, -0.9, -2.1], [-2.2, -0.6], [-0.4, -1.7, -2.8]]
    rows = [logps, old, ref]
    advantages = [1.2, -0.7, 0.4]
    reference = {
        "header": {"tool": f"PyTorch {version}", "version": version, "seed": SEED},
        "advantages": [
            advantage_case("rewards of 0 and 1", [1.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0], 4),
            advantage_case("two groups of three", [2.5, -1.0, 0.25, 10.0, 13.0, 11.5], 3),
            advantage_case("no scaling", [2.5, -1.0, 0.25, 10.0, 13.0, 11.5], 3, False),
            advantage_case("a group of equals", [0.1, 0.1, 0.1, 0.7, 0.1, 0.2], 3),
        ],
        "loss": [
            loss_case("no penalty", rows, advantages),
            loss_case("a KL penalty", rows, advantages, beta=0.3),
            loss_case("weights by token", rows, advantages, beta=0.3, normalization="token"),
            loss_case("weights by a constant", rows, advantages, beta=0.3, normalization="constant", max_length=6),
            loss_case("a higher upper clip", rows, advantages, clip_range=0.2, clip_range_high=1.0, beta=0.05),
        ],
        "step": step_case(),
    }
    path = Path(__file__).with_name("reference.json")
    text = json.dumps(reference, indent=1, ensure_ascii=False)
    path.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
