import type { AnswerOf } from '../../domain/broadcast/answer.ts';
import { cohortsOf, type Person } from '../../domain/person/person.ts';
import type { World } from '../world.ts';
import type { Candidate } from '../../domain/selection/candidate.ts';

export interface OwnData {
  readonly exportedAt: string;
  readonly rows: readonly Record<string, unknown>[];
  /** To facilitators' questions; they stand with the question and not in the person's own partition. */
  readonly answers: readonly { readonly title: string; readonly answer: Omit<AnswerOf, 'pid'> }[];
  /** In taking part, as they registered them; they stand in the list of the programme's candidates. */
  readonly interests: readonly Pick<Candidate, 'programme' | 'municipality' | 'school' | 'why' | 'registeredAt'>[];
}

/** Everything in the person's own partition, row by row as it is kept, and what they answered elsewhere. Read whole: it is asked for rarely, and must be complete. */
export async function exportOwnData(world: World, person: Person): Promise<OwnData> {
  const [rows, answers, interests] = await Promise.all([world.people.everything(person.pid), answersOf(world, person), interestsOf(world, person)]);
  return { exportedAt: world.clock.now().toString({ smallestUnit: 'second' }), rows, answers, interests };
}

async function interestsOf(world: World, { pid }: Person): Promise<OwnData['interests']> {
  const own = (await world.candidates.all(world.intake)).filter(({ value: { source } }) => source.kind === 'interest' && source.pid === pid);
  return own.map(({ value: { programme, municipality, school, why, registeredAt } }) => ({ programme, municipality, school, why, registeredAt }));
}

/** In every cohort where they take or took part. */
async function answersOf(world: World, person: Person): Promise<OwnData['answers']> {
  const cohorts = [...new Set([...cohortsOf(person), ...person.left.map(({ cohortId }) => cohortId)])];
  const broadcasts = (await Promise.all(cohorts.map((cohortId) => world.broadcasts.list(cohortId)))).flat();
  const found = await Promise.all(broadcasts.map(async (broadcast) => {
    if (broadcast.kind === 'draft' || !broadcast.content.question) return [];
    const answer = await world.campaigns.answer(broadcast.campaignId, person.pid);
    return answer ? [{ title: broadcast.content.title, answer: answer.value }] : [];
  }));
  return found.flat();
}

export async function countOwnData(world: World, { pid, trials }: Person): Promise<{ reflections: number; trials: number }> {
  return { reflections: await world.people.countReflections(pid), trials: trials.length };
}
