import assert from 'node:assert/strict';
import type { Card } from '../../bot/cards/card.ts';
import { linesOf, tapsOf } from '../cards/parts.ts';
import { eventually } from '../local/eventually.ts';
import { SIGRID } from '../support/activities.ts';
import { anEntry, ASKING, follows, LEADER, sends } from '../support/broadcasts.ts';
import { cardOf } from '../support/fake-teams.ts';
import { aTryingPerson, COHORT } from '../support/world.ts';
import { startTestProduct, type TestProduct } from './test-product.ts';

describe('the whole product, when a facilitator sends a question', () => {
  let ledtrad: TestProduct;

  beforeEach(async () => {
    ledtrad = await startTestProduct({ delivers: true });
    // On a morning on which nothing else is due.
    ledtrad.clock.set('2026-11-24T09:00:00.000Z');
    const { home: _notMet, ...person } = aTryingPerson();
    await ledtrad.seat(SIGRID, person);
    await ledtrad.teams.userSays('hej');
    const { world } = ledtrad.product.context;
    await world.people.create(LEADER);
    await world.rosters.putAll(COHORT, [anEntry({ pid: person.pid })]);
  });
  afterEach(() => ledtrad.stop());

  it('brings it to the chat with a neutral line, takes the answer there, and counts it', async () => {
    const { world } = ledtrad.product.context;
    const posts = () => ledtrad.teams.connector.requests.filter(({ method }) => method === 'POST').slice(1);
    const broadcast = await sends(world, ASKING);
    await eventually(() => posts().length > 0);
    const [post] = posts();
    assert.equal(post?.body['summary'], 'Ett meddelande från Ledtråd');
    const card = cardOf(post?.body ?? {}) as unknown as Card; // What the product drew, as Teams was sent it.
    assert.ok(linesOf(card).includes('Inför träffen'));
    const submit = tapsOf(card).find(({ verb }) => verb === 'broadcast.submit');
    const { status, shown } = await ledtrad.teams.taps('broadcast.submit', { ...submit?.data, answer: 'Hur vi får tid' }, 'card-2');
    assert.equal(status, 200);
    assert.match(JSON.stringify(shown), /Ditt svar är sparat\./);
    await eventually(async () => (await follows(world, broadcast)).people.sent === 1);
    assert.equal((await follows(world, broadcast)).answered, 1);
  });
});
