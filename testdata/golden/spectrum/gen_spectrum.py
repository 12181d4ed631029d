"""Matrices, and their eigenvalues and largest singular values by numpy (LAPACK's geev and gesdd).

    python3 gen_spectrum.py > spectra.json

Made with numpy 2.4.6. The entries are rounded to six decimals before anything is computed, so that
the file holds exactly what was decomposed. No matrix is defective: the eigenvalues of such a one
are not determined to eight digits by its entries in double precision.
"""

import json

import numpy as np

rng = np.random.default_rng(20)


def rotation(angle, scale):
    c, s = scale * np.cos(angle), scale * np.sin(angle)
    return np.array([[c, -s], [s, c]])


def companion(n):
    """Of x^n - 1: its eigenvalues are the roots of unity."""
    return np.roll(np.eye(n), 1, axis=0)


def gaussian(n, deviation):
    return deviation * rng.standard_normal((n, n))


symmetric = gaussian(12, 1)
matrices = {
    "single": np.array([[-0.75]]),
    "zero": np.zeros((3, 3)),
    "identity": np.eye(5),
    "rotation": rotation(0.3, 0.9),
    "shears": np.array([[0.5, 1000.0], [0.0, 0.25]]),
    "roots of unity": companion(7),
    "symmetric": symmetric + symmetric.T,
    "large and small": np.diag([1e30, 1.0, 1e-6]),
    "gaussian 33": gaussian(33, 1 / np.sqrt(33)),
    "orthogonal 24": np.linalg.qr(gaussian(24, 1))[0],
    "gaussian 64": gaussian(64, 0.2),
}
spectra = []
for name, matrix in matrices.items():
    matrix = np.round(matrix, 6)
    spectra.append(
        {
            "name": name,
            "matrix": matrix.tolist(),
            "eigenvalues": [[z.real, z.imag] for z in np.linalg.eigvals(matrix).astype(complex)],
            "sigma": np.linalg.svd(matrix, compute_uv=False)[0],
        }
    )
print(json.dumps(spectra, indent=None, separators=(",", ":")).replace('{"name"', '\n{"name"'))
