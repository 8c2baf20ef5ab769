#!/usr/bin/env python3
# simulate_futures.py: the plan simulation once more, by other means, as a check on the engine.
#
# Copyright (C) 2026 The Døgnplan contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""An event calendar in plain Python with Python's own generator and none of the engine's shortcuts.

Every arrival, opening, departure and end of patience is an event of its own; nobody's place is reckoned in advance.
Where no formula exists (waiting shortens the stay, places open and close, the most urgent first, rooms that do not
suit everybody) its means and standard errors are what the engine must meet. Run without arguments to print
reference/simulation.csv anew, or with the names of cases to print those; takes some minutes.
"""

import heapq
import math
import random
import sys

WEEKS = 365.25 / 7
MONTH = WEEKS / 12
REPLICATIONS = 6000

# The same cases stand in test-simulation.c.
CASES = {
    # Waiting shortens the stay; two units that take each other's women; the second opens in steps, the first closes.
    "shared": dict(years=4, weights=[0.6, 0.4], order=[[0, 1], [1, 0]], rate=(30, 30), units=[
        dict(places=6, opening=0, ramp=0, closing=40, region=0, large=0),
        dict(places=5, opening=6, ramp=10, closing=None, region=1, large=0)],
        weeks=(8, 20, 34), birth=40, mean=20, cv=0.6, large=0, wait=6, anywhere=True, urgent=False, threshold=12),
    # Only the own unit is waited for, until birth if need be; the rate is not known.
    "home": dict(years=3, weights=[0.7, 0.3], order=[[0], [1, 0]], rate=(10, 40), units=[
        dict(places=5, opening=3, ramp=0, closing=None, region=0, large=0),
        dict(places=2, opening=0, ramp=0, closing=None, region=1, large=0)],
        weeks=(12, 24, 38), birth=40, mean=26, cv=0.4, large=0, wait=math.inf, anywhere=False, urgent=False,
        threshold=8),
    # The most urgent first; three regions, one unit that two of them share.
    "urgent": dict(years=3, weights=[0.5, 0.3, 0.2], order=[[0], [0, 1], [1]], rate=(36, 36), units=[
        dict(places=6, opening=0, ramp=6, closing=None, region=0, large=0),
        dict(places=3, opening=2, ramp=0, closing=None, region=2, large=0)],
        weeks=(6, 16, 36), birth=40, mean=18, cv=0.8, large=0, wait=12, anywhere=True, urgent=True, threshold=15),
    # A third need a large room; two of six rooms are large, in the second unit all.
    "rooms": dict(years=3, weights=[1.0], order=[[0, 1]], rate=(24, 24), units=[
        dict(places=6, opening=0, ramp=0, closing=None, region=0, large=2),
        dict(places=2, opening=12, ramp=0, closing=None, region=-1, large=2)],
        weeks=(10, 18, 30), birth=40, mean=16, cv=0.5, large=1 / 3, wait=4, anywhere=True, urgent=False, threshold=20),
    # The same with the most urgent first.
    "urgent-rooms": dict(years=3, weights=[1.0], order=[[0, 1]], rate=(30, 30), units=[
        dict(places=6, opening=0, ramp=0, closing=None, region=0, large=2),
        dict(places=2, opening=12, ramp=0, closing=30, region=-1, large=2)],
        weeks=(10, 18, 30), birth=40, mean=16, cv=0.5, large=1 / 3, wait=8, anywhere=True, urgent=True, threshold=20),
    # Places are kept until a woman can move in, referrals come in clusters, and families are inside from the beginning.
    "kept": dict(years=3, weights=[0.6, 0.4], order=[[0, 1], [1, 0]], rate=(24, 24), units=[
        dict(places=5, opening=0, ramp=0, closing=30, region=0, large=0, occupants=[20, 35, 8]),
        dict(places=4, opening=3, ramp=0, closing=None, region=1, large=0, occupants=[50])],
        weeks=(12, 22, 36), birth=40, mean=14, cv=0.7, large=0, wait=5, anywhere=True, urgent=False, threshold=10,
        hold=3, dispersion=2.5),
    # Full units pass nobody on: a woman waits for the first unit that would still take her, and turns to the next only when
    # the one before has closed.
    "turned": dict(years=3, weights=[0.6, 0.4], order=[[0, 1], [1]], rate=(24, 24), units=[
        dict(places=5, opening=0, ramp=0, closing=18, region=0, large=0),
        dict(places=4, opening=0, ramp=0, closing=None, region=0, large=0)],
        weeks=(12, 22, 36), birth=40, mean=14, cv=0.7, large=0, wait=5, anywhere=False, urgent=False, threshold=10,
        hold=3, first=True),
}

ARRIVAL, PLACE, PATIENCE = 2, 0, 1  # at the same moment, in rising order


def places_open(unit, month):
    since = month - unit["opening"]
    if since < 0:
        return 0
    if since >= unit["ramp"]:
        return unit["places"]
    return max(unit["places"] * (since + 1) // unit["ramp"], min(unit["places"], 1))


def future(case, rng):
    years, units = case["years"], case["units"]
    horizon = years * WEEKS
    sigma = math.sqrt(math.log(1 + case["cv"] ** 2))
    mu = math.log(case["mean"]) - sigma**2 / 2
    rate = rng.uniform(*case["rate"]) / WEEKS
    events, serial = [], 0
    free = [[0, 0] for _ in units]  # ordinary, large
    closes = [math.inf if u["closing"] is None else u["closing"] * MONTH for u in units]

    hold, size = case.get("hold", 0), (1 + case.get("dispersion", 1)) / 2

    def push(time, kind, what):
        nonlocal serial
        serial += 1
        heapq.heappush(events, (time, kind, serial, what))

    for number, unit in enumerate(units):
        for place in range(unit["places"]):
            month = 0
            while places_open(unit, month) <= place:
                month += 1
            inside = unit.get("occupants", [])[place:place + 1]
            push(month * MONTH + sum(inside), PLACE, (number, int(place >= unit["places"] - unit["large"])))
    # Clusters of geometric size, whose women come from one region.
    time = rng.expovariate(rate / size)
    while time < horizon:
        region = rng.choices(range(len(case["weights"])), case["weights"])[0]
        push(time, ARRIVAL, region)
        while rng.random() >= 1 / size:
            push(time, ARRIVAL, region)
        time += rng.expovariate(rate / size)

    waiting = []
    total = dict(referred=0, own=0, elsewhere=0, wait=0.0, treatment=0.0)
    used = [[0.0] * years for _ in units]
    placed = [[0] * years for _ in units]

    def moves_in(woman, now):
        return max(now, min(woman["arrival"] + hold, woman["birth"]))

    def use(unit, begin, end):
        for year in range(years):
            inside = min(end, closes[unit], (year + 1) * WEEKS) - max(begin, year * WEEKS)
            used[unit][year] += max(inside, 0)

    for number, unit in enumerate(units):
        for remaining in unit.get("occupants", []):
            use(number, unit["opening"] * MONTH, unit["opening"] * MONTH + remaining)

    def admit(woman, unit, kind, found):
        now = moves_in(woman, found)
        free[unit][kind] -= 1
        end = woman["birth"] + rng.lognormvariate(mu, sigma)
        push(end, PLACE, (unit, kind))
        total["own" if units[unit]["region"] == woman["region"] else "elsewhere"] += 1
        total["wait"] += max(found - woman["arrival"] - hold, 0)
        total["treatment"] += woman["birth"] - now
        if now < horizon:
            placed[unit][int(now / WEEKS)] += 1
        use(unit, now, end)

    while events:
        now, kind, _, what = heapq.heappop(events)
        if kind == PLACE:
            unit, room = what
            free[unit][room] += 1
            if now >= closes[unit]:
                continue
            able = [w for w in waiting
                    if moves_in(w, now) < closes[unit] and (room == 1 or not w["large"])
                    and unit in (w["order"] if case["anywhere"] else w["order"][:1])]
            if able:
                woman = min(able, key=lambda w: w["birth"] if case["urgent"] else w["arrival"])
                waiting.remove(woman)
                admit(woman, unit, room, now)
        elif kind == PATIENCE:
            if what in waiting:
                waiting.remove(what)
        else:
            region = what
            week = rng.triangular(case["weeks"][0], case["weeks"][2], case["weeks"][1])
            woman = dict(arrival=now, region=region, birth=now + case["birth"] - week,
                         large=rng.random() < case["large"], order=case["order"][region])
            total["referred"] += 1
            if case.get("first"):
                woman["order"] = [u for u in woman["order"] if moves_in(woman, now) < closes[u]][:1]
            for unit in woman["order"]:
                rooms = [1] if woman["large"] else [0, 1]
                room = next((r for r in rooms if free[unit][r] > 0), None)
                if room is not None and moves_in(woman, now) < closes[unit]:
                    admit(woman, unit, room, now)
                    break
            else:
                waiting.append(woman)
                push(min(now + case["wait"], woman["birth"]), PATIENCE, woman)
    return total, used, placed


def open_weeks(unit, year):
    weeks = 0
    for month in range(12 * (year + 1)):
        if month >= 12 * year and (unit["closing"] is None or month < unit["closing"]):
            weeks += places_open(unit, month) * MONTH
    return weeks


class Mean:
    """A ratio of means and its standard error."""

    def __init__(self):
        self.pairs = []

    def add(self, above, below=1.0):
        self.pairs.append((above, below))

    def answer(self):
        n = len(self.pairs)
        below = sum(b for _, b in self.pairs)
        ratio = sum(a for a, _ in self.pairs) / below
        squares = sum((a - ratio * b) ** 2 for a, b in self.pairs)
        return ratio, math.sqrt(squares / (n - 1) * n) / below


def main(names):
    print("# The plan simulation's cases by another program: independent/simulate_futures.py, seed 20240101 with")
    print(f"# the case's name, {REPLICATIONS} futures. mean and its standard error; unit and year from 0, -1 = all.")
    print("case,measure,unit,year,mean,standard_error")
    for name, case in CASES.items():
        if names and name not in names:
            continue
        rng = random.Random(f"20240101 {name}")
        years = case["years"]
        means = {}
        for _ in range(REPLICATIONS):
            total, used, placed = future(case, rng)
            inside = total["own"] + total["elsewhere"]
            values = {("referred", -1, -1): (total["referred"] / years, 1), ("own", -1, -1): (total["own"] / years, 1),
                      ("elsewhere", -1, -1): (total["elsewhere"] / years, 1),
                      ("without_share", -1, -1): (total["referred"] - inside, total["referred"]),
                      ("wait", -1, -1): (total["wait"], inside), ("treatment", -1, -1): (total["treatment"], inside)}
            for number, unit in enumerate(case["units"]):
                for year in range(years):
                    weeks = open_weeks(unit, year)
                    if weeks > 0:
                        values["occupancy", number, year] = (used[number][year], weeks)
                    values["placed", number, year] = (placed[number][year], 1)
                    values["below", number, year] = (placed[number][year] < case["threshold"], 1)
            for key, pair in values.items():
                means.setdefault(key, Mean()).add(*pair)
        for (measure, unit, year), mean in means.items():
            value, error = mean.answer()
            print(f"{name},{measure},{unit},{year},{value:.6g},{error:.3g}")
        sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
