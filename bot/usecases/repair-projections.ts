import { instantText } from '../domain/calendar/instant-text.ts';
import type { TenantId } from '../domain/ids.ts';
import { nudgeHint } from '../domain/lane/nudge-hint.ts';
import { parseQuestionId } from '../domain/reflection/question.ts';
import type { Person } from '../domain/person/person.ts';
import type { Hint } from '../ports/hints.ts';
import { projectPersonEverywhere } from './project-person.ts';
import type { World } from './world.ts';

/** As many of a tenant's hints are carried out by one call. */
export const MOST_REPAIRS_AT_ONCE = 100;

/**
 * Heals what a crash left between a person's transaction and the projection: every change left a hint first, and each
 * hint that is due is carried out from what is stored now. Carrying out one that was not needed changes nothing that
 * a reader could see. Returns how many were carried out.
 *
 * A hint that fails stays for the next round and holds no other back. Throws the first failure when all have had
 * their turn, `too-busy` among them: whoever wins such a race projects another reflection than this hint's.
 */
export async function repairProjections(world: World, tenantId: TenantId): Promise<number> {
  const now = instantText(world.clock.now());
  const due = await world.hints.due(tenantId, now, MOST_REPAIRS_AT_ONCE);
  const failures: unknown[] = [];
  for (const hint of due) {
    try {
      await repair(world, hint.value);
      await world.hints.remove(hint);
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
  return due.length;
}

async function repair(world: World, { pid, questionId, tenantId }: Hint): Promise<void> {
  const person = await world.people.load(pid);
  if (!person) return;
  const question = questionId && parseQuestionId(questionId);
  const reflection = question ? await world.people.reflection(pid, question) : undefined;
  await projectPersonEverywhere(world, person.value, reflection);
  await remindLane(world, person.value, tenantId);
}

/** What is due now was hinted before the head said so, and a holder who looked in between has done away with the hint. */
async function remindLane(world: World, { pid, nudging }: Person, tenantId: TenantId): Promise<void> {
  const nudge = nudgeHint(pid, nudging);
  if (nudge && nudge.dueAt <= instantText(world.clock.now())) await world.hints.leave({ tenantId, nudge });
}
