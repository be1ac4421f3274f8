"""A longest common subsequence itself, read off the table, written by hand. Plain Python.

Write the function, then run this file: the asserts compare with reference values.
写出函数，然后运行本文件：断言与参考值比较。
"""

import json


def lcs_table(text1, text2):
    """[m + 1][n + 1]: entry [i][j] is the length for the first i and the first j characters."""
    table = [[0] * (len(text2) + 1) for _ in range(len(text1) + 1)]
    for i, a in enumerate(text1, 1):
        for j, b in enumerate(text2, 1):
            if a == b:
                table[i][j] = table[i - 1][j - 1] + 1
            else:
                table[i][j] = max(table[i - 1][j], table[i][j - 1])
    return table


def longest_common_subsequence(text1, text2):
    """One of the longest; where the neighbors tie, the walk goes up and drops a character of text1."""
    raise NotImplementedError("Write longest_common_subsequence.")


REFERENCE = {}  # from reference.json: short, long


def check():
    for case in REFERENCE["short"] + REFERENCE["long"]:
        text = longest_common_subsequence(case["text1"], case["text2"])
        where = f"{case['text1']!r}, {case['text2']!r}"
        assert len(text) == case["length"], f"{where}: {text!r} has {len(text)} characters, expected {case['length']}"
        assert text == case["traceback"], f"{where}: {text!r}, expected {case['traceback']!r}, up in a tie"


if __name__ == "__main__":
    check()
    print("longest_common_subsequence agrees with the reference values.")
