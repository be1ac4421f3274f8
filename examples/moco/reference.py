"""The numbers that index.ts must reproduce, from PyTorch in float64. Writes reference.json."""

import json
from pathlib import Path

import torch
import torch.nn.functional as F

SEED = 19
torch.manual_seed(SEED)
torch.set_default_dtype(torch.float64)


# region loss
def moco_loss(queries, positive_keys, queue, temperature):
    """As in MoCo's code: the positive logit in column 0, keys without gradient."""
    q = F.normalize(queries, dim=-1)
    k = F.normalize(positive_keys, dim=-1).detach()
    negatives = F.normalize(queue, dim=-1).detach()
    positive = torch.einsum("nc,nc->n", q, k).unsqueeze(-1)
    logits = torch.cat([positive, q @ negatives.T], dim=1) / temperature
    return F.cross_entropy(logits, torch.zeros(len(q), dtype=torch.long))
# endregion


# region gradient
def moco_gradient(queries, positive_keys, queue, temperature):
    x = queries.clone().requires_grad_()
    (gradient,) = torch.autograd.grad(moco_loss(x, positive_keys, queue, temperature), x)
    return gradient
# endregion


# region learn
def learn_moco(encoder, batches, queue, momentum, temperature, learning_rate):
    query_encoder = encoder.clone().requires_grad_()
    key_encoder = encoder.clone()
    optimizer = torch.optim.SGD([query_encoder], lr=learning_rate)
    losses = []
    for query_views, key_views in batches:
        with torch.no_grad():
            keys = key_views @ key_encoder
        loss = moco_loss(query_views @ query_encoder, keys, queue, temperature)
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        with torch.no_grad():
            key_encoder.mul_(momentum).add_(query_encoder, alpha=1 - momentum)
        queue = torch.cat([keys.flip(0), queue])[: len(queue)]
    return query_encoder.detach(), key_encoder, queue, losses
# endregion


def loss_case(name, queries, positive_keys, queue, temperature):
    inputs = (queries, positive_keys, queue, temperature)
    return {
        "name": name,
        "input": {
            "queries": queries.tolist(),
            "positiveKeys": positive_keys.tolist(),
            "queue": queue.tolist(),
            "temperature": temperature,
        },
        "loss": moco_loss(*inputs).item(),
        "gradient": moco_gradient(*inputs).tolist(),
    }


def learn_case():
    encoder, queue = torch.randn(4, 3), torch.randn(5, 3)
    images = [torch.randn(2, 4) for _ in range(6)]
    batches = [(x + 0.2 * torch.randn(2, 4), x + 0.2 * torch.randn(2, 4)) for x in images]
    rates = {"momentum": 0.8, "temperature": 0.3, "learning_rate": 0.7}
    query_encoder, key_encoder, last_queue, losses = learn_moco(encoder, batches, queue, **rates)
    # Newest first: the rows of the last batch in reverse, then those before it.
    views = torch.cat([key_views for _, key_views in batches]).flip(0)[:5]
    agreement = F.cosine_similarity(last_queue, views @ key_encoder, dim=-1)
    return {
        "options": {
            "encoder": encoder.tolist(),
            "batches": [{"queryViews": q.tolist(), "keyViews": k.tolist()} for q, k in batches],
            "queue": queue.tolist(),
            "momentum": rates["momentum"],
            "temperature": rates["temperature"],
            "learningRate": rates["learning_rate"],
        },
        "queryEncoder": query_encoder.tolist(),
        "keyEncoder": key_encoder.tolist(),
        "queue": last_queue.tolist(),
        "losses": losses,
        "agreement": agreement.tolist(),
    }


def main():
    version = torch.__version__
    reference = {
        "header": {"tool": f"PyTorch {version}", "version": version, "seed": SEED},
        "loss": [
            loss_case("three queries, five keys in the queue", torch.randn(3, 4), torch.randn(3, 4), torch.randn(5, 4), 0.5),
            loss_case("τ = 0.07", 3 * torch.randn(2, 3), torch.randn(2, 3), torch.randn(6, 3), 0.07),
            loss_case("one query, one negative", torch.randn(1, 2), torch.randn(1, 2), torch.randn(1, 2), 0.2),
        ],
        "learn": learn_case(),
    }
    path = Path(__file__).with_name("reference.json")
    text = json.dumps(reference, indent=1, ensure_ascii=False)
    path.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
