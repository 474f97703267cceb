"""From degrees to the map's plane: the Equal Earth projection, which keeps areas true.

B. Šavrič, T. Patterson and B. Jenny, "The Equal Earth map projection", International Journal of Geographical
Information Science 33 (2019). The map is 1000 units wide.
"""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

WIDTH, HEIGHT = 1000.0, 487.0
_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_M = sqrt(3) / 2
# Half the width of the projection of a sphere of radius 1.
_HALF = 2.7066299836


def project(longitude: float, latitude: float) -> tuple[float, float]:
    """Units from the left and from the top of a point in degrees."""
    theta = asin(_M * sin(radians(latitude)))
    square = theta * theta
    power = square**3
    x = (
        radians(longitude)
        * cos(theta)
        / (_M * (_A1 + 3 * _A2 * square + power * (7 * _A3 + 9 * _A4 * square)))
    )
    y = theta * (_A1 + _A2 * square + power * (_A3 + _A4 * square))
    scale = WIDTH / (2 * _HALF)
    return WIDTH / 2 + x * scale, HEIGHT / 2 - y * scale
