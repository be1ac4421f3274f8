"""The numbers that index.ts must reproduce, in plain Python. Writes reference.json.

Two ways to encode must agree before anything is written: rank by rank within each piece, as the
example does, and merge after merge over the whole list of pieces, as the paper has it. The pieces
themselves are cut by hand below: Python's re knows no \\p{L}.
"""

import json
import platform
from collections import Counter
from pathlib import Path

BYTES = 256


# region merge
def merge_pair(ids, pair, new_id):
    merged, at = [], 0
    while at < len(ids):
        if tuple(ids[at:at + 2]) == tuple(pair):
            merged.append(new_id)
            at += 2
        else:
            merged.append(ids[at])
            at += 1
    return merged
# endregion


# region learn
def learn_merges(pieces, num_merges):
    """Ties: the smaller left id, then the smaller right id. A pair that stands once is not merged."""
    words = [list(piece.encode("utf-8")) for piece in pieces]
    merges = []
    while len(merges) < num_merges:
        counts = Counter(pair for ids in words for pair in zip(ids, ids[1:]))
        if not counts:
            break
        pair, count = min(counts.items(), key=lambda item: (-item[1], item[0]))
        if count < 2:
            break
        words = [merge_pair(ids, pair, BYTES + len(merges)) for ids in words]
        merges.append(pair)
    return merges
# endregion


# region encode
def encode(pieces, merges):
    ranks = {tuple(pair): rank for rank, pair in enumerate(merges)}
    result = []
    for piece in pieces:
        ids = list(piece.encode("utf-8"))
        while True:
            found = [ranks[pair] for pair in zip(ids, ids[1:]) if pair in ranks]
            if not found:
                break
            ids = merge_pair(ids, merges[min(found)], BYTES + min(found))
        result += ids
    return result
# endregion


def encode_merge_by_merge(pieces, merges):
    words = [list(piece.encode("utf-8")) for piece in pieces]
    for rank, pair in enumerate(merges):
        words = [merge_pair(ids, pair, BYTES + rank) for ids in words]
    return [token for ids in words for token in ids]


# region decode
def decode(ids, merges):
    bytes_of = [bytes([byte]) for byte in range(BYTES)]
    for left, right in merges:
        bytes_of.append(bytes_of[left] + bytes_of[right])
    return b"".join(bytes_of[token] for token in ids).decode("utf-8", errors="replace")
# endregion


def case(name, training, num_merges, *texts):
    merges = learn_merges(training, num_merges)
    encoded = []
    for pieces in texts:
        ids = encode(pieces, merges)
        assert ids == encode_merge_by_merge(pieces, merges)
        assert decode(ids, merges) == "".join(pieces)
        encoded.append({"pieces": pieces, "ids": ids})
    return {"name": name, "pieces": training, "numMerges": num_merges, "merges": merges, "encoded": encoded}


def main():
    version = platform.python_version()
    low = ["low"] + [" low"] * 4 + [" lower"] * 2 + [" newest"] * 6 + [" widest"] * 3
    chinese = ["我在读书", "，他在看书", "，你在写书", "。"]
    numbers = ["year", " ", "202", "4", ",", " year", " ", "202", "5", ",", " year", " ", "202", "6"]
    reference = {
        "header": {"tool": f"Python {version}", "version": version, "seed": None},
        "cases": [
            case("the words of the paper", low, 12, [" lowest"], [" newer", " wide"], ["low", " low"], []),
            case("Chinese, three bytes a character", chinese, 9, ["他在读书"], ["书"], ["写", "，读"]),
            case("numbers in groups of three", numbers, 8, ["year", " ", "202", "42"], ["4", ",", " year"]),
            case("a text of one letter", ["aaaaaaa", " aaa"], 5, ["aaaaa"], ["a"], [" aaa"]),
        ],
    }
    path = Path(__file__).with_name("reference.json")
    path.write_text(json.dumps(reference, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
