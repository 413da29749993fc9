import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { demoPeople, DEMO_PEOPLE_FILE } from '../../bot/local/demo-people.ts';

describe('the people of the demo', () => {
  const people = demoPeople();
  const everybody = [people.current, ...people.others];

  it('are six: the principal at the keyboard, a facilitator and four colleagues', () => {
    assert.equal(everybody.length, 6);
    assert.equal(people.colleagues.length, 4);
    assert.equal(people.others[0], people.facilitator);
  });

  it('are told apart by their ids', () => {
    assert.equal(new Set(everybody.map((person) => person.objectId)).size, 6);
    assert.equal(new Set(everybody.map((person) => person.accountId)).size, 6);
  });

  it('have addresses that exist nowhere', () => {
    const text = readFileSync(DEMO_PEOPLE_FILE, 'utf8');
    const addresses = [...text.matchAll(/^ +(?:userPrincipleName|email): (.+)$/gm)].map(([, address]) => address);
    assert.equal(addresses.length, 2 * everybody.length);
    for (const address of addresses) assert.match(address ?? '', /^[a-z.]+@[a-z]+\.example$/);
  });

  it("name the bot by its app id, with Teams' prefix in activities", () => {
    assert.equal(people.botId, `28:${people.botAppId}`);
    assert.match(people.botAppId, /^[0-9a-f-]{36}$/);
  });
});
