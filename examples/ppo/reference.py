"""The numbers that index.ts must reproduce, from PyTorch in float64. Writes reference.json.

PyTorch has none of these losses, so they are written here from the papers' formulas; autograd
gives the gradients, and advantages are double sums instead of a backward recursion.
"""

import itertools
import json
from pathlib import Path

import torch
import torch.nn.functional as F

SEED = 5
VOCABULARY, LENGTH = 4, 4
torch.manual_seed(SEED)
torch.set_default_dtype(torch.float64)


def masked_mean(x, mask=None):
    return x.mean() if mask is None else x[mask].mean()


# region clipped-loss
def clipped_policy_loss(log_probs, old_log_probs, advantages, clip_range, mask=None):
    log_ratio = log_probs - old_log_probs
    ratio = log_ratio.exp()
    clipped = ratio.clamp(1 - clip_range, 1 + clip_range)
    objective = torch.min(ratio * advantages, clipped * advantages)
    beyond = ((ratio - 1).abs() > clip_range).double()
    return {
        "policyLoss": -masked_mean(objective, mask),
        "clipFraction": masked_mean(beyond, mask),
        "approximateKl": masked_mean(ratio - 1 - log_ratio, mask),
    }
# endregion


# region gradient
def clipped_policy_gradient(log_probs, *rest):
    x = log_probs.clone().requires_grad_()
    loss = clipped_policy_loss(x, *rest)["policyLoss"]
    (gradient,) = torch.autograd.grad(loss, x)
    return gradient
# endregion


# region advantages
def generalized_advantage_estimation(rewards, values, gamma, lam):
    """The sum as the paper writes it, for every step anew."""
    steps = len(rewards)
    next_values = torch.cat([values[1:], torch.zeros(1)])
    delta = rewards + gamma * next_values - values
    advantages = torch.stack([
        sum((gamma * lam) ** l * delta[t + l] for l in range(steps - t))
        for t in range(steps)
    ])
    return {"advantages": advantages, "returns": advantages + values}
# endregion


# region whiten
def whiten(values):
    centered = values - values.mean()
    return centered / torch.sqrt(values.var(unbiased=False) + 1e-8)
# endregion


# region value-loss
def clipped_value_loss(values, old_values, returns, clip_range, mask=None):
    clipped = values.clamp(old_values - clip_range, old_values + clip_range)
    square, clipped_square = (values - returns) ** 2, (clipped - returns) ** 2
    return {
        "valueLoss": masked_mean(torch.max(square, clipped_square), mask) / 2,
        "clipFraction": masked_mean((clipped_square > square).double(), mask),
    }


def clipped_value_gradient(values, *rest):
    x = values.clone().requires_grad_()
    loss = clipped_value_loss(x, *rest)["valueLoss"]
    (gradient,) = torch.autograd.grad(loss, x)
    return gradient
# endregion


# region kl-penalty
def kl_penalty(log_probs, ref_log_probs, estimator):
    x = log_probs - ref_log_probs
    return {"k1": x, "k2": x**2 / 2, "k3": torch.exp(-x) - 1 + x}[estimator]
# endregion


# region rewards
def token_rewards(score, log_probs, ref_log_probs, beta):
    """[n, T]; the score is that of the whole response."""
    rewards = -beta * (log_probs - ref_log_probs)
    rewards[:, -1] += score
    return rewards
# endregion


# The toy task of examples/toy-preferences: four tokens, four positions.
def reference_policy():
    token = torch.arange(VOCABULARY, dtype=torch.float64)
    stutter = -(token[None, :] - token[:, None]).abs()
    return [torch.zeros(1, VOCABULARY)] + [stutter.clone() for _ in range(LENGTH - 1)]


def previous(tokens, t):
    return tokens[:, t - 1] if t > 0 else torch.zeros_like(tokens[:, 0])


def token_log_probs(policy, tokens):
    rows = [F.log_softmax(z, dim=-1)[previous(tokens, t)] for t, z in enumerate(policy)]
    return torch.stack([row.gather(1, tokens[:, t : t + 1])[:, 0] for t, row in enumerate(rows)], 1)


def token_values(values, tokens):
    return torch.stack([v[previous(tokens, t)] for t, v in enumerate(values)], 1)


def true_reward(tokens):
    steps = tokens[:, 1:] - tokens[:, :-1]
    return ((steps == 1).sum(1) - (steps == 0).sum(1)).double()


# region step
def ppo_step(
    policy, values, tokens, reference, *,
    beta, clip_range, gamma, lam, epochs, lr, value_lr,
):
    with torch.no_grad():
        old_log_probs = token_log_probs(policy, tokens)
        old_values = token_values(values, tokens)
        ref_log_probs = token_log_probs(reference, tokens)
        rewards = token_rewards(true_reward(tokens), old_log_probs, ref_log_probs, beta)
        estimates = [
            generalized_advantage_estimation(r, v, gamma, lam)
            for r, v in zip(rewards, old_values)
        ]
        advantages = torch.stack([e["advantages"] for e in estimates])
        returns = torch.stack([e["returns"] for e in estimates])

    policy = [z.clone().requires_grad_() for z in policy]
    values = [v.clone().requires_grad_() for v in values]
    optimizer = torch.optim.SGD([{"params": policy}, {"params": values, "lr": value_lr}], lr=lr)
    for _ in range(epochs):
        log_probs = token_log_probs(policy, tokens)
        new_values = token_values(values, tokens)
        policy_loss = clipped_policy_loss(log_probs, old_log_probs, advantages, clip_range)
        value_loss = clipped_value_loss(new_values, old_values, returns, clip_range)
        loss = policy_loss["policyLoss"] + value_loss["valueLoss"]
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    policy, values = [z.detach() for z in policy], [v.detach() for v in values]
    log_probs = token_log_probs(policy, tokens)
    moved = clipped_policy_loss(log_probs, old_log_probs, advantages, clip_range)
    return policy, values, moved
# endregion


# region learn
def sample(policy, count):
    tokens = torch.zeros(count, LENGTH, dtype=torch.long)
    for t, z in enumerate(policy):
        probabilities = F.softmax(z, dim=-1)[previous(tokens, t)]
        tokens[:, t] = torch.multinomial(probabilities, 1)[:, 0]
    return tokens


def learn_from_reward(steps, responses_per_step, **options):
    reference = policy = reference_policy()
    values = [torch.zeros(len(z)) for z in reference]
    for _ in range(steps):
        tokens = sample(policy, responses_per_step)
        policy, values, _ = ppo_step(policy, values, tokens, reference, **options)
    return policy


def truth_of(policy):
    """E[reward] and KL(policy || reference), exact sums over all 256 responses."""
    everything = torch.tensor(list(itertools.product(range(VOCABULARY), repeat=LENGTH)))
    logps = token_log_probs(policy, everything).sum(1)
    ref_logps = token_log_probs(reference_policy(), everything).sum(1)
    p = logps.exp()
    return {"expectedReward": p @ true_reward(everything), "kl": p @ (logps - ref_logps)}
# endregion


def log_probs_like(*shape):
    return F.logsigmoid(torch.randn(*shape))


def policy_case(name, n, clip_range, mask):
    old_log_probs = log_probs_like(n)
    # At most 0, and on both sides of the old ones, some far away
    log_probs = torch.clamp(old_log_probs + torch.randn(n) / 2, max=-0.01)
    advantages = torch.randn(n)
    arguments = (log_probs, old_log_probs, advantages, clip_range, mask)
    return {
        "name": name,
        "input": {
            "logProbs": log_probs, "oldLogProbs": old_log_probs, "advantages": advantages,
            "clipRange": clip_range, "mask": torch.ones(n, dtype=torch.bool) if mask is None else mask,
        },
        **clipped_policy_loss(*arguments),
        "gradient": clipped_policy_gradient(*arguments),
    }


def value_case(name, n, clip_range, mask):
    old_values = torch.randn(n)
    values, returns = old_values + torch.randn(n) / 2, old_values + torch.randn(n)
    arguments = (values, old_values, returns, clip_range, mask)
    return {
        "name": name,
        "input": {
            "values": values, "oldValues": old_values, "returns": returns,
            "clipRange": clip_range, "mask": torch.ones(n, dtype=torch.bool) if mask is None else mask,
        },
        **clipped_value_loss(*arguments),
        "gradient": clipped_value_gradient(*arguments),
    }


def advantage_case(gamma, lam):
    rewards, values = torch.randn(6), torch.randn(6)
    estimate = generalized_advantage_estimation(rewards, values, gamma, lam)
    return {"input": {"rewards": rewards, "values": values, "gamma": gamma, "lambda": lam}, **estimate}


def step_case():
    reference = reference_policy()
    policy = [z + torch.randn(z.shape) / 2 for z in reference]
    values = [torch.randn(len(z)) for z in reference]
    tokens = sample(policy, 6)
    after, after_values, moved = ppo_step(
        policy, values, tokens, reference,
        beta=0.3, clip_range=0.2, gamma=0.9, lam=0.8, epochs=3, lr=4, value_lr=2,
    )
    return {
        "policy": policy, "values": values, "responses": tokens,
        "options": {
            "beta": 0.3, "clipRange": 0.2, "gamma": 0.9, "lambda": 0.8,
            "epochs": 3, "learningRate": 4, "valueLearningRate": 2,
        },
        "after": {"policy": after, "values": after_values},
        "clipFraction": moved["clipFraction"],
        "approximateKl": moved["approximateKl"],
    }


def plain(value):
    """Tensors as the numbers they hold."""
    if isinstance(value, torch.Tensor):
        return value.item() if value.ndim == 0 else value.tolist()
    if isinstance(value, dict):
        return {key: plain(entry) for key, entry in value.items()}
    return [plain(entry) for entry in value] if isinstance(value, list) else value


def main():
    version = torch.__version__
    log_probs, ref_log_probs = log_probs_like(3, 4), log_probs_like(3, 4)
    score = torch.randn(3)
    padded = torch.tensor([True, True, True, False, True, False, True, False])
    learned = learn_from_reward(
        steps=30, responses_per_step=64, beta=0.5, clip_range=0.2, gamma=1.0, lam=0.95,
        epochs=4, lr=10, value_lr=5,
    )
    reference = {
        "header": {"tool": f"PyTorch {version}", "version": version, "seed": SEED},
        "policyLoss": [
            policy_case("eight tokens", 8, 0.2, None),
            policy_case("padded responses", 8, 0.1, padded),
        ],
        "valueLoss": [
            value_case("eight tokens", 8, 0.2, None),
            value_case("padded responses", 8, 0.1, padded),
        ],
        "advantages": [advantage_case(*shares) for shares in [(1.0, 0.95), (0.9, 0.5), (0.7, 1.0), (1.0, 0.0)]],
        "whiten": {"values": log_probs[0], "whitened": whiten(log_probs[0])},
        "rewards": {
            "logProbs": log_probs, "refLogProbs": ref_log_probs, "score": score, "beta": 0.05,
            "tokenRewards": token_rewards(score, log_probs, ref_log_probs, 0.05),
            **{k: kl_penalty(log_probs, ref_log_probs, k) for k in ["k1", "k2", "k3"]},
        },
        "step": step_case(),
        "learn": truth_of(learned),
    }
    path = Path(__file__).with_name("reference.json")
    path.write_text(json.dumps(plain(reference), indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
