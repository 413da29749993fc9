import { tail, type Ledger } from '../calendar/ledger.ts';
import type { ActionId, AreaId, EffectId, PersonId, QuestionId } from '../ids.ts';
import { pausedWeeks, type PausedWeeks } from '../person/pause.ts';
import { focusTrial, type ObservedEffects, type Person } from '../person/person.ts';
import type { Observation } from '../reflection/answer.ts';
import { questionOf } from '../reflection/question.ts';
import { WEEKS_COUNTED } from '../reflection/submit.ts';
import { countsInEffects, isSharedWithTeam } from '../reflection/visibility.ts';
import type { Step } from '../trial/trial.ts';

/** What a cohort keeps of one member, at most 1 KB, rewritten at each change of theirs. Holds no free text. */
export interface MemberSummary {
  readonly pid: PersonId;
  /** The person's revision that it shows. */
  readonly rev: number;
  /** They do not take part here any more: kept so that an older projection cannot bring them back, and shown nowhere. */
  readonly left?: true;
  /** Absent for a protected identity, which is in no list. */
  readonly name?: string;
  readonly step: Step;
  readonly focus?: { readonly areaId: AreaId; readonly actionId: ActionId; readonly actionVersion: number; readonly iteration: number };
  readonly ledger: Ledger;
  /** Data for the cohort's figures; a pause is never shown of a person. */
  readonly paused?: PausedWeeks;
  /** The latest reflection in which they asked for the facilitator's help; for the facilitator alone. */
  readonly asks?: AskForFacilitator;
  /** They want no colleague just now; like a pause, it is never shown of a person. */
  readonly withoutPeer?: true;
  /** The latest observation of each effect for the cohort's figures: all but *bara jag*. */
  readonly latest: Readonly<Record<EffectId, Observation>>;
  /** The same of what the team may read; the team's figures are live, so they show nothing else. */
  readonly latestForTeam: Readonly<Record<EffectId, Observation>>;
  /** Which observations the cohort's figures count in which week. */
  readonly byWeek: Readonly<Record<string, readonly Observation[]>>;
}

export interface AskForFacilitator {
  readonly id: QuestionId;
  /** First submission, ISO 8601 instant. */
  readonly at: string;
  /** Whether the team, and so the facilitator, may read it. */
  readonly shared: boolean;
}

export function summaryOf(person: Person): MemberSummary {
  const focus = focusTrial(person);
  const observed = person.observed.filter(({ visibility }) => countsInEffects(visibility));
  const byWeek: Record<string, Observation[]> = {};
  for (const { id, observations } of observed) {
    const { week } = questionOf(id);
    byWeek[week] = [...new Set([...(byWeek[week] ?? []), ...Object.values(observations)])].sort();
  }
  return {
    pid: person.pid,
    rev: person.rev,
    ...(person.protectedIdentity ? {} : { name: person.name }),
    step: focus ? focus.step : 'choosing',
    ...(focus ? { focus: { areaId: focus.areaId, actionId: focus.actionId, actionVersion: focus.actionVersion, iteration: focus.iteration } } : {}),
    ledger: tail(person.ledger, WEEKS_COUNTED),
    ...(person.pause ? { paused: pausedWeeks(person.pause) } : {}),
    ...asksOf(person),
    ...(person.settings.peers === 'no' ? { withoutPeer: true as const } : {}),
    latest: latestOf(observed),
    latestForTeam: latestOf(observed.filter(({ visibility }) => isSharedWithTeam(visibility))),
    byWeek: Object.fromEntries(Object.entries(byWeek).sort(([a], [b]) => (a < b ? -1 : 1)).slice(-8)),
  };
}

/** `recent` is latest first. */
function asksOf({ recent }: Person): Pick<MemberSummary, 'asks'> {
  const asked = recent.find((each) => each.asksFacilitator);
  return asked ? { asks: { id: asked.id, at: asked.at, shared: isSharedWithTeam(asked.visibility) } } : {};
}

/** What stays of somebody who has left: that they have, and nothing that a figure could count. */
export function summaryOfLeaver({ pid, rev, ledger }: Person): MemberSummary {
  return { pid, rev, left: true, step: 'choosing', ledger: tail(ledger, 0), latest: {}, latestForTeam: {}, byWeek: {} };
}

/** `observed` is latest first, so the earlier ones are laid down first. */
function latestOf(observed: readonly ObservedEffects[]): Record<EffectId, Observation> {
  return Object.assign({}, ...[...observed].reverse().map(({ observations }) => observations));
}
