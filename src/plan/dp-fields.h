/* dp-fields.h: the one description of every entity and field of a plan.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Storage, validation, forms, undo labels, command line and report read these tables. A new field is one line in
 * dp-fields-table.h and one row in a .ui file.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** DpEntityKind: the kinds of record in a plan. */
typedef enum
{
#define DP_ENTITY(ENTITY, name, parent, label, label_plural) DP_ENTITY_##ENTITY,
#define DP_FIELD(ENTITY, FIELD, name, type, unit, min, max, flags, choices, label, help)
#include "plan/dp-fields-table.h"
#undef DP_ENTITY
#undef DP_FIELD
  DP_N_ENTITIES
} DpEntityKind;

/** Field numbers of all entities; within one entity they count from 0 in the order of the table. */
#define DP_ENTITY(ENTITY, name, parent, label, label_plural) \
  DP_##ENTITY##_FIRST_, DP_##ENTITY##_RESTART_ = -1,
#define DP_FIELD(ENTITY, FIELD, name, type, unit, min, max, flags, choices, label, help) DP_##ENTITY##_##FIELD,
enum
{
#include "plan/dp-fields-table.h"
};
#undef DP_ENTITY
#undef DP_FIELD

/** DpFieldType: what a field holds, how it is written in files and entered by people. */
typedef enum
{
  DP_TYPE_TEXT,      /* one line of text */
  DP_TYPE_LONG_TEXT, /* text of several lines */
  DP_TYPE_COUNT,     /* whole number */
  DP_TYPE_NUMBER,    /* decimal number */
  DP_TYPE_SHARE,     /* stored as 0–1, entered and shown in per cent */
  DP_TYPE_MONEY,     /* Danish kroner */
  DP_TYPE_YEAR,      /* calendar year, shown without grouping */
  DP_TYPE_BOOL,      /* 0 or 1; no value = unknown */
  DP_TYPE_CHOICE,    /* key of one of the field's choices */
  DP_TYPE_SET,       /* keys of the field's choices, separated by commas, in the order of the choices */
  DP_TYPE_DATE,      /* date with precision, see dp-date.h */
  DP_TYPE_REF,       /* id of a record of the parent entity, or a municipality code */
  DP_TYPE_REFS,      /* ids of records of the same entity, separated by commas */
} DpFieldType;

/** DpFieldFlags: what else holds for a field. */
typedef enum
{
  DP_FIELD_NONE = 0,
  DP_FIELD_REQUIRED = 1 << 0, /* may not be emptied */
  DP_FIELD_PARENT = 1 << 1,   /* the id of the record that this one belongs to; deleted with it */
  DP_FIELD_HIDDEN = 1 << 2,   /* set by the program (order, references), never shown in a form */
  DP_FIELD_BASIS = 1 << 3,    /* carries a basis: a source, or the mark of an assumption with its reason */
  DP_FIELD_NAME = 1 << 4,     /* the field by which people call the record */
} DpFieldFlags;

/**
 * DpChoice:
 * @key: what is stored
 * @label: English source string for the user, translated with dp_choice_label()
 */
typedef struct
{
  const char *key;
  const char *label;
} DpChoice;

/**
 * DpField:
 * @name: name in files, on the command line and in .ui files
 * @type: what it holds
 * @unit: unit in English source string ("months", "years", "DKK", …), or NULL; the store keeps the number in it
 * @min, @max: permitted range of a number, in the stored unit
 * @choices: of CHOICE and SET, ended by an entry with a NULL key; else NULL
 * @label, @help: English source strings
 */
typedef struct
{
  const char *name;
  DpFieldType type;
  const char *unit;
  double min;
  double max;
  guint flags;
  const DpChoice *choices;
  const char *label;
  const char *help;
} DpField;

/**
 * DpEntity:
 * @name: name of the table, in files and on the command line
 * @parent: kind of the record that records of this kind belong to; the kind itself when they stand alone
 * @fields: (array length=n_fields): in the order of the field numbers
 * @parent_field: number of the field that holds the parent's id, or -1
 * @name_field: number of the field by which people call the record, or -1
 * @position_field: number of the field that orders siblings, or -1
 */
typedef struct
{
  DpEntityKind kind;
  const char *name;
  DpEntityKind parent;
  const char *label;
  const char *label_plural;
  const DpField *fields;
  guint n_fields;
  int parent_field;
  int name_field;
  int position_field;
} DpEntity;

const DpEntity *dp_entity              (DpEntityKind kind);
const DpEntity *dp_entity_by_name      (const char *name);
int             dp_entity_find_field   (const DpEntity *entity,
                                        const char     *name);
const DpField  *dp_field               (DpEntityKind kind,
                                        guint        field);

const char     *dp_entity_label        (const DpEntity *entity);
const char     *dp_entity_label_plural (const DpEntity *entity);
const char     *dp_field_label         (const DpField *field);
const char     *dp_field_help          (const DpField *field);
const char     *dp_field_unit          (const DpField *field);
gboolean        dp_field_is_number     (const DpField *field);
const DpChoice *dp_field_find_choice   (const DpField *field,
                                        const char    *key);
const char     *dp_choice_label        (const DpChoice *choice);

G_END_DECLS
