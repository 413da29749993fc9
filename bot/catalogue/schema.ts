import { z } from 'zod';
import type { ActionId, AreaId, Branded, EffectId, ProgrammeId } from '../domain/ids.ts';
import { LANGUAGES } from '../domain/language.ts';
import { PHASE_KINDS } from '../domain/plan/phase.ts';
import { SELECTION_RULES } from '../domain/selection/candidate.ts';

export type PatternId = Branded<'PatternId'>;
export type AbilityId = Branded<'AbilityId'>;
export type OutcomeId = Branded<'OutcomeId'>;

const SLUG = '[a-z0-9]+(?:-[a-z0-9]+)*';

/** `programme.yaml`: the structure, in no language. */
export const programmeFileSchema = z.strictObject({
  id: slug<ProgrammeId>(),
  /** The first is what a reader of any other language gets. */
  languages: z.tuple([z.enum(LANGUAGES)], z.enum(LANGUAGES)).default([...LANGUAGES]),
  /** When a participant is invited to analyse, in weeks from the start of an iteration. */
  analysisAfterWeeks: z.int().min(1).max(52).default(8),
  /** The parts of a cohort's time plan, in order: what a facilitator begins with when they make one. */
  phases: z.array(z.strictObject({ kind: z.enum(PHASE_KINDS), months: z.int().min(1).max(36) })).max(12).default([]),
  /** Who decides who takes part: the facilitators, the head of schools, or first the one and then the other. */
  selection: z.enum(SELECTION_RULES).default('facilitator'),
  areas: z.array(areaSchema()).min(1),
  patterns: z.array(slug<PatternId>()).default([]),
  abilities: z.array(slug<AbilityId>()).default([]),
  outcomes: z.array(slug<OutcomeId>()).default([]),
});

export type ProgrammeFile = z.output<typeof programmeFileSchema>;
export type AreaEntry = ProgrammeFile['areas'][number];
export type OpenAreaEntry = Extract<AreaEntry, { state: 'open' }>;
export type ActionEntry = OpenAreaEntry['actions'][number];

const describedTextSchema = z.strictObject({ name: line(120), description: line(200) });

const actionTextSchema = z.strictObject({
  name: line(120),
  /** One sentence: what trying it can look like in an ordinary week. */
  tryThis: line(240),
  questions: z.array(line(160)).min(1).max(2),
  /** What earlier trials taught, in a version after the first. */
  learned: line(600).exactOptional(),
});

const areaTextSchema = z.strictObject({
  name: line(120),
  purpose: line(300),
  /** Short, because it is an option on a phone. */
  effects: z.record(z.string(), line(80)).default({}),
  /** By action id, then by version. */
  actions: z.record(z.string(), z.record(z.string(), actionTextSchema)).default({}),
});

/** `sv.yaml`, `en.yaml`, `nb.yaml`: every text by the id it belongs to. */
export const textFileSchema = z.strictObject({
  name: line(120),
  areas: z.record(z.string(), areaTextSchema),
  patterns: z.record(z.string(), describedTextSchema).default({}),
  abilities: z.record(z.string(), describedTextSchema).default({}),
  outcomes: z.record(z.string(), describedTextSchema).default({}),
});

export type TextFile = z.output<typeof textFileSchema>;
export type ActionText = Readonly<z.output<typeof actionTextSchema>>;
export type DescribedText = Readonly<z.output<typeof describedTextSchema>>;

function areaSchema() {
  const underDevelopment = z.strictObject({ id: slug<AreaId>(), state: z.literal('under-development') });
  const open = z.strictObject({
    id: slug<AreaId>(),
    state: z.literal('open'),
    months: z
      .strictObject({ from: z.int().positive(), to: z.int().positive() })
      .refine(({ from, to }) => from <= to, { error: 'must not end before it begins', path: ['to'] }),
    ordered: z.boolean(),
    effects: z.array(dottedSlug<EffectId>()),
    actions: z.array(actionSchema()).min(1, 'an open area has at least one action'),
  });
  return z.discriminatedUnion('state', [open, underDevelopment]);
}

function actionSchema() {
  const version = z.strictObject({
    version: z.int().positive(),
    /** How many reflections a revision rests on. */
    basedOnReflections: z.int().nonnegative().exactOptional(),
  });
  return z.strictObject({
    id: dottedSlug<ActionId>(),
    kind: z.enum(['daily-habit', 'once-per-round', 'one-off']),
    versions: z.tuple([version], version),
  });
}

// The casts brand an id at the one place where its form is checked.
function slug<Id extends string>() {
  return z
    .string()
    .regex(new RegExp(`^${SLUG}$`), 'must be a slug: a-z, 0-9 and single hyphens')
    .transform((text) => text as Id);
}

function dottedSlug<Id extends string>() {
  return z
    .string()
    .regex(new RegExp(`^${SLUG}\\.${SLUG}$`), 'must be <area>.<slug>')
    .transform((text) => text as Id);
}

/** A text on one line; composed form, because some editors save å as two characters. */
function line(longest: number) {
  return z
    .string()
    .normalize()
    .trim()
    .min(1, 'must not be empty')
    .max(longest, `must be at most ${longest} characters`)
    .regex(/^\P{Cc}*$/u, 'must be a single line');
}
