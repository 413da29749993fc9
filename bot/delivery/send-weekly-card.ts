import type { Links } from '../cards/card-context.ts';
import { weeklyCard } from '../cards/weekly-card.ts';
import { newWeeklyForm } from '../conversation/weekly-form.ts';
import { isAnswered } from '../domain/calendar/ledger.ts';
import { languageOf } from '../domain/language.ts';
import type { Unreachable } from '../domain/nudges/nudging.ts';
import { momentOf } from '../domain/person/moment.ts';
import { isPaused } from '../domain/person/pause.ts';
import { focusTrial } from '../domain/person/person.ts';
import { translator } from '../locales/translate.ts';
import type { Identity, Messenger, SendOutcome } from '../ports.ts';
import { markAsked } from '../usecases/mark-asked.ts';
import { recognisePerson } from '../usecases/meet-person.ts';
import type { World } from '../usecases/world.ts';

export type WeeklyCardResult = Exclude<SendOutcome['kind'], 'unreachable'> | Unreachable['reason'] | 'answered' | 'paused' | 'nothing-to-try';

/** Sends this week's card to one person now, whatever the hour; never to somebody who has answered, paused or chosen nothing. */
export async function sendWeeklyCard(world: World, messenger: Messenger, links: Links, identity: Identity): Promise<WeeklyCardResult> {
  const person = await recognisePerson(world, identity);
  const { week, date } = momentOf(person.value, world.clock.now());
  const trial = focusTrial(person.value);
  if (!trial) return 'nothing-to-try';
  if (isPaused(person.value, date)) return 'paused';
  if (isAnswered(person.value.ledger, week)) return 'answered';
  const language = person.value.settings.language ?? languageOf(undefined);
  const context = { language, t: translator(language), links };
  const form = newWeeklyForm({ catalogue: world.catalogue, ...context }, person.value, trial, { week, entry: 1 }, 'nudge');
  const card = weeklyCard(context, form);
  const result = await messenger.sendToPerson(identity, { ...card }, card.speak);
  if (result.kind === 'sent') await markAsked(world, person, week);
  return result.kind === 'unreachable' ? result.reason : result.kind;
}
