/* dp-catalogue.c: the fixed lists of the documents.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sources: Social- og Boligstyrelsen, request for renewed treatment (2024): the four parameters, the eleven elements, the
 * sixteen requirements; the recommendations of 2022: the fifteen questions of an agreement; the municipalities' answer
 * (2025): legal bases, models. The Danish wording, which is the documents' own, stands in po/da.po.
 */
#define G_LOG_DOMAIN "doegnplan-plan"

#include "config.h"

#include "plan/dp-catalogue.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *key;
  DpPurchase purchase;
  const char *short_label;
} ElementNote;

typedef struct
{
  const char *key;
  const char *title;
  const char *used_for;
} LegalNote;

typedef struct
{
  const char *key;
  const char *text;
} Note;

const DpChoice dp_choices_basis[] = {
  { "document", N_("given by a document") },
  { "assumption", N_("our assumption") },
  { NULL, NULL },
};

/* In the order of DpNeedSplit and DpNeedStage. */
const DpChoice dp_choices_split[] = {
  { "population", N_("population") },
  { "births", N_("births") },
  { "own", N_("own split") },
  { NULL, NULL },
};

const DpChoice dp_choices_stage[] = {
  { "need", N_("the women in need") },
  { "referral", N_("the women referred") },
  { "admission", N_("the women admitted") },
  { NULL, NULL },
};

const DpChoice dp_choices_perspective[] = {
  { "agency", N_("The agency") },
  { "regions", N_("The regions") },
  { "clinics", N_("The family outpatient clinics") },
  { "municipalities", N_("The municipalities") },
  { "register", N_("Registers") },
  { "referrals", N_("Referrals") },
  { "research", N_("Research") },
  { "own", N_("Own estimate") },
  { NULL, NULL },
};

const DpChoice dp_choices_comparable[] = {
  { "yes", N_("yes: a yearly need of residential treatment") },
  { "context", N_("no: it counts something else") },
  { NULL, NULL },
};

const DpChoice dp_choices_parameter[] = {
  { "practice", N_("Active practice") },
  { "competences", N_("Competences") },
  { "cooperation", N_("Forms of cooperation") },
  { "knowledge", N_("Knowledge distribution") },
  { NULL, NULL },
};

const DpChoice dp_choices_measure[] = {
  { "women_per_unit", N_("women a year in the smallest unit") },
  { "women_per_fte", N_("women a year for each full-time equivalent") },
  { "below_threshold", N_("probability of too few women in a year in the weakest unit") },
  { "threshold_year", N_("year after the opening in which the slowest unit has enough women") },
  { "continuity", N_("share of the time with a family in the weakest unit") },
  { "months_to_full", N_("months from the opening to full operation") },
  { "competence_areas", N_("share of the competence areas that are staffed") },
  { "experience", N_("mean years of experience") },
  { "cover", N_("share of the minimum crew that is manned round the clock") },
  { "several_persons", N_("share of the competence areas that do not rest on one person") },
  { "elements", N_("share of the eleven elements in place") },
  { "cooperation_elements", N_("share of the elements of cooperation in place") },
  { "clinic_agreements", N_("share of the need whose region has a signed agreement") },
  { "municipal_agreements", N_("share of the need with an agreement with the municipalities") },
  { "psychiatry_agreements", N_("share of the need with an agreement with psychiatry") },
  { "maternity_agreements", N_("share of the need with an agreement with the maternity and neonatal ward") },
  { "questions_settled", N_("share of the fifteen questions settled") },
  { "judgement", N_("judgement") },
  { NULL, NULL },
};

const DpChoice dp_choices_model[] = {
  { "A", N_("A · One unit in every region (the agency)") },
  { "B", N_("B · Regional places at the family outpatient clinics (the municipalities)") },
  { "C", N_("C · Highly specialised regional unit with housing (the regions)") },
  { "P", N_("P · Pilot: one region begins") },
  { "0", N_("0 · Today's practice") },
  { "own", N_("A model of our own") },
  { NULL, NULL },
};

const DpChoice dp_choices_status[] = {
  { "draft", N_("Draft") },
  { "proposed", N_("Proposed") },
  { "consultation", N_("In consultation") },
  { "adopted", N_("Adopted") },
  { "in_force", N_("In force") },
  { "withdrawn", N_("Withdrawn") },
  { NULL, NULL },
};

const DpChoice dp_choices_operator[] = {
  { "municipal", N_("One municipality") },
  { "shared", N_("Several municipalities together") },
  { "regional", N_("The region") },
  { "state", N_("The state") },
  { "private", N_("Private or non-profit") },
  { "unknown", N_("Unknown") },
  { NULL, NULL },
};

const DpChoice dp_choices_financing[] = {
  { "tariff", N_("Tariff per day") },
  { "objective", N_("Objective financing: all pay a share") },
  { "drawing_right", N_("Drawing right: places paid for in advance") },
  { "state", N_("The state pays in full") },
  { "region", N_("The region pays") },
  { "shared", N_("Shared between authorities") },
  { "unknown", N_("Unknown") },
  { NULL, NULL },
};

const DpChoice dp_choices_unit_kind[] = {
  { "new", N_("New service") },
  { "department", N_("Department of an existing service") },
  { "unknown", N_("Unknown") },
  { NULL, NULL },
};

const DpChoice dp_choices_region[] = {
  { "DK-84", N_("Hovedstaden") },
  { "DK-85", N_("Sjælland") },
  { "DK-83", N_("Syddanmark") },
  { "DK-82", N_("Midtjylland") },
  { "DK-81", N_("Nordjylland") },
  { NULL, NULL },
};

const DpChoice dp_choices_legal[] = {
  { "bl-32-1-6", N_("Children's Act § 32(1) no. 6") },
  { "bl-32-5", N_("Children's Act § 32 no. 5") },
  { "sul-141b", N_("Health Act § 141 b") },
  { "hold-1", N_("Act on retention of drug users in treatment § 1") },
  { "vej-49-2009", N_("Guidance on regional family outpatient clinics (2009)") },
  { "sel-107", N_("Social Services Act § 107") },
  { "sel-108", N_("Social Services Act § 108") },
  { "sel-109", N_("Social Services Act § 109") },
  { "sel-85", N_("Social Services Act § 85") },
  { "abl-105", N_("Public Housing Act § 105") },
  { "sel-13b", N_("Social Services Act § 13 b(2) and (3)") },
  { "unknown", N_("Not stated") },
  { NULL, NULL },
};

static const LegalNote legal_notes[] = {
  { "bl-32-1-6", N_("Consolidation Act no. 83 of 25 January 2024 (formerly Social Services Act § 52(3) no. 4)"),
    N_("Family placement: residential stay for the whole family") },
  { "bl-32-5", N_("Children's Act"), N_("Family treatment") },
  { "sul-141b", N_("Consolidation Act no. 1011 of 17 June 2023"),
    N_("Retention in treatment of pregnant women dependent on alcohol") },
  { "hold-1", N_("Consolidation Act no. 972 of 8 August 2017"),
    N_("Contract on voluntary retention of drug users in treatment") },
  { "vej-49-2009", N_("Guidance no. 49 of 30 June 2009"),
    N_("The legal basis for regional places that the municipalities recommend") },
  { "sel-107", N_("Act on Social Services"), N_("Temporary stay in accommodation (the loan pool's target group)") },
  { "sel-108", N_("Act on Social Services"), N_("Long-term stay in accommodation (the loan pool's target group)") },
  { "sel-109", N_("Act on Social Services"), N_("Crisis centre") },
  { "sel-85", N_("Act on Social Services"), N_("Social and educational support") },
  { "abl-105", N_("Public Housing Act"), N_("Public care homes; counted in the total capacity of accommodation") },
  { "sel-13b", N_("Act on Social Services"), N_("The basis of the central request and the renewed treatment") },
};

const DpChoice dp_choices_element[] = {
  { "shielded", N_("Special physical setting: a sheltered environment with calm and stability for each family") },
  { "parenting", N_("Preparation for parenthood and family treatment, mentalisation- and trauma-based") },
  { "substance", N_("Drug and alcohol treatment (with substitution); admission with active use must be possible") },
  { "retention", N_("Possibility of retention in treatment") },
  { "clinic", N_("Close cross-sector cooperation with the local family outpatient clinic") },
  { "assessment", N_("Holistic assessment of all the family's problems") },
  { "partner", N_("Support, stay and family or substance-use treatment for the partner") },
  { "siblings", N_("Support and stay for other children of the family") },
  { "psychologist", N_("Sessions with a psychologist") },
  { "attendance", N_("Support to attend psychiatric treatment, municipal appointments and clinic consultations") },
  { "afterbirth", N_("Continued stay and treatment after birth for the whole family") },
  { NULL, NULL },
};

static const ElementNote element_notes[] = {
  { "shielded", DP_PURCHASE_NO, N_("Sheltered setting") },
  { "parenting", DP_PURCHASE_NO, N_("Family treatment") },
  { "substance", DP_PURCHASE_PARTLY, N_("Substance-use treatment") },
  { "retention", DP_PURCHASE_NO, N_("Retention") },
  { "clinic", DP_PURCHASE_NO, N_("Family outpatient clinic") },
  { "assessment", DP_PURCHASE_NO, N_("Holistic assessment") },
  { "partner", DP_PURCHASE_NO, N_("Partner") },
  { "siblings", DP_PURCHASE_NO, N_("Other children") },
  { "psychologist", DP_PURCHASE_YES, N_("Psychologist") },
  { "attendance", DP_PURCHASE_NO, N_("Support to attend") },
  { "afterbirth", DP_PURCHASE_NO, N_("After birth") },
};

const DpChoice dp_choices_element_state[] = {
  { "own", N_("Own") },
  { "purchased", N_("Purchased") },
  { "agreement", N_("By agreement") },
  { "missing", N_("Missing") },
  { "unknown", N_("Unknown") },
  { NULL, NULL },
};

const DpChoice dp_choices_competence[] = {
  { "family", N_("Family treatment") },
  { "substance", N_("Substance-use treatment") },
  { "pregnancy", N_("Pregnancy and birth") },
  { "infant", N_("Infants and parenting") },
  { "psychiatry", N_("Psychiatry") },
  { "psychology", N_("Psychology") },
  { "social", N_("Social work") },
  { "care", N_("Round-the-clock care") },
  { "management", N_("Management and administration") },
  { "other", N_("Other") },
  { NULL, NULL },
};

const DpChoice dp_choices_employment[] = {
  { "own", N_("Own") },
  { "purchased", N_("Purchased") },
  { "partner", N_("Partner's") },
  { "unknown", N_("Unknown") },
  { NULL, NULL },
};

const DpChoice dp_choices_cost_kind[] = {
  { "capital", N_("Capital cost") },
  { "running", N_("Running cost a year") },
  { NULL, NULL },
};

const DpChoice dp_choices_party[] = {
  { "clinic", N_("Family outpatient clinic") },
  { "municipalities", N_("Municipalities") },
  { "region", N_("Region") },
  { "psychiatry", N_("Psychiatry") },
  { "maternity", N_("Maternity and neonatal ward") },
  { "substance", N_("Substance-use treatment") },
  { "other", N_("Other") },
  { NULL, NULL },
};

const DpChoice dp_choices_agreement[] = {
  { "signed", N_("Signed") },
  { "revision", N_("In revision") },
  { "preparation", N_("In preparation") },
  { "none", N_("None") },
  { "unknown", N_("Unknown") },
  { NULL, NULL },
};

const DpChoice dp_choices_agreement_question[] = {
  { "coordinator-from", N_("Which body does the coordinator come from?") },
  { "coordinator-role", N_("Are the expectations of the coordinator's role agreed?") },
  { "meetings-who", N_("Who calls the meetings?") },
  { "meetings-number", N_("How many meetings at least, and when in the course?") },
  { "meetings-notice", N_("When and how is notice given?") },
  { "involve-inform", N_("Who informs and involves along the way?") },
  { "involve-consent", N_("Who obtains consent to share information?") },
  { "involve-network", N_("When and how is the wider network involved?") },
  { "plans-content", N_("What shall the plans contain?") },
  { "plans-author", N_("Who writes them?") },
  { "plans-start", N_("Who starts which intervention?") },
  { "plans-support", N_("Which support, by whom and when?") },
  { "plans-follow", N_("Who follows up and adjusts?") },
  { "transitions-smooth", N_("How are smooth transitions ensured?") },
  { "transitions-contacts", N_("Who are the contact persons, and how are they reached?") },
  { NULL, NULL },
};

static const Note question_groups[] = {
  { "coordinator", N_("A coordinator for each course") },
  { "meetings", N_("Network meetings") },
  { "involve", N_("Involvement of the woman and her partner") },
  { "plans", N_("Intervention plans") },
  { "transitions", N_("Transitions") },
};

const DpChoice dp_choices_certainty[] = {
  { "fixed", N_("Fixed") },
  { "expected", N_("Expected") },
  { "unknown", N_("Time unknown") },
  { "not_stated", N_("Not stated") },
  { NULL, NULL },
};

const DpChoice dp_choices_requirement[] = {
  { "1.legal", N_("Legal basis of the unit or department") },
  { "1.attachment", N_("Attachment to an existing service, if any") },
  { "1.content", N_("Content of the professional intervention") },
  { "1.competences", N_("Composition of competences") },
  { "1.place", N_("Geographic location") },
  { "1.combined", N_("How combined family and substance-use treatment is done together with the family outpatient clinics") },
  { "1.horizon", N_("How and by when sufficient specialisation is reached") },
  { "1.network", N_("Cooperation between the highly specialised units on a national knowledge environment") },
  { "1.coherence", N_("Coherence with the other services of the region") },
  { "1.reach", N_("Reasonable distance for the women and their families; capacity that meets the need of every region") },
  { "2.plan", N_("Plan for coordinated cooperation and concrete written agreements between municipalities and the regional family outpatient clinic") },
  { "2.when", N_("When the agreements will be concluded") },
  { "3.model", N_("Proposed financing model") },
  { "3.new_or_wing", N_("New service or a department of an existing one") },
  { "3.operator", N_("Who operates it, and whether municipal councils share that responsibility") },
  { "4.when", N_("Estimated time to establish the unit or department") },
  { NULL, NULL },
};

/* In the order in which they are shown unless the plan says otherwise. */
const DpChoice dp_choices_slide[] = {
  { "title", N_("Title page") },
  { "question", N_("The question") },
  { "target_group", N_("The target group") },
  { "need", N_("Need according to whom") },
  { "proposals", N_("The proposals") },
  { "capacity", N_("Capacity and need") },
  { "map", N_("Who is far away") },
  { "economy", N_("Staffing and price") },
  { "timeline", N_("Timeline") },
  { "specialisation", N_("Specialisation") },
  { "unknown", N_("What we do not know") },
  { "motion", N_("Recommendation to decide") },
  { "text", N_("Own text") },
  { NULL, NULL },
};

static const Note requirement_short[] = {
  { "1.legal", N_("Legal basis") },
  { "1.attachment", N_("Attachment") },
  { "1.content", N_("Professional content") },
  { "1.competences", N_("Competences") },
  { "1.place", N_("Location") },
  { "1.combined", N_("Combined treatment") },
  { "1.horizon", N_("Specialisation, by when") },
  { "1.network", N_("National knowledge") },
  { "1.coherence", N_("Coherence in the region") },
  { "1.reach", N_("Distance and capacity") },
  { "2.plan", N_("Plan for agreements") },
  { "2.when", N_("Time of agreements") },
  { "3.model", N_("Financing model") },
  { "3.new_or_wing", N_("New or department") },
  { "3.operator", N_("Operation") },
  { "4.when", N_("Time of establishment") },
};

static const Note requirement_parts[] = {
  { "1", N_("1 Model") },
  { "2", N_("2 Agreements") },
  { "3", N_("3 Financing") },
  { "4", N_("4 Establishment") },
};

const DpChoice dp_choices_answer[] = {
  { "answered", N_("Answered") },
  { "reservation", N_("Answered with reservation") },
  { "refused", N_("Refused with reasons") },
  { "waiting", N_("Waiting") },
  { "missing", N_("Missing") },
  { NULL, NULL },
};

/* Whose judgement; none said is the plan's own. */
const DpChoice dp_choices_judge[] = {
  { "own", N_("The plan's own") },
  { "agency", N_("The agency") },
  { "regions", N_("The regions") },
  { "municipalities", N_("The municipalities") },
  { NULL, NULL },
};

const DpChoice dp_choices_level[] = {
  { "absent", N_("Not present") },
  { "beginning", N_("Beginning") },
  { "partly", N_("Partly") },
  { "reached", N_("Reached") },
  { "unknown", N_("Unknown") },
  { NULL, NULL },
};

static const Note parameter_definitions[] = {
  { "practice", N_("The unit has, or can within a set horizon be expected to reach, an active practice through which it builds experience and expertise") },
  { "competences", N_("A sufficient number of staff with relevant competences from education and practice") },
  { "cooperation", N_("Contributes to coherent courses; cooperation across the professions and sectors relevant to the whole course") },
  { "knowledge", N_("Uses and helps to spread the best current knowledge, and cooperates with similar units in the other regions") },
};

static const char *
find_note (const Note *notes,
           gsize       n_notes,
           const char *key)
{
  for (gsize i = 0; key != NULL && i < n_notes; i++)
    if (g_str_equal (notes[i].key, key))
      return _(notes[i].text);

  return NULL;
}

static const LegalNote *
find_legal (const char *basis)
{
  for (gsize i = 0; basis != NULL && i < G_N_ELEMENTS (legal_notes); i++)
    if (g_str_equal (legal_notes[i].key, basis))
      return &legal_notes[i];

  return NULL;
}

static const ElementNote *
find_element (const char *element)
{
  for (gsize i = 0; element != NULL && i < G_N_ELEMENTS (element_notes); i++)
    if (g_str_equal (element_notes[i].key, element))
      return &element_notes[i];

  return NULL;
}

/** dp_choices_count: Returns: the number of entries before the NULL key that ends @choices. */
guint
dp_choices_count (const DpChoice *choices)
{
  guint n = 0;

  while (choices[n].key != NULL)
    n++;

  return n;
}

/** dp_element_purchase: Returns: whether the treatment element @element may be purchased; NO for an unknown key. */
DpPurchase
dp_element_purchase (const char *element)
{
  const ElementNote *note = find_element (element);

  return note != NULL ? note->purchase : DP_PURCHASE_NO;
}

/** dp_element_short_label: Returns: (nullable): two or three words for a treatment element, in the user's language. */
const char *
dp_element_short_label (const char *element)
{
  const ElementNote *note = find_element (element);

  return note != NULL ? _(note->short_label) : NULL;
}

/** dp_legal_used_for: Returns: (nullable): what a legal basis may be used for, in the user's language. */
const char *
dp_legal_used_for (const char *basis)
{
  const LegalNote *note = find_legal (basis);

  return note != NULL ? _(note->used_for) : NULL;
}

/** dp_legal_title: Returns: (nullable): the act or guidance with number and date, in the user's language. */
const char *
dp_legal_title (const char *basis)
{
  const LegalNote *note = find_legal (basis);

  return note != NULL ? _(note->title) : NULL;
}

/** dp_requirement_part: Returns: (nullable): the heading of the part of the request a requirement stands in. */
const char *
dp_requirement_part (const char *requirement)
{
  char part[2] = { 0, 0 };

  if (requirement == NULL)
    return NULL;

  part[0] = requirement[0];
  return find_note (requirement_parts, G_N_ELEMENTS (requirement_parts), part);
}

/** dp_requirement_short_label: Returns: (nullable): two or three words for a requirement, in the user's language. */
const char *
dp_requirement_short_label (const char *requirement)
{
  return find_note (requirement_short, G_N_ELEMENTS (requirement_short), requirement);
}

/** dp_agreement_question_group: Returns: (nullable): the element of an agreement that a question belongs to. */
const char *
dp_agreement_question_group (const char *question)
{
  const char *dash = question != NULL ? strchr (question, '-') : NULL;
  g_autofree char *group = dash != NULL ? g_strndup (question, dash - question) : NULL;

  return find_note (question_groups, G_N_ELEMENTS (question_groups), group);
}

/** dp_parameter_definition: Returns: (nullable): the agency's definition of a parameter, in the user's language. */
const char *
dp_parameter_definition (const char *parameter)
{
  return find_note (parameter_definitions, G_N_ELEMENTS (parameter_definitions), parameter);
}
