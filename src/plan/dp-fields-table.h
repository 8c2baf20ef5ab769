/* dp-fields-table.h: the table itself, included by dp-fields.h and dp-fields.c with their own macros.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * DP_ENTITY (ENTITY, name, parent, label, label_plural)
 * DP_FIELD (ENTITY, FIELD, name, type, unit, min, max, flags, choices, label, help)
 */
/* No include guard: this file is meant to be included several times. */

#define DP_F(flag) DP_FIELD_##flag
#define DP_NO_MAX 1e12

DP_ENTITY (PLAN, "plan", PLAN, N_("Plan"), N_("Plan"))
DP_FIELD (PLAN, TITLE, "title", TEXT, NULL, 0, 0, DP_F (REQUIRED) | DP_F (NAME), NULL,
          N_("Title"), N_("What the plan is called in titles, slides and the answer."))
DP_FIELD (PLAN, AREA, "area", TEXT, NULL, 0, 0, DP_F (NONE), NULL,
          N_("Area"), N_("The KKR area or the councils the plan is made for."))
DP_FIELD (PLAN, DECISION, "decision", DATE, NULL, 0, 0, DP_F (NONE), NULL,
          N_("Decision (month zero)"), N_("When the councils decide. Dates such as “decision + 9 months” count from here."))
DP_FIELD (PLAN, DEADLINE, "deadline", DATE, NULL, 0, 0, DP_F (NONE), NULL,
          N_("Deadline of the answer"), N_("When the formal answer is due."))
DP_FIELD (PLAN, NOTE, "note", LONG_TEXT, NULL, 0, 0, DP_F (NONE), NULL,
          N_("Note"), N_("Anything that the readers of the plan should know."))
DP_FIELD (PLAN, SPLIT, "split", CHOICE, NULL, 0, 0, DP_F (BASIS), dp_choices_split,
          N_("Need split by"), N_("What the need of the country is split over the regions by."))
DP_FIELD (PLAN, RESTS_ON, "rests_on", CHOICE, NULL, 0, 0, DP_F (BASIS), dp_choices_stage,
          N_("Capacity rests on"), N_("Whether places are measured against the women in need, those referred, or those admitted."))
DP_FIELD (PLAN, REFERRED_LOW, "referred_low", SHARE, NULL, 0, 1, DP_F (BASIS), NULL,
          N_("Referred, at least"), N_("Share of the women in need who are referred; empty is unknown."))
DP_FIELD (PLAN, REFERRED_HIGH, "referred_high", SHARE, NULL, 0, 1, DP_F (NONE), NULL,
          N_("Referred, at most"), N_("The same as the lower limit for a single figure; empty is unknown."))
DP_FIELD (PLAN, ACCEPTED_LOW, "accepted_low", SHARE, NULL, 0, 1, DP_F (BASIS), NULL,
          N_("Accept, at least"), N_("Share of those referred who accept and are admitted; empty is unknown."))
DP_FIELD (PLAN, ACCEPTED_HIGH, "accepted_high", SHARE, NULL, 0, 1, DP_F (NONE), NULL,
          N_("Accept, at most"), N_("The same as the lower limit for a single figure; empty is unknown."))
DP_FIELD (PLAN, TREND_LOW, "trend_low", SHARE, NULL, -0.5, 0.5, DP_F (BASIS), NULL,
          N_("Trend a year, from"), N_("How much the need grows (or falls, with a minus) every year; empty is no trend."))
DP_FIELD (PLAN, TREND_HIGH, "trend_high", SHARE, NULL, -0.5, 0.5, DP_F (NONE), NULL,
          N_("Trend a year, to"), N_("The same as the first for a single figure."))
DP_FIELD (PLAN, DISTANCES, "distances", LONG_TEXT, NULL, 0, 0, DP_F (BASIS), NULL,
          N_("Own distances, km"), N_("A block from a spreadsheet: sites in the first row, towns or municipalities in the first column, "
                                      "kilometres by road between. Where a cell is empty, the program’s estimate counts."))

DP_ENTITY (ASSUMPTION, "assumption", ASSUMPTION, N_("Assumption"), N_("Assumptions"))
DP_FIELD (ASSUMPTION, POSITION, "position", COUNT, NULL, 0, DP_NO_MAX, DP_F (HIDDEN), NULL, N_("Order"), "")
DP_FIELD (ASSUMPTION, NAME, "name", TEXT, NULL, 0, 0, DP_F (REQUIRED) | DP_F (NAME), NULL,
          N_("Assumption"), N_("What is assumed."))
DP_FIELD (ASSUMPTION, VALUE, "value", NUMBER, NULL, -DP_NO_MAX, DP_NO_MAX, DP_F (REQUIRED), NULL,
          N_("Value"), N_("The value that the calculations use."))
DP_FIELD (ASSUMPTION, UNIT, "unit", TEXT, NULL, 0, 0, DP_F (HIDDEN), NULL, N_("Unit"), N_("The unit of the value."))
DP_FIELD (ASSUMPTION, MINIMUM, "minimum", NUMBER, NULL, -DP_NO_MAX, DP_NO_MAX, DP_F (HIDDEN), NULL, N_("Lowest value"), "")
DP_FIELD (ASSUMPTION, MAXIMUM, "maximum", NUMBER, NULL, -DP_NO_MAX, DP_NO_MAX, DP_F (HIDDEN), NULL, N_("Highest value"), "")
DP_FIELD (ASSUMPTION, SOURCE, "source", TEXT, NULL, 0, 0, DP_F (NONE), NULL,
          N_("Source"), N_("The document that gives the value, if any does."))
DP_FIELD (ASSUMPTION, REASON, "reason", LONG_TEXT, NULL, 0, 0, DP_F (NONE), NULL,
          N_("Reason"), N_("Why this value and not another."))

DP_ENTITY (BASIS, "basis", BASIS, N_("Basis of a figure"), N_("Bases of figures"))
DP_FIELD (BASIS, ENTITY, "entity", TEXT, NULL, 0, 0, DP_F (REQUIRED) | DP_F (HIDDEN), NULL, N_("Kind of record"), "")
DP_FIELD (BASIS, RECORD, "record", TEXT, NULL, 0, 0, DP_F (REQUIRED) | DP_F (HIDDEN), NULL, N_("Record"), "")
DP_FIELD (BASIS, FIELD, "field", TEXT, NULL, 0, 0, DP_F (REQUIRED) | DP_F (HIDDEN), NULL, N_("Field"), "")
DP_FIELD (BASIS, KIND, "kind", CHOICE, NULL, 0, 0, DP_F (REQUIRED), dp_choices_basis,
          N_("Kind"), N_("Whether a document gives the figure, or it is our assumption."))
DP_FIELD (BASIS, SOURCE, "source", TEXT, NULL, 0, 0, DP_F (NONE), NULL,
          N_("Source"), N_("The document, with table or page."))
DP_FIELD (BASIS, REASON, "reason", LONG_TEXT, NULL, 0, 0, DP_F (NONE), NULL,
          N_("Reason"), N_("Why this figure was chosen."))

DP_ENTITY (REGION, "region", REGION, N_("Region"), N_("Regions"))
DP_FIELD (REGION, POSITION, "position", COUNT, NULL, 0, DP_NO_MAX, DP_F (HIDDEN), NULL, N_("Order"), "")
DP_FIELD (REGION, NAME, "name", TEXT, NULL, 0, 0, DP_F (REQUIRED) | DP_F (NAME), NULL, N_("Region"), N_("Name of the region."))
DP_FIELD (REGION, POPULATION, "population", COUNT, N_("inhabitants"), 0, DP_NO_MAX, DP_F (REQUIRED), NULL,
          N_("Population"), N_("The need of the country is split over the regions in proportion to this figure."))
DP_FIELD (REGION, FROM_2027, "from_2027", TEXT, NULL, 0, 0, DP_F (NONE), NULL,
          N_("Region from 2027"), N_("The region it belongs to from 1 January 2027."))
DP_FIELD (REGION, SOURCE, "source", TEXT, NULL, 0, 0, DP_F (NONE), NULL,
          N_("Source"), N_("Where the population comes from, and its date."))
DP_FIELD (REGION, BIRTHS, "births", COUNT, N_("births a year"), 0, DP_NO_MAX, DP_F (BASIS), NULL,
          N_("Births"), N_("Children born to women of the region in a year. No document gives it; enter it with its source."))
DP_FIELD (REGION, OWN_PART, "own_part", NUMBER, NULL, 0, DP_NO_MAX, DP_F (BASIS), NULL,
          N_("Own split"), N_("Any numbers: women, per cent or parts. The need is split in proportion to them."))

DP_ENTITY (ESTIMATE, "estimate", ESTIMATE, N_("Estimate"), N_("Estimates"))
DP_FIELD (ESTIMATE, POSITION, "position", COUNT, NULL, 0, DP_NO_MAX, DP_F (HIDDEN), NULL, N_("Order"), "")
DP_FIELD (ESTIMATE, NAME, "name", TEXT, NULL, 0, 0, DP_F (REQUIRED) | DP_F (NAME), NULL,
          N_("Who says it"), N_("The body behind the figure, as it should stand on charts."))
DP_FIELD (ESTIMATE, ROW, "row", TEXT, NULL, 0, 0, DP_F (NONE), NULL,
          N_("Row on charts"), N_("Figures with the same word here share a row; they stay separate marks."))
DP_FIELD (ESTIMATE, PERSPECTIVE, "perspective", CHOICE, NULL, 0, 0, DP_F (REQUIRED), dp_choices_perspective,
          N_("Perspective"), N_("Whose figure it is; decides colour and mark."))
DP_FIELD (ESTIMATE, YEAR_FROM, "year_from", YEAR, NULL, 1900, 2100, DP_F (REQUIRED), NULL,
          N_("Year"), N_("The year the figure is about."))
DP_FIELD (ESTIMATE, YEAR_TO, "year_to", YEAR, NULL, 1900, 2100, DP_F (NONE), NULL,
          N_("To year"), N_("Last year, when the figure covers several."))
DP_FIELD (ESTIMATE, LOW, "low", NUMBER, N_("women a year"), 0, 1000000, DP_F (REQUIRED), NULL,
          N_("Low"), N_("The lower limit as published."))
DP_FIELD (ESTIMATE, HIGH, "high", NUMBER, N_("women a year"), 0, 1000000, DP_F (REQUIRED), NULL,
          N_("High"), N_("The upper limit as published; the same as the lower for a single figure."))
DP_FIELD (ESTIMATE, PER_YEAR, "per_year", BOOL, NULL, 0, 1, DP_F (NONE), NULL,
          N_("Per year"), N_("Whether it counts women in one year, not a stock or several years together."))
DP_FIELD (ESTIMATE, COMPARABLE, "comparable", CHOICE, NULL, 0, 0, DP_F (REQUIRED), dp_choices_comparable,
          N_("Comparable"), N_("Only figures for the yearly need of residential treatment may share an axis."))
DP_FIELD (ESTIMATE, USED, "used", BOOL, NULL, 0, 1, DP_F (NONE), NULL,
          N_("In use"), N_("Whether proposals are measured against it."))
DP_FIELD (ESTIMATE, COUNTS, "counts", LONG_TEXT, NULL, 0, 0, DP_F (REQUIRED), NULL,
          N_("What is counted"), N_("Who the figure counts, in the words of the source."))
DP_FIELD (ESTIMATE, BRIEF, "brief", TEXT, NULL, 0, 0, DP_F (NONE), NULL,
          N_("In short"), N_("Two or three words beside the name on charts."))
DP_FIELD (ESTIMATE, SOURCE, "source", TEXT, NULL, 0, 0, DP_F (NONE), NULL,
          N_("Source"), N_("The document, with table or page."))
DP_FIELD (ESTIMATE, COUNTED, "counted", BOOL, NULL, 0, 1, DP_F (NONE), NULL,
          N_("Counted"), N_("Whether women were counted in that year. A count gets the interval that chance alone gives it."))
DP_FIELD (ESTIMATE, REASON, "reason", LONG_TEXT, NULL, 0, 0, DP_F (NONE), NULL,
          N_("Reason"), N_("Why this figure and not another; needed for an estimate of your own."))
DP_FIELD (ESTIMATE, HIDDEN_SHARE_LOW, "hidden_share_low", SHARE, NULL, 0, 10, DP_F (NONE), NULL,
          N_("Hidden cases in per cent, from"), N_("Added to the figure in a row of its own, in per cent of it. Our assumption."))
DP_FIELD (ESTIMATE, HIDDEN_SHARE_HIGH, "hidden_share_high", SHARE, NULL, 0, 10, DP_F (NONE), NULL,
          N_("Hidden cases in per cent, to"), N_("The same as the lower limit for a single figure."))
DP_FIELD (ESTIMATE, HIDDEN_LOW, "hidden_low", NUMBER, N_("women a year"), 0, 1000000, DP_F (NONE), NULL,
          N_("Hidden cases, from"), N_("In place of per cent: women a year who are added in a row of its own. Our assumption."))
DP_FIELD (ESTIMATE, HIDDEN_HIGH, "hidden_high", NUMBER, N_("women a year"), 0, 1000000, DP_F (NONE), NULL,
          N_("Hidden cases, to"), N_("The same as the lower limit for a single figure."))
DP_FIELD (ESTIMATE, HIDDEN_REASON, "hidden_reason", LONG_TEXT, NULL, 0, 0, DP_F (NONE), NULL,
          N_("Reason for the hidden cases"), N_("What makes you think that the figure misses so many."))

/* The scoring guide: parameters and their criteria. A parameter without a weight is not weighed against the others. */
DP_ENTITY (PARAMETER, "parameter", PARAMETER, N_("Parameter"), N_("Parameters"))
DP_FIELD (PARAMETER, POSITION, "position", COUNT, NULL, 0, DP_NO_MAX, DP_F (HIDDEN), NULL, N_("Order"), "")
DP_FIELD (PARAMETER, PARAMETER, "parameter", CHOICE, NULL, 0, 0, DP_F (REQUIRED) | DP_F (HIDDEN) | DP_F (NAME),
          dp_choices_parameter, N_("Parameter"), N_("The parameter of specialisation."))
DP_FIELD (PARAMETER, WEIGHT, "weight", NUMBER, NULL, 0, 1000, DP_F (NONE), NULL,
          N_("Weight"), N_("How much the whole way from 0 to 100 points counts beside that of the other parameters. Without weights "
                           "there is no total."))
DP_FIELD (PARAMETER, MINIMUM, "minimum", NUMBER, N_("points"), 0, 100, DP_F (NONE), NULL,
          N_("Minimum level"), N_("Points that no other parameter can buy off: a proposal below them is not ranked."))
DP_FIELD (PARAMETER, NOTHING, "nothing", LONG_TEXT, NULL, 0, 0, DP_F (NONE), NULL,
          N_("0 points mean"), N_("What no points mean, in words."))
DP_FIELD (PARAMETER, EVERYTHING, "everything", LONG_TEXT, NULL, 0, 0, DP_F (NONE), NULL,
          N_("100 points mean"), N_("What all points mean, in words."))
DP_FIELD (PARAMETER, SOURCE, "source", TEXT, NULL, 0, 0, DP_F (NONE), NULL,
          N_("Source"), N_("The document that defines the parameter."))
DP_FIELD (PARAMETER, REASON, "reason", LONG_TEXT, NULL, 0, 0, DP_F (NONE), NULL,
          N_("Reason"), N_("Why this weight and this minimum level."))

DP_ENTITY (CRITERION, "criterion", CRITERION, N_("Criterion"), N_("Criteria"))
DP_FIELD (CRITERION, POSITION, "position", COUNT, NULL, 0, DP_NO_MAX, DP_F (HIDDEN), NULL, N_("Order"), "")
DP_FIELD (CRITERION, PARAMETER, "parameter", CHOICE, NULL, 0, 0, DP_F (REQUIRED) | DP_F (HIDDEN), dp_choices_parameter,
          N_("Parameter"), N_("The parameter of specialisation it belongs to."))
DP_FIELD (CRITERION, NAME, "name", TEXT, NULL, 0, 0, DP_F (REQUIRED) | DP_F (NAME), NULL,
          N_("Criterion"), N_("What is judged or measured."))
DP_FIELD (CRITERION, MEASURE, "measure", CHOICE, NULL, 0, 0, DP_F (REQUIRED) | DP_F (HIDDEN), dp_choices_measure,
          N_("Measured by"), N_("Computed from the plan, or a judgement."))
DP_FIELD (CRITERION, WEIGHT, "weight", NUMBER, NULL, 0, 1000, DP_F (REQUIRED), NULL,
          N_("Weight"), N_("Its weight beside the other criteria of the same parameter."))
DP_FIELD (CRITERION, AT_0, "at_0", NUMBER, NULL, -DP_NO_MAX, DP_NO_MAX, DP_F (NONE), NULL,
          N_("Gives 0 points"), N_("The measured value that gives no points."))
DP_FIELD (CRITERION, AT_25, "at_25", NUMBER, NULL, -DP_NO_MAX, DP_NO_MAX, DP_F (NONE), NULL,
          N_("Gives 25 points"), N_("The measured value where “Beginning” begins. Empty: straight between its neighbours."))
DP_FIELD (CRITERION, AT_50, "at_50", NUMBER, NULL, -DP_NO_MAX, DP_NO_MAX, DP_F (NONE), NULL,
          N_("Gives 50 points"), N_("The measured value where “Partly” begins. Empty: straight between its neighbours."))
DP_FIELD (CRITERION, AT_75, "at_75", NUMBER, NULL, -DP_NO_MAX, DP_NO_MAX, DP_F (NONE), NULL,
          N_("Gives 75 points"), N_("The measured value where “Reached” begins. Empty: straight between its neighbours."))
DP_FIELD (CRITERION, AT_100, "at_100", NUMBER, NULL, -DP_NO_MAX, DP_NO_MAX, DP_F (NONE), NULL,
          N_("Gives 100 points"), N_("The measured value that gives all points."))
DP_FIELD (CRITERION, UNIT, "unit", TEXT, NULL, 0, 0, DP_F (HIDDEN), NULL, N_("Unit"), N_("The unit of the measured value."))
DP_FIELD (CRITERION, MINIMUM, "minimum", NUMBER, N_("points"), 0, 100, DP_F (NONE), NULL,
          N_("Minimum level"), N_("Points that nothing buys off: below them the parameter has no more points than this criterion."))
DP_FIELD (CRITERION, ABSENT, "absent", LONG_TEXT, NULL, 0, 0, DP_F (NONE), NULL,
          N_("“Not present” means"), N_("What the lowest step, 0 points, means."))
DP_FIELD (CRITERION, BEGINNING, "beginning", LONG_TEXT, NULL, 0, 0, DP_F (NONE), NULL,
          N_("“Beginning” means"), N_("What the second step means."))
DP_FIELD (CRITERION, PARTLY, "partly", LONG_TEXT, NULL, 0, 0, DP_F (NONE), NULL,
          N_("“Partly” means"), N_("What the third step means."))
DP_FIELD (CRITERION, REACHED, "reached", LONG_TEXT, NULL, 0, 0, DP_F (NONE), NULL,
          N_("“Reached” means"), N_("What the highest step, 100 points, means."))
DP_FIELD (CRITERION, SOURCE, "source", TEXT, NULL, 0, 0, DP_F (NONE), NULL,
          N_("Source"), N_("The document that asks for it."))
DP_FIELD (CRITERION, REASON, "reason", LONG_TEXT, NULL, 0, 0, DP_F (NONE), NULL,
          N_("Reason"), N_("Why these limits and this weight; no document gives them."))

DP_ENTITY (PROPOSAL, "proposal", PROPOSAL, N_("Proposal"), N_("Proposals"))
DP_FIELD (PROPOSAL, POSITION, "position", COUNT, NULL, 0, DP_NO_MAX, DP_F (HIDDEN), NULL, N_("Order"), "")
DP_FIELD (PROPOSAL, NAME, "name", TEXT, NULL, 0, 0, DP_F (REQUIRED) | DP_F (NAME), NULL,
          N_("Name"), N_("What the proposal is called."))
DP_FIELD (PROPOSAL, BRIEF, "brief", TEXT, NULL, 0, 0, DP_F (NONE), NULL,
          N_("Short name"), N_("Two or three words for the sidebar and charts."))
DP_FIELD (PROPOSAL, MODEL, "model", CHOICE, NULL, 0, 0, DP_F (NONE), dp_choices_model,
          N_("Follows the model"), N_("The published model it follows, if any."))
DP_FIELD (PROPOSAL, PROPOSER, "proposer", TEXT, NULL, 0, 0, DP_F (NONE), NULL,
          N_("Proposed by"), N_("The body that proposes it."))
DP_FIELD (PROPOSAL, STATUS, "status", CHOICE, NULL, 0, 0, DP_F (NONE), dp_choices_status,
          N_("Status"), N_("How far the proposal has come."))
DP_FIELD (PROPOSAL, SUMMARY, "summary", LONG_TEXT, NULL, 0, 0, DP_F (NONE), NULL,
          N_("Summary"), N_("The proposal in a few sentences."))
DP_FIELD (PROPOSAL, OPERATOR, "operator", CHOICE, NULL, 0, 0, DP_F (NONE), dp_choices_operator,
          N_("Operating responsibility"), N_("Who runs the unit, and whether councils share it."))
DP_FIELD (PROPOSAL, FINANCING, "financing", CHOICE, NULL, 0, 0, DP_F (NONE), dp_choices_financing,
          N_("Financing model"), N_("How running costs are covered."))
DP_FIELD (PROPOSAL, FINANCING_NOTE, "financing_note", LONG_TEXT, NULL, 0, 0, DP_F (NONE), NULL,
          N_("Financing in words"), N_("What the proposers say about financing."))
DP_FIELD (PROPOSAL, PRICE_YEAR, "price_year", YEAR, NULL, 1990, 2100, DP_F (NONE), NULL,
          N_("Price level"), N_("The year whose prices all amounts of the proposal are given in."))

DP_ENTITY (UNIT, "unit", PROPOSAL, N_("Unit"), N_("Units"))
DP_FIELD (UNIT, PROPOSAL, "proposal", REF, NULL, 0, 0, DP_F (REQUIRED) | DP_F (PARENT) | DP_F (HIDDEN), NULL, N_("Proposal"), "")
DP_FIELD (UNIT, POSITION, "position", COUNT, NULL, 0, DP_NO_MAX, DP_F (HIDDEN), NULL, N_("Order"), "")
DP_FIELD (UNIT, NAME, "name", TEXT, NULL, 0, 0, DP_F (REQUIRED) | DP_F (NAME), NULL, N_("Name"), N_("What the unit is called."))
DP_FIELD (UNIT, KIND, "kind", CHOICE, NULL, 0, 0, DP_F (NONE), dp_choices_unit_kind,
          N_("New service or department"), N_("Whether it is a service of its own or a department of an existing one."))
DP_FIELD (UNIT, ATTACHED_TO, "attached_to", TEXT, NULL, 0, 0, DP_F (NONE), NULL,
          N_("Attached to"), N_("The clinic or service it is attached to."))
DP_FIELD (UNIT, REGIONS, "regions", SET, NULL, 0, 0, DP_F (BASIS), dp_choices_region,
          N_("Regions served"), N_("The regions whose women turn to this unit."))
DP_FIELD (UNIT, MUNICIPALITY, "municipality", REF, NULL, 0, 0, DP_F (BASIS), NULL,
          N_("Municipality"), N_("Where the unit lies; its seat gives the coordinates unless they are set."))
DP_FIELD (UNIT, SITE, "site", TEXT, NULL, 0, 0, DP_F (NONE), NULL, N_("Site"), N_("Town, address or building."))
DP_FIELD (UNIT, LATITUDE, "latitude", NUMBER, N_("degrees north"), 54.4, 58, DP_F (NONE), NULL,
          N_("Latitude"), N_("Degrees north (WGS 84)."))
DP_FIELD (UNIT, LONGITUDE, "longitude", NUMBER, N_("degrees east"), 7.9, 15.4, DP_F (NONE), NULL,
          N_("Longitude"), N_("Degrees east (WGS 84)."))
DP_FIELD (UNIT, PLACES, "places", COUNT, N_("places"), 0, 500, DP_F (BASIS), NULL,
          N_("Places"), N_("Family places in full operation. A family uses one place, however many they are."))
DP_FIELD (UNIT, OPENING, "opening", DATE, NULL, 0, 0, DP_F (BASIS), NULL,
          N_("Opening"), N_("When the first place opens."))
DP_FIELD (UNIT, RAMP_UP, "ramp_up", COUNT, N_("months"), 0, 120, DP_F (BASIS), NULL,
          N_("Start-up"), N_("Months from the opening until all places are open."))
DP_FIELD (UNIT, CLOSING, "closing", DATE, NULL, 0, 0, DP_F (BASIS), NULL,
          N_("Closing"), N_("From when nobody new is admitted; those inside finish their stay. Empty: it does not close."))
DP_FIELD (UNIT, FAMILY_PLACES, "family_places", COUNT, N_("places"), 0, 500, DP_F (BASIS), NULL,
          N_("Of them with room for more"), N_("Places with room for partner or siblings. Empty: all of them."))
DP_FIELD (UNIT, OCCUPANTS, "occupants", TEXT, NULL, 0, 0, DP_F (BASIS), NULL,
          N_("Families at the opening"), N_("Weeks that each family inside at the opening still stays, for example 4, 12, 30. Empty: "
                                            "nobody is inside."))
DP_FIELD (UNIT, STAY_BEFORE, "stay_before", NUMBER, N_("months"), 0, 9, DP_F (BASIS), NULL,
          N_("Stay before birth"), N_("Mean stay before the birth."))
DP_FIELD (UNIT, STAY_AFTER, "stay_after", NUMBER, N_("months"), 0, 36, DP_F (BASIS), NULL,
          N_("Stay after birth"), N_("Mean stay after the birth."))
DP_FIELD (UNIT, ADMITS_PARTNER, "admits_partner", BOOL, NULL, 0, 1, DP_F (NONE), NULL,
          N_("Admits the partner"), N_("Whether the partner can stay and be treated too."))
DP_FIELD (UNIT, ADMITS_SIBLINGS, "admits_siblings", BOOL, NULL, 0, 1, DP_F (NONE), NULL,
          N_("Admits other children"), N_("Whether other children of the family can stay."))
DP_FIELD (UNIT, ADMITS_ACTIVE_USE, "admits_active_use", BOOL, NULL, 0, 1, DP_F (NONE), NULL,
          N_("Admits with active use"), N_("Whether a woman can be admitted while using."))
DP_FIELD (UNIT, NOTE, "note", LONG_TEXT, NULL, 0, 0, DP_F (NONE), NULL, N_("Note"), N_("Anything else about the unit."))

DP_ENTITY (LEGAL_BASIS, "legal_basis", UNIT, N_("Legal basis"), N_("Legal bases"))
DP_FIELD (LEGAL_BASIS, UNIT, "unit", REF, NULL, 0, 0, DP_F (REQUIRED) | DP_F (PARENT) | DP_F (HIDDEN), NULL, N_("Unit"), "")
DP_FIELD (LEGAL_BASIS, POSITION, "position", COUNT, NULL, 0, DP_NO_MAX, DP_F (HIDDEN), NULL, N_("Order"), "")
DP_FIELD (LEGAL_BASIS, BASIS, "basis", CHOICE, NULL, 0, 0, DP_F (REQUIRED) | DP_F (NAME), dp_choices_legal,
          N_("Legal basis"), N_("The provision the unit rests on."))
DP_FIELD (LEGAL_BASIS, NOTE, "note", TEXT, NULL, 0, 0, DP_F (NONE), NULL,
          N_("Used for"), N_("What the unit uses the provision for."))

DP_ENTITY (ELEMENT, "element", UNIT, N_("Treatment element"), N_("Treatment elements"))
DP_FIELD (ELEMENT, UNIT, "unit", REF, NULL, 0, 0, DP_F (REQUIRED) | DP_F (PARENT) | DP_F (HIDDEN), NULL, N_("Unit"), "")
DP_FIELD (ELEMENT, POSITION, "position", COUNT, NULL, 0, DP_NO_MAX, DP_F (HIDDEN), NULL, N_("Order"), "")
DP_FIELD (ELEMENT, ELEMENT, "element", CHOICE, NULL, 0, 0, DP_F (REQUIRED) | DP_F (NAME), dp_choices_element,
          N_("Element"), N_("One of the eleven elements of the agency's description."))
DP_FIELD (ELEMENT, STATE, "state", CHOICE, NULL, 0, 0, DP_F (REQUIRED), dp_choices_element_state,
          N_("How"), N_("The unit's own, purchased, by agreement, missing, or unknown."))
DP_FIELD (ELEMENT, NOTE, "note", TEXT, NULL, 0, 0, DP_F (NONE), NULL, N_("Note"), N_("How the element is provided."))

DP_ENTITY (STAFFING, "staffing", UNIT, N_("Staffing line"), N_("Staffing"))
DP_FIELD (STAFFING, UNIT, "unit", REF, NULL, 0, 0, DP_F (REQUIRED) | DP_F (PARENT) | DP_F (HIDDEN), NULL, N_("Unit"), "")
DP_FIELD (STAFFING, POSITION, "position", COUNT, NULL, 0, DP_NO_MAX, DP_F (HIDDEN), NULL, N_("Order"), "")
DP_FIELD (STAFFING, FUNCTION, "function", TEXT, NULL, 0, 0, DP_F (REQUIRED) | DP_F (NAME), NULL,
          N_("Function"), N_("Profession or function."))
DP_FIELD (STAFFING, COMPETENCE, "competence", CHOICE, NULL, 0, 0, DP_F (NONE), dp_choices_competence,
          N_("Competence"), N_("The area of competence it covers."))
DP_FIELD (STAFFING, FTE, "fte", NUMBER, N_("FTE"), 0, 500, DP_F (BASIS), NULL,
          N_("FTEs"), N_("Full-time equivalents."))
DP_FIELD (STAFFING, EMPLOYMENT, "employment", CHOICE, NULL, 0, 0, DP_F (NONE), dp_choices_employment,
          N_("Own or purchased"), N_("Employed by the unit, purchased, or lent by a partner."))
DP_FIELD (STAFFING, EXPERIENCE, "experience", NUMBER, N_("years"), 0, 50, DP_F (BASIS), NULL,
          N_("Experience"), N_("Mean years of experience with the target group."))
DP_FIELD (STAFFING, COST, "cost", MONEY, N_("DKK a year"), 0, DP_NO_MAX, DP_F (BASIS), NULL,
          N_("Cost a year"), N_("Yearly cost of the line, pension included."))
DP_FIELD (STAFFING, FROM_PLACES, "from_places", COUNT, N_("places"), 0, 500, DP_F (BASIS), NULL,
          N_("From open places"), N_("The line is manned when this many places are open. Empty: from the opening."))

DP_ENTITY (COST, "cost", PROPOSAL, N_("Cost"), N_("Costs"))
DP_FIELD (COST, PROPOSAL, "proposal", REF, NULL, 0, 0, DP_F (REQUIRED) | DP_F (PARENT) | DP_F (HIDDEN), NULL, N_("Proposal"), "")
DP_FIELD (COST, POSITION, "position", COUNT, NULL, 0, DP_NO_MAX, DP_F (HIDDEN), NULL, N_("Order"), "")
DP_FIELD (COST, NAME, "name", TEXT, NULL, 0, 0, DP_F (REQUIRED) | DP_F (NAME), NULL, N_("Item"), N_("What the money is for."))
DP_FIELD (COST, KIND, "kind", CHOICE, NULL, 0, 0, DP_F (REQUIRED), dp_choices_cost_kind,
          N_("Kind"), N_("Capital cost once, or running cost every year."))
DP_FIELD (COST, AMOUNT, "amount", MONEY, N_("DKK"), 0, DP_NO_MAX, DP_F (BASIS), NULL,
          N_("Amount"), N_("In the prices of the proposal's price level."))
DP_FIELD (COST, NOTE, "note", TEXT, NULL, 0, 0, DP_F (NONE), NULL, N_("Note"), N_("What the amount rests on."))

DP_ENTITY (PAYER, "payer", PROPOSAL, N_("Payer"), N_("Payers"))
DP_FIELD (PAYER, PROPOSAL, "proposal", REF, NULL, 0, 0, DP_F (REQUIRED) | DP_F (PARENT) | DP_F (HIDDEN), NULL, N_("Proposal"), "")
DP_FIELD (PAYER, POSITION, "position", COUNT, NULL, 0, DP_NO_MAX, DP_F (HIDDEN), NULL, N_("Order"), "")
DP_FIELD (PAYER, NAME, "name", TEXT, NULL, 0, 0, DP_F (REQUIRED) | DP_F (NAME), NULL, N_("Payer"), N_("Who pays."))
DP_FIELD (PAYER, SHARE, "share", SHARE, NULL, 0, 1, DP_F (BASIS), NULL,
          N_("Share"), N_("Share of the running cost; the shares of a proposal sum to at most 100 %."))
DP_FIELD (PAYER, NOTE, "note", TEXT, NULL, 0, 0, DP_F (NONE), NULL, N_("Note"), N_("On what terms."))

DP_ENTITY (AGREEMENT, "agreement", PROPOSAL, N_("Agreement"), N_("Agreements"))
DP_FIELD (AGREEMENT, PROPOSAL, "proposal", REF, NULL, 0, 0, DP_F (REQUIRED) | DP_F (PARENT) | DP_F (HIDDEN), NULL, N_("Proposal"), "")
DP_FIELD (AGREEMENT, POSITION, "position", COUNT, NULL, 0, DP_NO_MAX, DP_F (HIDDEN), NULL, N_("Order"), "")
DP_FIELD (AGREEMENT, NAME, "name", TEXT, NULL, 0, 0, DP_F (REQUIRED) | DP_F (NAME), NULL,
          N_("Agreement"), N_("What the agreement is called, and with whom."))
DP_FIELD (AGREEMENT, PARTY, "party", CHOICE, NULL, 0, 0, DP_F (NONE), dp_choices_party,
          N_("Party"), N_("The kind of party on the other side."))
DP_FIELD (AGREEMENT, REGIONS, "regions", SET, NULL, 0, 0, DP_F (NONE), dp_choices_region,
          N_("Regions"), N_("The regions it covers."))
DP_FIELD (AGREEMENT, STATUS, "status", CHOICE, NULL, 0, 0, DP_F (REQUIRED), dp_choices_agreement,
          N_("Status"), N_("Signed, in revision, in preparation, none, or unknown."))
DP_FIELD (AGREEMENT, EXPECTED, "expected", DATE, NULL, 0, 0, DP_F (NONE), NULL,
          N_("Expected"), N_("When it will be concluded, or since when it holds."))
DP_FIELD (AGREEMENT, SETTLED, "settled", SET, NULL, 0, 0, DP_F (NONE), dp_choices_agreement_question,
          N_("Questions settled"), N_("Which of the fifteen questions the agreement answers."))
DP_FIELD (AGREEMENT, NOTE, "note", TEXT, NULL, 0, 0, DP_F (NONE), NULL, N_("Note"), N_("Source and remarks."))

/* A step without a proposal is a milestone of the health-care reform: it stands on every proposal's timeline. */
DP_ENTITY (STEP, "step", PROPOSAL, N_("Step"), N_("Timeline"))
DP_FIELD (STEP, PROPOSAL, "proposal", REF, NULL, 0, 0, DP_F (PARENT) | DP_F (HIDDEN), NULL, N_("Proposal"), "")
DP_FIELD (STEP, POSITION, "position", COUNT, NULL, 0, DP_NO_MAX, DP_F (HIDDEN), NULL, N_("Order"), "")
DP_FIELD (STEP, NAME, "name", TEXT, NULL, 0, 0, DP_F (REQUIRED) | DP_F (NAME), NULL, N_("Step"), N_("What happens."))
DP_FIELD (STEP, TRACK, "track", TEXT, NULL, 0, 0, DP_F (NONE), NULL, N_("Track"), N_("Steps of one track stand in one lane."))
DP_FIELD (STEP, EARLIEST, "earliest", DATE, NULL, 0, 0, DP_F (NONE), NULL, N_("Earliest"), N_("The earliest date it can be done."))
DP_FIELD (STEP, LIKELY, "likely", DATE, NULL, 0, 0, DP_F (NONE), NULL, N_("Likely"), N_("The most likely date."))
DP_FIELD (STEP, LATEST, "latest", DATE, NULL, 0, 0, DP_F (NONE), NULL, N_("Latest"), N_("The latest date."))
DP_FIELD (STEP, CERTAINTY, "certainty", CHOICE, NULL, 0, 0, DP_F (REQUIRED), dp_choices_certainty,
          N_("Certainty"), N_("Fixed, expected, time unknown, or not stated."))
DP_FIELD (STEP, DEPENDS_ON, "depends_on", REFS, NULL, 0, 0, DP_F (NONE), NULL,
          N_("Depends on"), N_("Steps that must be finished first."))
DP_FIELD (STEP, OPENS, "opens", BOOL, NULL, 0, 1, DP_F (NONE), NULL,
          N_("Opening"), N_("Whether the first places open when this step is done."))
DP_FIELD (STEP, NOTE, "note", TEXT, NULL, 0, 0, DP_F (NONE), NULL, N_("Note"), N_("Who decides; source."))

DP_ENTITY (ANSWER, "answer", PROPOSAL, N_("Answer"), N_("Answers"))
DP_FIELD (ANSWER, PROPOSAL, "proposal", REF, NULL, 0, 0, DP_F (REQUIRED) | DP_F (PARENT) | DP_F (HIDDEN), NULL, N_("Proposal"), "")
DP_FIELD (ANSWER, POSITION, "position", COUNT, NULL, 0, DP_NO_MAX, DP_F (HIDDEN), NULL, N_("Order"), "")
DP_FIELD (ANSWER, REQUIREMENT, "requirement", CHOICE, NULL, 0, 0, DP_F (REQUIRED) | DP_F (NAME), dp_choices_requirement,
          N_("Requirement"), N_("One of the sixteen requirements of the request."))
DP_FIELD (ANSWER, STATE, "state", CHOICE, NULL, 0, 0, DP_F (REQUIRED), dp_choices_answer,
          N_("State"), N_("Answered, with reservation, refused with reasons, waiting, or missing."))
DP_FIELD (ANSWER, TEXT, "text", LONG_TEXT, NULL, 0, 0, DP_F (NONE), NULL,
          N_("Text"), N_("What the answer says about the requirement."))
DP_FIELD (ANSWER, WAITS_FOR, "waits_for", TEXT, NULL, 0, 0, DP_F (NONE), NULL,
          N_("Waits for"), N_("Who or what the answer waits for, and when it comes."))

DP_ENTITY (JUDGEMENT, "judgement", PROPOSAL, N_("Judgement"), N_("Judgements"))
DP_FIELD (JUDGEMENT, PROPOSAL, "proposal", REF, NULL, 0, 0, DP_F (REQUIRED) | DP_F (PARENT) | DP_F (HIDDEN), NULL, N_("Proposal"), "")
DP_FIELD (JUDGEMENT, POSITION, "position", COUNT, NULL, 0, DP_NO_MAX, DP_F (HIDDEN), NULL, N_("Order"), "")
DP_FIELD (JUDGEMENT, CRITERION, "criterion", TEXT, NULL, 0, 0, DP_F (REQUIRED) | DP_F (HIDDEN) | DP_F (NAME), NULL,
          N_("Criterion"), N_("The criterion that is judged."))
DP_FIELD (JUDGEMENT, PERSPECTIVE, "perspective", CHOICE, NULL, 0, 0, DP_F (NONE), dp_choices_judge,
          N_("Who judges"), N_("Whose judgement it is. The plan's own gives the points; the parties' stand beside it."))
DP_FIELD (JUDGEMENT, LEVEL, "level", CHOICE, NULL, 0, 0, DP_F (REQUIRED), dp_choices_level,
          N_("Level"), N_("A step of the word scale, or unknown."))
DP_FIELD (JUDGEMENT, EVIDENCE, "evidence", TEXT, NULL, 0, 0, DP_F (NONE), NULL,
          N_("Evidence"), N_("The document or fact that shows it."))
DP_FIELD (JUDGEMENT, JUDGED, "judged", DATE, NULL, 0, 0, DP_F (NONE), NULL,
          N_("Judged"), N_("When it was judged, or the date of the evidence."))
DP_FIELD (JUDGEMENT, REASON, "reason", LONG_TEXT, NULL, 0, 0, DP_F (NONE), NULL,
          N_("Reason"), N_("Why this step and not another."))

DP_ENTITY (CLEARED_NUMBER, "cleared_number", CLEARED_NUMBER, N_("Number that is no CPR number"), N_("Numbers that are no CPR numbers"))
DP_FIELD (CLEARED_NUMBER, MARK, "mark", TEXT, NULL, 0, 0, DP_F (REQUIRED) | DP_F (HIDDEN), NULL,
          N_("Mark"), N_("Recognises the number without holding it."))

DP_ENTITY (SLIDE, "slide", SLIDE, N_("Slide"), N_("Slides"))
DP_FIELD (SLIDE, POSITION, "position", COUNT, NULL, 0, DP_NO_MAX, DP_F (HIDDEN), NULL, N_("Order"), "")
DP_FIELD (SLIDE, KIND, "kind", CHOICE, NULL, 0, 0, DP_F (REQUIRED) | DP_F (NAME), dp_choices_slide,
          N_("Shows"), N_("What the slide is made of; its figures always follow the plan."))
DP_FIELD (SLIDE, TITLE, "title", TEXT, NULL, 0, 0, DP_F (NONE), NULL,
          N_("Own headline"), N_("In place of the sentence that the program writes."))
DP_FIELD (SLIDE, TEXT, "text", LONG_TEXT, NULL, 0, 0, DP_F (NONE), NULL,
          N_("Own text"), N_("One point a line, in place of the text that the program writes."))
DP_FIELD (SLIDE, NOTES, "notes", LONG_TEXT, NULL, 0, 0, DP_F (NONE), NULL,
          N_("Notes"), N_("Only the speaker sees them."))
DP_FIELD (SLIDE, HIDDEN, "hidden", BOOL, NULL, 0, 1, DP_F (NONE), NULL,
          N_("Hidden"), N_("Kept, but left out when presenting."))

/* A headline that somebody wrote for a chart. Found by its chart, proposal and scope, not by its id: copies of a proposal have it too. */
DP_ENTITY (HEADLINE, "headline", PROPOSAL, N_("Own headline"), N_("Own headlines"))
DP_FIELD (HEADLINE, PROPOSAL, "proposal", REF, NULL, 0, 0, DP_F (PARENT) | DP_F (HIDDEN), NULL, N_("Proposal"), "")
DP_FIELD (HEADLINE, CHART, "chart", TEXT, NULL, 0, 0, DP_F (REQUIRED) | DP_F (HIDDEN), NULL, N_("Chart"), "")
DP_FIELD (HEADLINE, SCOPE, "scope", TEXT, NULL, 0, 0, DP_F (HIDDEN), NULL, N_("Scope"), "")
DP_FIELD (HEADLINE, TEXT, "text", TEXT, NULL, 0, 0, DP_F (REQUIRED) | DP_F (NAME), NULL,
          N_("Own headline"), N_("In place of the sentence that the program writes."))
DP_FIELD (HEADLINE, SEEN, "seen", TEXT, NULL, 0, 0, DP_F (HIDDEN), NULL, N_("Figures it was written for"), "")

/* What was asked at a meeting and answered on the wall. No names: a question belongs to the meeting, not to a person. */
DP_ENTITY (QUESTION, "question", QUESTION, N_("Question of a meeting"), N_("Meeting log"))
DP_FIELD (QUESTION, POSITION, "position", COUNT, NULL, 0, DP_NO_MAX, DP_F (HIDDEN), NULL, N_("Order"), "")
DP_FIELD (QUESTION, NAME, "name", TEXT, NULL, 0, 0, DP_F (REQUIRED) | DP_F (NAME), NULL,
          N_("Question"), N_("What was asked."))
DP_FIELD (QUESTION, ASKED, "asked", TEXT, NULL, 0, 0, DP_F (NONE), NULL, N_("Asked"), N_("When it was asked."))
DP_FIELD (QUESTION, PROPOSAL, "proposal", TEXT, NULL, 0, 0, DP_F (HIDDEN), NULL, N_("Proposal"), "")
DP_FIELD (QUESTION, WOMEN, "women", NUMBER, N_("women a year"), 0, 1000000, DP_F (NONE), NULL,
          N_("Need"), N_("The need that was asked about; empty: the plan's estimates."))
DP_FIELD (QUESTION, PLACES, "places", COUNT, N_("places"), 0, 500, DP_F (NONE), NULL,
          N_("Places"), N_("The places that were asked about, in the unit or in every unit; empty: those of the plan."))
DP_FIELD (QUESTION, UNIT, "unit", TEXT, NULL, 0, 0, DP_F (HIDDEN), NULL, N_("Unit"), "")
DP_FIELD (QUESTION, STAY, "stay", NUMBER, N_("months"), 0, 45, DP_F (NONE), NULL,
          N_("Stay"), N_("The mean stay that was asked about; empty: those of the plan."))
DP_FIELD (QUESTION, POOLED, "pooled", BOOL, NULL, 0, 1, DP_F (NONE), NULL,
          N_("Pooled"), N_("Whether all places were in one unit."))
DP_FIELD (QUESTION, ANSWER, "answer", LONG_TEXT, NULL, 0, 0, DP_F (NONE), NULL,
          N_("Answer"), N_("What the wall said."))
DP_FIELD (QUESTION, KEPT, "kept", BOOL, NULL, 0, 1, DP_F (NONE), NULL,
          N_("Kept as a scenario"), N_("Whether the question was kept to be looked at again."))

#undef DP_F
#undef DP_NO_MAX
