import assert from 'node:assert/strict';
import type { OrganisationId, PersonId } from '../../../bot/domain/ids.ts';
import { acceptCandidate } from '../../../bot/usecases/selection/accept-candidate.ts';
import { declineCandidate } from '../../../bot/usecases/selection/decide-candidate.ts';
import { issueRosterCode } from '../../../bot/usecases/people/issue-invitation.ts';
import { listCandidates, listOwnCandidates } from '../../../bot/usecases/selection/list-candidates.ts';
import { listOrganisations } from '../../../bot/usecases/selection/list-organisations.ts';
import { meetPerson } from '../../../bot/usecases/people/meet-person.ts';
import { nominateCandidate } from '../../../bot/usecases/selection/nominate-candidate.ts';
import { registerInterest } from '../../../bot/usecases/selection/register-interest.ts';
import { listClaims } from '../../../bot/usecases/people/seat-claims.ts';
import { useInvitation } from '../../../bot/usecases/people/use-invitation.ts';
import { aPerson, COHORT, objectId, TEAM, TENANT } from '../../support/world.ts';
import { headOf } from '../builders.ts';
import { aCopy, type Copy } from '../copies.ts';
import { ALVA, HEAD, LEADER, NOMINATION, SAID, selectionWorld, SJOAS } from './selection-world.ts';

/** Without the head of who asks, which is read for every call. */
const COSTS: Readonly<Record<string, number>> = {
  selection: 4, nominations: 2, organisations: 2, claims: 1,
  'registered again': 3, nominated: 4, declined: 8, accepted: 31, 'code used': 19,
};

describe('what selection and invitations cost, in requests', () => {
  for (const [name, act] of Object.entries<(copy: Copy, setting: Setting) => Promise<unknown>>({
    selection: ({ world }) => listCandidates(world, LEADER, COHORT),
    nominations: ({ world }) => listOwnCandidates(world, HEAD, SJOAS.id),
    organisations: ({ world }) => listOrganisations(world, LEADER, COHORT),
    claims: ({ world }) => listClaims(world, LEADER, COHORT),
    'registered again': async ({ world }, { alva }) => await registerInterest(world, alva, SAID),
    nominated: ({ world }) => nominateCandidate(world, HEAD, SJOAS.id, NOMINATION),
    declined: ({ world }, { id }) => declineCandidate(world, LEADER, { as: 'facilitator', cohortId: COHORT }, id, ''),
    accepted: ({ world }, { id }) => acceptCandidate(world, LEADER, COHORT, { id, teamId: TEAM, position: 'principal' }),
    'code used': async ({ world }, { stranger, code }) => await useInvitation(world, visitor(7), stranger, code),
  })) {
    it(`${name}: ${COSTS[name]}`, async () => {
      const setting = await settle();
      const copy = aCopy(setting.world, setting.tables);
      await act(copy, setting);
      assert.equal(copy.calls(), COSTS[name]);
    });
  }
});

type Setting = Awaited<ReturnType<typeof settle>>;

async function settle() {
  const setting = await selectionWorld();
  const { world } = setting;
  const bo = 'p-bo' as PersonId;
  await world.people.create(aPerson({ pid: bo, name: 'Bo Prov' }));
  await world.rosters.save(COHORT, {
    pid: bo, name: 'Bo Prov', protectedIdentity: false, organisationId: 'o-sjoas' as OrganisationId, school: '',
    context: { schoolForm: '', sizeClass: '', areaType: '' }, position: 'principal', teamId: TEAM,
  }, undefined);
  const { code } = (await issueRosterCode(world, LEADER, COHORT, bo)) ?? assert.fail();
  return { ...setting, alva: await headOf(world, ALVA), stranger: await meetPerson(world, visitor(7)), code };
}

function visitor(number: number) {
  return { identity: { tenantId: TENANT, objectId: objectId(number) }, profile: async () => ({ name: 'Från värden' }) };
}
