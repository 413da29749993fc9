import { menuCard } from '../cards/menu-card.ts';
import { ownDataCard, statusCard } from '../cards/own-cards.ts';
import { weekNumber, weeksBetween } from '../domain/calendar/iso-week.ts';
import { lastWeeks, type LedgerWeek } from '../domain/calendar/ledger.ts';
import { momentOf } from '../domain/person/moment.ts';
import { isPaused, ledgerWithPause, pausedWeeks } from '../domain/person/pause.ts';
import { focusTrial, membershipsOf } from '../domain/person/person.ts';
import { peersInWords } from '../locales/peers.ts';
import { countOwnData } from '../usecases/people/export-own-data.ts';
import { listOwnPeers } from '../usecases/peers/list-own-peers.ts';
import type { Answer } from './answer.ts';
import { dateInWords } from './pausing.ts';
import { hello } from './greeting.ts';
import { formAnswer, type Topic, type Turn } from './turn.ts';

/** Enough to remember by, few enough for a phone. */
const WEEKS_SHOWN = 6;

/** What a person can look at: the menu, where they are, what is kept about them. */
export const overview: Topic = {
  handlers: {
    'help.open': async (turn) => menu(turn, true),
    'status.open': status,
    'data.open': ownData,
  },
};

export function menu({ context, person }: Turn, understood: boolean): Answer {
  return formAnswer(menuCard(context, {
    participant: membershipsOf(person.value).length > 0,
    leads: person.value.roles.some(({ kind }) => kind === 'facilitator'),
    understood,
  }));
}

async function status(turn: Turn): Promise<Answer> {
  const { world, context, person: { value: person } } = turn;
  if (membershipsOf(person).length === 0) return await hello(turn);
  const { week, date } = momentOf(person, world.clock.now());
  const focus = focusTrial(person);
  const ledger = ledgerWithPause(person.ledger, person.pause && pausedWeeks(person.pause), week);
  const weeks = lastWeeks(ledger, WEEKS_SHOWN, week).map((each) => ({ number: weekNumber(each.week), outcome: each.outcome }));
  const until = person.pause?.until;
  const peers = await listOwnPeers(world, person);
  return formAnswer(statusCard(context, {
    ...(focus
      ? {
          focus: {
            actionName: world.catalogue.actionText(focus.actionId, focus.actionVersion, context.language).name,
            areaName: world.catalogue.areaText(focus.areaId, context.language).name,
            iteration: focus.iteration,
            version: focus.actionVersion,
            weeksTried: focus.started ? weeksBetween(focus.started, week) + 1 : 0,
          },
        }
      : {}),
    nextStep: person.nextStep,
    ...(peers.length > 0 ? { peers: peersInWords(context, peers) } : {}),
    weeks: fromTheFirst(weeks),
    answeredThisWeek: weeks.at(-1)?.outcome === 'answered',
    paused: isPaused(person, date),
    ...(until ? { pausedUntil: dateInWords(until, context.language) } : {}),
  }));
}

async function ownData({ world, context, person }: Turn): Promise<Answer> {
  return formAnswer(ownDataCard(context, await countOwnData(world, person.value)));
}

/** Weeks before anything was asked say nothing. */
function fromTheFirst<Week extends Pick<LedgerWeek, 'outcome'>>(weeks: readonly Week[]): readonly Week[] {
  const first = weeks.findIndex(({ outcome }) => outcome !== 'not-sent');
  return first < 0 ? [] : weeks.slice(first);
}
