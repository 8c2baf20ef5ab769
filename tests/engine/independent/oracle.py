#!/usr/bin/env python3
# oracle.py: broad and extreme grids of the engine's formulas against Python's decimal numbers with fifty digits.
#
# Copyright (C) 2026 The Døgnplan contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""No formula here is the engine's way of computing it where there is another: sums of weights instead of recursions, series and
continued fractions instead of the special functions of GSL, equations solved instead of iterated. An argument `many` widens
the random grids tenfold.

The program answers.c is asked; every answer must be right to 1e-12 relative (transients and overflow to 1e-9).
"""

import decimal
import functools
import math
import pathlib
import random
import subprocess
import sys
import time
from decimal import Decimal as D

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / 'tools'))
from tap import Tap  # noqa: E402

decimal.getcontext().prec = 50
decimal.getcontext().Emin = -9999999
decimal.getcontext().Emax = 9999999
EXACT, ITERATED = 1e-12, 1e-9
# Below this a double has fewer digits than we ask for.
TINY = D('1e-290')
MANY = 10 if 'many' in sys.argv else 1
PI = D('3.14159265358979323846264338327950288419716939937510582097494')


class Engine:
    def __init__(self, program):
        self.process = subprocess.Popen([program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1)

    def ask(self, name, *numbers):
        """The answer's numbers, or the words with which it is refused."""
        self.process.stdin.write(' '.join([name, *(repr(float(n)) if not isinstance(n, int) else str(n) for n in numbers)]) + '\n')
        self.process.stdin.flush()
        line = self.process.stdout.readline().strip()
        return line if line.startswith('refused') or not line else [float(word) for word in line.split()]

    def close(self):
        self.process.stdin.close()
        self.process.wait()


ENGINE = None


def check(got, expected, within, what):
    """A complaint, or nothing: within relative, or both next to nothing."""
    if isinstance(got, str) or got is None or not math.isfinite(got):
        return f'{what}: {got} instead of {float(expected):.17g}'
    error = abs(D(got) - expected)
    if error <= D(within) * abs(expected) or (abs(expected) < TINY and abs(got) < 1e-280):
        return None
    return f'{what}: {got!r} instead of {float(expected):.17g}, off by {float(error / abs(expected)) if expected else "all"}'


def compare(question, expected, within=EXACT):
    """Complaints about one question; None among the expected is not looked at."""
    got = ENGINE.ask(*question)
    what = ' '.join(map(str, question))
    if isinstance(got, str):
        yield f'{what}: {got}'
        return
    for number, (one, right) in enumerate(zip(got, expected)):
        if right is not None:
            complaint = check(one, right, within, f'{what} [{number}]')
            if complaint:
                yield complaint


# ---------------------------------------------------------------- special functions

def gamma_lower_series(shape, x):
    """The lower incomplete gamma function without its factor x^shape e^-x, by its series."""
    term = total = 1 / shape
    n = shape
    while abs(term) > abs(total) * D('1e-48'):
        n += 1
        term *= x / n
        total += term
    return total


def gamma_upper_fraction(shape, x):
    """The upper one without the same factor, by Lentz's continued fraction."""
    tiny = D('1e-200')
    b = x + 1 - shape
    c = 1 / tiny
    d = 1 / b if b else 1 / tiny
    h = d
    for i in range(1, 100000):
        a = -i * (i - shape)
        b += 2
        d = a * d + b
        d = 1 / (d if d else tiny)
        c = b + a / c
        c = c if c else tiny
        delta = c * d
        h *= delta
        if abs(delta - 1) < D('1e-47'):
            return h
    raise ArithmeticError('the fraction does not end')


BERNOULLI = [D(1) / 6, D(-1) / 30, D(1) / 42, D(-1) / 30, D(5) / 66, D(-691) / 2730, D(7) / 6, D(-3617) / 510, D(43867) / 798,
             D(-174611) / 330, D(854513) / 138, D(-236364091) / 2730, D(8553103) / 6, D(-23749461029) / 870]


@functools.lru_cache
def ln_gamma(x):
    """Stirling's series after moving the argument beyond 60."""
    shift = D(0)
    while x < 60:
        shift += x.ln()
        x += 1
    total = (x - D('0.5')) * x.ln() - x + (2 * PI).ln() / 2
    for k, b in enumerate(BERNOULLI, 1):
        total += b / (2 * k * (2 * k - 1) * x ** (2 * k - 1))
    return total - shift


def gamma_tails(shape, x):
    """Regularised lower and upper incomplete gamma function."""
    if x <= 0:
        return D(0), D(1)
    factor = (shape * x.ln() - x - ln_gamma(shape)).exp()
    if x < shape + 1:
        lower = factor * gamma_lower_series(shape, x)
        return lower, 1 - lower
    upper = factor * gamma_upper_fraction(shape, x)
    return 1 - upper, upper


def normal_upper(z):
    """P(Z > z): the half of an incomplete gamma function with shape 1/2."""
    if z == 0:
        return D('0.5')
    lower, upper = gamma_tails(D('0.5'), z * z / 2)
    return upper / 2 if z > 0 else (1 + lower) / 2


# ---------------------------------------------------------------- queues

def weights(servers, load):
    """a^k / k! beside that of the fullest state, from it downwards."""
    term = total = D(1)
    for k in range(servers, 0, -1):
        term *= D(k) / load
        total += term
    return total, term


def erlang_b(servers, load):
    """1 / sum of c! / k! a^(k-c); small loads sum upwards so that nothing grows out of hand."""
    if load == 0:
        return D(servers == 0)
    return 1 / weights(servers, load)[0]


def wait_probability(servers, load):
    b = erlang_b(servers, load)
    return servers * b / (servers - load * (1 - b))


def some_loads(rng, number):
    fixed = [1e-6, 1e-3, 0.1, 0.5, 1.0, 2.5, 6.0, 8.0, 55.5, 300.0, 999.5, 1e4]
    return fixed + [10 ** rng.uniform(-6, 4) for _ in range(number)]


def loss_complaints():
    rng = random.Random(1)
    for servers in [0, 1, 2, 3, 5, 8, 10, 20, 62, 150, 700, 1500, 4000]:
        for load in some_loads(rng, 4 * MANY):
            a = D(load)
            total, last = weights(servers, a)
            yield from compare(('erlang_b', servers, load), [1 / total, last / total])


def queue_complaints():
    rng = random.Random(2)
    for servers in [1, 2, 3, 6, 8, 10, 25, 80, 400, 2500]:
        for rho in [1e-6, 0.01, 0.3, 0.5, 0.8, 0.95, 0.999, 0.9999999] + [rng.random() for _ in range(4 * MANY)]:
            load = servers * rho
            if load >= servers:
                continue
            a = D(load)
            c = wait_probability(servers, a)
            for t in (0.0, 0.1, 1.0, 30.0):
                yield from compare(('erlang_c', servers, load, t), [c, c / (servers - a), c * (-(servers - a) * D(t)).exp()])


def inverse_complaints():
    rng = random.Random(3)
    for servers in [1, 2, 5, 8, 20, 100, 1000]:
        for blocking in [1e-9, 1e-6, 0.001, 0.01, 0.05, 0.2, 0.5, 0.9, 0.999] + [rng.random() for _ in range(2 * MANY)]:
            got = ENGINE.ask('erlang_b_load', servers, blocking)
            if isinstance(got, str):
                yield f'erlang_b_load {servers} {blocking}: {got}'
                continue
            # One step of Newton's in fifty digits says how far it is from the load.
            a, b = D(got[0]), erlang_b(servers, D(got[0]))
            slope = b * (servers / a - 1 + b)
            step = (b - D(blocking)) / slope
            if abs(step / a) > D(EXACT):
                yield f'erlang_b_load {servers} {blocking}: {got[0]} is off by {float(step / a)}'
    for load in [1e-6, 0.01, 0.5, 1.0, 3.3, 12.0, 56.0, 900.0] + [10 ** rng.uniform(-3, 3) for _ in range(3 * MANY)]:
        for goal in [1e-9, 0.001, 0.05, 0.1, 0.5, 0.99]:
            got = ENGINE.ask('erlang_b_places', load, goal)
            c = int(got[0]) if not isinstance(got, str) else -1
            if c < 0 or erlang_b(c, D(load)) > D(goal) or (c > 0 and erlang_b(c - 1, D(load)) <= D(goal)):
                yield f'erlang_b_places {load} {goal}: {got}'
            t, goal = 0.25, min(goal, 0.9)
            got = ENGINE.ask('erlang_c_places', load, t, goal)
            c = int(got[0]) if not isinstance(got, str) else -1

            def late(places, load=D(load), t=D(t)):
                return wait_probability(places, load) * (-(places - load) * t).exp() if places > load else D(2)
            if c < 1 or late(c) > D(goal) or (c > 1 and late(c - 1) <= D(goal)):
                yield f'erlang_c_places {load} {t} {goal}: {got}'


def general_complaints():
    """Kimura's interpolation with Cosmetatos' wait for stays that are all alike."""
    rng = random.Random(4)
    for servers in [1, 2, 4, 8, 10, 20, 100, 1000]:
        for rho in [0.05, 0.5, 0.8, 0.95, 0.999] + [rng.random() for _ in range(2 * MANY)]:
            for cv in [0.0, 0.3, 0.7, 1.0, 1.4, 2.0, 5.0]:
                mean = 10 ** rng.uniform(-2, 2)
                arrival = servers * rho / mean
                a = D(arrival) * D(mean)
                c, m, v2 = D(servers), D(mean), D(cv) ** 2
                wait = wait_probability(servers, a)
                exponential = wait / (c - a)
                r = a / c
                alike = exponential / 2 * (1 + (1 - r) * (c - 1) * ((4 + 5 * c).sqrt() - 2) / (16 * r * c))
                general = (1 + v2) / (2 * v2 / exponential + (1 - v2) / alike)
                yield from compare(('mgc', servers, arrival, mean, cv),
                                   [wait, None, general * m, general * a, r], 2e-12 if rho > 0.99 else EXACT)


def impatient_complaints():
    """The chain's weights outwards from state c until they are nothing."""
    rng = random.Random(5)
    for servers in [1, 2, 5, 8, 12, 60, 400]:
        for rho in [1e-4, 0.3, 0.8, 1.0, 1.2, 3.0] + [10 ** rng.uniform(-2, 0.5) for _ in range(MANY)]:
            for patience in [0.02, 0.5, 1.0, 8.0, 200.0]:
                mean = 0.4
                arrival = servers * rho / mean
                a, theta = D(arrival) * D(mean), D(mean) / D(patience)
                below = weights(servers, a)[0]
                idle = below - 1
                term, above, line, k = D(1), D(0), D(0), 0
                while True:
                    k += 1
                    term *= a / (servers + k * theta)
                    above += term
                    line += k * term
                    if term * k < line * D('1e-22') and a < servers + k * theta:
                        break
                    if k > 40000:
                        break
                if k > 40000:
                    continue
                everything = idle + 1 + above
                queue = line / everything
                used = sum_busy(servers, a, above, below) / everything / servers
                yield from compare(('erlang_a', servers, arrival, mean, patience),
                                   [(1 + above) / everything, theta * queue / a, queue / D(arrival), queue, used])


def sum_busy(servers, load, above, below):
    """Places in use, weighed: below c as many as there are women, from c on all."""
    term, total = D(1), D(0)
    for k in range(servers, 0, -1):
        total += k * term
        term *= D(k) / load
    return total + servers * above


# ---------------------------------------------------------------- counts

def poisson_sums(mean, count):
    """P(X ≤ count) and P(X > count) and the probability of count; each tail by itself, from the term next to it."""
    point = (count * mean.ln() - mean - ln_gamma(D(count + 1))).exp()
    if count <= mean:
        term = total = point
        k = count
        while k > 0 and term > total * D('1e-45'):
            term *= D(k) / mean
            total += term
            k -= 1
        return total, 1 - total, point
    term, total, k = point, D(0), count
    while True:
        k += 1
        term *= mean / k
        total += term
        if term < total * D('1e-45') or term == 0:
            return 1 - total, total, point


def count_complaints():
    for count in [0, 1, 2, 6, 8, 19, 83, 500, 12345, 1000000]:
        for confidence in [0.01, 0.5, 0.8, 0.95, 0.99, 0.999999]:
            got = ENGINE.ask('garwood', count, confidence)
            if isinstance(got, str):
                yield f'garwood {count} {confidence}: {got}'
                continue
            tail = (1 - D(confidence)) / 2
            low, high = D(got[0]), D(got[1])
            if count == 0 and low != 0:
                yield f'garwood 0 {confidence}: the lower limit is {low}'
            if count > 0:
                # d/dm P(X ≥ n) = P(X = n − 1)
                above = poisson_sums(low, count - 1)
                step = (above[1] - tail) / above[2]
                if abs(step / low) > D(EXACT):
                    yield f'garwood {count} {confidence}: low {low} is off by {float(step / low)}'
            below = poisson_sums(high, count)
            step = (below[0] - tail) / below[2]
            if abs(step / high) > D(EXACT):
                yield f'garwood {count} {confidence}: high {high} is off by {float(step / high)}'
    for mean in [1e-9, 0.01, 0.7, 3.0, 16.0, 75.0, 4000.0]:
        for count in [-1, 0, 1, 2, 5, 8, 20, 60, 300, 4200]:
            expected = D(1) if count < 0 else poisson_sums(D(mean), count)[1]
            yield from compare(('poisson_above', mean, count), [expected])
    yield from predictive_complaints()


def predictive_complaints():
    """Negative binomial with shape n + 1/2: its terms one by one."""
    for count, years in [(0, 1.0), (1, 2.0), (6, 1.0), (21, 3.0), (83, 1.0), (400, 0.5), (5000, 10.0)]:
        shape, p = D(count) + D('0.5'), D(years) / (D(years) + 1)
        zero = (shape * p.ln()).exp()
        for share in (0.05, 0.5, 0.95, 0.999):
            term = total = zero
            k = 0
            while total < D(share):
                term *= (shape + k) / (k + 1) * (1 - p)
                total += term
                k += 1
            yield from compare(('predictive', count, years, k, share),
                               [shape / D(years), shape / D(years) * (1 + 1 / D(years)), zero, total, D(k)])


# ---------------------------------------------------------------- stays and the start-up

def gamma_stay(mean, cv, t):
    shape = 1 / cv ** 2
    x = t * shape / mean
    lower, upper = gamma_tails(shape, x)
    # The integral of the survival: E min(S, t) = mean P(shape + 1, x) + t Q(shape, x)
    return upper, mean * gamma_tails(shape + 1, x)[0] + t * upper


def lognormal_stay(mean, cv, t):
    s2 = (1 + cv ** 2).ln()
    s = s2.sqrt()
    z = (t.ln() - mean.ln() + s2 / 2) / s
    upper = normal_upper(z)
    return upper, mean * normal_upper(s - z) + t * upper


def hyper_stay(mean, cv, t):
    """Balanced means: each kind has half of the load."""
    v2 = cv ** 2
    p = (1 + ((v2 - 1) / (v2 + 1)).sqrt()) / 2
    survival = integral = D(0)
    for share in (p, 1 - p):
        one = mean / (2 * share)
        left = (-t / one).exp()
        survival += share * left
        integral += share * one * (1 - left)
    return survival, integral


def stay_values(law, mean, cv, t):
    if law == 0:
        return D(1 if t < mean else 0), min(t, mean)
    if law == 1:
        return (-t / mean).exp(), mean * (1 - (-t / mean).exp())
    return (gamma_stay, lognormal_stay, hyper_stay)[law - 2](mean, cv, t)


def stay_complaints():
    rng = random.Random(6)
    cvs = {0: [0.0], 1: [1.0], 2: [0.05, 0.3, 0.7, 1.0, 2.0, 5.0], 3: [0.05, 0.3, 0.7, 1.0, 2.0, 5.0], 4: [1.05, 1.5, 3.0, 5.0]}
    for law, of_law in cvs.items():
        for cv in of_law:
            for ratio in [1e-4, 0.02, 0.3, 0.9, 1.0, 1.7, 6.0, 30.0] + [10 ** rng.uniform(-3, 1.5) for _ in range(MANY)]:
                mean = 0.75
                t = mean * ratio
                survival, integral = stay_values(law, D(mean), D(cv), D(t))
                rest = 1 - integral / D(mean)
                yield from compare(('stay', law, mean, cv, t, 0.5),
                                   [survival if survival > D('1e-12') else None, integral,
                                    rest if rest > D('1e-3') else None, None, integral], 1e-11 if law in (2, 3) else EXACT)
            for share in [1e-6, 0.01, 0.2, 0.5, 0.9, 0.999, 0.999999]:
                got = ENGINE.ask('stay', law, 0.75, cv, 1.0, share)[3]
                if law == 0:
                    if got != 0.75:
                        yield f'quantile of law 0: {got}'
                    continue
                if got <= 0:
                    # A law with so long a tail may have half of it below what a double holds.
                    if not (law == 2 and cv > 3):
                        yield f'quantile of law {law}, cv {cv} at {share}: {got}'
                    continue
                left = stay_values(law, D('0.75'), D(cv), D(got))[0]
                side = min(1 - left, left)
                if abs(1 - left - D(share)) > D(1e-9) * side:
                    yield f'quantile of law {law}, cv {cv} at {share}: {got} has {float(1 - left)}'


def ramp_complaints():
    """Women who come on a line that rises from nothing: the census by Gauss' rule in pieces, from the survival alone."""
    nodes = gauss_legendre(16)
    for law, cv in ((0, 0.0), (1, 1.0), (2, 0.7), (3, 0.7), (4, 1.5)):
        for start, ramp, t in ((0.0, 1.5, 0.7), (0.5, 2.0, 1.3), (0.2, 3.0, 6.0)):
            mean, rate = D('0.75'), D(16)

            def inflow(u, start=D(start), ramp=D(ramp)):
                return D(0) if u < start else rate if u >= start + ramp else rate * (u - start) / ramp
            # Cut where the line bends and where stays that are all alike end.
            cuts = sorted({D(0), D(t)} | {x for x in (D(start), D(start) + D(ramp), D(t) - mean) if 0 < x < D(t)})
            cuts = [a + (b - a) * i / 3 for a, b in zip(cuts, cuts[1:]) for i in range(3)] + [D(t)]
            # A survival that is not smooth at 0 asks for finer pieces there.
            cuts = sorted(set(cuts) | {D(t) * (1 - D(2) ** -i) for i in range(3, 12)})
            total = D(0)
            for a, b in zip(cuts, cuts[1:]):
                half, middle = (b - a) / 2, (a + b) / 2
                total += half * sum(w * inflow(middle + half * x) * stay_values(law, mean, D(cv), D(t) - middle - half * x)[0]
                                    for x, w in nodes)
            yield from compare(('census', law, 0.75, cv, 16.0, start, ramp, t), [total, total], ITERATED)


def gauss_legendre(n):
    nodes = []
    for i in range(1, n + 1):
        x = D(math.cos(math.pi * (i - 0.25) / (n + 0.5)))
        for _ in range(6):
            before, now = D(1), x
            for k in range(2, n + 1):
                before, now = now, ((2 * k - 1) * x * now - (k - 1) * before) / k
            slope = n * (x * now - before) / (x * x - 1)
            x -= now / slope
        nodes.append((x, 2 / ((1 - x * x) * slope * slope)))
    return nodes


# ---------------------------------------------------------------- chains

def transient_complaints():
    """The chain's Taylor series in short steps, with fifty digits against the cancelling."""
    rng = random.Random(7)
    cases = [(1, 0.5, 0, 0.01), (4, 2.0, 0, 3.0), (8, 6.0, 3, 0.4), (8, 40.0, 8, 1.5), (12, 3.0, 12, 9.0), (20, 18.0, 0, 0.001)]
    cases += [(rng.randint(1, 12), 10 ** rng.uniform(-2, 1.5), 0, 10 ** rng.uniform(-2, 0.7)) for _ in range(3 * MANY)]
    for servers, load, occupied, t in cases:
        a = D(load)
        state = [D(k == occupied) for k in range(servers + 1)]
        steps = max(1, math.ceil(t * (load + servers)))
        h = D(t) / steps
        for _ in range(steps):
            term, state_next, n = state, state[:], 0
            while max(map(abs, term)) > D('1e-40'):
                n += 1
                out = []
                for k in range(servers + 1):
                    change = -(a if k < servers else 0) * term[k] - k * term[k]
                    change += a * term[k - 1] if k > 0 else 0
                    change += (k + 1) * term[k + 1] if k < servers else 0
                    out.append(change * h / n)
                term = out
                state_next = [x + y for x, y in zip(state_next, term)]
            state = state_next
        # The steps above stop where this is nothing.
        full = state[-1] if state[-1] > D('1e-30') else None
        yield from compare(('transient', servers, load, occupied, t),
                           [full, sum(k * p for k, p in enumerate(state))], ITERATED)


def overflow_case(rule, places, arrivals, stays):
    """Every state's balance, solved by elimination."""
    n = len(places)
    order = [[u] if rule == 0 else [u, (u + 1) % n] if rule == 1 else [(u + i) % n for i in range(n)] for u in range(n)]
    order = [list(dict.fromkeys(one)) for one in order]
    states = [()]
    for c in places:
        states = [s + (k,) for s in states for k in range(c + 1)]
    index = {s: i for i, s in enumerate(states)}
    size = len(states)
    balance = [[D(0)] * (size + 1) for _ in range(size)]

    def flow(source, target, rate):
        balance[index[target]][index[source]] += rate
        balance[index[source]][index[source]] -= rate
    taken = {}
    for s in states:
        for r in range(n):
            taken[s, r] = next((u for u in order[r] if s[u] < places[u]), None)
            if taken[s, r] is not None:
                u = taken[s, r]
                flow(s, s[:u] + (s[u] + 1,) + s[u + 1:], D(arrivals[r]))
        for u in range(n):
            if s[u] > 0:
                flow(s, s[:u] + (s[u] - 1,) + s[u + 1:], s[u] / D(stays[u]))
    balance[-1] = [D(1)] * (size + 1)
    for i in range(size):
        pivot = max(range(i, size), key=lambda r: abs(balance[r][i]))
        balance[i], balance[pivot] = balance[pivot], balance[i]
        for r in range(i + 1, size):
            if balance[r][i]:
                factor = balance[r][i] / balance[i][i]
                balance[r] = [x - factor * y for x, y in zip(balance[r], balance[i])]
    p = [D(0)] * size
    for i in range(size - 1, -1, -1):
        p[i] = (balance[i][size] - sum(balance[i][k] * p[k] for k in range(i + 1, size))) / balance[i][i]
    out = []
    for r in range(n):
        home = sum(p[index[s]] for s in states if taken[s, r] == r)
        lost = sum(p[index[s]] for s in states if taken[s, r] is None)
        used = sum(p[index[s]] * s[r] for s in states)
        out += [home, 1 - home - lost if rule else None, lost, used / places[r]]
    return out


def overflow_complaints():
    rng = random.Random(8)
    cases = [(0, [2, 3], [3.0, 1.0], [1.0, 0.5]), (1, [2, 1], [4.0, 0.2], [0.5, 2.0]), (1, [1, 2, 3], [1.0, 1.0, 1.0], [1.0] * 3),
             (2, [2, 1, 3], [3.0, 0.01, 0.5], [0.3, 1.0, 2.0]), (2, [3, 3], [1e-4, 8.0], [0.5, 0.5])]
    cases += [(rng.randint(0, 2), [rng.randint(1, 3) for _ in range(3)], [10 ** rng.uniform(-1, 1) for _ in range(3)],
               [10 ** rng.uniform(-1, 0.5) for _ in range(3)]) for _ in range(MANY)]
    for rule, places, arrivals, stays in cases:
        question = ['overflow', rule, len(places)]
        for one in zip(places, arrivals, stays):
            question += one
        yield from compare(tuple(question), overflow_case(rule, places, arrivals, stays), ITERATED)
    # Where every unit takes all and stays are alike, they are one unit: as many states as there may be.
    for places, arrivals in (([9, 9, 9, 9, 8], [6.0, 9.0, 3.0, 1.0, 12.0]), ([45, 45, 45], [30.0, 50.0, 41.0]),
                             ([300, 300], [280.0, 350.0])):
        question = ['overflow', 2, len(places)]
        for one in zip(places, arrivals):
            question += [*one, 1.0]
        got = ENGINE.ask(*question)
        expected = erlang_b(sum(places), sum(map(D, arrivals)))
        if isinstance(got, str):
            yield f'{question}: {got}'
            continue
        lost = sum(D(got[4 * u + 2]) * D(arrivals[u]) for u in range(len(places))) / sum(map(D, arrivals))
        complaint = check(float(lost), expected, ITERATED, f'pooled {places}')
        if complaint:
            yield complaint


# ---------------------------------------------------------------- draws

def philox(counter, key):
    counter, key = list(counter), list(key)
    for _ in range(10):
        high0, low0 = divmod(0xD2511F53 * counter[0], 2 ** 32)
        high1, low1 = divmod(0xCD9E8D57 * counter[2], 2 ** 32)
        counter = [high1 ^ counter[1] ^ key[0], low1, high0 ^ counter[3] ^ key[1], low0]
        key = [(key[0] + 0x9E3779B9) % 2 ** 32, (key[1] + 0xBB67AE85) % 2 ** 32]
    return counter


def draw_complaints():
    rng = random.Random(9)
    for _ in range(40 * MANY):
        words = [rng.getrandbits(32) for _ in range(6)]
        if ENGINE.ask('philox', *words) != [float(w) for w in philox(words[:4], words[4:])]:
            yield f'philox {words}'
    for low, mode, high in ((0.0, 0.0, 1.0), (2.0, 5.0, 5.0), (10.0, 22.0, 34.0), (3.0, 3.0, 3.0), (-1.0, 0.0, 1e6)):
        for u in (1e-12, 1e-3, 0.25, 0.5, 0.75, 0.999, 1 - 1e-12):
            a, m, b, x = D(low), D(mode), D(high), D(u)
            if a == b:
                expected = a
            elif x * (b - a) <= m - a:
                expected = a + (x * (b - a) * (m - a)).sqrt()
            else:
                expected = b - ((1 - x) * (b - a) * (b - m)).sqrt()
            got = ENGINE.ask('triangular', low, mode, high, u)[0]
            if abs(D(got) - expected) > D(1e-13) * max(abs(a), abs(b), abs(expected)):
                yield f'triangular {low} {mode} {high} {u}: {got}'
    for share in [1e-300, 1e-100, 1e-15, 1e-6, 0.01, 0.2, 0.4999, 0.5, 0.6, 0.975, 1 - 1e-12]:
        got = D(ENGINE.ask('normal_quantile', share)[0])
        below = 1 - normal_upper(got) if share > 0.5 else normal_upper(-got)
        density = (-got * got / 2).exp() / (2 * PI).sqrt()
        step = (below - D(share)) / density
        if abs(step) > D(EXACT) * max(abs(got), D(1)):
            yield f'normal_quantile {share}: {got} is off by {float(step)}'


def main():
    global ENGINE
    ENGINE = Engine(sys.argv[1])
    tap = Tap()
    for name, complaints in (('Erlang B and an empty unit', loss_complaints), ('Erlang C and its tail', queue_complaints),
                             ('loads and places by their goals', inverse_complaints), ('M/G/c', general_complaints),
                             ('Erlang A', impatient_complaints), ('counts', count_complaints), ('stays', stay_complaints),
                             ('the start-up', ramp_complaints), ('transients', transient_complaints),
                             ('overflow', overflow_complaints), ('draws', draw_complaints)):
        if 'time' in sys.argv:
            print(f'# {time.process_time():.1f} s before {name}')
        tap.case(name, complaints())
    ENGINE.close()
    tap.finish()


if __name__ == '__main__':
    main()
