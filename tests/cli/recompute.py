"""Every score of a plan, computed again from what `export` writes and from nothing else.

Written from the guide's own words and from the formulas, not from the program: it shares no line with it. What it reads is the JSON
of `export`: records of every kind with all their fields.

Copyright (C) 2026 The Døgnplan contributors
SPDX-License-Identifier: GPL-3.0-or-later
"""
import math

PARAMETERS = ['practice', 'competences', 'cooperation', 'knowledge']
STEPS = {'absent': 0.0, 'beginning': 100 / 3, 'partly': 200 / 3, 'reached': 100.0}
AREAS = ['family', 'substance', 'pregnancy', 'infant', 'psychiatry', 'psychology', 'social', 'care']
ELEMENTS = 11
COOPERATION = {'clinic', 'attendance'}
QUESTIONS = 15
LAST_YEAR = 10
# The widest that the field table permits: for a line that does not say.
MOST_FTE, MOST_YEARS = 500.0, 50.0


def blocking(places, load):
    """Erlang's loss formula by its definition."""
    terms = [1.0]
    for n in range(1, places + 1):
        terms.append(terms[-1] * load / n)
    return terms[-1] / sum(terms), 1 / sum(terms)


def poisson_below(mean, threshold):
    """The chance of fewer than @threshold."""
    return sum(math.exp(-mean + k * math.log(mean) - math.lgamma(k + 1)) if mean > 0 else float(k == 0)
               for k in range(math.ceil(threshold)))


def curve(criterion):
    return [(criterion[f'at_{points}'], points) for points in (0, 25, 50, 75, 100) if criterion[f'at_{points}'] is not None]


def points_of(criterion, value):
    line = curve(criterion)
    if line[-1][0] < line[0][0]:
        value, line = -value, [(-x, y) for x, y in line]
    if value <= line[0][0]:
        return line[0][1]
    for (x0, y0), (x1, y1) in zip(line, line[1:]):
        if value <= x1:
            return y0 + (y1 - y0) * (value - x0) / (x1 - x0)
    return line[-1][1]


def children(data, kind, parent, key):
    return [one for one in data[kind] if one[parent] == key]


class Proposal:
    def __init__(self, data, key):
        self.data = data
        self.key = key
        self.units = children(data, 'unit', 'proposal', key)
        self.assumption = {one['id']: one['value'] for one in data['assumption']}
        used = [one for one in data['estimate'] if one['used'] == 1]
        self.needs = sorted({one[limit] for one in used for limit in ('low', 'high')})
        people = sum(one['population'] for one in data['region'])
        self.weight = {one['id']: one['population'] / people for one in data['region']}
        volume = [one for one in data['criterion'] if one['measure'] == 'women_per_unit']
        self.threshold = volume[0]['at_100'] if volume else 10.0

    # Women.

    def computable(self):
        return bool(self.units and self.needs) and all(
            unit['places'] is not None and (unit['stay_before'] or 0) + (unit['stay_after'] or 0) > 0 and unit['regions']
            for unit in self.units)

    def share(self, unit):
        """The women of a region turn to its units in proportion to their places."""
        total = 0.0
        for region in unit['regions'].split(','):
            places = sum(one['places'] for one in self.units if region in one['regions'].split(','))
            if places:
                total += self.weight[region] * unit['places'] / places
        return total

    def opening(self, unit):
        """Months after the decision; one that is not known opens with the first."""
        known = [int(one['opening'][2:-1]) for one in self.units if one['opening']]
        own = int(unit['opening'][2:-1]) if unit['opening'] else min(known, default=0)
        return own - min(known, default=0)

    def open_places(self, unit, month):
        since = month - self.opening(unit)
        if since < 0:
            return 0
        ramp = int(unit['ramp_up'] or 0)
        if since >= ramp:
            return int(unit['places'])
        return max(int(unit['places'] * (since + 1) // ramp), min(int(unit['places']), 1))

    def year_of(self, unit, need, year):
        """Women placed, and the share of the time without anybody; year 0 is full operation."""
        women = need * self.share(unit)
        load = women * ((unit['stay_before'] or 0) + (unit['stay_after'] or 0)) / 12
        if year == 0:
            lost, empty = blocking(int(unit['places']), load)
            return women * (1 - lost), empty
        months = [blocking(self.open_places(unit, 12 * (year - 1) + m), load) for m in range(12)]
        return women * (1 - sum(lost for lost, _ in months) / 12), sum(empty for _, empty in months) / 12

    def weakest(self, measure, worst):
        """For every estimate the unit that is worst off; the bounds are over the estimates."""
        if not self.computable():
            return None
        found = [worst(measure(unit, need) for unit in self.units) for need in self.needs]
        return min(found), max(found)

    def women_per_unit(self, year):
        return self.weakest(lambda unit, need: self.year_of(unit, need, year)[0], min)

    def women_per_fte(self, year):
        if not self.computable():
            return None
        low, high = [], []
        for unit in self.units:
            lines = [one for one in self.lines(unit) if one['competence'] != 'management']
            least = sum(one['fte'] or 0 for one in lines)
            most = sum(MOST_FTE if one['fte'] is None else one['fte'] for one in lines)
            if least <= 0:
                return None
            women = [self.year_of(unit, need, year)[0] for need in self.needs]
            low.append(min(women) / most)
            high.append(max(women) / least)
        return min(low), min(high)

    def below_threshold(self, year):
        return self.weakest(lambda unit, need: poisson_below(self.year_of(unit, need, year)[0], self.threshold), max)

    def threshold_year(self, _):
        def reached(unit, need):
            for year in range(1, LAST_YEAR + 1):
                if self.year_of(unit, need, year)[0] >= self.threshold:
                    return year
            return LAST_YEAR + 1
        return self.weakest(reached, max)

    def continuity(self, year):
        return self.weakest(lambda unit, need: 1 - self.year_of(unit, need, year)[1], min)

    def months_to_full(self, _):
        if not self.units or any(unit['ramp_up'] is None for unit in self.units):
            return None
        longest = max(unit['ramp_up'] for unit in self.units)
        return longest, longest

    # Staff.

    def lines(self, unit):
        """Those that do not wait for more places than the unit has."""
        return [one for one in children(self.data, 'staffing', 'unit', unit['id'])
                if unit['places'] is None or (one['from_places'] or 0) <= unit['places']]

    def every_unit(self, measure):
        """The unit that is worst off, with bounds; unknown when a unit has no staffing at all."""
        if not self.units or any(not self.lines(unit) for unit in self.units):
            return None
        found = [measure(self.lines(unit)) for unit in self.units]
        return min(low for low, _ in found), min(high for _, high in found)

    def competence_areas(self, _):
        def staffed(lines):
            sure = sum(any(one['competence'] == area and (one['fte'] or 0) > 0 for one in lines) for area in AREAS)
            maybe = sum(any(one['competence'] == area and (one['fte'] is None or one['fte'] > 0) for one in lines)
                        for area in AREAS)
            return sure / len(AREAS), maybe / len(AREAS)
        return self.every_unit(staffed)

    def crew(self):
        a = self.assumption
        net = a['hours-norm'] - a['hours-day'] * (a['days-holiday'] + a['days-extra'] + a['days-public'] + a['days-sick']
                                                 + a['days-course'])
        # A handover makes every hour a little longer; public holidays are manned as weekends.
        longer = (24 + a['handover-minutes'] / 60) / 24
        working = 365 * 5 / 7 - a['days-public']
        waking, evening = a['crew-day-hours'], a['crew-evening-hours']
        hours = (a['crew-night'] * (24 - waking) * 365 + a['crew-weekend'] * waking * (365 - working)
                 + a['crew-evening'] * evening * working + a['crew-day'] * (waking - evening) * working) * longer
        return hours / net

    def cover(self, _):
        def manned(lines):
            care = [one for one in lines if one['competence'] == 'care']
            least = sum(one['fte'] or 0 for one in care)
            most = sum(MOST_FTE if one['fte'] is None else one['fte'] for one in care)
            return min(least / self.crew(), 1), min(most / self.crew(), 1)
        return self.every_unit(manned)

    def several_persons(self, _):
        def carried(lines):
            sure = maybe = 0
            for area in AREAS:
                own = [one for one in lines if one['competence'] == area and one['employment'] == 'own']
                open_ = [one for one in lines if one['competence'] == area and one['employment'] in ('own', 'unknown', None)]
                least = sum(one['fte'] or 0 for one in own)
                most = sum(MOST_FTE if one['fte'] is None else one['fte'] for one in open_)
                sure += least > 0 and least >= self.assumption['one-person']
                maybe += most > 0 and most >= self.assumption['one-person']
            return sure / len(AREAS), maybe / len(AREAS)
        return self.every_unit(carried)

    def experience(self, _):
        lines = [one for unit in self.units for one in self.lines(unit)]
        total = sum(one['fte'] or 0 for one in lines)
        unknown = sum(one['fte'] or 0 for one in lines if one['experience'] is None)
        if total <= 0 or unknown >= total:
            return None
        known = sum((one['fte'] or 0) * (one['experience'] or 0) for one in lines)
        low, high = [known / total], [(known + unknown * MOST_YEARS) / total]
        for one in lines:
            if one['fte'] is None:
                low.append(one['experience'] or 0)
                high.append(MOST_YEARS if one['experience'] is None else one['experience'])
        return min(low), max(high)

    # Elements and agreements.

    def share_of_elements(self, counts, number):
        rows = [one for unit in self.units for one in children(self.data, 'element', 'unit', unit['id']) if counts(one['element'])]
        missing = sum(one['state'] == 'missing' for one in rows)
        placed = sum(one['state'] in ('own', 'purchased', 'agreement') for one in rows)
        if missing + placed == 0:
            return None
        return placed / (number * len(self.units)), 1 - missing / (number * len(self.units))

    def elements(self, _):
        return self.share_of_elements(lambda element: True, ELEMENTS)

    def cooperation_elements(self, _):
        return self.share_of_elements(lambda element: element in COOPERATION, len(COOPERATION))

    def agreements(self, party):
        return [one for one in children(self.data, 'agreement', 'proposal', self.key) if one['party'] == party]

    def share_with(self, party):
        rows = [one for one in self.agreements(party) if set((one['regions'] or '').split(',')) & set(self.weight)]
        if not rows:
            return None
        low = high = 0.0
        for region, weight in self.weight.items():
            states = [one['status'] for one in rows if region in one['regions'].split(',')]
            sure = any(state in ('signed', 'revision') for state in states)
            low += weight * sure
            high += weight * (sure or 'unknown' in states)
        return low, high

    def clinic_agreements(self, _):
        return self.share_with('clinic')

    def municipal_agreements(self, _):
        return self.share_with('municipalities')

    def psychiatry_agreements(self, _):
        return self.share_with('psychiatry')

    def maternity_agreements(self, _):
        return self.share_with('maternity')

    def questions_settled(self, _):
        rows = [one for one in self.agreements('clinic') if one['status'] != 'none']
        known = [len(one['settled'].split(',')) / QUESTIONS for one in rows if one['settled']]
        if not known:
            return None
        return sum(known) / len(rows), (sum(known) + len(rows) - len(known)) / len(rows)

    # Points.

    def judged(self, criterion):
        rows = [one for one in children(self.data, 'judgement', 'proposal', self.key)
                if one['criterion'] == criterion['id'] and one['level'] in STEPS]
        own = [one for one in rows if one['perspective'] in (None, 'own')]
        points = [STEPS[one['level']] for one in own or rows]
        return (min(points), max(points)) if points else None

    def criterion(self, criterion, year):
        """(known, low, high) in points."""
        if criterion['measure'] == 'judgement':
            found = self.judged(criterion)
            return (True, *found) if found else (False, 0.0, 100.0)
        found = getattr(self, criterion['measure'])(year)
        if found is None or criterion['at_0'] is None or criterion['at_100'] is None:
            return False, 0.0, 100.0
        ends = sorted(points_of(criterion, value) for value in found)
        return True, ends[0], ends[1]

    def parameter(self, name, year=0):
        criteria = [one for one in self.data['criterion'] if one['parameter'] == name]
        found = {one['id']: self.criterion(one, year) for one in criteria}
        whole = sum(one['weight'] for one in criteria)
        answer = {'criteria': found, 'low': 0.0, 'high': 100.0, 'known_share': 0.0}
        if whole <= 0:
            return answer
        answer['known_share'] = sum(one['weight'] for one in criteria if found[one['id']][0]) / whole
        for bound, index in (('low', 1), ('high', 2)):
            mean = sum(one['weight'] * found[one['id']][index] for one in criteria) / whole
            # What lies below its minimum level is all that the parameter has.
            held = [found[one['id']][index] for one in criteria
                    if one['weight'] > 0 and found[one['id']][index] < (one['minimum'] or 0)]
            answer[bound] = min([mean] + held)
        return answer


def scores(data, year=0):
    """{proposal: {parameter: {'low', 'high', 'known_share', 'criteria': {id: (known, low, high)}}}}"""
    return {one['id']: {name: Proposal(data, one['id']).parameter(name, year) for name in PARAMETERS} for one in data['proposal']}


def simulated(data, proposal, answer, guide):
    """The scores that follow from what `score` says was simulated of every unit: measures, points, and their weighted mean."""
    units = answer['units']
    cases = sorted({(one['estimate'], one['bound']) for one in units})
    of_case = [[one for one in units if (one['estimate'], one['bound']) == case] for case in cases]
    ends = {
        'women_per_unit': [(min(one['women'] for one in case),) * 2 for case in of_case],
        'below_threshold': [(max(one['below_threshold'] for one in case),) * 2 for case in of_case],
        'continuity': [(min(one['in_use'] for one in case),) * 2 for case in of_case],
    }
    if all(one['women_per_fte_low'] is not None for one in units):
        ends['women_per_fte'] = [(min(one['women_per_fte_low'] for one in case), min(one['women_per_fte_high'] for one in case))
                                 for case in of_case]
    expected = {'criteria': {}}
    values, weights = [], []
    # The year is not told unit by unit: it is taken as it is said, its points are not.
    said = {one['id']: one for one in answer['criteria']}
    for key, one in guide.items():
        if one['parameter'] != answer['parameter']:
            continue
        if key not in said:
            known, low, high = Proposal(data, proposal).criterion(one, answer['year'] or 0)
        else:
            bounds = ends.get(one['measure'])
            low = min(a for a, _ in bounds) if bounds else said[key]['value_low']
            high = max(b for _, b in bounds) if bounds else said[key]['value_high']
            expected['criteria'][key] = {'value_low': low, 'value_high': high}
            low, high = sorted((points_of(one, low), points_of(one, high)))
            expected['criteria'][key].update(points_low=low, points_high=high)
        values.append((low, high, one['minimum'] or 0))
        weights.append(one['weight'])
    for index, bound in enumerate(('low', 'high')):
        mean = sum(w * value[index] for w, value in zip(weights, values)) / sum(weights)
        held = [value[index] for w, value in zip(weights, values) if w > 0 and value[index] < value[2]]
        expected[bound] = min([mean] + held)
    return expected
