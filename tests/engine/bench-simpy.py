#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Our two queues beside SimPy's, in the same run, and the plan simulation on one thread and on two.

Copyright (C) 2026 The Døgnplan contributors
SPDX-License-Identifier: GPL-3.0-or-later

Usage: bench-simpy.py PROGRAM [BENCH]: doegnplan-cli, and the engine's own benchmark for the plan simulation. Needs Debian's
own python3 for SimPy 3. An event is one arrival or one completed stay; ours come out of the command `queue simulate`, with
its start and end not counted. Rounds alternate, so that a slow spell of the machine meets both; printed is the middle one.
Nothing is asserted: the goal is 60 times.
"""
import json
import math
import random
import statistics
import subprocess
import sys
import time

try:
    import simpy
except ImportError:
    print('1..0 # SKIP SimPy is not there')
    sys.exit(77)

SERVERS, LOAD = 10, 8
ROUNDS = 5
SIMPY_CUSTOMERS = 20000
OUR_CUSTOMERS = 2000000
GOAL = 60


def lognormal(rng, cv):
    sigma = math.sqrt(math.log(1 + cv * cv))
    return lambda: rng.lognormvariate(-sigma * sigma / 2, sigma)


def loss(environment, rng, draw, seen):
    """M/G/10/10: who finds no free place goes."""
    places = simpy.Resource(environment, SERVERS)

    def woman():
        seen['arrivals'] += 1
        if places.count == SERVERS:
            seen['blocked'] += 1
            return
        with places.request() as place:
            yield place
            yield environment.timeout(draw())
            seen['left'] += 1

    while seen['arrivals'] < SIMPY_CUSTOMERS:
        yield environment.timeout(rng.expovariate(LOAD))
        environment.process(woman())


def queue(environment, rng, draw, seen):
    """M/M/10, first come first served."""
    places = simpy.Resource(environment, SERVERS)

    def woman():
        seen['arrivals'] += 1
        begin = environment.now
        with places.request() as place:
            yield place
            seen['waited'] += environment.now - begin
            yield environment.timeout(draw())
            seen['left'] += 1

    while seen['arrivals'] < SIMPY_CUSTOMERS:
        yield environment.timeout(rng.expovariate(LOAD))
        environment.process(woman())


def simpy_speed(model, draw, rng):
    """Events a second, and what was seen."""
    environment = simpy.Environment()
    seen = dict(arrivals=0, left=0, blocked=0, waited=0.0)
    environment.process(model(environment, rng, draw, seen))
    begin = time.perf_counter()
    environment.run()
    return (seen['arrivals'] + seen['left']) / (time.perf_counter() - begin), seen


def our_speed(program, *arguments):
    done = subprocess.run([program, 'queue', 'simulate', '--servers', str(SERVERS), '--arrival', str(LOAD), '--mean', '1',
                           '--customers', str(OUR_CUSTOMERS), '--warmup', '1000', '--seed', '1', '--threads', '1', '--json',
                           *arguments], capture_output=True, text=True, check=True)
    answer = json.loads(done.stdout)
    return answer['events_per_second'], answer


def compare(program, name, model, cv, measure, seen_measure, *arguments):
    rng = random.Random(20240101)
    draw = lognormal(rng, cv) if cv else lambda: rng.expovariate(1)
    ours, theirs, seen = [], [], []
    for _ in range(ROUNDS):
        speed, answer = our_speed(program, *arguments)
        ours.append(speed)
        speed, counts = simpy_speed(model, draw, rng)
        theirs.append(speed)
        seen.append(seen_measure(counts))
    ratio = statistics.median(a / b for a, b in zip(ours, theirs))
    print(f'{name:<28} {statistics.median(ours) / 1e6:8.1f} million events/s, SimPy {statistics.median(theirs) / 1e6:.3f}: '
          f'{ratio:.0f} times ({min(a / b for a, b in zip(ours, theirs)):.0f}–{max(a / b for a, b in zip(ours, theirs)):.0f}; '
          f'goal {GOAL})')
    # That both simulate the same queue.
    print(f'{"":<28} {measure} {answer[measure]:.4f}, SimPy {statistics.mean(seen):.4f} ± {statistics.stdev(seen) / math.sqrt(ROUNDS):.4f}')


def plan_futures(rng, futures):
    """The plan: 8 places, 24 referrals a year, mean stay a quarter of a year, first come first served, ten years from empty."""
    waited = placed = 0
    begin = time.perf_counter()
    for _ in range(futures):
        environment = simpy.Environment()
        places = simpy.Resource(environment, 8)
        seen = dict(waited=0.0, placed=0)

        def woman():
            start = environment.now
            with places.request() as place:
                yield place
                seen['waited'] += environment.now - start
                seen['placed'] += 1
                yield environment.timeout(rng.expovariate(4))

        def referrals():
            while True:
                yield environment.timeout(rng.expovariate(24))
                environment.process(woman())

        environment.process(referrals())
        environment.run(until=10)
        waited += seen['waited']
        placed += seen['placed']
    return futures / (time.perf_counter() - begin), waited / placed


def compare_futures(program):
    """Futures a second of the plan simulation, with all its statistics, beside SimPy's with one; rounds alternate."""
    rng = random.Random(20240101)
    ours, theirs = [], []
    for _ in range(3):
        out = subprocess.run([program, 'futures'], capture_output=True, text=True, check=True).stdout
        ours.append(float(next(line for line in out.splitlines() if line.startswith('plan futures, 1')).split()[4]))
        theirs.append(plan_futures(rng, 100)[0])
    print(out, end='')
    print(f'{"plan futures":<28} {statistics.median(ours):8.0f} a second on one thread, SimPy {statistics.median(theirs):.0f}: '
          f'{statistics.median(a / b for a, b in zip(ours, theirs)):.0f} times (goal 100)')


def main():
    program = sys.argv[1]
    print(f'Python {sys.version.split()[0]}, SimPy {simpy.__version__ if hasattr(simpy, "__version__") else "3"}')
    compare(program, 'M/G/10/10, lognormal, load 8', loss, 0.7, 'blocking', lambda s: s['blocked'] / s['arrivals'],
            '--waiting', '0', '--dist', 'lognormal', '--cv', '0.7')
    compare(program, 'M/M/10, load 8', queue, 0, 'mean_wait', lambda s: s['waited'] / s['arrivals'],
            '--waiting', 'inf', '--dist', 'exponential')
    if len(sys.argv) > 2:
        compare_futures(sys.argv[2])


if __name__ == '__main__':
    main()
