import type { PersonId } from '../../domain/ids.ts';
import { issueRosterCode } from '../../usecases/people/issue-invitation.ts';
import { dismissClaim, listClaims } from '../../usecases/people/seat-claims.ts';
import type { FormAnswer } from '../contract/form.ts';
import { claimDismissal, type ClaimsView, type IssuedCodeView } from '../contract/invitations.ts';
import type { Endpoint } from '../endpoint.ts';
import { DONE } from '../form-answer.ts';
import { cohortIdOf, parsedBody, personIdOf } from '../parameters.ts';

/** A code for somebody on the roster who has not been met. */
export const rosterCode: Endpoint = {
  method: 'post',
  path: '/cohorts/:cohort/roster/:person/code',
  async answer(call): Promise<IssuedCodeView> {
    const issued = await issueRosterCode(call.world, call.person.value, cohortIdOf(call), personIdOf(call));
    return issued ? { kind: 'issued', code: issued.code, expiresAt: issued.expiresAt } : { kind: 'met' };
  },
};

/** Who came with an address whose place another has. */
export const claims: Endpoint = {
  method: 'get',
  path: '/cohorts/:cohort/claims',
  async answer(call): Promise<ClaimsView> {
    const listed = await listClaims(call.world, call.person.value, cohortIdOf(call));
    return {
      claims: listed.map(({ pid, claimant, owner, name, at }) => ({
        person: pid,
        claimant,
        ...(owner === undefined ? {} : { owner }),
        ...(name === undefined ? {} : { name }),
        at,
      })),
    };
  },
};

export const claimDismissed: Endpoint = {
  method: 'post',
  path: '/cohorts/:cohort/claims/dismissal',
  async answer(call): Promise<FormAnswer> {
    const { person, claimant } = parsedBody(claimDismissal, call.body);
    // Whether they are any, the use case tells.
    await dismissClaim(call.world, call.person.value, cohortIdOf(call), { pid: person as PersonId, claimant: claimant as PersonId });
    return DONE;
  },
};
