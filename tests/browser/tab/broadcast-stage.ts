/** The pages of broadcasts on the stage, for somebody who leads a whole cohort: one draft, and one that has been sent and answered. */
import type { Content } from '../../../bot/api/contract/broadcast-content.ts';
import type { SaveDraft } from '../../../bot/api/contract/broadcast-draft.ts';
import { answers, audience, BROADCASTS, broadcasts, draft, preview, receivers, sent } from './broadcast-views.ts';
import { leaderOfAll } from './lead-views.ts';
import { DESK, type HostWishes, type Stage } from './stage.ts';
import { COHORT } from './views.ts';

export const DRAFT = `${BROADCASTS}/b-1`;
export const SENT = `${BROADCASTS}/b-4`;

export function prepareBroadcasts({ api: { views, answers: taken } }: Stage): void {
  views.set('/me', leaderOfAll({ name: 'Ingrid Hallbo' }));
  views.set(BROADCASTS, broadcasts());
  views.set(DRAFT, draft());
  views.set(`${DRAFT}/audience`, audience());
  views.set(SENT, sent());
  views.set(`${SENT}/receivers`, receivers());
  views.set(`${DRAFT}/receivers`, receivers());
  views.set(`${SENT}/answers`, answers());
  taken.set(`PUT ${DRAFT}`, saved);
  taken.set(`POST /cohorts/${COHORT.id}/broadcast-preview`, (body) => preview((body as Content).text)); // only the tab under test sends here
}

/** The list, or what `item` says: a broadcast's id, with `:answers` for its answers. Waits until it has been read. */
export async function openBroadcasts(stage: Stage, item = '', wishes: HostWishes = {}, window = DESK): ReturnType<Stage['openInTeams']> {
  const opened = await stage.openInTeams(`/tab/lead/${COHORT.id}/broadcasts${item === '' ? '' : `/${item}`}`, wishes, window);
  await opened.tab.getByRole('heading', { level: 1 }).waitFor();
  await opened.tab.getByRole('progressbar').waitFor({ state: 'detached' });
  return opened;
}

/** What is answered to a draft that is taken as it is. */
export function saved(body: unknown): unknown {
  const { rev, content: typed } = body as SaveDraft; // only the tab under test sends here
  return { kind: 'saved', draft: draft(typed, { rev: rev + 1 }) };
}
