"""The numbers that index.ts must reproduce, from PyTorch in float64. Writes reference.json."""

import json
from pathlib import Path

import torch
import torch.nn.functional as F

SEED = 3
VOCABULARY, LENGTH = 4, 4
torch.manual_seed(SEED)
torch.set_default_dtype(torch.float64)


# region loss
def bradley_terry_loss(chosen_rewards, rejected_rewards):
    return -F.logsigmoid(chosen_rewards - rejected_rewards).mean()
# endregion


# region gradient
def bradley_terry_gradient(chosen_rewards, rejected_rewards):
    chosen = chosen_rewards.clone().requires_grad_()
    rejected = rejected_rewards.clone().requires_grad_()
    return torch.autograd.grad(bradley_terry_loss(chosen, rejected), [chosen, rejected])
# endregion


# region learn
def reward_features(tokens):
    """How often each step -3 ... 3 from one token to the next occurs, [n, 7]."""
    steps = tokens[:, 1:] - tokens[:, :-1]
    return F.one_hot(steps + VOCABULARY - 1, 2 * VOCABULARY - 1).sum(1).double()


def learn_reward_model(chosen, rejected, lr, steps):
    """A linear layer without bias: a bias would cancel in every pair."""
    model = torch.nn.Linear(2 * VOCABULARY - 1, 1, bias=False)
    torch.nn.init.zeros_(model.weight)
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    losses = []
    for _ in range(steps):
        chosen_rewards = model(reward_features(chosen))
        rejected_rewards = model(reward_features(rejected))
        loss = bradley_terry_loss(chosen_rewards, rejected_rewards)
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return model.weight.detach()[0], losses
# endregion


def loss_case(name, chosen_rewards, rejected_rewards):
    gradient = bradley_terry_gradient(chosen_rewards, rejected_rewards)
    return {
        "name": name,
        "chosenRewards": chosen_rewards.tolist(),
        "rejectedRewards": rejected_rewards.tolist(),
        "loss": bradley_terry_loss(chosen_rewards, rejected_rewards).item(),
        "gradient": {"chosenRewards": gradient[0].tolist(), "rejectedRewards": gradient[1].tolist()},
    }


def main():
    version = torch.__version__
    chosen, rejected = torch.randint(VOCABULARY, (2, 40, LENGTH))
    weights, losses = learn_reward_model(chosen, rejected, lr=0.7, steps=20)
    reference = {
        "header": {"tool": f"PyTorch {version}", "version": version, "seed": SEED},
        "loss": [
            loss_case("random rewards", 2 * torch.randn(7), 2 * torch.randn(7)),
            loss_case("rewards far apart", torch.tensor([900.0, -1e4, 3.0]), torch.tensor([100.0, 1e4, 3.0])),
        ],
        "learn": {
            "chosen": chosen.tolist(), "rejected": rejected.tolist(),
            "learningRate": 0.7, "steps": 20, "weights": weights.tolist(), "losses": losses,
        },
    }
    path = Path(__file__).with_name("reference.json")
    path.write_text(json.dumps(reference, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
