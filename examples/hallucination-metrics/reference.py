"""The numbers that index.ts must reproduce. Writes reference.json.

CHAIR and POPE are counts, so they are written in plain Python, from the definitions; the
probabilities of contrastive decoding come from PyTorch in float64.
"""

import json
import re
from pathlib import Path

import torch

SEED = 44
torch.manual_seed(SEED)
torch.set_default_dtype(torch.float64)

NAMES = {
    "man": "person", "woman": "person", "people": "person", "person": "person",
    "bike": "bicycle", "bicycle": "bicycle", "dog": "dog", "cat": "cat",
    "sofa": "couch", "couch": "couch", "hot dog": "hot dog", "cup": "cup",
}


# region chair
def mentions(caption):
    """Longest match first, by one pattern instead of a loop over words."""
    words = " ".join(re.findall("[a-z]+", caption.lower()))
    pattern = "|".join(sorted(NAMES, key=len, reverse=True))
    return [NAMES[word] for word in re.findall(rf"\b(?:{pattern})\b", words)]


def chair(described):
    found = [mentions(row["caption"]) for row in described]
    wrong = [[x for x in said if x not in row["objects"]] for said, row in zip(found, described)]
    shown = [set(row["objects"]) for row in described]
    return {
        "instance": sum(map(len, wrong)) / max(1, sum(map(len, found))),
        "sentence": sum(map(bool, wrong)) / len(described),
        "coverage": sum(len(a & set(b)) for a, b in zip(shown, found)) / max(1, sum(map(len, shown))),
    }
# endregion


# region pope
def pope(answers, labels):
    """As evaluate.py of the released code, with 0 where it would divide by 0."""
    pairs = list(zip(answers, labels))
    tp, fp = pairs.count((True, True)), pairs.count((True, False))
    tn, fn = pairs.count((False, False)), pairs.count((False, True))
    precision = tp / (tp + fp) if tp + fp else 0.0
    recall = tp / (tp + fn) if tp + fn else 0.0
    return {
        "accuracy": (tp + tn) / len(pairs),
        "precision": precision,
        "recall": recall,
        "f1": 2 * precision * recall / (precision + recall) if precision + recall else 0.0,
        "yesRatio": answers.count(True) / len(answers),
    }


def pope_case(name, size, yes_bias):
    labels = (torch.rand(size) < 0.5).tolist()
    answers = [bool(label ^ bool(torch.rand(()) < 0.3)) or bool(torch.rand(()) < yes_bias) for label in labels]
    return {"name": name, "answers": answers, "labels": labels, "output": pope(answers, labels)}
# endregion


# region contrastive
def contrastive_case(vocabulary, alpha, beta):
    logits, distorted = 3 * torch.randn(vocabulary), 3 * torch.randn(vocabulary)
    p = logits.softmax(dim=-1)
    contrast = (1 + alpha) * logits - alpha * distorted
    contrast = contrast.masked_fill(p < beta * p.max(), float("-inf"))
    return {
        "alpha": alpha,
        "beta": beta,
        "logits": logits.tolist(),
        "distorted": distorted.tolist(),
        "probabilities": contrast.softmax(dim=-1).tolist(),
    }
# endregion


def main():
    version = torch.__version__
    street = [
        {"caption": "A man on a bike with a dog.", "objects": ["person", "bicycle"]},
        {"caption": "A woman and a cat on the sofa, a cup, and a cup.", "objects": ["couch", "cat", "person"]},
        {"caption": "People eat a hot dog.", "objects": ["person", "hot dog", "cup"]},
        {"caption": "A wall.", "objects": ["bicycle"]},
    ]
    faithful = [{"caption": "Two people, one dog, one person.", "objects": ["dog", "person"]}]
    reference = {
        "header": {"tool": f"PyTorch {version}", "version": version, "seed": SEED},
        "chair": [
            {"name": "four captions", "described": street, "names": NAMES, "output": chair(street)},
            {"name": "a faithful caption", "described": faithful, "names": NAMES, "output": chair(faithful)},
        ],
        "pope": [
            pope_case("a model without bias", 40, 0.0),
            pope_case("a model that likes to say yes", 40, 0.6),
        ],
        "contrastive": [contrastive_case(5, 1.0, 0.1), contrastive_case(7, 0.5, 0.02)],
    }
    path = Path(__file__).with_name("reference.json")
    path.write_text(json.dumps(reference, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
