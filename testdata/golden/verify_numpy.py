#!/usr/bin/env python3
"""Checks the stacks of this folder from the files alone, without PyTorch: numpy recomputes outputs,
logits and loss, and compares every gradient with a central difference.

    python3 verify_numpy.py
"""
import glob
import json
import os

import numpy as np

FOLDER = os.path.dirname(os.path.abspath(__file__))
STEP = 1e-5


def sigmoid(a):
    return 1 / (1 + np.exp(-a))


def step(kind, p, x, state):
    """What a step puts out, and the state after it: h, or h and c, or s."""
    if kind == "mingru":
        z, n = np.split(x @ p["w_ih"].T + p["b_ih"], 2, -1)
        h = (1 - sigmoid(z)) * state[0] + sigmoid(z) * n
        return h, [h]
    if kind == "ssm":
        return state_space(p, x, state[0])
    state = gated(kind, p, x, state)
    return state[0], state


def state_space(p, x, s):
    size = p["D"].shape[-1]
    a = x @ p["w_ih"].T + p["b_ih"]
    u, z, v = np.split(a[:, :3 * size], 3, -1)
    b, c = np.split(a[:, 3 * size:], 2, -1)
    d = np.log1p(np.exp(v))
    after = np.empty_like(s)
    for n, decay in enumerate(-np.exp(p["A_log"].T)):
        after[n] = np.exp(d * decay) * s[n] + d * b[:, n:n + 1] * u
    out = p["D"] * u + sum(c[:, n:n + 1] * part for n, part in enumerate(after))
    return out * z * sigmoid(z), [after]


def gated(kind, p, x, state):
    h = state[0]
    wx = x @ p["w_ih"].T + p["b_ih"]
    uh = h @ p["w_hh"].T + p["b_hh"]
    if kind == "elman_tanh":
        return [np.tanh(wx + uh)]
    if kind == "elman_relu":
        return [np.maximum(wx + uh, 0)]
    if kind == "lstm":
        i, f, g, o = np.split(wx + uh, 4, -1)
        c = sigmoid(f) * state[1] + sigmoid(i) * np.tanh(g)
        return [sigmoid(o) * np.tanh(c), c]
    size = h.shape[-1]
    r, z = np.split(sigmoid((wx + uh)[:, :2 * size]), 2, -1)
    candidate = uh[:, 2 * size:]
    if kind == "gru_textbook":
        candidate = (r * h) @ p["w_hh"][2 * size:].T + p["b_hh"][2 * size:]
    else:
        candidate = r * candidate
    n = np.tanh(wx[:, 2 * size:] + candidate)
    return [(1 - z) * n + z * h]


def forward(case):
    """Outputs, logits, mean loss."""
    below = case["x"]
    for l, p in enumerate(case["layers"]):
        if l and "dropout_masks_between_layers" in case:
            below = below * case["dropout_masks_between_layers"][l - 1]
        state = [case[key][l] for key in ("h0", "c0", "s0") if key in case]
        outputs = []
        for x in below:
            out, state = step(case["kind"], p, x, state)
            outputs.append(out)
        below = np.stack(outputs)
    logits = below @ case["head"]["w"].T + case["head"]["b"]
    log_softmax = logits - np.log(np.exp(logits).sum(-1, keepdims=True))
    picked = np.take_along_axis(log_softmax, case["targets"].astype(int)[..., None], -1)
    return below, logits, -picked.mean()


def arrays(tree):
    """The JSON with its innermost lists of numbers as arrays."""
    if isinstance(tree, dict):
        return {key: arrays(value) for key, value in tree.items()}
    if isinstance(tree, list):
        dicts = any(isinstance(element, dict) for element in tree)
        return [arrays(element) for element in tree] if dicts else np.array(tree, float)
    return tree


def gradient_error(case, values, gradients):
    """The largest distance between a gradient and its central difference."""
    if isinstance(gradients, dict):
        return max(gradient_error(case, values[key], gradients[key]) for key in gradients)
    if isinstance(gradients, list):
        return max(gradient_error(case, *pair) for pair in zip(values, gradients))
    worst = 0
    for k, g in np.ndenumerate(gradients):
        old = values[k]
        values[k] = old + STEP
        above = forward(case)[-1]
        values[k] = old - STEP
        below = forward(case)[-1]
        values[k] = old
        worst = max(worst, abs((above - below) / (2 * STEP) - g))
    return worst


def main():
    for path in sorted(glob.glob(os.path.join(FOLDER, "*.json"))):
        with open(path, encoding="utf-8") as file:
            case = json.load(file)
        if "kind" not in case:
            continue
        case = arrays(case)
        outputs, logits, loss = forward(case)
        forward_error = max(abs(outputs - case["outputs"]).max(),
                            abs(logits - case["logits"]).max(), abs(loss - case["loss"]))
        backward_error = gradient_error(case, case, case["grads"])
        print(f"{os.path.basename(path):30} forward {forward_error:.1e} "
              f"gradients {backward_error:.1e}")
        assert forward_error < 1e-8 and backward_error < 1e-8


if __name__ == "__main__":
    main()
