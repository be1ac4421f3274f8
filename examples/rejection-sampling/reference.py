"""The numbers that index.ts must reproduce, from PyTorch in float64. Writes reference.json."""

import itertools
import json
from pathlib import Path

import torch
import torch.nn.functional as F

SEED = 19
torch.manual_seed(SEED)
torch.set_default_dtype(torch.float64)


# region best-of-n
def best_of_n(probabilities, scores, n):
    """No formula: every way to draw n responses, the highest score, ties shared among those drawn."""
    picked = torch.zeros(len(probabilities))
    for drawn in itertools.product(range(len(probabilities)), repeat=n):
        drawn = torch.tensor(drawn)
        winners = drawn[scores[drawn] == scores[drawn].max()]
        picked.index_add_(0, winners, probabilities[drawn].prod().expand(len(winners)) / len(winners))
    return picked
# endregion


# region toy-task
def token_log_probs(policy, sequences):
    """The toy policy of @examples/toy-preferences: a table [previous, next] per position."""
    columns = []
    for t, table in enumerate(policy):
        previous = sequences[:, t - 1] if t > 0 else torch.zeros_like(sequences[:, 0])
        columns.append(F.log_softmax(table, dim=-1)[previous, sequences[:, t]])
    return torch.stack(columns, dim=1)


def true_reward(sequences):
    steps = sequences[:, 1:] - sequences[:, :-1]
    return ((steps == 1).sum(1) - (steps == 0).sum(1)).double()


def reference_policy():
    token = torch.arange(4, dtype=torch.float64)
    stutter = -(token[None, :] - token[:, None]).abs()
    return [torch.zeros(1, 4)] + [stutter.clone() for _ in range(3)]


ALL_SEQUENCES = torch.tensor(list(itertools.product(range(4), repeat=4)))
# endregion


# region verifier
def pick_by_verifier(n, error_rate):
    """By score: what the winner's score is, and what a response with that score is worth."""
    reference = token_log_probs(reference_policy(), ALL_SEQUENCES).sum(1).exp()
    rewards = true_reward(ALL_SEQUENCES)
    top = rewards.max()
    # [responses, 2]: judged rightly, taken for the best.
    joint = torch.stack([reference * (1 - error_rate), reference * error_rate], dim=1)
    scores = torch.stack([rewards, top.expand_as(rewards)], dim=1)
    levels = scores.unique()
    masses = torch.stack([joint[scores == level].sum() for level in levels])
    cumulative = masses.cumsum(0)
    below = torch.cat([torch.zeros(1), cumulative[:-1]])
    wins = cumulative**n - below**n
    picked = torch.zeros_like(joint)
    for level, mass, win in zip(levels, masses, wins):
        at = scores == level
        picked[at] = joint[at] / mass * win
    responses = picked.sum(1)
    return {
        "n": n,
        "errorRate": error_rate,
        "expectedReward": (responses @ rewards).item(),
        "expectedScore": (picked * scores).sum().item(),
        "kl": F.kl_div(reference.log(), responses, reduction="sum").item(),
    }
# endregion


# region fine-tune
def fine_tune(policy, kept, learning_rate, steps):
    """Descends the mean negative log-likelihood of what was kept, by autograd."""
    policy = [table.clone().requires_grad_() for table in policy]
    optimizer = torch.optim.SGD(policy, lr=learning_rate)
    losses = []
    for _ in range(steps):
        loss = -token_log_probs(policy, kept).sum(1).mean()
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return policy, losses
# endregion


def best_of_n_case(n):
    probabilities = F.softmax(torch.randn(5), dim=0)
    scores = torch.tensor([0.5, -1.0, 2.0, 0.5, 2.0])
    return {
        "n": n,
        "probabilities": probabilities.tolist(),
        "scores": scores.tolist(),
        "distribution": best_of_n(probabilities, scores, n).tolist(),
    }


def acceptance_case():
    probabilities, rewards, beta = F.softmax(torch.randn(5), dim=0), torch.randn(5), 0.7
    weights = probabilities * torch.exp(rewards / beta)
    return {
        "probabilities": probabilities.tolist(),
        "rewards": rewards.tolist(),
        "beta": beta,
        "distribution": (weights / weights.sum()).tolist(),
        "rate": (weights.sum() / torch.exp(rewards.max() / beta)).item(),
    }


def fine_tune_case():
    general = [torch.randn(1 if t == 0 else 4, 4) for t in range(4)]
    several = torch.tensor([[0, 1, 2, 3], [1, 2, 0, 0], [0, 1, 3, 3]])
    after, losses = fine_tune(general, several, learning_rate=1.5, steps=4)
    return {
        "policy": [table.tolist() for table in general],
        "kept": several.tolist(),
        "learningRate": 1.5,
        "steps": 4,
        "losses": losses,
        "learned": [table.tolist() for table in after],
    }


def main():
    version = torch.__version__
    reference = {
        "header": {"tool": f"PyTorch {version}", "version": version, "seed": SEED},
        "bestOfN": [best_of_n_case(n) for n in (1, 2, 3, 5)],
        "verifier": [pick_by_verifier(n, error_rate) for n, error_rate in ((4, 0.0), (16, 0.01), (256, 0.05))],
        "acceptance": acceptance_case(),
        "fineTune": fine_tune_case(),
    }
    path = Path(__file__).with_name("reference.json")
    text = json.dumps(reference, indent=1, ensure_ascii=False)
    path.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
