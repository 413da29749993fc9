import { Temporal } from 'temporal-polyfill';
import { instantText } from '../domain/calendar/instant-text.ts';
import { parseIsoWeek } from '../domain/calendar/iso-week.ts';
import { outcomeOf } from '../domain/calendar/ledger.ts';
import { instantAt } from '../domain/calendar/working-hours.ts';
import type { Delivery, NudgeHint, Recipient, ResultState } from '../domain/lane/lane.ts';
import { nudgeHint } from '../domain/lane/nudge-hint.ts';
import type { DueNudge } from '../domain/nudges/decide.ts';
import { wasSaidOn } from '../domain/nudges/said.ts';
import { subjectOf, weekAskedBy } from '../domain/nudges/wish.ts';
import type { Person } from '../domain/person/person.ts';
import type { Versioned } from '../ports/stored.ts';
import { failed, resultOf, type Closed } from './after-sending.ts';
import { closing, hintOf, unsent, type Claim, type Desk } from './desk.ts';

/** A projection that a crash leaves behind is repaired after this long. */
const REPAIR_AFTER = { seconds: 60 };
/** What stands in a slot and never reached anybody. */
const NEVER_ARRIVED: ReadonlySet<string> = new Set<ResultState>(['unreachable', 'poisoned', 'expired', 'cancelled', 'superseded']);

/** What is due for a person is decided and claimed in one go; what is not due yet gets its time. */
export async function claimNudge(desk: Desk, hint: Versioned<NudgeHint>, to: Extract<Recipient, { kind: 'person' }>): Promise<Claim> {
  const { world } = desk;
  const person = await world.people.load(to.pid);
  const unhint = { kind: 'unhint' as const, hint: hint.value, etag: hint.etag };
  if (!person) return { group: [unhint], hint };
  const decided = world.nudges.decide(person.value, world.clock.now());
  if (decided.due) return claimed(desk, hint, person, decided.due, undefined);
  // The clock went back: the hint is right, and too early.
  if (decided.nextDueAt === hint.value.dueAt) return { group: [], hint };
  const next = nudgeHint(to.pid, decided);
  return { group: [...(next ? [{ kind: 'hint' as const, hint: next }] : []), unhint], hint };
}

/** A nudge that could not be sent at once; what it says may have lost its point meanwhile. */
export function claimNudgeAgain({ world }: Desk, delivery: Delivery, person: Versioned<Person>): Claim {
  const now = world.clock.now();
  if (world.nudges.isStillWished(person.value, now, delivery.key)) {
    const still: Delivery = { ...delivery, lines: delivery.lines.filter((line) => world.nudges.isOpen(person.value, now, line)) };
    return { group: [{ kind: 'requeue', delivery: still }], sending: { delivery: still, addressee: { kind: 'person', person } } };
  }
  const ended = endedBefore(delivery, person.value, now);
  const close = ended ? closing(delivery, ended) : unsent(delivery, 'not-wanted-any-more', now);
  return { group: [...close, ...hintOf(world, person.value)] };
}

/** What came of it is in the head, because its sender was killed between the head and the lane: it is not sent again, and not forgotten. */
function endedBefore(delivery: Delivery, person: Person, now: Temporal.Instant): Closed | undefined {
  const { unknowns, key, date } = delivery;
  const { unreachable, ledger } = person;
  if (unknowns === 0) return undefined;
  if (unreachable) return failed(delivery, 'unreachable', unreachable.reason, unreachable.reason, now);
  if (!wasSaidOn(person, [key], date)) return undefined;
  const week = key.startsWith('weekly-card|') ? parseIsoWeek(subjectOf(key)) : undefined;
  // Only what was sent is *asked*. Of the other kinds it cannot be told from what was refused.
  if (week && outcomeOf(ledger, week, week) !== 'not-sent') return { kind: 'closed', result: resultOf(delivery, 'sent', now), fate: 'sent' };
  return failed(delivery, 'uncertain', 'outcome-unknown', 'sent', now);
}

function claimed(desk: Desk, hint: Versioned<NudgeHint>, person: Versioned<Person>, due: DueNudge, instead: { readonly etag: string } | undefined): Claim {
  const { world, epoch } = desk;
  const now = world.clock.now();
  const { pid } = person.value;
  const { kind, key, lines, date, dueAt, notAfter } = due;
  const delivery: Delivery = { id: slotOf(due, pid), to: { kind: 'person', pid }, kind, key, lines, date, dueAt, notAfter, state: { kind: 'sending', epoch }, unknowns: 0, delays: 0 };
  // Its week stands in the team's summary too.
  const repairAt = weekAskedBy(key) ? instantText(now.add(REPAIR_AFTER)) : undefined;
  return {
    group: [
      { kind: 'queue', delivery, at: instantText(now), ...(instead ? { instead } : {}) },
      ...(repairAt === undefined ? [] : [{ kind: 'repair' as const, pid, dueAt: repairAt }]),
    ],
    sending: { delivery, addressee: { kind: 'person', person }, hint, ...(repairAt === undefined ? {} : { repairAt }) },
    ...(instead ? {} : { otherwise: () => slotTaken(desk, hint, person, due) }),
  };
}

/** The day has had its card, unless what stands there never arrived; what was to wait past its end is not tried before. */
async function slotTaken(desk: Desk, hint: Versioned<NudgeHint>, person: Versioned<Person>, due: DueNudge): Promise<Claim> {
  const { world, tenantId } = desk;
  const stands = await world.lanes.slot(tenantId, slotOf(due, person.value.pid));
  const mayAgain = stands && NEVER_ARRIVED.has(stands.value.state);
  if (mayAgain && stands.value.at <= instantText(world.clock.now())) return claimed(desk, hint, person, due, { etag: stands.etag });
  const tomorrow = Temporal.PlainDate.from(due.date).add({ days: 1 });
  const dueAt = mayAgain ? stands.value.at : instantText(instantAt(tomorrow, '00:00', person.value.settings.zone));
  return { group: [{ kind: 'hint', hint: { ...hint.value, dueAt } }, { kind: 'unhint', hint: hint.value, etag: hint.etag }], hint };
}

/** At most one nudge a local day: there is one such row. */
function slotOf({ date }: Pick<DueNudge, 'date'>, pid: Person['pid']): string {
  return `${date}|${pid}`;
}
