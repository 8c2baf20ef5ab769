/* dp-loan-tables.c: the loan pool's criteria in sentences, and capital cost beside its projects.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-figure"

#include "config.h"

#include "figure/dp-finance-tables.h"

#include "plan/dp-loan-pool.h"
#include "plan/dp-text.h"

#include <glib/gi18n-lib.h>

#define UNKNOWN "–"

static void
add_capital_row (DpTable    *table,
                 const char *id,
                 const char *name,
                 double      amount,
                 double      places)
{
  g_autofree char *amount_text = dp_format_money (amount);
  g_autofree char *places_text = dp_format_number (places, 0);
  g_autofree char *each = dp_format_money (amount / places);

  dp_table_add_row (table, id, id != NULL, name, amount_text, places_text, each, NULL);
}

/** dp_capital_table_new: Returns: (transfer full): the proposal's capital cost per place beside the loan pool's projects. */
DpTable *
dp_capital_table_new (const DpFinanceResult *finance)
{
  DpTable *table = dp_table_new (_("Capital cost beside the projects of the loan pool"));
  guint n_projects;
  const DpLoanProject *projects = dp_loan_projects (&n_projects);

  dp_table_add_column (table, _("Project"), FALSE);
  dp_table_add_column (table, _("Capital cost"), TRUE);
  dp_table_add_column (table, _("Places"), TRUE);
  dp_table_add_column (table, _("Capital cost per place"), TRUE);

  for (guint i = 0; i < n_projects; i++)
    {
      g_autofree char *places = dp_format_number (projects[i].places, 0);
      /* Translators: a municipality and a number of places */
      g_autofree char *name = g_strdup_printf (_("%1$s, %2$s places"), projects[i].municipality, places);

      add_capital_row (table, NULL, name, projects[i].amount, projects[i].places);
    }
  if (finance->capital_known && finance->places_known && finance->places > 0.0)
    add_capital_row (table, finance->proposal->id, dp_record_name (finance->proposal), finance->capital, finance->places);
  else
    {
      g_autofree char *capital = finance->capital_known ? dp_format_money (finance->capital) : g_strdup (UNKNOWN);
      g_autofree char *places = finance->places_known ? dp_format_number (finance->places, 0) : g_strdup (UNKNOWN);

      dp_table_add_row (table, finance->proposal->id, TRUE, dp_record_name (finance->proposal), capital, places, UNKNOWN, NULL);
    }
  table->note = g_strdup (_("The projects are homes for adults with other needs in Nordjylland, granted loans by the pool (KL, note of "
                            "2 April 2025); the note itself gives 15 and 19 places for the first. They show a level, not a price "
                            "for this target group."));

  return table;
}

/** dp_loan_criterion_text: Returns: what the note asks for. */
const char *
dp_loan_criterion_text (guint criterion)
{
  static const char *const texts[DP_LOAN_N_CRITERIA] = {
    [DP_LOAN_LAW] = N_("Only homes under the Social Services Act §§ 107 and 108"),
    [DP_LOAN_EXPANSION] = N_("The municipality gets more places than before, those under the Public Housing Act § 105 included"),
    [DP_LOAN_DEADLINE] = N_("The expansion is done before the end of 2026"),
    [DP_LOAN_SIZE] = N_("Gross capital cost over DKK 20 million in 2025 and 2026 together"),
    [DP_LOAN_SHARE] = N_("At least a quarter of the places are open to other municipalities"),
    [DP_LOAN_PRIORITY] = N_("Coordinated by the KKR first, other cooperation between municipalities next"),
  };

  g_return_val_if_fail (criterion < DP_LOAN_N_CRITERIA, "");
  return _(texts[criterion]);
}

/* The sentence of a reason that needs no name or amount; NULL for the others. */
static const char *
plain_reason (DpLoanReason reason)
{
  switch ((int) reason)
    {
    case DP_LOAN_NO_UNIT:
      return _("The proposal has no residential unit yet.");
    case DP_LOAN_LAW_ALL:
      return _("Every unit states § 107 or § 108 of the Social Services Act.");
    case DP_LOAN_NEW_PLACES:
      return _("Every unit is a new service with places.");
    case DP_LOAN_NO_PLACES:
      return _("No unit has a place.");
    case DP_LOAN_OPENS_BEFORE:
      return _("Every unit opens before the end of 2026.");
    case DP_LOAN_CAPITAL_UNKNOWN:
      return _("The capital cost is not complete; enter every amount.");
    case DP_LOAN_SHARE_STATED:
      return _("Every unit serves whole regions, so its places are open to all municipalities there; an agreement has to say so.");
    case DP_LOAN_BETWEEN:
      return _("Several municipalities run it together: the second priority. Coordination by the KKR would be the first.");
    case DP_LOAN_COORDINATION_UNKNOWN:
      return _("The plan does not say who coordinates the project.");
    default:
      return NULL;
    }
}

static char *
check_text (const DpLoanCheck *check)
{
  const char *unit = check->unit != NULL ? dp_record_name (check->unit) : "";
  g_autofree char *amount = dp_format_money (check->amount);

  switch ((int) check->reason)
    {
    case DP_LOAN_LAW_OTHER:
      /* Translators: a unit */
      return g_strdup_printf (_("%s rests on other provisions than § 107 and § 108 of the Social Services Act."), unit);
    case DP_LOAN_LAW_UNSTATED:
      return g_strdup_printf (_("The legal basis of %s is not stated."), unit);
    case DP_LOAN_DEPARTMENT:
      return g_strdup_printf (_("Whether %s adds places or takes over places that exist is not stated."), unit);
    case DP_LOAN_OPENS_AFTER:
      return g_strdup_printf (_("%s opens after 2026."), unit);
    case DP_LOAN_OPENS_UNKNOWN:
      return g_strdup_printf (_("Whether %s opens before the end of 2026 is unknown: its opening has no date that settles it."),
                              unit);
    case DP_LOAN_CAPITAL_SMALL:
      /* Translators: an amount */
      return g_strdup_printf (_("The capital cost is %s, not over DKK 20 million."), amount);
    case DP_LOAN_CAPITAL_LARGE:
      return g_strdup_printf (_("The capital cost is %s, spent between a decision in 2025 or later and an opening before the end of "
                                "2026."),
                              amount);
    case DP_LOAN_CAPITAL_WHEN:
      return g_strdup_printf (_("The capital cost is %s, but how much of it falls in 2025 and 2026 is unknown."), amount);
    default:
      return g_strdup (plain_reason (check->reason));
    }
}

/** dp_loan_check_text: Returns: (transfer full): the sentence that the verdict on @criterion rests on. */
char *
dp_loan_check_text (const DpPlan   *plan,
                    const DpRecord *proposal,
                    guint           criterion)
{
  DpLoanTest test;

  g_return_val_if_fail (criterion < DP_LOAN_N_CRITERIA, NULL);
  dp_loan_test (plan, proposal, &test);
  return check_text (&test.checks[criterion]);
}

static const char *
verdict_word (DpLoanVerdict verdict)
{
  switch (verdict)
    {
    case DP_LOAN_PASS:
      return _("Met");
    case DP_LOAN_FAIL:
      return _("Not met");
    case DP_LOAN_UNKNOWN:
    default:
      return _("Unknown");
    }
}

/** dp_loan_table_new: Returns: (transfer full): the loan pool's six criteria, each with its verdict and sentence. */
DpTable *
dp_loan_table_new (const DpPlan   *plan,
                   const DpRecord *proposal)
{
  DpTable *table = dp_table_new (_("The loan pool's six criteria"));
  DpLoanTest test;

  dp_loan_test (plan, proposal, &test);
  dp_table_add_column (table, _("Criterion"), FALSE);
  dp_table_add_column (table, _("Verdict"), FALSE);
  dp_table_add_column (table, _("Because"), FALSE);
  for (guint i = 0; i < DP_LOAN_N_CRITERIA; i++)
    {
      g_autofree char *why = check_text (&test.checks[i]);

      dp_table_add_row (table, dp_loan_criterion_key (i), FALSE, dp_loan_criterion_text (i),
                        verdict_word (test.checks[i].verdict), why, NULL);
    }
  dp_table_add_row (table, NULL, TRUE, _("All six"), verdict_word (test.verdict), "", NULL);
  table->note = g_strdup (_("Criteria of the loan pool for 2025 and 2026 (KL, note of 2 April 2025). What the plan does not say is "
                            "unknown."));

  return table;
}
