"""The numbers that index.ts must reproduce, from PyTorch in float64. Writes reference.json."""

import json
from pathlib import Path

import torch
import torch.nn.functional as F

SEED = 17
torch.manual_seed(SEED)
torch.set_default_dtype(torch.float64)


# region loss
def nt_xent_loss(first_views, second_views, temperature):
    """View i's partner is view i + N (mod 2N); view i itself is no candidate."""
    views = F.normalize(torch.cat([first_views, second_views]), dim=-1)
    logits = views @ views.T / temperature
    logits.fill_diagonal_(-torch.inf)
    count = len(first_views)
    return F.cross_entropy(logits, torch.arange(2 * count).roll(count))
# endregion


# region gradient
def nt_xent_gradient(first_views, second_views, temperature):
    inputs = [views.clone().requires_grad_() for views in (first_views, second_views)]
    return torch.autograd.grad(nt_xent_loss(*inputs, temperature), inputs)
# endregion


# region geometry
def alignment(first_views, second_views):
    gaps = F.normalize(first_views, dim=-1) - F.normalize(second_views, dim=-1)
    return gaps.norm(dim=-1).pow(2).mean()


def uniformity(views):
    distances = torch.pdist(F.normalize(views, dim=-1))
    return distances.pow(2).mul(-2).exp().mean().log()
# endregion


def loss_case(name, first_views, second_views, temperature):
    gradient = nt_xent_gradient(first_views, second_views, temperature)
    return {
        "name": name,
        "input": {
            "firstViews": first_views.tolist(),
            "secondViews": second_views.tolist(),
            "temperature": temperature,
        },
        "loss": nt_xent_loss(first_views, second_views, temperature).item(),
        "gradient": {"firstViews": gradient[0].tolist(), "secondViews": gradient[1].tolist()},
        "alignment": alignment(first_views, second_views).item(),
        "uniformity": uniformity(torch.cat([first_views, second_views])).item(),
    }


def main():
    version = torch.__version__
    near = torch.randn(4, 5)
    reference = {
        "header": {"tool": f"PyTorch {version}", "version": version, "seed": SEED},
        "loss": [
            loss_case("three unrelated pairs", torch.randn(3, 4), 2 * torch.randn(3, 4), 0.5),
            loss_case("four near pairs at 0.1", near, 3 * near + 0.6 * torch.randn(4, 5), 0.1),
            loss_case("two pairs at 0.01", torch.randn(2, 3), torch.randn(2, 3), 0.01),
        ],
    }
    path = Path(__file__).with_name("reference.json")
    path.write_text(json.dumps(reference, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
