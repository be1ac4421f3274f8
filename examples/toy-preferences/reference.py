"""The numbers that index.ts must reproduce, from PyTorch in float64. Writes reference.json."""

import itertools
import json
from pathlib import Path

import torch
import torch.nn.functional as F

SEED = 11
BETA = 0.5
VOCABULARY, LENGTH = 4, 4
torch.manual_seed(SEED)
torch.set_default_dtype(torch.float64)

# [256, LENGTH]; product counts in base 4, the last digit fastest
ALL_SEQUENCES = torch.tensor(list(itertools.product(range(VOCABULARY), repeat=LENGTH)))


# region policy
def reference_policy():
    """One table of logits per position, [previous, next]; a single row at position 0."""
    token = torch.arange(VOCABULARY, dtype=torch.float64)
    stutter = -(token[None, :] - token[:, None]).abs()
    return [torch.zeros(1, VOCABULARY)] + [stutter.clone() for _ in range(LENGTH - 1)]


def token_log_probs(policy, sequences):
    """log pi(y_t | y_<t) of every token, [n, LENGTH]."""
    columns = []
    for t, table in enumerate(policy):
        previous = sequences[:, t - 1] if t > 0 else torch.zeros_like(sequences[:, 0])
        log_probs = F.log_softmax(table, dim=-1)[previous]
        columns.append(log_probs.gather(1, sequences[:, t : t + 1]))
    return torch.cat(columns, dim=1)
# endregion


def true_reward(sequences):
    steps = sequences[:, 1:] - sequences[:, :-1]
    return ((steps == 1).sum(1) - (steps == 0).sum(1)).double()


# region pairs
def preference_probability(first, second):
    """Bradley-Terry."""
    return torch.sigmoid(true_reward(first) - true_reward(second))
# endregion


# region optimum
def optimal_distribution(policy, beta):
    """pi_ref exp(r / beta) / Z, over all responses."""
    logps = token_log_probs(policy, ALL_SEQUENCES).sum(1)
    return F.softmax(logps + true_reward(ALL_SEQUENCES) / beta, dim=0)
# endregion


def gradient_case():
    """Autograd's gradient of any function of token log-probabilities by the logits."""
    policy = [torch.randn(table.shape, requires_grad=True) for table in reference_policy()]
    sequences = torch.randint(VOCABULARY, (3, LENGTH))
    upstream = torch.randn(3, LENGTH)
    log_probs = token_log_probs(policy, sequences)
    gradient = torch.autograd.grad((upstream * log_probs).sum(), policy)
    return {
        "policy": [table.tolist() for table in policy],
        "sequences": sequences.tolist(),
        "logProbGradients": upstream.tolist(),
        "logProbs": log_probs.tolist(),
        "logitsGradient": [table.tolist() for table in gradient],
    }


def main():
    version = torch.__version__
    policy = reference_policy()
    distribution = token_log_probs(policy, ALL_SEQUENCES).sum(1).exp()
    optimum = optimal_distribution(policy, BETA)
    rewards = true_reward(ALL_SEQUENCES)
    first, second = torch.randint(VOCABULARY, (2, 6, LENGTH))
    reference = {
        "header": {"tool": f"PyTorch {version}", "version": version, "seed": SEED},
        "rewards": rewards.tolist(),
        "distribution": distribution.tolist(),
        "expectedReward": (distribution @ rewards).item(),
        "optimum": {
            "beta": BETA,
            "distribution": optimum.tolist(),
            "expectedReward": (optimum @ rewards).item(),
            # kl_div(input, target) is KL(target || exp(input))
            "kl": F.kl_div(distribution.log(), optimum, reduction="sum").item(),
        },
        "pairs": {
            "first": first.tolist(),
            "second": second.tolist(),
            "probabilities": preference_probability(first, second).tolist(),
        },
        "gradient": gradient_case(),
    }
    path = Path(__file__).with_name("reference.json")
    path.write_text(json.dumps(reference, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
