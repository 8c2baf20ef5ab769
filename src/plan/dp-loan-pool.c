/* dp-loan-pool.c: the loan pool for social housing: its six criteria, and the projects it was granted to.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A criterion passes or fails only on what the plan says; what it does not say is unknown, however likely.
 */
#define G_LOG_DOMAIN "doegnplan-plan"

#include "config.h"

#include "plan/dp-loan-pool.h"

#include "plan/dp-date.h"
#include "plan/dp-facts.h"

#define MILLION 1e6
#define FIRST_YEAR 2025

static GArray *
load_projects (void)
{
  g_autoptr (DpFacts) facts = dp_facts_load ("loan_pool_projects");
  GArray *projects = g_array_new (FALSE, FALSE, sizeof (DpLoanProject));

  for (guint i = 0; i < facts->rows->len; i++)
    {
      const char *places = dp_facts_cell (facts, i, "places");
      const char *amount = dp_facts_cell (facts, i, "amount_million_dkk");
      DpLoanProject project;

      /* A project that was turned down has neither. */
      if (places == NULL || amount == NULL)
        continue;
      project.municipality = g_intern_string (dp_facts_cell (facts, i, "municipality"));
      project.target_group = g_intern_string (dp_facts_cell (facts, i, "target_group_da"));
      project.places = (int) g_ascii_strtoll (places, NULL, 10);
      project.amount = g_ascii_strtod (amount, NULL) * MILLION;
      g_array_append_val (projects, project);
    }

  return projects;
}

/** dp_loan_projects: Returns: (transfer none) (array length=n_projects): the projects that got a loan. */
const DpLoanProject *
dp_loan_projects (guint *n_projects)
{
  static GArray *projects = NULL;

  if (g_once_init_enter (&projects))
    g_once_init_leave (&projects, load_projects ());

  *n_projects = projects->len;
  return (const DpLoanProject *) projects->data;
}

/** dp_loan_criterion_key: Returns: the criterion's id in data/facts/loan_pool_criteria.csv. */
const char *
dp_loan_criterion_key (DpLoanCriterion criterion)
{
  static const char *const keys[DP_LOAN_N_CRITERIA] = { "law", "expansion", "deadline", "size", "share", "priority" };

  g_return_val_if_fail (criterion < DP_LOAN_N_CRITERIA, NULL);
  return keys[criterion];
}

/* The worse of two: a failure settles it, an unknown keeps it open. */
static void
keep (DpLoanCheck   *check,
      DpLoanVerdict  verdict,
      DpLoanReason   reason,
      const DpRecord *unit)
{
  static const int rank[] = { [DP_LOAN_PASS] = 0, [DP_LOAN_UNKNOWN] = 1, [DP_LOAN_FAIL] = 2 };

  if (rank[verdict] > rank[check->verdict])
    *check = (DpLoanCheck) { verdict, reason, unit, 0.0 };
}

static void
check_law (const DpPlan    *plan,
           const GPtrArray *units,
           DpLoanCheck     *check)
{
  *check = (DpLoanCheck) { DP_LOAN_PASS, DP_LOAN_LAW_ALL, NULL, 0.0 };
  for (guint u = 0; u < units->len; u++)
    {
      const DpRecord *unit = units->pdata[u];
      const GPtrArray *bases = dp_plan_children (plan, DP_ENTITY_LEGAL_BASIS, unit->id);
      gboolean right = FALSE;
      gboolean unstated = bases->len == 0;

      for (guint i = 0; i < bases->len; i++)
        {
          const char *basis = dp_record_text (bases->pdata[i], DP_LEGAL_BASIS_BASIS);

          right |= g_strcmp0 (basis, "sel-107") == 0 || g_strcmp0 (basis, "sel-108") == 0;
          unstated |= basis == NULL || g_str_equal (basis, "unknown");
        }

      if (!right)
        keep (check, unstated ? DP_LOAN_UNKNOWN : DP_LOAN_FAIL, unstated ? DP_LOAN_LAW_UNSTATED : DP_LOAN_LAW_OTHER, unit);
    }
}

static void
check_expansion (const GPtrArray *units,
                 DpLoanCheck     *check)
{
  double places = 0.0;
  gboolean known = TRUE;

  *check = (DpLoanCheck) { DP_LOAN_PASS, DP_LOAN_NEW_PLACES, NULL, 0.0 };
  for (guint u = 0; u < units->len; u++)
    {
      double one;

      if (g_strcmp0 (dp_record_text (units->pdata[u], DP_UNIT_KIND), "new") != 0)
        keep (check, DP_LOAN_UNKNOWN, DP_LOAN_DEPARTMENT, units->pdata[u]);
      if (dp_record_number (units->pdata[u], DP_UNIT_PLACES, &one))
        places += one;
      else
        known = FALSE;
    }
  if (known && places <= 0.0)
    *check = (DpLoanCheck) { DP_LOAN_FAIL, DP_LOAN_NO_PLACES, NULL, 0.0 };
  else if (!known)
    keep (check, DP_LOAN_UNKNOWN, DP_LOAN_DEPARTMENT, units->pdata[0]);
}

static const char *
plan_decision (const DpPlan *plan)
{
  const GPtrArray *plans = dp_plan_list (plan, DP_ENTITY_PLAN);

  return plans->len > 0 ? dp_record_text (plans->pdata[0], DP_PLAN_DECISION) : NULL;
}

static guint32
last_day (void)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 31, G_DATE_DECEMBER, DP_LOAN_LAST_YEAR);
  return g_date_get_julian (&date);
}

static void
check_deadline (const DpPlan    *plan,
                const GPtrArray *units,
                DpLoanCheck     *check)
{
  *check = (DpLoanCheck) { DP_LOAN_PASS, DP_LOAN_OPENS_BEFORE, NULL, 0.0 };
  for (guint u = 0; u < units->len; u++)
    {
      DpDateSpan span;

      if (!dp_date_span (dp_record_text (units->pdata[u], DP_UNIT_OPENING), plan_decision (plan), &span))
        keep (check, DP_LOAN_UNKNOWN, DP_LOAN_OPENS_UNKNOWN, units->pdata[u]);
      else if (span.first > last_day ())
        keep (check, DP_LOAN_FAIL, DP_LOAN_OPENS_AFTER, units->pdata[u]);
      else if (span.last > last_day ())
        keep (check, DP_LOAN_UNKNOWN, DP_LOAN_OPENS_UNKNOWN, units->pdata[u]);
    }
}

/* The decision comes before the money is spent: with it in 2025 or later and the opening in time, all of it is spent
 * within the two years. */
static gboolean
starts_in_time (const DpPlan *plan)
{
  DpDateSpan span;
  GDate first;

  g_date_clear (&first, 1);
  g_date_set_dmy (&first, 1, G_DATE_JANUARY, FIRST_YEAR);
  return dp_date_span (plan_decision (plan), NULL, &span) && span.first >= g_date_get_julian (&first);
}

static void
check_size (const DpPlan   *plan,
            const DpRecord *proposal,
            gboolean        in_time,
            DpLoanCheck    *check)
{
  const GPtrArray *costs = dp_plan_children (plan, DP_ENTITY_COST, proposal->id);
  gboolean any = FALSE;
  gboolean all = TRUE;
  double sum = 0.0;

  for (guint i = 0; i < costs->len; i++)
    {
      double amount;

      if (g_strcmp0 (dp_record_text (costs->pdata[i], DP_COST_KIND), "capital") != 0)
        continue;
      any = TRUE;
      if (dp_record_number (costs->pdata[i], DP_COST_AMOUNT, &amount))
        sum += amount;
      else
        all = FALSE;
    }

  if (sum > DP_LOAN_CAPITAL_OVER)
    *check = in_time ? (DpLoanCheck) { DP_LOAN_PASS, DP_LOAN_CAPITAL_LARGE, NULL, sum }
                     : (DpLoanCheck) { DP_LOAN_UNKNOWN, DP_LOAN_CAPITAL_WHEN, NULL, sum };
  else if (any && all)
    *check = (DpLoanCheck) { DP_LOAN_FAIL, DP_LOAN_CAPITAL_SMALL, NULL, sum };
  else
    *check = (DpLoanCheck) { DP_LOAN_UNKNOWN, DP_LOAN_CAPITAL_UNKNOWN, NULL, sum };
}

static void
check_share (const GPtrArray *units,
             DpLoanCheck     *check)
{
  *check = (DpLoanCheck) { DP_LOAN_PASS, DP_LOAN_SHARE_STATED, NULL, 0.0 };
  for (guint u = 0; u < units->len; u++)
    if (dp_record_text (units->pdata[u], DP_UNIT_REGIONS) == NULL)
      keep (check, DP_LOAN_UNKNOWN, DP_LOAN_SHARE_UNKNOWN, units->pdata[u]);
}

/**
 * dp_loan_test:
 * @plan: a plan
 * @proposal: one of its proposals
 * @test: (out): the verdict on each criterion and on all
 */
void
dp_loan_test (const DpPlan   *plan,
              const DpRecord *proposal,
              DpLoanTest     *test)
{
  const GPtrArray *units = dp_plan_children (plan, DP_ENTITY_UNIT, proposal->id);

  *test = (DpLoanTest) { DP_LOAN_PASS };
  check_law (plan, units, &test->checks[DP_LOAN_LAW]);
  if (units->len > 0)
    check_expansion (units, &test->checks[DP_LOAN_EXPANSION]);
  check_deadline (plan, units, &test->checks[DP_LOAN_DEADLINE]);
  check_size (plan, proposal, test->checks[DP_LOAN_DEADLINE].verdict == DP_LOAN_PASS && starts_in_time (plan),
              &test->checks[DP_LOAN_SIZE]);
  check_share (units, &test->checks[DP_LOAN_SHARE]);
  test->checks[DP_LOAN_PRIORITY] =
    g_strcmp0 (dp_record_text (proposal, DP_PROPOSAL_OPERATOR), "shared") == 0
      ? (DpLoanCheck) { DP_LOAN_PASS, DP_LOAN_BETWEEN, NULL, 0.0 }
      : (DpLoanCheck) { DP_LOAN_UNKNOWN, DP_LOAN_COORDINATION_UNKNOWN, NULL, 0.0 };

  for (guint i = 0; i < DP_LOAN_N_CRITERIA; i++)
    {
      DpLoanCheck *check = &test->checks[i];

      /* Without a unit nothing about units is known. */
      if (units->len == 0 && i != DP_LOAN_SIZE && i != DP_LOAN_PRIORITY)
        *check = (DpLoanCheck) { DP_LOAN_UNKNOWN, DP_LOAN_NO_UNIT, NULL, 0.0 };
      if (check->verdict == DP_LOAN_FAIL)
        test->verdict = DP_LOAN_FAIL;
      else if (check->verdict == DP_LOAN_UNKNOWN && test->verdict == DP_LOAN_PASS)
        test->verdict = DP_LOAN_UNKNOWN;
    }
}
