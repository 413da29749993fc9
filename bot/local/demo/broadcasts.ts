import type { Temporal } from 'temporal-polyfill';
import type { StoredAnswer } from '../../domain/broadcast/answer.ts';
import type { Broadcast, SentBroadcast } from '../../domain/broadcast/broadcast.ts';
import { emptyContent, type BroadcastContent } from '../../domain/broadcast/content.ts';
import { progressOf } from '../../domain/broadcast/progress.ts';
import { instantText } from '../../domain/calendar/instant-text.ts';
import { instantAt, nextWorkingMoment } from '../../domain/calendar/working-hours.ts';
import { DEFAULT_ZONE, localDate } from '../../domain/calendar/zone.ts';
import { localTimeOf } from '../../domain/calendar/zoned-time.ts';
import { isConflict } from '../../domain/errors.ts';
import type { PersonId, TeamId, TenantId } from '../../domain/ids.ts';
import { broadcastSlots, NO_COUNTS, NO_FAILURES, type DeliveryResult, type Lane, type Ticket } from '../../domain/lane/lane.ts';
import { wishKey } from '../../domain/nudges/wish.ts';
import type { World } from '../../usecases/world.ts';
import { madeUpCampaignId } from './made-up-ids.ts';
import { COHORT } from './people.ts';

/** One that is over and has its answers, one that is still to go, and a draft for everybody. */
export interface DemoBroadcasts {
  readonly teamId: TeamId;
  readonly tenantId: TenantId;
  /** The team's members, all of one tenant. */
  readonly members: readonly PersonId[];
  /** Who leads the team, and who leads all of them. */
  readonly facilitator: PersonId;
  readonly methodSupporter: PersonId;
}

/** Against a holder that writes at the same time. */
const MOST_TRIES = 10;
/** On the day it was sent, at times when somebody sits down. */
const MINUTES_UNTIL_ANSWERED = [190, 320, 415] as const;

const ANSWERS: readonly string[] = [
  'Hur vi får med hela arbetslaget och inte bara några.',
  'Jag vill gärna höra hur ni andra gör när tiden inte räcker.',
  'Vi har börjat ge varandra återkoppling efter besöken. Det vill jag berätta om.',
];

/** Written as the product would have left it. What a seeding that broke off has written already stays as it is. */
export async function putBroadcasts(world: World, demo: DemoBroadcasts): Promise<void> {
  await putFinished(world, demo);
  await putScheduled(world, demo);
  const now = world.clock.now();
  const content: BroadcastContent = {
    ...emptyContent({ kind: 'cohort' }),
    title: 'Vad ska nätverksdagarna handla om?',
    text: 'Om några veckor möts hela nätverket i två dagar. Välj det som skulle hjälpa dig mest.',
    question: { kind: 'several', label: 'Vad vill du lägga tid på?', options: ['Att leda lärande samtal', 'Att följa upp det vi prövar', 'Att få tiden att räcka'] },
    readers: 'everyone',
  };
  await unlessThere(world.broadcasts.save({ kind: 'draft', id: madeUpCampaignId('network days'), cohortId: COHORT, rev: 1, content, savedBy: demo.methodSupporter, savedAt: instantText(now) }, undefined));
}

async function putFinished(world: World, demo: DemoBroadcasts): Promise<void> {
  const now = world.clock.now();
  const calendar = world.nudges.calendarOf({ zone: DEFAULT_ZONE, inBreaks: 'at-work' });
  const sentAt = nextWorkingMoment(calendar, at(now, -12, '09:00'), '09:00') ?? at(now, -12, '09:00');
  const deadline = at(now, -2, '16:00');
  const question = { kind: 'text', label: 'Vad vill du att vi tar upp? En mening räcker.' } as const;
  const content: BroadcastContent = {
    ...emptyContent({ kind: 'teams', teams: [demo.teamId] }),
    title: 'Inför förra mötet',
    text: 'Vi ses snart igen. Ta med dig **ett exempel** på något du har prövat, stort eller litet.',
    question,
    readers: 'teams',
    deadline: localTimeOf(instantText(deadline), DEFAULT_ZONE),
  };
  const outcome = { people: progressOf(demo.members.map(() => ({ kind: 'sent' as const }))) };
  const broadcast = { ...sentBroadcast('finished', demo, content, { sentAt, confirmedAt: sentAt, exempt: true, deadline }), outcome };
  await putCampaign(world, demo, broadcast);
  for (const [index, text] of ANSWERS.entries()) {
    const pid = demo.members[index];
    const answer: StoredAnswer = { answer: { kind: 'text', text }, rev: 1, at: instantText(sentAt.add({ minutes: MINUTES_UNTIL_ANSWERED[index] ?? 0 })) };
    if (pid) await unlessThere(world.campaigns.saveAnswer(broadcast.campaignId, pid, answer, undefined));
  }
  await putSlots(world, demo, broadcast);
}

/** The next one, for which everything is ready. */
async function putScheduled(world: World, demo: DemoBroadcasts): Promise<void> {
  const now = world.clock.now();
  const calendar = world.nudges.calendarOf({ zone: DEFAULT_ZONE, inBreaks: 'at-work' });
  const sentAt = nextWorkingMoment(calendar, at(now, 4, '08:00'), '08:00') ?? at(now, 4, '08:00');
  const deadline = at(sentAt, 5, '16:00');
  const content: BroadcastContent = {
    ...emptyContent({ kind: 'teams', teams: [demo.teamId] }),
    title: 'Hur går det just nu?',
    text: 'Ett tryck räcker. Svaren visar oss var vi ska lägga tiden när vi ses.',
    question: { kind: 'scale', label: 'Hur går det att pröva det du har valt?', low: 'trögt', high: 'riktigt bra' },
    deadline: localTimeOf(instantText(deadline), DEFAULT_ZONE),
    sendAt: localTimeOf(instantText(sentAt), DEFAULT_ZONE),
  };
  const broadcast = sentBroadcast('scheduled', demo, content, { sentAt, confirmedAt: now, exempt: false, deadline });
  await putCampaign(world, demo, broadcast);
  await world.lanes.issue(demo.tenantId, ticketOf(broadcast));
}

interface Times {
  readonly sentAt: Temporal.Instant;
  readonly confirmedAt: Temporal.Instant;
  readonly exempt: boolean;
  readonly deadline: Temporal.Instant;
}

function sentBroadcast(key: string, { teamId, members, facilitator }: DemoBroadcasts, content: BroadcastContent, { sentAt, confirmedAt, exempt, deadline }: Times): SentBroadcast {
  return {
    kind: 'sent',
    id: madeUpCampaignId(`broadcast ${key}`),
    cohortId: COHORT,
    rev: 2,
    content,
    campaignId: madeUpCampaignId(`campaign ${key}`),
    confirmedBy: facilitator,
    confirmedAt: instantText(confirmedAt),
    sendAt: instantText(sentAt),
    exempt,
    notAfter: instantText(deadline),
    deadlineAt: instantText(deadline),
    scope: [teamId],
    people: members.length,
    channels: 0,
  };
}

async function putCampaign(world: World, { tenantId, members }: DemoBroadcasts, broadcast: SentBroadcast): Promise<void> {
  const { campaignId: id, id: broadcastId, cohortId, confirmedBy: by, content: { title, text, question, readers }, deadlineAt = '' } = broadcast;
  await world.campaigns.addReceivers(id, tenantId, members.map((pid) => ({ kind: 'person', pid })));
  const asks = question ? { asks: { question, readers, deadlineAt } } : {};
  await unlessThere(world.campaigns.confirm({ id, cohortId, broadcastId, by, title, text, ...asks }, { people: { [tenantId]: members.length }, channels: {}, notMet: 0, notLinked: 0 }));
  await unlessThere(world.broadcasts.save(broadcast satisfies Broadcast, undefined));
}

/**
 * What its lane would know of it: everybody has it. Only where nobody holds the lane yet: a holder would take the ticket
 * for one to be sent, and tell of everybody that they did not get it in time.
 */
async function putSlots(world: World, { tenantId, members }: DemoBroadcasts, broadcast: SentBroadcast): Promise<void> {
  if (await world.lanes.look(tenantId)) return;
  const ticket = ticketOf(broadcast);
  await world.lanes.issue(tenantId, ticket);
  if ((await world.lanes.ticket(tenantId, broadcast.campaignId))?.isOver) return;
  const slots = members.map((pid): DeliveryResult => ({
    id: `${broadcastSlots(ticket)}${pid}`, kind: 'meeting-prompt', key: wishKey('meeting-prompt', broadcast.campaignId), state: 'sent', at: broadcast.sendAt,
  }));
  const over: Ticket = { ...ticket, expanded: true, counts: { ...NO_COUNTS, sent: members.length } };
  const changes = [[...slots.map((slot) => ({ kind: 'slot' as const, slot })), { kind: 'ticket-done' as const, ticket: over }]];
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const stands = await world.lanes.look(tenantId);
    // The product runs already. Whoever holds the lane loses it to this, and may have it back at once.
    const lane: Lane = { ...(stands?.value ?? { holder: 'demo', epoch: 1, rate: 45, stats: { pending: 0, failures: NO_FAILURES } }), released: true };
    if ((await world.lanes.commit(tenantId, lane, stands, changes, world.ids.operation())).kind === 'committed') return;
  }
}

function ticketOf({ campaignId, sendAt, notAfter, exempt }: SentBroadcast): Ticket {
  return { campaignId, from: sendAt, notAfter, date: sendAt.slice(0, 10), exempt, asks: campaignId, expanded: false, cancelled: false, counts: NO_COUNTS };
}

function at(instant: Temporal.Instant, days: number, time: string): Temporal.Instant {
  return instantAt(localDate(instant, DEFAULT_ZONE).add({ days }), time, DEFAULT_ZONE);
}

async function unlessThere(writing: Promise<unknown>): Promise<void> {
  try {
    await writing;
  } catch (error) {
    if (!isConflict(error)) throw error;
  }
}
