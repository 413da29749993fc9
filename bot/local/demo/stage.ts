import type { Temporal } from 'temporal-polyfill';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { ActionId, ProgrammeId } from '../../domain/ids.ts';
import type { Story, Texts } from './texts.ts';

/** What every made-up history is played on. */
export interface Stage {
  readonly catalogue: Catalogue;
  readonly texts: Texts;
  readonly programme: ProgrammeId;
  /** When the demo was first seeded: nothing in it is later. */
  readonly now: Temporal.Instant;
}

export function storyOf({ texts }: Stage, actionId: ActionId): Story {
  const story = texts.stories.find((each) => each.actionId === actionId);
  if (!story) throw new TypeError(`no story for ${actionId}`);
  return story;
}
