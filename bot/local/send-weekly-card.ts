import type { Links } from '../cards/card-context.ts';
import { isAnswered } from '../domain/calendar/ledger.ts';
import type { Unreachable } from '../domain/nudges/nudging.ts';
import { wishKey } from '../domain/nudges/wish.ts';
import { changed } from '../domain/person/change.ts';
import { momentOf } from '../domain/person/moment.ts';
import { isPaused } from '../domain/person/pause.ts';
import { focusTrial, writtenLanguage } from '../domain/person/person.ts';
import { translator } from '../locales/translate.ts';
import { drawNudge } from '../nudges/draw-nudge.ts';
import type { Identity } from '../domain/identity.ts';
import type { Messenger, SendOutcome } from '../ports/messenger.ts';
import { changePerson } from '../usecases/change-person.ts';
import { recognisePerson } from '../usecases/people/meet-person.ts';
import type { World } from '../usecases/world.ts';

export type WeeklyCardResult = Exclude<SendOutcome['kind'], 'unreachable'> | Unreachable['reason'] | 'answered' | 'paused' | 'nothing-to-try';

/**
 * Sends this week's card to one person now, whatever the hour, beside the lane and its slots, so that it can be seen at
 * night too; never to somebody who has answered, paused or chosen nothing.
 */
export async function sendWeeklyCard(world: World, messenger: Messenger, links: Links, identity: Identity): Promise<WeeklyCardResult> {
  const person = await recognisePerson(world, identity);
  const now = world.clock.now();
  const { week, date } = momentOf(person.value, now);
  if (!focusTrial(person.value)) return 'nothing-to-try';
  if (isPaused(person.value, date)) return 'paused';
  if (isAnswered(person.value.ledger, week)) return 'answered';
  const nudge = { key: wishKey('weekly-card', week), lines: [], date };
  const language = writtenLanguage(person.value);
  const card = drawNudge({ context: { language, t: translator(language), links }, catalogue: world.catalogue, person: person.value, today: date }, nudge);
  const result = await messenger.sendToPerson(identity, { ...card }, card.speak);
  if (result.kind === 'sent') await changePerson(world, person, (current) => ({ result: undefined, change: changed(world.nudges.after(current, nudge, 'sent', now)) }));
  return result.kind === 'unreachable' ? result.reason : result.kind;
}
