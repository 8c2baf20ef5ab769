/* dp-schedule.c: when a unit can open: steps that wait for each other, with unsure lengths.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-engine"

#include "config.h"

#include "engine/dp-schedule.h"

#include "engine/dp-engine-error.h"
#include "engine/dp-random.h"
#include "engine/dp-wide-private.h"

#include <math.h>
#include <string.h>

#define PURPOSE_LENGTH 16
#define MONTHS_MAX 12000

/* Numbers are first put into so many groups by size; a group is sorted when one of its numbers is asked for. */
#define GROUPS 1024
/* Up to so many numbers are sorted by shifting. */
#define FEW 32

/* What is asked, and what each step waits for. */
typedef struct
{
  const DpStep *steps;
  gsize n_steps;
  int replications;
  guint64 seed;
  int *before; /* what the first step waits for, then the next one's */
  gsize *first; /* (array length=n_steps + 1): where a step's begin in @before */
  int *sorted; /* the steps, each after those it waits for */
  double *ends; /* future by future, step by step */
  double *starts; /* future by future, of one step */
  double *order;
  int *groups; /* future by future: which group it is in */
  guint64 *keys;
  guint64 *spare;
} Schedule;

static void
schedule_clear (Schedule *self)
{
  g_free (self->before);
  g_free (self->first);
  g_free (self->sorted);
  g_free (self->ends);
  g_free (self->starts);
  g_free (self->order);
  g_free (self->groups);
  g_free (self->keys);
  g_free (self->spare);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Schedule, schedule_clear)

static double *
ends_of (const Schedule *self,
         int             step)
{
  return self->ends + (gsize) step * (gsize) self->replications;
}

/* Steps in an order in which each comes after those it waits for; FALSE when there is none. */
static gboolean
sort_steps (gsize             n_steps,
            const DpStepLink *links,
            gsize             n_links,
            int              *sorted)
{
  g_autofree int *missing = g_new0 (int, n_steps);
  gsize n = 0;

  for (gsize i = 0; i < n_links; i++)
    missing[links[i].after]++;
  for (gsize i = 0; i < n_steps; i++)
    if (missing[i] == 0)
      sorted[n++] = (int) i;
  for (gsize i = 0; i < n; i++)
    for (gsize k = 0; k < n_links; k++)
      if (links[k].before == sorted[i] && --missing[links[k].after] == 0)
        sorted[n++] = links[k].after;
  return n == n_steps;
}

static gboolean
check_steps (const DpStep     *steps,
             gsize             n_steps,
             const DpStepLink *links,
             gsize             n_links,
             GError          **error)
{
  for (gsize i = 0; i < n_steps; i++)
    {
      if (!dp_check_not_negative ("not_before", steps[i].not_before, error) ||
          !dp_check_at_most ("not_before", steps[i].not_before, MONTHS_MAX, error))
        return FALSE;
      if (steps[i].known && (!dp_check_not_negative ("low", steps[i].low, error) ||
                             !dp_check_not_negative ("mode", steps[i].mode, error) ||
                             !dp_check_not_negative ("high", steps[i].high, error) ||
                             !dp_check_at_most ("low", steps[i].low, steps[i].mode, error) ||
                             !dp_check_at_most ("mode", steps[i].mode, steps[i].high, error) ||
                             !dp_check_at_most ("high", steps[i].high, MONTHS_MAX, error)))
        return FALSE;
    }
  for (gsize i = 0; i < n_links; i++)
    if (links[i].before < 0 || links[i].before >= (int) n_steps || links[i].after < 0 ||
        links[i].after >= (int) n_steps)
      {
        dp_engine_error_set (error, DP_ENGINE_ERROR_TOO_LARGE, "links", "must be between steps there are");
        return FALSE;
      }
  return TRUE;
}

/* A number's bits, so that they stand in the order of the numbers as whole numbers do; and back. */
static guint64
key_of (double number)
{
  guint64 bits;

  memcpy (&bits, &number, sizeof bits);
  return bits >> 63 ? ~bits : bits | G_GUINT64_CONSTANT (1) << 63;
}

static double
number_of (guint64 key)
{
  const guint64 bits = key >> 63 ? key & ~(G_GUINT64_CONSTANT (1) << 63) : ~key;
  double number;

  memcpy (&number, &bits, sizeof number);
  return number;
}

/* Sorts by one byte of the keys after the other, from the least: five times as fast as comparing. @keys and @spare have room for
 * @n each. */
static void
sort_numbers (double  *numbers,
              int      n,
              guint64 *keys,
              guint64 *spare)
{
  if (n <= FEW)
    {
      for (int i = 1; i < n; i++)
        {
          const double number = numbers[i];
          int k = i;

          for (; k > 0 && numbers[k - 1] > number; k--)
            numbers[k] = numbers[k - 1];
          numbers[k] = number;
        }
      return;
    }
  for (int i = 0; i < n; i++)
    keys[i] = key_of (numbers[i]);
  for (int shift = 0; shift < 64; shift += 8)
    {
      int place[256] = { 0 }, next = 0;

      for (int i = 0; i < n; i++)
        place[keys[i] >> shift & 0xff]++;
      /* Months lie close together: in the upper bytes they are often all the same. */
      if (place[keys[0] >> shift & 0xff] == n)
        continue;
      for (int byte = 0; byte < 256; byte++)
        {
          const int count = place[byte];

          place[byte] = next;
          next += count;
        }
      for (int i = 0; i < n; i++)
        spare[place[keys[i] >> shift & 0xff]++] = keys[i];
      memcpy (keys, spare, (gsize) n * sizeof *keys);
    }
  for (int i = 0; i < n; i++)
    numbers[i] = number_of (keys[i]);
}

static void
list_links (Schedule         *self,
            const DpStepLink *links,
            gsize             n_links)
{
  g_autofree gsize *next = g_new0 (gsize, self->n_steps);

  self->before = g_new (int, n_links);
  self->first = g_new0 (gsize, self->n_steps + 1);
  for (gsize k = 0; k < n_links; k++)
    self->first[links[k].after + 1]++;
  for (gsize i = 0; i < self->n_steps; i++)
    {
      self->first[i + 1] += self->first[i];
      next[i] = self->first[i];
    }
  for (gsize k = 0; k < n_links; k++)
    self->before[next[links[k].after]++] = links[k].before;
}

/* The lengths that dp_triangular() gives, of all futures side by side. @lengths holds a number between 0 and 1 for each. */
DP_WIDE static void
draw_lengths (const DpStep *step,
              int           n,
              double       *lengths)
{
  const double low = step->low, high = step->high;
  const double width = high - low, left = step->mode - low, right = high - step->mode;

  for (int i = 0; i < n; i++)
    {
      const double u = lengths[i];
      const gboolean is_left = u * width <= left;
      const double root = sqrt (is_left ? u * width * left : (1 - u) * width * right);

      lengths[i] = is_left ? low + root : high - root;
    }
}

/* A step ends its length after it begins, and begins when all that it waits for has ended. */
static void
draw_step (Schedule     *self,
           int           number,
           DpStepAnswer *answer)
{
  const DpStep *step = &self->steps[number];
  const int replications = self->replications;
  double *starts = self->starts, *ends = ends_of (self, number);

  /* What is sure needs no chance. */
  if (step->high > step->low)
    {
      dp_philox_uniform_block (self->seed, (guint32) number, PURPOSE_LENGTH, replications, ends);
      draw_lengths (step, replications, ends);
    }
  else
    for (int n = 0; n < replications; n++)
      ends[n] = step->low;
  for (int n = 0; n < replications; n++)
    starts[n] = step->not_before;
  for (gsize k = self->first[number]; k < self->first[number + 1]; k++)
    {
      const double *before = ends_of (self, self->before[k]);

      for (int n = 0; n < replications; n++)
        starts[n] = MAX (starts[n], before[n]);
    }
  for (int n = 0; n < replications; n++)
    {
      ends[n] += starts[n];
      answer->start_mean += starts[n];
      answer->end_mean += ends[n];
    }
  answer->start_mean /= replications;
  answer->end_mean /= replications;
}

/* A step that ends in every future when the only one that it waits for does, such as a milestone that takes no time. */
static gboolean
ends_with_another (const Schedule *self,
                   int             number)
{
  const DpStep *step = &self->steps[number];
  const double *before, *ends = ends_of (self, number);

  if (self->first[number + 1] - self->first[number] != 1 || step->high > 0)
    return FALSE;
  before = ends_of (self, self->before[self->first[number]]);
  for (int n = 0; n < self->replications; n++)
    if (ends[n] > before[n])
      return FALSE;
  return TRUE;
}

DP_WIDE static void
find_groups (const double *numbers,
             int           n,
             double        low,
             double        high,
             int          *groups)
{
  for (int i = 0; i < n; i++)
    groups[i] = (int) ((numbers[i] - low) / (high - low) * (GROUPS - 1));
}

/* Puts the futures' numbers into groups, the least first; group g begins at @first[g]. */
static void
group_numbers (Schedule     *self,
               const double *numbers,
               double        low,
               double        high,
               int           first[GROUPS + 1])
{
  int next[GROUPS];

  find_groups (numbers, self->replications, low, high, self->groups);
  memset (first, 0, (GROUPS + 1) * sizeof *first);
  for (int n = 0; n < self->replications; n++)
    first[self->groups[n] + 1]++;
  for (int g = 0; g < GROUPS; g++)
    {
      first[g + 1] += first[g];
      next[g] = first[g];
    }
  for (int n = 0; n < self->replications; n++)
    self->order[next[self->groups[n]]++] = numbers[n];
}

static void
find_percentiles (Schedule     *self,
                  int           number,
                  DpStepAnswer *answers)
{
  const double *ends = ends_of (self, number);
  const int last = self->replications - 1;
  double low = ends[0], high = ends[0];
  DpStepAnswer *answer = &answers[number];
  int first[GROUPS + 1], group = 0, sorted = -1;

  if (ends_with_another (self, number))
    {
      memcpy (answer->end_percentile, answers[self->before[self->first[number]]].end_percentile, sizeof answer->end_percentile);
      return;
    }
  for (int n = 1; n <= last; n++)
    {
      low = MIN (low, ends[n]);
      high = MAX (high, ends[n]);
    }
  if (low >= high)
    {
      for (int p = 0; p <= 100; p++)
        answer->end_percentile[p] = low;
      return;
    }
  group_numbers (self, ends, low, high, first);
  for (int p = 0; p <= 100; p++)
    {
      const double place = p / 100.0 * last;
      const int i = MIN ((int) place, last), next = MIN (i + 1, last);

      while (first[group + 1] <= i)
        group++;
      /* Both numbers may lie in different groups, with empty ones between. */
      for (int g = group; g < GROUPS && first[g] <= next; g++)
        if (g > sorted)
          {
            sort_numbers (self->order + first[g], first[g + 1] - first[g], self->keys, self->spare);
            sorted = g;
          }
      answer->end_percentile[p] = self->order[i] + (place - i) * (self->order[next] - self->order[i]);
    }
}

/* Follows, in each future, the steps that the goal waited for, and counts them. */
static void
count_critical (const Schedule *self,
                gsize           goal,
                DpStepAnswer   *answers)
{
  g_autofree gboolean *critical = g_new (gboolean, self->n_steps);
  g_autofree int *stack = g_new (int, self->n_steps);

  for (int n = 0; n < self->replications; n++)
    {
      gsize depth = 0;

      memset (critical, 0, self->n_steps * sizeof *critical);
      critical[goal] = TRUE;
      stack[depth++] = (int) goal;
      while (depth > 0)
        {
          const int step = stack[--depth];
          double start = self->steps[step].not_before;

          answers[step].critical += 1.0 / self->replications;
          for (gsize k = self->first[step]; k < self->first[step + 1]; k++)
            start = MAX (start, ends_of (self, self->before[k])[n]);
          for (gsize k = self->first[step]; k < self->first[step + 1]; k++)
            {
              const int before = self->before[k];

              if (!critical[before] && ends_of (self, before)[n] >= start)
                {
                  critical[before] = TRUE;
                  stack[depth++] = before;
                }
            }
        }
    }
}

/* Whether the step's length is known, and those of all it waits for. */
static gboolean
is_known (const Schedule     *self,
          int                 number,
          const DpStepAnswer *answers)
{
  for (gsize k = self->first[number]; k < self->first[number + 1]; k++)
    if (!answers[self->before[k]].known)
      return FALSE;
  return self->steps[number].known;
}

/**
 * dp_schedule_run:
 * @steps: (array length=n_steps): the steps
 * @n_steps: 1–%DP_SCHEDULE_STEPS_MAX
 * @links: (array length=n_links) (nullable): what waits for what
 * @n_links: number of links, may be 0
 * @goal: the step that the question is about, e.g. the opening
 * @replications: futures to simulate, 1–%DP_SCHEDULE_REPLICATIONS_MAX
 * @seed: any number; each step has draws of its own, whatever the others are
 * @answers: (out caller-allocates) (array length=n_steps): one answer per step
 * @error: return location for an error
 *
 * What is unknown stays unknown: a step that waits, however indirectly, for one of unknown length has no date.
 *
 * Returns: FALSE when an input is refused or steps wait for each other in a circle
 */
gboolean
dp_schedule_run (const DpStep     *steps,
                 gsize             n_steps,
                 const DpStepLink *links,
                 gsize             n_links,
                 gsize             goal,
                 int               replications,
                 guint64           seed,
                 DpStepAnswer     *answers,
                 GError          **error)
{
  g_auto (Schedule) self = { steps, n_steps, replications, seed };

  g_return_val_if_fail (answers != NULL, FALSE);
  g_return_val_if_fail (links != NULL || n_links == 0, FALSE);

  if (n_steps == 0)
    {
      dp_engine_error_set (error, DP_ENGINE_ERROR_EMPTY, "steps", "there must be at least one");
      return FALSE;
    }
  if (!dp_check_at_most ("steps", (double) n_steps, DP_SCHEDULE_STEPS_MAX, error) ||
      !dp_check_at_most ("goal", (double) goal, (double) n_steps - 1, error) ||
      !dp_check_positive ("replications", replications, error) ||
      !dp_check_at_most ("replications", replications, DP_SCHEDULE_REPLICATIONS_MAX, error) ||
      !check_steps (steps, n_steps, links, n_links, error))
    return FALSE;
  self.sorted = g_new (int, n_steps);
  if (!sort_steps (n_steps, links, n_links, self.sorted))
    {
      dp_engine_error_set (error, DP_ENGINE_ERROR_CIRCULAR, "links", "steps must not wait for themselves");
      return FALSE;
    }

  list_links (&self, links, n_links);
  self.ends = g_new (double, n_steps * (gsize) replications);
  self.starts = g_new (double, replications);
  self.order = g_new (double, replications);
  self.groups = g_new (int, replications);
  self.keys = g_new (guint64, replications);
  self.spare = g_new (guint64, replications);
  for (gsize s = 0; s < n_steps; s++)
    {
      const int number = self.sorted[s];

      answers[number] = (DpStepAnswer) { .known = is_known (&self, number, answers) };
      if (!answers[number].known)
        continue;
      draw_step (&self, number, &answers[number]);
      find_percentiles (&self, number, answers);
    }
  if (answers[goal].known)
    count_critical (&self, goal, answers);
  return TRUE;
}

/**
 * dp_schedule_by:
 * @answer: from dp_schedule_run(); its step must be known
 * @month: a month
 *
 * Returns: the probability 0–1 that the step has ended by @month
 */
double
dp_schedule_by (const DpStepAnswer *answer,
                double              month)
{
  const double *months = answer->end_percentile;
  int p = 100;

  g_return_val_if_fail (answer->known, 0);

  if (month < months[0])
    return 0;
  /* The last of equal percentiles: a step of sure length ends all at once. */
  while (p > 0 && months[p] > month)
    p--;
  if (p == 100)
    return 1;
  return (p + (month - months[p]) / (months[p + 1] - months[p])) / 100;
}
