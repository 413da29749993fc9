import type { Temporal } from 'temporal-polyfill';
import { loadCatalogue } from '../../../bot/catalogue/load.ts';
import { effectIdsOf } from '../../../bot/catalogue/effects.ts';
import { addWeeks } from '../../../bot/domain/calendar/iso-week.ts';
import { OBSERVATIONS } from '../../../bot/domain/reflection/answer.ts';
import { questionId } from '../../../bot/domain/reflection/question.ts';
import { VISIBILITIES } from '../../../bot/domain/reflection/visibility.ts';
import { cardTap, type TeamsPerson } from '../../support/activities.ts';
import { identityOf, TRIED, trialIdOf } from '../members.ts';
import { nextStep, whatHappened, whatWasLearnt } from '../texts.ts';
import { BOT_ID, firstWeek, MEMBERS, reachOf } from './cohort-in-chat.ts';

/** The card asks about effects every fourth week. */
const EFFECTS_EVERY = 4;

/** Whether Teams says which message the tapped card stands in; only then can the bot put the receipt there as well. */
export type CardIn = 'a message' | 'no message';

/**
 * One new reflection after the other, as JSON that is ready to be sent: every member's first week, then everybody's
 * second, and so on, with each choice of readers in turn.
 */
export class Submits {
  readonly #serviceUrl: string;
  readonly #now: Temporal.Instant;
  readonly #effects = effectIdsOf(loadCatalogue({ folders: [] }), TRIED.areaId);
  #made = 0;

  constructor(serviceUrl: string, now: Temporal.Instant) {
    this.#serviceUrl = serviceUrl;
    this.#now = now;
  }

  next(count: number, cardIn: CardIn): readonly string[] {
    return Array.from({ length: count }, () => this.#make(cardIn));
  }

  #make(cardIn: CardIn): string {
    const number = (this.#made += 1) - 1;
    const member = number % MEMBERS;
    const place = { serviceUrl: this.#serviceUrl, botId: BOT_ID };
    const cardId = cardIn === 'a message' ? `message-${number}` : undefined;
    return JSON.stringify(cardTap(place, personIn(member, this.#serviceUrl), 'reflect.submit', this.#data(number), cardId));
  }

  #data(number: number): object {
    const [member, weeks] = [number % MEMBERS, Math.floor(number / MEMBERS)];
    const asksEffects = weeks % EFFECTS_EVERY === EFFECTS_EVERY - 1;
    return {
      verb: 'reflect.submit',
      questionId: questionId({ week: addWeeks(firstWeek(this.#now), weeks), entry: 1 }),
      baseRev: 0,
      trialId: trialIdOf(member),
      actionId: TRIED.actionId,
      actionVersion: TRIED.actionVersion,
      asksEffects,
      did: whatHappened(number),
      takeaway: whatWasLearnt(number),
      nextStep: nextStep(number),
      help: 'none',
      visibility: VISIBILITIES[(member + weeks) % VISIBILITIES.length],
      ...(asksEffects ? Object.fromEntries(this.#effects.map((id, index) => [`effect:${id}`, OBSERVATIONS[(number + index) % OBSERVATIONS.length]])) : {}),
    };
  }
}

function personIn(member: number, serviceUrl: string): TeamsPerson {
  const { userId, conversationId } = reachOf(member, serviceUrl);
  return {
    ...identityOf(member),
    accountId: userId,
    conversationId,
    name: `Deltagare ${member}`,
    userPrincipalName: `deltagare${member}@aspdalen.example`,
    locale: 'sv-SE',
  };
}
