"""Beam search, written by hand (Sutskever, Vinyals & Le 2014, Section 3.2). Needs torch.

Write the function, then run this file: the asserts compare with reference values.
写出函数，然后运行本文件：断言与参考值比较。
"""

import json

import torch

torch.set_default_dtype(torch.float64)


def beam_search(tables, num_beams, end_token):
    """A model that reads the last token only, and stops at the latest after `length` tokens.

    tables: [length, previous, next], log-probabilities; before the first token, `previous` is 0.
    Returns what ended or has reached the full length, as pairs of a list of tokens and the sum of
    their log-probabilities, the largest sum first.
    """
    raise NotImplementedError("Write beam_search.")


REFERENCE = {}  # from reference.json: beams


def check():
    beams = REFERENCE["beams"]
    tables = torch.tensor(beams["tables"])
    for case in beams["searches"]:
        found = beam_search(tables, case["numBeams"], beams["endToken"])
        wanted = [(hypothesis["tokens"], hypothesis["logp"]) for hypothesis in case["hypotheses"]]
        where = f"with {case['numBeams']} beams"
        tokens = [list(hypothesis) for hypothesis, _ in found]
        assert tokens == [hypothesis for hypothesis, _ in wanted], f"{where}:\n{found}, expected\n{wanted}"
        sums = torch.tensor([float(logp) for _, logp in found])
        assert torch.allclose(sums, torch.tensor([logp for _, logp in wanted])), f"{where}:\n{found}, expected\n{wanted}"


if __name__ == "__main__":
    check()
    print("beam_search agrees with the reference values.")
