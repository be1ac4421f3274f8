"""The length of the longest common subsequence with one row, written by hand. Plain Python.

Write the functions, then run this file: the asserts compare with reference values.
写出函数，然后运行本文件：断言与参考值比较。
"""

import json


def lcs_row(text1, text2):
    """The last row of the table, [n + 1]: the lengths for all of text1 and each prefix of text2."""
    raise NotImplementedError("Write lcs_row.")


def lcs_length_rolling(text1, text2):
    """The length for both whole texts; the row lies over the shorter one."""
    raise NotImplementedError("Write lcs_length_rolling.")


REFERENCE = {}  # from reference.json: short, long


def check():
    for text1, text2, expected in [("abcde", "ace", [0, 1, 2, 3]), ("aaa", "a", [0, 1]), ("a", "aa", [0, 1, 1])]:
        row = lcs_row(text1, text2)
        assert row == expected, f"{text1}, {text2}: the last row is {row}, expected {expected}"
    for case in REFERENCE["short"] + REFERENCE["long"]:
        length = lcs_length_rolling(case["text1"], case["text2"])
        assert length == case["length"], f"{case['text1']!r}, {case['text2']!r}: {length}, expected {case['length']}"


if __name__ == "__main__":
    check()
    print("lcs_row and lcs_length_rolling agree with the reference values.")
