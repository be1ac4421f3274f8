"""The numbers that index.ts must reproduce, from PyTorch in float64. Writes reference.json.

Sizes, frames and positions are whole numbers: they are written in plain Python, from the rules
of qwen-vl-utils and of the M-RoPE section, in another way than in TypeScript.
"""

import json
import math
from pathlib import Path

import torch
import torch.nn.functional as F

SEED = 45
torch.manual_seed(SEED)
torch.set_default_dtype(torch.float64)


def short_randn(*shape):
    """Normal numbers of three decimals: StackBlitz takes the file along, and every digit counts."""
    return torch.round(torch.randn(*shape), decimals=3)


# region projector
def projector_case(patches, encoder_dim, hidden_dim, hidden_size):
    features = short_randn(patches, encoder_dim)
    first = torch.nn.Linear(encoder_dim, hidden_dim)
    second = torch.nn.Linear(hidden_dim, hidden_size)
    weights = [{"weight": layer.weight.T.tolist(), "bias": layer.bias.tolist()} for layer in (first, second)]
    return {
        "imageFeatures": features.tolist(),
        "first": weights[0],
        "second": weights[1],
        "linear": first(features).tolist(),
        "mlp": torch.nn.Sequential(first, torch.nn.GELU(), second)(features).tolist(),
    }
# endregion


# region resampler
def grid_positions(grid, d_model, unit):
    """Half of the columns for the column of a cell, half for its row; sines, then cosines."""
    places = [(torch.arange(n) + 0.5) * u / n - 0.5 for n, u in zip(grid, unit)]
    rows, columns = torch.meshgrid(*places, indexing="ij")
    omega = 1 / 10000 ** (torch.arange(d_model // 4) / (d_model / 4))
    angles = [torch.outer(x.flatten(), omega) for x in (columns, rows)]
    return torch.cat([f(angle) for angle in angles for f in (torch.sin, torch.cos)], dim=1)


def resampler_case(grid, query_grid, d_model, num_heads):
    features = short_randn(grid[0] * grid[1], d_model)
    queries = short_randn(query_grid[0] * query_grid[1], d_model)
    weights = {name: short_randn(d_model, d_model) / 2 for name in ("wQuery", "wKey", "wValue", "wOutput")}
    query_positions = grid_positions(query_grid, d_model, query_grid)
    key_positions = grid_positions(grid, d_model, query_grid)
    output, _ = F.multi_head_attention_forward(
        (queries + query_positions)[:, None],
        (features + key_positions)[:, None],
        features[:, None],
        embed_dim_to_check=d_model,
        num_heads=num_heads,
        in_proj_weight=torch.cat([weights[name].T for name in ("wQuery", "wKey", "wValue")]),
        in_proj_bias=None,
        bias_k=None,
        bias_v=None,
        add_zero_attn=False,
        dropout_p=0.0,
        out_proj_weight=weights["wOutput"].T,
        out_proj_bias=None,
    )
    return {
        "imageFeatures": features.tolist(),
        "grid": {"height": grid[0], "width": grid[1]},
        "queries": queries.tolist(),
        "queryGrid": {"height": query_grid[0], "width": query_grid[1]},
        "weights": {name: weight.tolist() for name, weight in weights.items()},
        "numAttentionHeads": num_heads,
        "keyPositions": key_positions.tolist(),
        "output": output[:, 0].tolist(),
    }
# endregion


# region merge
def merge_case(height, width, dim, size):
    features = short_randn(height * width, dim)
    blocks = features.view(height // size, size, width // size, size, dim).permute(0, 2, 1, 3, 4)
    return {
        "imageFeatures": features.tolist(),
        "grid": {"height": height, "width": width},
        "mergeSize": size,
        "output": blocks.reshape(-1, size * size * dim).tolist(),
    }
# endregion


# region sizes
def smart_resize(height, width, factor, min_pixels, max_pixels):
    h, w = (max(factor, round(x / factor) * factor) for x in (height, width))
    if h * w > max_pixels:
        beta = math.sqrt(height * width / max_pixels)
        h, w = (max(factor, math.floor(x / beta / factor) * factor) for x in (height, width))
    elif h * w < min_pixels:
        beta = math.sqrt(min_pixels / (height * width))
        h, w = (math.ceil(x * beta / factor) * factor for x in (height, width))
    return h, w


def resize_case(height, width, factor, min_tokens, max_tokens):
    area = factor**2
    h, w = smart_resize(height, width, factor, min_tokens * area, max_tokens * area)
    options = {"factor": factor, "minTokens": min_tokens, "maxTokens": max_tokens}
    return {"size": {"height": height, "width": width}, "options": options, "output": {"height": h, "width": w}}


def video_case(**options):
    """smart_nframes and fetch_video of qwen-vl-utils."""
    get = lambda name, default: options.get(name, default)
    total = round(options["duration"] * get("frameRate", 30))
    low = math.ceil(get("minFrames", 4) / 2) * 2
    high = math.floor(min(get("maxFrames", 768), total) / 2) * 2
    frames = math.floor(min(min(max(options["duration"] * get("fps", 2), low), high), total) / 2) * 2
    factor = get("patchSize", 14) * 2
    least = get("minTokens", 128) * factor**2
    budget = get("totalTokens", 115200) * factor**2 / frames * 2
    most = max(min(get("maxTokens", 768) * factor**2, budget), 1.05 * least)
    h, w = smart_resize(options["height"], options["width"], factor, least, most)
    step = h * w // factor**2
    return {"options": options, "output": {"frames": frames, "tokensPerStep": step, "tokens": frames // 2 * step}}
# endregion


# region m-rope
def positions_case(name, segments):
    """Segment by segment with torch.meshgrid, as get_rope_index of the released code."""
    parts, start = [], 0
    for segment in segments:
        if "text" in segment:
            part = torch.arange(segment["text"]).expand(3, -1) + start
        else:
            times = (torch.arange(segment["steps"]) * segment.get("stepInterval", 1)).floor().long()
            axes = torch.meshgrid(times, torch.arange(segment["height"]), torch.arange(segment["width"]), indexing="ij")
            part = torch.stack([axis.flatten() for axis in axes]) + start
        parts.append(part)
        start = part.max().item() + 1
    time, height, width = torch.cat(parts, dim=1).tolist()
    return {"name": name, "segments": segments, "output": {"time": time, "height": height, "width": width, "next": start}}
# endregion


def main():
    version = torch.__version__
    sizes = [(224, 224), (1080, 1920), (70, 42), (98, 126), (10, 900), (30, 31), (4000, 6000), (5, 5), (1024, 1024), (333, 777)]
    reference = {
        "header": {"tool": f"PyTorch {version}", "version": version, "seed": SEED},
        "projector": projector_case(5, 3, 4, 2),
        "resampler": [resampler_case((4, 6), (2, 2), 8, 2), resampler_case((2, 2), (3, 2), 4, 1)],
        "merge": [merge_case(4, 6, 3, 2), merge_case(6, 3, 2, 3)],
        "resize": [
            resize_case(h, w, factor, low, high)
            for h, w in sizes
            for factor, low, high in ((28, 4, 16384), (32, 4, 16384), (28, 256, 1280))
        ],
        "video": [
            video_case(duration=60, height=224, width=224),
            video_case(duration=600, height=683, width=709),
            video_case(duration=10, height=1270, width=610),
            video_case(duration=10, height=200, width=100),
            video_case(duration=600, height=720, width=1280),
            video_case(duration=600, height=720, width=1280, totalTokens=16384),
            video_case(duration=600, height=720, width=1280, totalTokens=24576, patchSize=16),
            video_case(duration=1.5, height=100, width=100, minFrames=5, minTokens=16),
            video_case(duration=3, height=480, width=640, frameRate=1, fps=5),
            video_case(duration=100, height=480, width=640, fps=0.5, maxFrames=33, maxTokens=200),
        ],
        "positions": [
            positions_case("text alone", [{"text": 4}]),
            positions_case("an image between texts", [{"text": 3}, {"steps": 1, "height": 2, "width": 4}, {"text": 2}]),
            positions_case("a video", [{"text": 1}, {"steps": 4, "height": 2, "width": 1}, {"text": 1}]),
            positions_case("a video by absolute time", [{"steps": 3, "height": 1, "width": 2, "stepInterval": 2.5}, {"text": 2}]),
        ],
    }
    path = Path(__file__).with_name("reference.json")
    path.write_text(json.dumps(reference, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
