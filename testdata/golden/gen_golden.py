#!/usr/bin/env python3
"""Writes the golden values of this folder: small recurrent networks with their inputs, weights,
outputs, losses and gradients, computed by PyTorch 2.13.0 (CPU, float64, one thread).

    python3 gen_golden.py [FOLDER]

Nothing is random and every input is in the files, so a second run gives the same bytes. Before
anything is written, the cells of reference.py must equal torch's own modules, outputs and
gradients, and all gradients of the stacks and Jordan networks must equal central differences.
"""
import json
import math
import os
import sys

import torch
import torch.nn as nn
import torch.nn.functional as F

from reference import (B, CELLS, H, I, K, Numbers, STATES, T, check_against_torch, check_equal,
                       checked_gradients, cross_entropy, elements, parameters, plain, targets,
                       unroll)

FOLDER = sys.argv[1] if len(sys.argv) > 1 else os.path.dirname(os.path.abspath(__file__))


def write(name, **entries):
    lines = [f' "{key}": {json.dumps(plain(value), separators=(",", ":"))}'
             for key, value in entries.items()]
    with open(os.path.join(FOLDER, name + ".json"), "w", encoding="utf-8") as file:
        file.write("{\n" + ",\n".join(lines) + "\n}\n")


def stack_case(name, kind, layers=1, masked=False):
    """Layers of cells, a linear head, softmax cross-entropy."""
    numbers = Numbers()
    y = targets()
    x = numbers(T, B, I, scale=1.0)
    cells = [parameters(numbers, kind, H if l else I, H) for l in range(layers)]
    initial = ({"s0": numbers(layers, STATES, B, H)} if kind == "ssm"
               else {"h0": numbers(layers, B, H)})
    if kind == "lstm":
        initial["c0"] = numbers(layers, B, H)
    head = {"w": numbers(K, H), "b": numbers(K, scale=0.2)}
    masks = [(numbers(T, B, H) > -0.2).to(torch.float64) / 0.6 for _ in range(layers - 1)]
    leaves = [x, *initial.values(), *elements(cells), *head.values()]
    for leaf in leaves:
        leaf.requires_grad_(True)

    def forward():
        below = x
        last = []
        for l in range(layers):
            if masked and l:
                below = below * masks[l - 1]
            state = tuple(part[l] for part in initial.values())
            below, state = unroll(kind, cells[l], below, state if kind == "lstm" else state[0])
            last.append(state if kind == "lstm" else (state,))
        logits = below @ head["w"].t() + head["b"]
        return below, [torch.stack(part) for part in zip(*last)], logits, cross_entropy(logits, y)

    outputs, last, logits, loss = forward()
    if not masked:
        check_against_torch(kind, x, cells, initial, head, outputs, last, loss)
    gradients = iter(checked_gradients(lambda: forward()[-1], leaves))
    grads = {key: next(gradients) for key in ("x", *initial)}
    grads["layers"] = [{key: next(gradients) for key in cell} for cell in cells]
    grads["head"] = {key: next(gradients) for key in head}
    mask_entries = {"dropout_masks_between_layers": masks,
                    "mask_note": "already scaled: multiply the lower layer's output by the mask"}
    ends = ("s_n",) if kind == "ssm" else ("h_n", "c_n")
    write(name, kind=kind, formula=CELLS[kind][2], T=T, B=B, I=I, H=H, K=K, num_layers=layers,
          x=x, targets=y.tolist(), **initial, layers=cells, head=head,
          **(mask_entries if masked else {}), outputs=outputs, **dict(zip(ends, last)),
          logits=logits, loss=loss.item(), grads=grads)


def jordan_case(feedback):
    """A Jordan network: a function of the output before is what comes back."""
    numbers = Numbers()
    function = {"logits": lambda v: v, "softmax": lambda v: F.softmax(v, -1),
                "sigmoid": torch.sigmoid}[feedback]
    x = numbers(T, B, I, scale=1.0)
    y = targets()
    p = {"w": numbers(H, I), "u": numbers(H, K), "b_h": numbers(H, scale=0.2),
         "v": numbers(K, H), "b_y": numbers(K, scale=0.2)}
    f0 = numbers(B, K)
    leaves = [x, f0, *p.values()]
    for leaf in leaves:
        leaf.requires_grad_(True)

    def forward():
        f = f0
        hidden, logits = [], []
        for x_t in x:
            h = torch.tanh(x_t @ p["w"].t() + p["b_h"] + f @ p["u"].t())
            logits.append(h @ p["v"].t() + p["b_y"])
            hidden.append(h)
            f = function(logits[-1])
        return torch.stack(hidden), torch.stack(logits), cross_entropy(torch.stack(logits), y)

    hidden, logits, loss = forward()
    gradients = checked_gradients(lambda: forward()[-1], leaves)
    write("jordan_" + feedback,
          formula="h_t=tanh(W x_t+b_h+U f_(t-1)); logits_t=V h_t+b_y; "
                  f"f_t={feedback}(logits_t); f_(-1)=f0",
          T=T, B=B, I=I, H=H, K=K, x=x, targets=y.tolist(), f0=f0, params=p,
          hidden=hidden, logits=logits, loss=loss.item(),
          grads=dict(zip(("x", "f0", *p), gradients)))


def softmax_case():
    """Softmax cross-entropy alone; the last row of logits would overflow a careless exp."""
    logits = Numbers()(4, K, scale=3.0)
    logits.data[3] = torch.tensor([1000.0, 999.0, -1000.0, 0.0, 998.5, -5.0])
    logits.requires_grad_(True)
    y = torch.tensor([0, 5, 2, 1])
    cases = {}
    for reduction in ("mean", "sum"):
        loss = F.cross_entropy(logits, y, reduction=reduction)
        cases[reduction] = {"loss": loss.item(), "grad": torch.autograd.grad(loss, logits)[0]}
    write("softmax_ce", logits=logits, targets=y.tolist(), log_softmax=F.log_softmax(logits, -1),
          softmax=F.softmax(logits, -1), per_row=F.cross_entropy(logits, y, reduction="none"),
          cases=cases, note="bits/char = nats/ln 2; perplexity = exp(mean nats)")


def clip_case():
    """Clipping by the norm of all gradients together."""
    numbers = Numbers()
    grads = [numbers(3, 4, scale=2.0), numbers(5, scale=2.0), numbers(2, 2, scale=2.0)]
    cases = []
    for limit in (1.0, 5.0, 100.0):
        ps = [nn.Parameter(torch.zeros_like(g)) for g in grads]
        for p, g in zip(ps, grads):
            p.grad = g.clone()
        norm = nn.utils.clip_grad_norm_(ps, limit)
        cases.append({"max": limit, "norm_before": norm.item(), "clipped": [p.grad for p in ps]})
    write("grad_clip", grads=grads, cases=cases,
          note="torch scales every gradient by min(1, max/(norm+1e-6))")


OPTIMIZERS = [
    ("sgd", torch.optim.SGD, {"lr": 0.1}),
    ("sgd_momentum", torch.optim.SGD, {"lr": 0.1, "momentum": 0.9}),
    ("adagrad", torch.optim.Adagrad, {"lr": 0.1, "eps": 1e-10}),
    ("rmsprop", torch.optim.RMSprop, {"lr": 0.01, "alpha": 0.95, "eps": 1e-8}),
    ("adam", torch.optim.Adam, {"lr": 0.01, "betas": (0.9, 0.999), "eps": 1e-8}),
    ("adamw", torch.optim.AdamW, {"lr": 0.01, "weight_decay": 0.1}),
]


def optimizer_case():
    """Three steps of each rule on a function whose gradient changes from step to step."""
    numbers = Numbers()
    x = numbers(6, 4, scale=1.0)
    y = torch.tensor([0, 1, 2, 0, 1, 2])
    w1 = numbers(5, 4)
    w2 = numbers(3, 5)

    def run(optimizer, options, clip_norm):
        ps = [nn.Parameter(w1.clone()), nn.Parameter(w2.clone())]
        rule = optimizer(ps, **options)
        steps = []
        for _ in range(3):
            rule.zero_grad()
            loss = F.cross_entropy(torch.tanh(x @ ps[0].t()) @ ps[1].t(), y)
            loss.backward()
            norm = nn.utils.clip_grad_norm_(ps, clip_norm or 1e9).item()
            rule.step()
            steps.append(plain({"loss": loss.item(), "grad_norm": norm,
                                "w1": ps[0], "w2": ps[1]}))
        return steps

    runs = [{"name": name, "options": options, "clip_norm": clip_norm,
             "steps": run(optimizer, options, clip_norm)}
            for name, optimizer, options in OPTIMIZERS for clip_norm in (None, 0.1)]
    write("optimizers", model="loss=mean CE(W2 tanh(W1 x), y)", x=x, targets=y.tolist(),
          w1=w1, w2=w2, runs=runs,
          note="each step: loss and grad_norm before the update, parameters after it")


def language_model_case(tied):
    """Embedding, two LSTM layers, head: truncated BPTT over three chunks, clipping, Adam."""
    numbers = Numbers()
    V, E, batch = K, H if tied else 4, 2
    ids = torch.tensor([[(5 * i + 2 * j + i * i) % V for j in range(batch)] for i in range(13)])
    emb = nn.Parameter(numbers(V, E))
    cells = [parameters(numbers, "lstm", H if l else E, H) for l in range(2)]
    cells = [{key: nn.Parameter(value) for key, value in cell.items()} for cell in cells]
    head_w = emb if tied else nn.Parameter(numbers(V, H))
    head_b = nn.Parameter(numbers(V, scale=0.2))
    ps = [emb, *elements(cells), *([] if tied else [head_w]), head_b]

    def snapshot(of):
        return plain({"emb": of(emb),
                      "lstm": [{key: of(p) for key, p in cell.items()} for cell in cells],
                      "head_w": None if tied else of(head_w), "head_b": of(head_b)})

    init = snapshot(lambda p: p)
    adam = torch.optim.Adam(ps, lr=0.01)
    state = [(torch.zeros(batch, H), torch.zeros(batch, H)) for _ in cells]
    steps = []
    for start in (0, 4, 8):
        state = [(h.detach(), c.detach()) for h, c in state]
        adam.zero_grad()
        below = emb[ids[start:start + 4]]
        for l, cell in enumerate(cells):
            below, state[l] = unroll("lstm", cell, below, state[l])
        loss = cross_entropy(below @ head_w.t() + head_b, ids[start + 1:start + 5])
        loss.backward()
        grads = snapshot(lambda p: p.grad)
        norm = nn.utils.clip_grad_norm_(ps, 0.2).item()
        adam.step()
        steps.append(plain({"loss": loss.item(), "grad_norm": norm, "grads_before_clip": grads,
                            "state_after": [{"h": h, "c": c} for h, c in state],
                            "params_after": snapshot(lambda p: p)}))
    write("lm_tbptt_adam" + ("_tied" if tied else ""),
          note="ids[13][2]; chunk c: inputs ids[4c..4c+3], targets ids[4c+1..4c+4]; "
               "state carried, gradient cut at chunk edges; loss mean over 8 tokens; "
               "clip_grad_norm_ 0.2 (active); Adam lr 0.01 betas .9/.999 eps 1e-8"
               + ("; output weight = embedding matrix" if tied else ""),
          V=V, E=E, H=H, ids=ids.tolist(), init=init, steps=steps)


def truncation_case():
    """The same 8 steps with the gradient cut in the middle, or not."""
    numbers = Numbers()
    batch, steps = 2, 8
    x = numbers(steps, batch, I, scale=1.0)
    y = targets(steps, batch)
    p = parameters(numbers, "lstm", I, H)
    head_w = numbers(K, H)
    leaves = [*p.values(), head_w]
    for leaf in leaves:
        leaf.requires_grad_(True)
    cases = {}
    for name, chunks in (("full", [8]), ("two_chunks", [4, 4])):
        state = (torch.zeros(batch, H), torch.zeros(batch, H))
        losses = []
        start = 0
        for length in chunks:
            end = start + length
            outputs, state = unroll("lstm", p, x[start:end], state)
            losses.append(cross_entropy(outputs @ head_w.t(), y[start:end], reduction="sum")
                          / (steps * batch))
            state = tuple(part.detach() for part in state)
            start = end
        cases[name] = {"losses": [loss.item() for loss in losses],
                       "grads": dict(zip((*p, "head_w"),
                                         torch.autograd.grad(sum(losses), leaves)))}
    full, cut = (torch.tensor(sum(cases[name]["losses"])) for name in ("full", "two_chunks"))
    check_equal(full, cut)
    write("tbptt_vs_full",
          note="losses are sums over a chunk divided by 16; same total loss, different gradients",
          x=x, targets=y.tolist(), lstm=p, head_w=head_w, cases=cases)


def sampling_case():
    """What is left of a distribution after temperature, top-k, top-p and min-p."""

    def filtered(logits, temp=1.0, k=0, p=1.0, minp=0.0):
        logits = logits / temp
        if k:
            kth = logits.sort(descending=True).values[k - 1]
            logits = logits.masked_fill(logits < kth, -math.inf)
        if p < 1:
            ps, order = F.softmax(logits, -1).sort(descending=True, stable=True)
            before = ps.cumsum(0) - ps
            drop = torch.ones_like(logits, dtype=torch.bool)
            drop[order[before < p]] = False
            logits = logits.masked_fill(drop, -math.inf)
        if minp:
            ps = F.softmax(logits, -1)
            logits = logits.masked_fill(ps < minp * ps.max(), -math.inf)
        return F.softmax(logits, -1)

    logits = Numbers()(12, scale=4.0)
    options = [{}, {"temp": 0.5}, {"temp": 1.7}, {"k": 1}, {"k": 5}, {"p": 0.9}, {"p": 0.5},
               {"p": 1e-9}, {"minp": 0.06}, {"temp": 0.7, "k": 6, "p": 0.8},
               {"temp": 1.3, "minp": 0.05}, {"temp": 0.8, "k": 8, "p": 0.95, "minp": 0.02}]
    write("sampling_filters", logits=logits,
          cases=[{"options": option, "probs": filtered(logits, **option)} for option in options],
          note="order: divide by temperature, top-k, top-p (keep tokens until the cumulative mass "
               "BEFORE a token reaches p, so the token that crosses p stays), "
               "min-p (q >= min_p*max q), renormalise")


if __name__ == "__main__":
    for cell_kind in CELLS:
        stack_case(cell_kind, cell_kind)
    for cell_kind in ("lstm", "gru_torch", "gru_textbook", "elman_tanh", "mingru", "ssm"):
        stack_case(cell_kind + "_2layer", cell_kind, layers=2)
    stack_case("lstm_2layer_dropout_mask", "lstm", layers=2, masked=True)
    for what in ("logits", "softmax", "sigmoid"):
        jordan_case(what)
    softmax_case()
    clip_case()
    optimizer_case()
    language_model_case(tied=False)
    language_model_case(tied=True)
    truncation_case()
    sampling_case()
