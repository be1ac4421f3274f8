"""The numbers that index.ts must reproduce, from PyTorch in float64. Writes reference.json."""

import itertools
import json
from pathlib import Path

import torch
import torch.nn.functional as F

SEED = 17
torch.manual_seed(SEED)
torch.set_default_dtype(torch.float64)


# region filters
# region top-k
def top_k(probabilities, k):
    values, tokens = probabilities.topk(min(k, len(probabilities)))
    return torch.zeros_like(probabilities).scatter(0, tokens, values / values.sum())
# endregion


# region top-p
def top_p(probabilities, p):
    """From the tail, as Transformers does: drop while what is dropped is at most 1 - p."""
    values, tokens = probabilities.sort()
    dropped = values.cumsum(0) <= 1 - p
    kept = values.masked_fill(dropped, 0)
    return torch.zeros_like(probabilities).scatter(0, tokens, kept / kept.sum())
# endregion


def min_p(probabilities, share):
    kept = probabilities.masked_fill(probabilities < share * probabilities.max(), 0)
    return kept / kept.sum()
# endregion


# region beam-search
def beam_search(tables, num_beams, end_token):
    """A model that reads the last token only: tables [length, previous, next] of log-probabilities."""
    vocabulary = tables.shape[-1]
    sequences, logps, ended = torch.zeros(1, 0, dtype=torch.long), torch.zeros(1), []
    for table in tables:
        previous = sequences[:, -1] if sequences.shape[1] else torch.zeros(1, dtype=torch.long)
        # One topk over [beams * vocabulary]: the best of all, not the best of each.
        scores = (logps[:, None] + table[previous]).flatten()
        logps, places = scores.topk(min(num_beams, len(scores)))
        beams, tokens = places.div(vocabulary, rounding_mode="floor"), places % vocabulary
        sequences = torch.cat([sequences[beams], tokens[:, None]], dim=1)
        done = tokens == end_token
        ended += list(zip(sequences[done].tolist(), logps[done].tolist()))
        sequences, logps = sequences[~done], logps[~done]
        if len(logps) == 0:
            break
    ended += list(zip(sequences.tolist(), logps.tolist()))
    return sorted(ended, key=lambda hypothesis: -hypothesis[1])


def likeliest(tables, end_token):
    """No search: every sequence that ends, or is as long as there are tables."""
    best = ([], -float("inf"))
    length, _, vocabulary = tables.shape
    for tokens in itertools.product(range(vocabulary), repeat=length):
        if end_token in tokens:
            tokens = tokens[: tokens.index(end_token) + 1]
        previous = (0, *tokens[:-1])
        logp = sum(tables[t, previous[t], token].item() for t, token in enumerate(tokens))
        if logp > best[1]:
            best = (list(tokens), logp)
    return best
# endregion


def filter_case(name, logits, temperature, k, p, share):
    probabilities = F.softmax(torch.tensor(logits) / temperature, dim=0)
    chain = min_p(top_p(top_k(probabilities, k), p), share)
    return {
        "name": name,
        "logits": logits,
        "temperature": temperature,
        "topK": k,
        "topP": p,
        "minP": share,
        "probabilities": probabilities.tolist(),
        "afterTopK": top_k(probabilities, k).tolist(),
        "afterTopP": top_p(probabilities, p).tolist(),
        "afterMinP": min_p(probabilities, share).tolist(),
        "afterAll": chain.tolist(),
    }


def beam_case(length, vocabulary, end_token):
    logits = 1.5 * torch.randn(length, vocabulary, vocabulary)
    logits[:2, :, end_token] -= 3  # no empty answer
    tables = F.log_softmax(logits, dim=-1)
    tokens, logp = likeliest(tables, end_token)
    searches = [
        {
            "numBeams": num_beams,
            "hypotheses": [
                {"tokens": found, "logp": score}
                for found, score in beam_search(tables, num_beams, end_token)
            ],
        }
        for num_beams in (1, 2, 4)
    ]
    return {
        "tables": tables.tolist(),
        "endToken": end_token,
        "searches": searches,
        "likeliest": {"tokens": tokens, "logp": logp},
    }


def main():
    version = torch.__version__
    random = torch.randn(12).tolist()
    p, q = F.softmax(torch.randn(6), dim=0), F.softmax(torch.randn(6), dim=0)
    reference = {
        "header": {"tool": f"PyTorch {version}", "version": version, "seed": SEED},
        "filters": [
            filter_case("a sharp row", random, 0.6, 5, 0.95, 0.05),
            filter_case("a flat row", random, 3.0, 7, 0.8, 0.4),
            filter_case("logits of ±10,000", [1e4, -1e4, 9999.0, 9998.5], 1.0, 3, 0.7, 0.3),
        ],
        "beams": beam_case(length=5, vocabulary=4, end_token=2),
        "speculative": {
            "target": p.tolist(),
            "draft": q.tolist(),
            "acceptance": torch.minimum(p, q).sum().item(),
            "residual": F.normalize((p - q).clamp(min=0), p=1, dim=0).tolist(),
        },
    }
    path = Path(__file__).with_name("reference.json")
    text = json.dumps(reference, indent=1, ensure_ascii=False)
    path.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
