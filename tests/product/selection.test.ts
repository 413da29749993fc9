import assert from 'node:assert/strict';
import type { PersonId } from '../../bot/domain/ids.ts';
import { declineCandidate } from '../../bot/usecases/selection/decide-candidate.ts';
import { acceptCandidate } from '../../bot/usecases/selection/accept-candidate.ts';
import { eventually } from '../local/eventually.ts';
import { cardOf } from '../support/fake-teams.ts';
import { outline } from '../support/card-outline.ts';
import { SIGRID } from '../support/activities.ts';
import { aPerson, COHORT, TEAM } from '../support/world.ts';
import { startTestProduct, type TestProduct } from './test-product.ts';

const LEADER = aPerson({ pid: 'p-leder' as PersonId, roles: [{ kind: 'facilitator', cohortId: COHORT, teams: 'all' }] });
/** A Tuesday evening in Stockholm. */
const EVENING = '2026-11-24T19:00:00.000Z';
const BEFORE_MORNING = '2026-11-25T07:29:00.000Z';
const MORNING = '2026-11-25T07:31:00.000Z';

describe('the whole product, when somebody on no roster is answered', () => {
  let ledtrad: TestProduct;

  beforeEach(async () => {
    ledtrad = await startTestProduct({ delivers: true });
    ledtrad.clock.set(EVENING);
    await ledtrad.teams.userSays('hej');
    await ledtrad.teams.taps('interest.submit', { municipality: 'Aspdalen', school: 'Aspskolan', why: '' }, 'card-1');
  });
  afterEach(() => ledtrad.stop());

  const world = () => ledtrad.product.context.world;
  const posts = () => ledtrad.teams.connector.requests.filter(({ method, body }) => method === 'POST' && String(body['summary']).includes('Ledtråd')).map(({ body }) => body);
  const candidate = async () => (await world().candidates.all(world().intake))[0] ?? assert.fail('no candidate');

  it('tells who got no place in chat, in working hours and once, though they take part in nothing', async () => {
    await declineCandidate(world(), LEADER, { as: 'facilitator', cohortId: COHORT }, (await candidate()).id, 'Välkommen i höst.');
    const before = posts().length;
    ledtrad.clock.set(BEFORE_MORNING);
    await new Promise((resolve) => setTimeout(resolve, 150));
    assert.equal(posts().length, before);
    ledtrad.clock.set(MORNING);
    await eventually(() => posts().length > before);
    const told = posts().at(-1) ?? assert.fail();
    assert.match(outline(cardOf(told)).join('\n'), /Välkommen i höst\./);
    assert.doesNotMatch(String(told['summary']), /plats|höst/);
    ledtrad.clock.move({ hours: 3 });
    await new Promise((resolve) => setTimeout(resolve, 200));
    assert.equal(posts().length, before + 1);
  });

  it('tells who got a place where it is', async () => {
    await acceptCandidate(world(), LEADER, COHORT, { id: (await candidate()).id, teamId: TEAM, position: 'principal' });
    const before = posts().length;
    ledtrad.clock.set(MORNING);
    await eventually(() => posts().length > before);
    assert.match(outline(cardOf(posts().at(-1) ?? {})).join('\n'), /Provkohorten, i lärteamet Norr/);
    assert.match((await ledtrad.teams.as(SIGRID).userSays('hej')).sent.map((card) => JSON.stringify(card)).join(''), /Provkohorten/);
  });
});
