import assert from 'node:assert/strict';
import { conversationIdOf, startTeamsAtScale, type TeamsAtScale } from './teams-at-scale.ts';
import { storm } from './teams-faults.ts';

const CHAT = conversationIdOf(1, 'p-maja');

describe('Teams at scale', () => {
  let teams: TeamsAtScale;
  before(async () => {
    teams = await startTeamsAtScale({ answersAfter: { middle: 10, spread: 5 } });
  });
  afterEach(() => teams.ask('reset'));
  after(() => teams.end());

  it('takes a card, and knows who was shown which question when', async () => {
    const began = Date.now();
    const answer = await post(CHAT, { summary: 'En "fråga"', attachments: [{ content: { body: '"questionId":"no"', actions: [{ data: { questionId: '2026-W47-1' } }] } }] });
    assert.equal(answer.status, 201);
    assert.match(await answer.text(), /^{"id":"activity-\d+"}$/);
    const [card] = (await teams.ask('conversations')).get(CHAT) ?? [];
    assert.equal(card?.summary, 'En "fråga"');
    assert.equal(card?.questionId, '2026-W47-1');
    assert.ok(card && Math.abs(card.at - began) < 1_000);
  });

  it('takes an update and tells of members without counting them as cards', async () => {
    assert.equal((await send('PUT', `${CHAT}/activities/activity-1`, {})).status, 200);
    assert.equal((await send('GET', `${CHAT}/members/29:x`)).status, 200);
    assert.equal((await send('GET', `${CHAT}/pagedmembers?pageSize=1`)).status, 200);
    const { accepted, updated, answers } = await teams.ask('totals');
    assert.deepEqual({ accepted, updated, answers }, { accepted: 0, updated: 1, answers: new Map([['200', 3]]) });
  });

  it('answers 429 over the limit of one tenant and goes on for the other', async () => {
    const statuses = await Promise.all(Array.from({ length: 55 }, (_, person) => statusOf(post(conversationIdOf(1, `p-${person}`)))));
    assert.equal(statuses.filter((status) => status === 201).length, 50);
    assert.equal(statuses.filter((status) => status === 429).length, 5);
    assert.equal(await statusOf(post(conversationIdOf(2, 'p-maja'))), 201);
    const { accepted, throttled, byTenant } = await teams.ask('totals');
    assert.deepEqual({ accepted, throttled }, { accepted: 51, throttled: 5 });
    const { first = NaN, last = NaN, ...first55 } = byTenant.get(1) ?? assert.fail();
    assert.ok(last >= first);
    assert.deepEqual({ ...first55, maxInFlight: 0 }, { accepted: 50, throttled: 5, tooEarly: 0, toldAgain: 0, maxPerSecond: 55, maxInFlight: 0 });
  });

  it('says for how long an eighth card in a second has to wait', async () => {
    for (let count = 0; count < 7; count += 1) await post(CHAT);
    const answer = await post(CHAT);
    assert.equal(answer.status, 429);
    assert.equal(answer.headers.get('retry-after'), '1');
    assert.equal((await teams.ask('totals')).maxInFlightPerConversation, 1);
  });

  it('storms for one tenant, and sees who does not wait', async () => {
    await teams.ask('behave', storm(1, { seconds: 0.2, retryAfterSeconds: 3 }));
    assert.equal((await post(CHAT)).headers.get('retry-after'), '3');
    assert.equal(await statusOf(post(conversationIdOf(2, 'p-maja'))), 201);
    await new Promise((resolve) => setTimeout(resolve, 250));
    for (const chat of [CHAT, conversationIdOf(1, 'p-other')]) assert.equal(await statusOf(post(chat)), 201);
    const { byTenant, throttled } = await teams.ask('totals');
    const { tooEarly, toldAgain } = byTenant.get(1) ?? assert.fail();
    assert.deepEqual({ tooEarly, toldAgain }, { tooEarly: 2, toldAgain: 1 });
    assert.equal(throttled, 0);
  });

  it('fails as often as it is told, where it is told', async () => {
    await teams.ask('behave', { fault: { kind: 'status', status: 412 }, times: 1, conversations: [CHAT], method: 'POST' });
    assert.equal(await statusOf(post(conversationIdOf(1, 'p-other'))), 201);
    assert.equal(await statusOf(post(CHAT)), 412);
    assert.equal(await statusOf(post(CHAT)), 201);
    assert.equal((await teams.ask('conversations')).get(CHAT)?.length, 1);
  });

  it('resets without having shown the card, and after having shown it', async () => {
    await teams.ask('behave', { fault: { kind: 'reset', accepted: false }, times: 1 });
    await assert.rejects(post(CHAT));
    assert.equal((await teams.ask('totals')).accepted, 0);
    await teams.ask('behave', { fault: { kind: 'reset', accepted: true }, times: 1 });
    await assert.rejects(post(CHAT));
    assert.equal((await teams.ask('totals')).accepted, 1);
    assert.equal((await teams.ask('totals')).answers.get('reset'), 2);
  });

  it('never answers what it lets hang, and is well when it is told to be', async () => {
    await teams.ask('behave', { fault: { kind: 'hang', accepted: true } });
    await assert.rejects(post(CHAT, {}, AbortSignal.timeout(100)), { name: 'TimeoutError' });
    await teams.ask('behaveWell');
    assert.equal(await statusOf(post(CHAT)), 201);
    assert.equal((await teams.ask('totals')).answers.get('hang'), 1);
  });

  it('fails with the given probability, and in the same way each time', async () => {
    const failures = async (): Promise<number> => {
      const seeded = await startTeamsAtScale({ answersAfter: { middle: 0, spread: 0 } });
      await seeded.ask('behave', { fault: { kind: 'status', status: 500 }, probability: 0.3 });
      for (let count = 0; count < 40; count += 1) await statusOf(send('GET', `${CHAT}/members`, undefined, undefined, seeded));
      const { answers } = await seeded.ask('totals');
      await seeded.end();
      return answers.get('500') ?? 0;
    };
    const [first, second] = await Promise.all([failures(), failures()]);
    assert.equal(first, second);
    assert.ok(first > 4 && first < 20);
  });

  it('publishes the keys of the tokens that it signs', async () => {
    const { openIdMetadataUrl, serviceUrl } = teams.ready;
    const { jwks_uri: keysUrl } = (await (await fetch(openIdMetadataUrl)).json()) as { jwks_uri: string };
    const { keys } = (await (await fetch(keysUrl)).json()) as { keys: readonly object[] };
    assert.equal(keys.length, 1);
    assert.equal((await teams.ask('token', { appId: 'app', serviceUrl })).split('.').length, 3);
  });

  it('leaves no question unanswered when it is killed', async () => {
    const doomed = await startTeamsAtScale();
    await doomed.kill();
    await assert.rejects(doomed.ask('totals'), /has ended/);
  });

  function post(conversation: string, activity: object = {}, signal?: AbortSignal): Promise<Response> {
    return send('POST', `${conversation}/activities`, activity, signal);
  }

  async function send(method: string, path: string, body?: object, signal?: AbortSignal, to = teams): Promise<Response> {
    const [conversation = '', ...rest] = path.split('/');
    const url = `${to.ready.serviceUrl}v3/conversations/${[encodeURIComponent(conversation), ...rest].join('/')}`;
    return await fetch(url, { method, ...(body ? { body: JSON.stringify(body) } : {}), ...(signal ? { signal } : {}) });
  }

  async function statusOf(sending: Promise<Response>): Promise<number> {
    const response = await sending;
    await response.text();
    return response.status;
  }
});
