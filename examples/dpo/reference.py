"""The numbers that index.ts must reproduce, from PyTorch in float64. Writes reference.json."""

import json
from pathlib import Path

import torch
import torch.nn.functional as F

SEED = 13
torch.manual_seed(SEED)
torch.set_default_dtype(torch.float64)


# region loss
def dpo_loss(chosen, rejected, ref_chosen, ref_rejected, beta, label_smoothing=0.0):
    """Rafailov et al. 2023, Eq. 7. All log-probabilities are summed over the response, [n]."""
    chosen_rewards = beta * (chosen - ref_chosen)
    rejected_rewards = beta * (rejected - ref_rejected)
    margins = chosen_rewards - rejected_rewards
    losses = (
        -(1 - label_smoothing) * F.logsigmoid(margins)
        - label_smoothing * F.logsigmoid(-margins)
    )
    accuracy = (margins > 0).double().mean()
    return losses.mean(), chosen_rewards, rejected_rewards, accuracy
# endregion


# region gradient
def dpo_gradient(chosen, rejected, **rest):
    """No formula: autograd differentiates the loss by the policy's log-probabilities."""
    chosen, rejected = chosen.clone().requires_grad_(), rejected.clone().requires_grad_()
    loss, *_ = dpo_loss(chosen, rejected, **rest)
    return torch.autograd.grad(loss, (chosen, rejected))
# endregion


# region sequence-logps
def sequence_logps(logits, labels, completion_mask):
    """One sequence: logits [T, V], labels [T], completion_mask [T]; shifted here by one."""
    logits, labels, mask = logits[:-1], labels[1:], completion_mask[1:]
    # Labels outside the response may be -100, which gather cannot look up.
    labels = labels.masked_fill(~mask, 0)
    log_probs = F.log_softmax(logits, dim=-1).gather(1, labels[:, None]).squeeze(1)
    return (log_probs * mask).sum()
# endregion


# region learn
def policy_logps(policy, sequences):
    """The toy policy of @examples/toy-preferences: a table [previous, next] per position."""
    total = torch.zeros(len(sequences))
    for t, table in enumerate(policy):
        previous = sequences[:, t - 1] if t > 0 else torch.zeros_like(sequences[:, 0])
        log_probs = F.log_softmax(table, dim=-1)
        total = total + log_probs[previous, sequences[:, t]]
    return total


def learn_from_pairs(reference, chosen, rejected, beta, learning_rate, steps):
    policy = [table.clone().requires_grad_() for table in reference]
    optimizer = torch.optim.SGD(policy, lr=learning_rate)
    with torch.no_grad():
        ref_chosen, ref_rejected = policy_logps(reference, chosen), policy_logps(reference, rejected)
    losses = []
    for _ in range(steps):
        loss, *_ = dpo_loss(
            policy_logps(policy, chosen), policy_logps(policy, rejected), ref_chosen, ref_rejected, beta
        )
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return policy, losses
# endregion


def loss_case(name, logps, beta, label_smoothing=0.0):
    names = ["chosen", "rejected", "ref_chosen", "ref_rejected"]
    tensors = {name: torch.tensor(values) for name, values in zip(names, logps)}
    options = {"beta": beta, "label_smoothing": label_smoothing}
    loss, chosen_rewards, rejected_rewards, accuracy = dpo_loss(**tensors, **options)
    gradient = dpo_gradient(**tensors, **options)
    keys = ["chosenLogps", "rejectedLogps", "refChosenLogps", "refRejectedLogps"]
    return {
        "name": name,
        "input": {**dict(zip(keys, logps)), "beta": beta, "labelSmoothing": label_smoothing},
        "output": {
            "loss": loss.item(),
            "chosenRewards": chosen_rewards.tolist(),
            "rejectedRewards": rejected_rewards.tolist(),
            "rewardAccuracy": accuracy.item(),
        },
        "gradient": {"chosenLogps": gradient[0].tolist(), "rejectedLogps": gradient[1].tolist()},
    }


def sequence_case():
    logits = 3 * torch.randn(7, 5)
    labels = torch.tensor([-100, -100, 3, 0, 4, 1, -100])
    mask = torch.tensor([False, False, True, True, True, True, False])
    return {
        "logits": logits.tolist(),
        "labels": labels.tolist(),
        "completionMask": mask.tolist(),
        "logp": sequence_logps(logits, labels, mask).item(),
    }


def learn_case():
    chosen = [[0, 1, 2, 3], [1, 2, 0, 0], [2, 3, 3, 1]]
    rejected = [[0, 0, 0, 1], [3, 3, 2, 2], [2, 3, 3, 3]]
    options = {"beta": 0.4, "learning_rate": 2.5, "steps": 6}
    reference = [torch.randn(1 if position == 0 else 4, 4) for position in range(4)]
    policy, losses = learn_from_pairs(
        reference, torch.tensor(chosen), torch.tensor(rejected), **options
    )
    return {
        "reference": [table.tolist() for table in reference],
        "pairs": [{"chosen": c, "rejected": r} for c, r in zip(chosen, rejected)],
        "beta": options["beta"],
        "learningRate": options["learning_rate"],
        "steps": options["steps"],
        "losses": losses,
        "policy": [table.tolist() for table in policy],
    }


def main():
    version = torch.__version__
    # chosen, rejected, reference of chosen, reference of rejected
    logps = [[-12.5, -7.25, -30.0], [-14.0, -6.5, -31.5], [-13.0, -7.5, -28.0], [-13.5, -8.0, -33.0]]
    far = [[-10000.0, -4.0, -20.0], [-3.0, -9000.0, -21.0], [-5.0, -8000.0, -22.0], [-7000.0, -6.0, -20.5]]
    reference = {
        "header": {"tool": f"PyTorch {version}", "version": version, "seed": SEED},
        "loss": [
            loss_case("three pairs", logps, beta=0.1),
            loss_case("a larger beta", logps, beta=0.5),
            loss_case("smoothed labels", logps, beta=0.3, label_smoothing=0.2),
            loss_case("log-ratios of ±10,000", far, beta=0.7, label_smoothing=0.1),
        ],
        "sequence": sequence_case(),
        "learn": learn_case(),
    }
    path = Path(__file__).with_name("reference.json")
    text = json.dumps(reference, indent=1, ensure_ascii=False)
    path.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
