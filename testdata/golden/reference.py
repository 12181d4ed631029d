"""What gen_golden.py is made of: numbers without randomness, the cells written out, and checks."""
import math

import torch
import torch.nn as nn
import torch.nn.functional as F

torch.set_num_threads(1)
torch.set_default_dtype(torch.float64)

T, B, I, H, K = 5, 3, 4, 3, 6  # steps, sequences, inputs, hidden units, classes

# Significant digits in the files: more than float32 has, and few enough that a CPU which sums in
# another order still rounds to the same bytes.
DIGITS = 9


# ---- numbers in and out

class Numbers:
    """Makes tensors of irregular numbers: each tensor of a case, each element another phase."""

    def __init__(self):
        self.tensors = 0

    def __call__(self, *shape, scale=0.5):
        self.tensors += 1
        s = self.tensors
        phases = [0.7 + 1.3 * s + 2.1 * k + 0.37 * k * k for k in range(math.prod(shape))]
        values = [rounded(scale * math.sin(math.fmod(phase, 2 * math.pi))) for phase in phases]
        return torch.tensor(values).reshape(shape)


def rounded(value):
    return float(f"{value:.{DIGITS}g}")


def plain(value):
    """Tensors as nested lists, floats rounded."""
    if isinstance(value, torch.Tensor):
        return plain(value.detach().tolist())
    if isinstance(value, float):
        return rounded(value)
    if isinstance(value, (list, tuple)):
        return [plain(element) for element in value]
    if isinstance(value, dict):
        return {key: plain(element) for key, element in value.items()}
    return value


# ---- checks

def check_equal(a, b, tolerance=1e-13):
    assert (a - b).abs().max().item() < tolerance, (a - b).abs().max().item()


def checked_gradients(loss, tensors, step=1e-6, tolerance=2e-8):
    """Gradients of loss() by all tensors, each element compared with its central difference."""
    gradients = torch.autograd.grad(loss(), tensors)
    for tensor, gradient in zip(tensors, gradients):
        elements = tensor.data.view(-1)
        for k, g in enumerate(gradient.reshape(-1).tolist()):
            old = elements[k].item()
            elements[k] = old + step
            above = loss().item()
            elements[k] = old - step
            below = loss().item()
            elements[k] = old
            assert abs((above - below) / (2 * step) - g) < tolerance, (above, below, g)
    return gradients


# ---- cells: p holds w_ih, w_hh, b_ih, b_hh

def elman_tanh(p, x, h):
    return torch.tanh(x @ p["w_ih"].t() + p["b_ih"] + h @ p["w_hh"].t() + p["b_hh"])


def elman_relu(p, x, h):
    return torch.relu(x @ p["w_ih"].t() + p["b_ih"] + h @ p["w_hh"].t() + p["b_hh"])


def lstm(p, x, state):
    h, c = state
    a = x @ p["w_ih"].t() + p["b_ih"] + h @ p["w_hh"].t() + p["b_hh"]
    i, f, g, o = a.chunk(4, -1)
    c = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(g)
    return torch.sigmoid(o) * torch.tanh(c), c


def gru_torch(p, x, h):
    """The reset gate acts after the recurrent product."""
    ar, az, an = (x @ p["w_ih"].t() + p["b_ih"]).chunk(3, -1)
    br, bz, bn = (h @ p["w_hh"].t() + p["b_hh"]).chunk(3, -1)
    r = torch.sigmoid(ar + br)
    z = torch.sigmoid(az + bz)
    n = torch.tanh(an + r * bn)
    return (1 - z) * n + z * h


def gru_textbook(p, x, h):
    """The reset gate acts before the recurrent product; b_hh is added outside of it."""
    ar, az, an = (x @ p["w_ih"].t() + p["b_ih"]).chunk(3, -1)
    ur, uz, un = p["w_hh"].chunk(3, 0)
    br, bz, bn = p["b_hh"].chunk(3, 0)
    r = torch.sigmoid(ar + h @ ur.t() + br)
    z = torch.sigmoid(az + h @ uz.t() + bz)
    n = torch.tanh(an + (r * h) @ un.t() + bn)
    return (1 - z) * n + z * h


STATES = 8  # of each unit of a state space


def mingru(p, x, h):
    """Gates of the input alone; z replaces the state."""
    z, n = (x @ p["w_ih"].t() + p["b_ih"]).chunk(2, -1)
    z = torch.sigmoid(z)
    return (1 - z) * h + z * n


def ssm(p, x, s):
    """A selective state space; s is N x B x H. Returns the output and the states."""
    hidden = p["D"].shape[-1]
    u, z, v, b, c = (x @ p["w_ih"].t() + p["b_ih"]).split([hidden] * 3 + [STATES] * 2, -1)
    step = F.softplus(v)
    a = -torch.exp(p["A_log"]).t().unsqueeze(1)
    s = torch.exp(step * a) * s + (step * u) * b.t().unsqueeze(-1)
    return ((s * c.t().unsqueeze(-1)).sum(0) + p["D"] * u) * F.silu(z), s


CELLS = {  # kind: gates, step, what it computes
    "elman_tanh": (1, elman_tanh, "h'=tanh(W x+b_ih+U h+b_hh)"),
    "elman_relu": (1, elman_relu, "h'=relu(W x+b_ih+U h+b_hh)"),
    "lstm": (4, lstm, "rows of w_ih, w_hh, b_ih, b_hh stacked in gate order i,f,g,o"),
    "gru_torch": (3, gru_torch,
                  "gate order r,z,n; n=tanh(W_n x+b_in + r*(U_n h+b_hn)); h'=(1-z)*n+z*h"),
    "gru_textbook": (3, gru_textbook,
                     "gate order r,z,n; n=tanh(W_n x+b_in + U_n(r*h)+b_hn); h'=(1-z)*n+z*h"),
    "mingru": (2, mingru, "gate order z,n; n=W_n x+b_n; h'=(1-z)*h+z*n"),
    "ssm": (3, ssm, "order u,z,v,B,C; d=softplus(v); A=-exp(A_log); s'_n=exp(d*A_n)*s_n+d*B_n*u; "
                    "h=(sum C_n s'_n+D*u)*silu(z)"),
}


def torch_module(kind, layers):
    """Torch's own network of this kind, or None."""
    if kind in ("elman_tanh", "elman_relu"):
        return nn.RNN(I, H, num_layers=layers, nonlinearity=kind[len("elman_"):])
    return {"lstm": nn.LSTM, "gru_torch": nn.GRU}.get(kind, lambda *sizes: None)(I, H, layers)


def parameters(numbers, kind, inputs, hidden):
    rows = CELLS[kind][0] * hidden
    if kind in ("mingru", "ssm"):
        rows += 2 * STATES if kind == "ssm" else 0
        cell = {"w_ih": numbers(rows, inputs), "b_ih": numbers(rows, scale=0.2)}
        if kind == "ssm":
            cell |= {"A_log": numbers(hidden, STATES), "D": numbers(1, hidden)}
        return cell
    return {"w_ih": numbers(rows, inputs), "w_hh": numbers(rows, hidden),
            "b_ih": numbers(rows, scale=0.2), "b_hh": numbers(rows, scale=0.2)}


def unroll(kind, p, x, state):
    """Outputs of all steps, and the last state."""
    outputs = []
    for x_t in x:
        state = CELLS[kind][1](p, x_t, state)
        outputs.append(state[0] if kind in ("lstm", "ssm") else state)
        state = state[1] if kind == "ssm" else state
    return torch.stack(outputs), state


def targets(steps=T, batch=B):
    return torch.tensor([[(7 * i + 3 * j + i * j) % K for j in range(batch)]
                         for i in range(steps)])


def cross_entropy(logits, y, **options):
    return F.cross_entropy(logits.reshape(-1, logits.shape[-1]), y.reshape(-1), **options)


def elements(dicts):
    return [tensor for d in dicts for tensor in d.values()]


def check_against_torch(kind, x, cells, initial, head, outputs, last, loss):
    """The last states, outputs, loss and gradients of a stack against torch's own module."""
    module = torch_module(kind, len(cells))
    if module is None:
        return
    for mine, its in zip(elements(cells), module.parameters()):
        its.data.copy_(mine.data)
    state = tuple(initial.values())
    its_outputs, its_last = module(x, state if kind == "lstm" else state[0])
    its_loss = cross_entropy(its_outputs @ head["w"].t() + head["b"], targets())
    check_equal(its_outputs, outputs)
    check_equal(its_last[0] if kind == "lstm" else its_last, last[0])
    check_equal(its_loss, loss)
    its_gradients = torch.autograd.grad(its_loss, [x, *state, *module.parameters()])
    gradients = torch.autograd.grad(loss, [x, *state, *elements(cells)], retain_graph=True)
    for mine, its in zip(gradients, its_gradients):
        check_equal(mine, its)
