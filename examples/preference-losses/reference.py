"""The numbers that index.ts must reproduce, from PyTorch in float64. Writes reference.json.

PyTorch has none of these losses: they are written here from the papers' formulas, and autograd differentiates them.
"""

import json
from pathlib import Path

import torch
import torch.nn.functional as F

SEED = 29
torch.manual_seed(SEED)
torch.set_default_dtype(torch.float64)


# region ipo
def ipo_loss(chosen, rejected, ref_chosen, ref_rejected, beta):
    """Azar et al. 2024, Eq. 17."""
    h = (chosen - ref_chosen) - (rejected - ref_rejected)
    return ((h - 1 / (2 * beta)) ** 2).mean(), {"margins": h}
# endregion


# region kto
def kto_loss(logps, ref_logps, desirable, reference_point, beta, desirable_weight, undesirable_weight):
    """Ethayarajh et al. 2024, §4: lambda_y - v(x, y)."""
    log_ratios = logps - ref_logps
    good = desirable_weight - desirable_weight * torch.sigmoid(beta * (log_ratios - reference_point))
    bad = undesirable_weight - undesirable_weight * torch.sigmoid(beta * (reference_point - log_ratios))
    return torch.where(desirable, good, bad).mean(), {"rewards": beta * log_ratios}
# endregion


# region simpo
def simpo_loss(chosen, rejected, chosen_lengths, rejected_lengths, beta, gamma):
    """Meng et al. 2024, Eq. 6."""
    chosen_rewards = beta * chosen / chosen_lengths
    rejected_rewards = beta * rejected / rejected_lengths
    margins = chosen_rewards - rejected_rewards
    rest = {
        "chosenRewards": chosen_rewards,
        "rejectedRewards": rejected_rewards,
        "rewardAccuracy": (margins > 0).double().mean(),
    }
    return -F.logsigmoid(margins - gamma).mean(), rest
# endregion


# region orpo
def orpo_loss(chosen, rejected, chosen_lengths, rejected_lengths, lambda_):
    """Hong et al. 2024, §4: odds of the geometric mean of the token probabilities."""
    p_chosen = torch.exp(chosen / chosen_lengths)
    p_rejected = torch.exp(rejected / rejected_lengths)
    ratios = torch.log(p_chosen / (1 - p_chosen)) - torch.log(p_rejected / (1 - p_rejected))
    sft = -(chosen / chosen_lengths).mean()
    penalty = -F.logsigmoid(ratios).mean()
    rest = {"sftLoss": sft, "oddsRatioLoss": penalty, "logOddsRatios": ratios}
    return sft + lambda_ * penalty, rest
# endregion


def case(name, loss_of, differentiable, constants, options):
    """One loss with its gradient by the tensors of `differentiable`; keys as in index.ts."""
    inputs = [torch.tensor(values).requires_grad_() for values in differentiable.values()]
    tensors = [torch.tensor(values) for values in constants.values()]
    loss, rest = loss_of(*inputs, *tensors, *options.values())
    gradients = torch.autograd.grad(loss, inputs)
    return {
        "name": name,
        "input": {**differentiable, **constants, **options},
        "output": {"loss": loss.item(), **{key: value.tolist() for key, value in rest.items()}},
        "gradient": {key: value.tolist() for key, value in zip(differentiable, gradients)},
    }


def main():
    version = torch.__version__
    logps = {"chosenLogps": [-12.5, -7.25, -30.0], "rejectedLogps": [-14.0, -6.5, -31.5]}
    refs = {"refChosenLogps": [-13.0, -7.5, -28.0], "refRejectedLogps": [-13.5, -8.0, -33.0]}
    far = {"chosenLogps": [-9000.0, -4.0], "rejectedLogps": [-3.0, -8000.0]}
    far_refs = {"refChosenLogps": [-5.0, -7000.0], "refRejectedLogps": [-6000.0, -6.0]}
    lengths = {"chosenLengths": [10.0, 4.0, 25.0], "rejectedLengths": [7.0, 5.0, 21.0]}
    single = {"logps": [-12.5, -7.25, -30.0, -14.0, -6.5]}
    single_refs = {"refLogps": [-13.0, -7.5, -28.0, -13.5, -8.25]}
    marks = {"desirable": [True, True, True, False, False]}
    kto_input = {**single_refs, **marks}

    def kto(reference_point, beta, desirable_weight=1.0, undesirable_weight=1.0):
        return {
            "referencePoint": reference_point,
            "beta": beta,
            "desirableWeight": desirable_weight,
            "undesirableWeight": undesirable_weight,
        }

    reference = {
        "header": {"tool": f"PyTorch {version}", "version": version, "seed": SEED},
        "ipo": [
            case("three pairs", ipo_loss, logps, refs, {"beta": 0.1}),
            case("a larger beta", ipo_loss, logps, refs, {"beta": 0.8}),
            case("log-ratios of thousands", ipo_loss, far, far_refs, {"beta": 0.3}),
        ],
        "kto": [
            case("three good, two bad", kto_loss, single, kto_input, kto(0.0, 0.2)),
            case("a reference point", kto_loss, single, kto_input, kto(0.7, 0.5)),
            case("weights", kto_loss, single, kto_input, kto(0.3, 0.5, 1.2, 1.7)),
        ],
        "simpo": [
            case("no margin", simpo_loss, logps, lengths, {"beta": 2.0, "gamma": 0.0}),
            case("a margin", simpo_loss, logps, lengths, {"beta": 2.5, "gamma": 1.4}),
        ],
        "orpo": [
            case("a small lambda", orpo_loss, logps, lengths, {"lambda": 0.1}),
            case("a large lambda", orpo_loss, logps, lengths, {"lambda": 1.5}),
        ],
    }
    path = Path(__file__).with_name("reference.json")
    text = json.dumps(reference, indent=1, ensure_ascii=False)
    path.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
