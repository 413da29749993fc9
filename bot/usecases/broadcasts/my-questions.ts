import { isOpen, type SentBroadcast } from '../../domain/broadcast/broadcast.ts';
import { instantText } from '../../domain/calendar/instant-text.ts';
import type { CohortId } from '../../domain/ids.ts';
import { membershipsOf, type Person } from '../../domain/person/person.ts';
import type { World } from '../world.ts';

export interface MyQuestion {
  readonly broadcast: SentBroadcast & { readonly deadlineAt: string };
  readonly cohortName: string;
  readonly isOpen: boolean;
  readonly answered: boolean;
  /** The answers are for its receivers to read. */
  readonly readable: boolean;
}

/** For so long after the deadline an answered question is shown whose answers can be read. */
const SHOWN_AFTER = { hours: 24 * 30 };

/** The questions that were sent to somebody: open ones, and those of late whose answers they may read. Two requests a cohort, and two or three for each. */
export async function myQuestions(world: World, person: Person): Promise<readonly MyQuestion[]> {
  const cohorts = [...new Set(membershipsOf(person).map(({ cohortId }) => cohortId))];
  const all = (await Promise.all(cohorts.map((cohortId) => inCohort(world, person, cohortId)))).flat();
  return all.sort((a, b) => rank(a) - rank(b) || (a.broadcast.deadlineAt < b.broadcast.deadlineAt ? -1 : 1));
}

async function inCohort(world: World, person: Person, cohortId: CohortId): Promise<readonly MyQuestion[]> {
  const now = world.clock.now();
  const since = instantText(now.subtract(SHOWN_AFTER));
  const [broadcasts, page] = await Promise.all([world.broadcasts.list(cohortId), world.cohorts.cohortPage(cohortId)]);
  const asking = broadcasts.flatMap((each) => (each.kind === 'sent' && each.deadlineAt !== undefined && each.deadlineAt > since && each.sendAt <= instantText(now) ? [{ ...each, deadlineAt: each.deadlineAt }] : []));
  const mine = await Promise.all(asking.map(async (broadcast) => {
    const answered = (await world.campaigns.answer(broadcast.campaignId, person.pid)) !== undefined;
    const isMine = answered || await world.campaigns.isReceiver(broadcast.campaignId, person.home?.tenantId, person.pid);
    const question: MyQuestion = {
      broadcast,
      cohortName: page?.cohort.name ?? '',
      isOpen: isOpen(broadcast, instantText(now)),
      answered,
      readable: broadcast.content.readers !== 'facilitators',
    };
    return isMine && (question.isOpen || question.readable) ? [question] : [];
  }));
  return mine.flat();
}

function rank({ isOpen: open, answered }: MyQuestion): number {
  if (!open) return 2;
  return answered ? 1 : 0;
}
