"""Byte-pair merges, learned by hand (Sennrich et al. 2016, Algorithm 1, on bytes). Needs Python only.

Write the function, then run this file: the asserts compare with reference values.
写出函数，然后运行本文件：断言与参考值比较。
"""

import json

BYTES = 256


def merge_pair(ids, pair, new_id):
    """The ids with every occurrence of the pair replaced: given, and to be left as it is."""
    merged, at = [], 0
    while at < len(ids):
        if tuple(ids[at:at + 2]) == tuple(pair):
            merged.append(new_id)
            at += 2
        else:
            merged.append(ids[at])
            at += 1
    return merged


def learn_merges(pieces, num_merges):
    """pieces: the words of a text, in order, each as often as it stands there.

    Returns at most num_merges pairs of ids, in the order they were learned; the first makes the
    id 256. Ties: the smaller left id, then the smaller right id. A pair that stands once is not merged.
    """
    raise NotImplementedError("Write learn_merges.")


REFERENCE = {}  # from reference.json: cases


def check():
    for case in REFERENCE["cases"]:
        found = [list(pair) for pair in learn_merges(case["pieces"], case["numMerges"])]
        assert found == case["merges"], f"{case['name']}: {found}, expected {case['merges']}"


if __name__ == "__main__":
    check()
    print("learn_merges agrees with the reference values.")
