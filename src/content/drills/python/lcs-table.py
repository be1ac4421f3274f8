"""Longest common subsequence, the whole table, written by hand (LeetCode 1143). Plain Python.

Write the functions, then run this file: the asserts compare with reference values.
写出函数，然后运行本文件：断言与参考值比较。
"""

import json


def lcs_table(text1, text2):
    """[m + 1][n + 1]: entry [i][j] is the length for the first i and the first j characters."""
    raise NotImplementedError("Write lcs_table.")


def lcs_length(text1, text2):
    """The length for both whole texts."""
    raise NotImplementedError("Write lcs_length.")


REFERENCE = {}  # from reference.json: short, long


def check():
    expected = [[0, 0, 0, 0], [0, 0, 1, 1], [0, 0, 1, 2], [0, 1, 1, 2]]
    table = lcs_table("abc", "cab")
    assert table == expected, f"the table of abc and cab is {table}, expected {expected}"
    for case in REFERENCE["short"] + REFERENCE["long"]:
        length = lcs_length(case["text1"], case["text2"])
        assert length == case["length"], f"{case['text1']!r}, {case['text2']!r}: {length}, expected {case['length']}"


if __name__ == "__main__":
    check()
    print("lcs_table and lcs_length agree with the reference values.")
