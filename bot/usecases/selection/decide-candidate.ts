import { instantText } from '../../domain/calendar/instant-text.ts';
import { LedtradError } from '../../domain/errors.ts';
import type { CohortId, OrganisationId, ProgrammeId } from '../../domain/ids.ts';
import type { Person } from '../../domain/person/person.ts';
import { assertAllowed } from '../../domain/policy.ts';
import { choicesOf, type Candidate, type CandidateId, type SelectionRule } from '../../domain/selection/candidate.ts';
import { changeCandidate } from './change-candidate.ts';
import { belongsTo } from './list-candidates.ts';
import { tellDecision } from './tell-decision.ts';
import type { World } from '../world.ts';

/** As what somebody decides: facilitator of a cohort of the candidate's programme, or head of the candidate's organisation. */
export type Deciding = { readonly as: 'facilitator'; readonly cohortId: CohortId } | { readonly as: 'head'; readonly organisationId: OrganisationId };

/** Says yes, so that a place can be given. Throws `not-allowed`, `not-found`, and `conflict` for what can no more be said of them. */
export async function approveCandidate(world: World, decider: Person, deciding: Deciding, id: CandidateId): Promise<Candidate> {
  const { programme, rule } = await deskOf(world, decider, deciding, id);
  const at = instantText(world.clock.now());
  return await changeCandidate(world, programme, id, (candidate) => {
    if (!candidate.outcome && candidate.approved[deciding.as] !== undefined) return candidate;
    assertMay(choicesOf(rule, deciding.as, candidate).approve);
    return { ...candidate, approved: { ...candidate.approved, [deciding.as]: at } };
  });
}

/**
 * Says no, with a message or without, and has who registered interest be told. The list comes first, where the race
 * between two who decide is settled; the same again completes what broke off. Throws as `approveCandidate`.
 */
export async function declineCandidate(world: World, decider: Person, deciding: Deciding, id: CandidateId, message: string): Promise<Candidate> {
  const { programme, rule } = await deskOf(world, decider, deciding, id);
  const at = instantText(world.clock.now());
  const declined = await changeCandidate(world, programme, id, (candidate) => {
    if (candidate.outcome?.kind === 'declined') return candidate;
    assertMay(choicesOf(rule, deciding.as, candidate).decline);
    return { ...candidate, outcome: { kind: 'declined', at, by: deciding.as, message, told: false } };
  });
  return await tellOnce(world, id, declined);
}

/** Ends a decision: the person is told, then the list says so. */
async function tellOnce(world: World, id: CandidateId, { programme, source, registeredAt, outcome }: Candidate): Promise<Candidate> {
  if (outcome?.kind === 'declined' && !outcome.told && source.kind === 'interest') {
    await tellDecision(world, source.pid, registeredAt, { kind: 'declined', id: noticeId(id), at: outcome.at, message: outcome.message });
  }
  return await markTold(world, programme, id);
}

export async function markTold(world: World, programme: ProgrammeId, id: CandidateId): Promise<Candidate> {
  return await changeCandidate(world, programme, id, (candidate) => {
    const { outcome } = candidate;
    return !outcome || outcome.kind === 'came-in' || outcome.told ? candidate : { ...candidate, outcome: { ...outcome, told: true } };
  });
}

/** Fit for the key of a wish. */
export function noticeId(id: CandidateId): string {
  return id.replace('|', '.');
}

interface DecidersDesk {
  readonly programme: ProgrammeId;
  readonly rule: SelectionRule;
}

async function deskOf(world: World, decider: Person, deciding: Deciding, id: CandidateId): Promise<DecidersDesk> {
  const programme = deciding.as === 'facilitator' ? await programmeLedBy(world, decider, deciding.cohortId) : world.intake;
  if (deciding.as === 'head') await assertHeads(world, decider, deciding.organisationId, id);
  return { programme, rule: ruleOf(world, programme) };
}

/** Throws `not-allowed`, `not-found`. */
export async function programmeLedBy(world: World, facilitator: Person, cohortId: CohortId): Promise<ProgrammeId> {
  assertAllowed(facilitator, { kind: 'lead-cohort', cohortId });
  const page = await world.cohorts.cohortPage(cohortId);
  if (!page) throw new LedtradError('not-found');
  return page.cohort.programme;
}

async function assertHeads(world: World, head: Person, organisationId: OrganisationId, id: CandidateId): Promise<void> {
  assertAllowed(head, { kind: 'head-organisation', organisationId });
  const [candidate, organisation] = await Promise.all([world.candidates.find(world.intake, id), world.organisations.find(organisationId)]);
  if (!candidate || !organisation || !(await belongsTo(world, candidate.value, organisation.value))) throw new LedtradError('not-found');
}

export function ruleOf({ catalogue }: Pick<World, 'catalogue'>, programme: ProgrammeId): SelectionRule {
  return catalogue.programme(programme)?.selection ?? 'facilitator';
}

function assertMay(may: boolean): void {
  if (!may) throw new LedtradError('conflict');
}
