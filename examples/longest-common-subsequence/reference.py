"""The numbers that index.ts must reproduce, in plain Python. Writes reference.json.

The authority is brute force: for short texts, all subsequences of one are tried on the other. Every
algorithm below must agree with it before anything is written. Python counts code points, JavaScript
UTF-16 units; the texts here have one unit per code point.
"""

import json
import platform
import random
from functools import lru_cache
from itertools import combinations
from pathlib import Path

SEED = 17


def is_subsequence(short, long):
    rest = iter(long)
    return all(unit in rest for unit in short)


def all_longest(text1, text2):
    """Every longest common subsequence, by trying all subsequences of text1, longest first."""
    for length in range(len(text1), -1, -1):
        tried = {"".join(units) for units in combinations(text1, length)}
        common = sorted(units for units in tried if is_subsequence(units, text2))
        if common:
            return common
    raise AssertionError("the empty subsequence is always common")


# region table
def lcs_table(text1, text2):
    table = [[0] * (len(text2) + 1) for _ in range(len(text1) + 1)]
    for i, a in enumerate(text1, 1):
        for j, b in enumerate(text2, 1):
            if a == b:
                table[i][j] = table[i - 1][j - 1] + 1
            else:
                table[i][j] = max(table[i - 1][j], table[i][j - 1])
    return table


def lcs_length(text1, text2):
    return lcs_table(text1, text2)[-1][-1]
# endregion


# region rolling
def lcs_row(text1, text2):
    row = [0] * (len(text2) + 1)
    for a in text1:
        diagonal = 0
        for j, b in enumerate(text2, 1):
            above = row[j]
            row[j] = diagonal + 1 if a == b else max(above, row[j - 1])
            diagonal = above
    return row


def lcs_length_rolling(text1, text2):
    if len(text1) < len(text2):
        text1, text2 = text2, text1
    return lcs_row(text1, text2)[-1]
# endregion


# region traceback
def longest_common_subsequence(text1, text2):
    table = lcs_table(text1, text2)
    i, j = len(text1), len(text2)
    common = []
    while table[i][j] > 0:
        if text1[i - 1] == text2[j - 1]:
            common.append(text1[i - 1])
            i, j = i - 1, j - 1
        elif table[i - 1][j] >= table[i][j - 1]:
            i -= 1
        else:
            j -= 1
    return "".join(reversed(common))
# endregion


# region hirschberg
def hirschberg_lcs(text1, text2):
    if len(text1) < 2:
        return text1 if text1 in text2 else ""
    middle = len(text1) // 2
    top, bottom = text1[:middle], text1[middle:]
    before = lcs_row(top, text2)
    after = lcs_row(bottom[::-1], text2[::-1])[::-1]
    totals = [left + right for left, right in zip(before, after)]
    cut = totals.index(max(totals))
    return hirschberg_lcs(top, text2[:cut]) + hirschberg_lcs(bottom, text2[cut:])
# endregion


# region bit-parallel
def lcs_length_bit_parallel(text1, text2):
    """Python's integers have as many bits as it takes, so there are no words and no carry."""
    matches = {}
    for i, unit in enumerate(text1):
        matches[unit] = matches.get(unit, 0) | 1 << i
    ones = (1 << len(text1)) - 1
    cells = ones
    for unit in text2:
        u = cells & matches.get(unit, 0)
        cells = ((cells + u) | (cells - u)) & ones
    return len(text1) - bin(cells).count("1")
# endregion


# region edit-distance
def edit_distance(text1, text2, substitution_cost=2):
    """From the definition: what to do with the first unit of each text."""

    @lru_cache(maxsize=None)
    def cost(i, j):
        if i == len(text1) or j == len(text2):
            return len(text1) - i + len(text2) - j
        keep = 0 if text1[i] == text2[j] else substitution_cost
        return min(keep + cost(i + 1, j + 1), 1 + cost(i + 1, j), 1 + cost(i, j + 1))

    return cost(0, 0)
# endregion


def case(text1, text2):
    length = lcs_length(text1, text2)
    lengths = [lcs_length_rolling(text1, text2), lcs_length_bit_parallel(text1, text2)]
    texts = [longest_common_subsequence(text1, text2), hirschberg_lcs(text1, text2)]
    assert lengths == [length] * 2 and [len(text) for text in texts] == [length] * 2
    assert all(is_subsequence(text, text1) and is_subsequence(text, text2) for text in texts)
    result = {
        "text1": text1,
        "text2": text2,
        "length": length,
        "traceback": texts[0],
        "hirschberg": texts[1],
        "editDistance": edit_distance(text1, text2),
        "levenshtein": edit_distance(text1, text2, 1),
    }
    assert result["editDistance"] == len(text1) + len(text2) - 2 * length
    return result


def short_case(text1, text2):
    longest = all_longest(text1, text2)
    result = case(text1, text2)
    assert result["length"] == len(longest[0])
    assert result["traceback"] in longest and result["hirschberg"] in longest
    return {**result, "allLongest": longest}


def main():
    draw = random.Random(SEED)

    def text(length, alphabet):
        return "".join(draw.choice(alphabet) for _ in range(length))

    version = platform.python_version()
    known = [
        ("abcde", "ace"), ("abc", "abc"), ("abc", "def"), ("", "abc"), ("", ""), ("a", "ba"),
        ("abcbdab", "bdcaba"), ("kitten", "sitting"), ("我在读最长公共子序列", "我读过公共序列"),
    ]
    reference = {
        "header": {"tool": f"Python {version}", "version": version, "seed": SEED},
        "short": [short_case(*pair) for pair in known]
        + [short_case(text(draw.randrange(12), "abcd"), text(draw.randrange(12), "abcd")) for _ in range(30)],
        # Beyond one word and two, with lengths at and beside the words' edges
        "long": [case(text(m, "abcd"), text(n, "abcd")) for m, n in [(31, 40), (32, 32), (33, 64), (64, 20), (100, 97)]]
        + [case(text(70, "ab"), text(65, "ab"))],
    }
    path = Path(__file__).with_name("reference.json")
    path.write_text(json.dumps(reference, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
