import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import type { ActionId } from '../../domain/ids.ts';

/** One week of somebody's trial. A field that is absent was left empty; what becomes of a next step then, reflecting.ts says. */
export interface StoryWeek {
  readonly did: string;
  readonly takeaway?: string;
  readonly next?: string;
}

export interface StoryStart {
  readonly seen: string;
  readonly wanted: string;
  readonly when: string;
  readonly where: string;
  readonly withWhom: string;
}

/** What can be written about one action, in the order of the weeks. */
export interface Story {
  readonly actionId: ActionId;
  readonly starts: readonly StoryStart[];
  readonly weeks: readonly StoryWeek[];
}

/** The areas that are tried in the demo; a file each in texts/actions, all with as many actions. */
const AREAS = ['undervisning', 'uppfoljning', 'sprak', 'samarbeten', 'trygghet', 'verksamhet', 'elevforaldrakraft'] as const;

const line = z.string().min(1);
const storiesSchema = z.record(z.string(), z.strictObject({
  starts: z.array(z.strictObject({ seen: line, wanted: line, when: line, where: line, withWhom: line })).min(1),
  weeks: z.array(z.strictObject({ did: line, takeaway: line.exactOptional(), next: line.exactOptional() })).min(1),
}));

const namesSchema = z.strictObject({
  municipalities: z.array(z.strictObject({ name: line, domain: line, sportlov: z.number().int().min(7).max(10) })),
  schools: z.strictObject({ first: z.array(line), last: z.array(line) }),
  teams: z.array(line),
  cohort: line,
  firstNames: z.array(line),
  lastNames: z.array(line),
  processLeaders: z.array(line),
  methodSupporter: line,
  headOfSchools: line,
  guest: line,
  interested: z.array(line),
});
export type Names = z.infer<typeof namesSchema>;

const asidesSchema = z.strictObject({
  additions: z.array(line),
  reasons: z.strictObject({ done: z.array(line), paused: z.array(line), ended: z.array(line) }),
  interests: z.array(z.strictObject({ school: line, why: z.string() })),
  nominations: z.array(z.strictObject({ name: line, school: line, why: z.string() })).min(2),
  declined: line,
  doors: z.strictObject({ team: line, all: line, head: line, guest: line }),
});
export type Asides = z.infer<typeof asidesSchema>;

const meetingsSchema = z.strictObject({
  place: line,
  link: line,
  agenda: z.array(line),
  before: line,
  after: line,
  log: z.strictObject({ team: z.array(line), cohort: z.array(line) }),
  commitments: z.array(line),
  case: z.strictObject({ line, more: line }),
  seminar: z.strictObject({ title: line, place: line, before: line }),
});
export type MeetingTexts = z.infer<typeof meetingsSchema>;

export interface Texts {
  /** Neighbours in the list belong to different areas, so that as many as there are areas in a row never share one. */
  readonly stories: readonly Story[];
  readonly areas: number;
  readonly names: Names;
  readonly asides: Asides;
  readonly meetings: MeetingTexts;
}

/** Blocking, because it runs once, at the start of a local run that has not been seeded. Throws on a faulty file. */
export function readTexts(): Texts {
  const byArea = AREAS.map((area) => storiesIn(`actions/${area}.yaml`));
  const actionsAnArea = Math.max(...byArea.map(({ length }) => length));
  return {
    stories: Array.from({ length: actionsAnArea }, (_, rank) => byArea.flatMap((stories) => stories[rank] ?? [])).flat(),
    areas: AREAS.length,
    names: namesSchema.parse(read('names.yaml')),
    asides: asidesSchema.parse(read('asides.yaml')),
    meetings: meetingsSchema.parse(read('meetings.yaml')),
  };
}

function storiesIn(file: string): Story[] {
  return Object.entries(storiesSchema.parse(read(file)))
    .map(([actionId, story]) => ({ actionId: actionId as ActionId, ...story })); // The catalogue is asked when it is chosen.
}

function read(file: string): unknown {
  return parse(readFileSync(new URL(`./texts/${file}`, import.meta.url), 'utf8'));
}
