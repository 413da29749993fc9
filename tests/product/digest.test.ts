import assert from 'node:assert/strict';
import { eventually } from '../local/eventually.ts';
import { CHANNEL, SIGRID } from '../support/activities.ts';
import { cardOf } from '../support/fake-teams.ts';
import { COHORT, TEAM } from '../support/world.ts';
import { startTestProduct, type TestProduct } from './test-product.ts';

/** The last day of November; the first of December 2026 is a Tuesday. */
const BEFORE = '2026-11-30T15:00:00.000Z';
const DUE = '2026-12-01T08:05:00.000Z';

describe('the monthly digest in a channel', () => {
  let ledtrad: TestProduct;

  beforeEach(async () => {
    ledtrad = await startTestProduct({ delivers: true });
    ledtrad.clock.set(BEFORE);
  });
  afterEach(() => ledtrad.stop());

  async function leading(teams: readonly (typeof TEAM)[] | 'all'): Promise<void> {
    await ledtrad.seat(SIGRID, { roles: [{ kind: 'facilitator', cohortId: COHORT, teams }] });
    await ledtrad.teams.userSays('hej');
  }
  const digests = () => ledtrad.teams.connector.requests.filter(({ method, body }) => method === 'POST' && /månad i Ledtråd/.test(String(body['summary'])));

  it('comes on the first working day of the month, once, to the channel in which it was asked for', async () => {
    await leading([TEAM]);
    const { said } = await ledtrad.teams.mentionsBot('månadsbrev');
    assert.match(said[0] ?? '', /Norr.*första arbetsdagen/);
    await new Promise((resolve) => setTimeout(resolve, 150));
    assert.deepEqual(digests(), []);
    ledtrad.clock.set(DUE);
    await eventually(() => digests().length > 0);
    const [post] = digests();
    assert.ok(post && post.path.includes(CHANNEL.id));
    assert.match(JSON.stringify(cardOf(post.body)), /november 2026/);
    ledtrad.clock.move({ hours: 3 });
    await new Promise((resolve) => setTimeout(resolve, 200));
    assert.equal(digests().length, 1);
  });

  it('comes no more when it was stopped there', async () => {
    await leading([TEAM]);
    await ledtrad.teams.mentionsBot('månadsbrev');
    assert.match((await ledtrad.teams.mentionsBot('månadsbrev av')).said[0] ?? '', /kommer hit mer/);
    ledtrad.clock.set(DUE);
    await new Promise((resolve) => setTimeout(resolve, 300));
    assert.deepEqual(digests(), []);
  });

  it('asks which team is meant where several are led', async () => {
    await leading('all');
    assert.match((await ledtrad.teams.mentionsBot('månadsbrev')).said[0] ?? '', /lärteamets namn/);
    assert.match((await ledtrad.teams.mentionsBot('månadsbrev Syd')).said[0] ?? '', /Syd/);
  });

  it('is for who leads the team to decide', async () => {
    await ledtrad.seat(SIGRID);
    await ledtrad.teams.userSays('hej');
    assert.match((await ledtrad.teams.mentionsBot('månadsbrev')).said[0] ?? '', /processledare/);
  });
});
