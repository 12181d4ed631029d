"""Writes weather.txt: weather reports from a small grammar, the same at every run.

Run by hand: python3 weather.py > weather.txt
"""

import random

TOWNS = "Aachen Bern Cádiz Dublin Évora Faro Ghent Hull".split()
SKIES = ["clear", "cloudy", "overcast", "foggy", "bright with a few clouds"]
RAIN = ["no rain", "light rain", "heavy rain", "showers in the evening", "snow on the hills"]
WINDS = "north north-east east south-east south south-west west north-west".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def report(rng, day):
    """One report of two or three lines."""
    low = rng.randint(-4, 18)
    high = low + rng.randint(2, 9)
    lines = [
        f"{rng.choice(TOWNS)}, {day}: {rng.choice(SKIES)}, {rng.choice(RAIN)}.",
        f"    From {low} to {high} °C, wind {rng.randint(1, 7)} from the {rng.choice(WINDS)}.",
    ]
    if high - low > 7:
        lines.append("    A mild day after a cold night.")
    return lines


def main():
    rng = random.Random(1990)
    for i in range(150):
        print("\n".join(report(rng, DAYS[i % len(DAYS)])))


main()
