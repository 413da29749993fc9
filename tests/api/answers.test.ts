import assert from 'node:assert/strict';
import fc from 'fast-check';
import { cardAnswer } from '../../bot/api/contract/cards.ts';
import { createConversation } from '../../bot/conversation/conversation.ts';
import { LANGUAGES } from '../../bot/domain/language.ts';
import type { PersonId } from '../../bot/domain/ids.ts';
import { StorageUnavailableError } from '../../bot/storage/table/tables.ts';
import { aPerson, aTryingPerson, COHORT, objectId, TEAM, TENANT } from '../support/world.ts';
import { apiWith, errorIn, etagOf, isAsked, reflects, type Api } from './calls.ts';

const TEAM_PAGE = { params: { cohort: COHORT, team: TEAM } };
const COHORT_PAGE = { params: { cohort: COHORT } };
const MAJA = aTryingPerson();
const ALEX = aTryingPerson({ pid: 'p-alex' as PersonId, name: 'Alex Prov' });

const PAGES = [['/me', {}], ['/me/thread', {}], ['/cohorts/:cohort/teams/:team', TEAM_PAGE], ['/cohorts/:cohort', COHORT_PAGE], ['/places', {}]] as const;

describe('a page that the browser has already', () => {
  for (const [path, options] of PAGES) {
    it(`is answered with 304 and no body while nothing has changed: ${path}`, async () => {
      const api = await apiWith([MAJA]);
      const etag = etagOf(await api.calls(1, path, options));
      const again = await api.calls(1, path, { ...options, ifNoneMatch: etag });
      assert.deepEqual([again.status, again.body, again.headers['ETag']], [304, undefined, etag]);
      assert.equal(again.headers['Cache-Control'], 'private, no-cache');
    });

    it(`is sent again in another language, on another day, by another build, and to another person: ${path}`, async () => {
      const api = await apiWith([MAJA, ALEX]);
      const ifNoneMatch = etagOf(await api.calls(1, path, options));
      assert.equal((await api.calls(1, path, { ...options, query: { lang: 'en' }, ifNoneMatch })).status, 200);
      assert.equal((await api.calls(2, path, { ...options, ifNoneMatch })).status, 200);
      api.build = 'build-2';
      assert.equal((await api.calls(1, path, { ...options, ifNoneMatch })).status, 200);
      api.build = 'build-1';
      assert.equal((await api.calls(1, path, { ...options, ifNoneMatch })).status, 304);
      api.world.clock.move({ hours: 24 });
      assert.equal((await api.calls(1, path, { ...options, ifNoneMatch })).status, 200);
    });
  }

  it('is sent again after an own reflection, and after a sent question', async () => {
    const api = await apiWith([MAJA]);
    const ifNoneMatch = etagOf(await api.calls(1, '/me/thread'));
    await isAsked(api, MAJA.pid);
    const asked = await api.calls(1, '/me/thread', { ifNoneMatch });
    assert.equal(asked.status, 200);
    await reflects(api, MAJA.pid, { did: 'Gick en runda.', visibility: 'me' });
    assert.equal((await api.calls(1, '/me/thread', { ifNoneMatch: etagOf(asked) })).status, 200);
  });

  it('is sent again after a colleague of the learning team shared something', async () => {
    const api = await apiWith([MAJA, ALEX]);
    const ifNoneMatch = etagOf(await api.calls(1, '/cohorts/:cohort/teams/:team', TEAM_PAGE));
    await reflects(api, ALEX.pid, { did: 'Delat.', visibility: 'team' });
    assert.equal((await api.calls(1, '/cohorts/:cohort/teams/:team', { ...TEAM_PAGE, ifNoneMatch })).status, 200);
  });

  it('is known by a tag that a proxy made weak, or among several', async () => {
    const api = await apiWith([MAJA]);
    const etag = etagOf(await api.calls(1, '/me'));
    assert.equal((await api.calls(1, '/me', { ifNoneMatch: `W/${etag}` })).status, 304);
    assert.equal((await api.calls(1, '/me', { ifNoneMatch: `"other", ${etag}` })).status, 304);
    assert.equal((await api.calls(1, '/me', { ifNoneMatch: '"other"' })).status, 200);
  });

  it('costs the head and the version alone, for the learning team', async () => {
    const api = await apiWith([MAJA]);
    const ifNoneMatch = etagOf(await api.calls(1, '/cohorts/:cohort/teams/:team', TEAM_PAGE));
    api.world.counter.reset();
    await api.calls(1, '/cohorts/:cohort/teams/:team', { ...TEAM_PAGE, ifNoneMatch });
    assert.equal(api.world.counter.requests, 2);
  });
});

describe('a call that cannot be answered', () => {
  const refusals: readonly { name: string; caller: number | undefined; path: string; options: object; status: number; code: string }[] = [
    { name: 'nobody signed in', caller: undefined, path: '/me', options: {}, status: 401, code: 'not-signed-in' },
    { name: 'a tenant without access', caller: 666, path: '/me', options: {}, status: 403, code: 'tenant-not-allowed' },
    { name: 'somebody whom chat has never met', caller: 99, path: '/me', options: {}, status: 403, code: 'identity-unclear' },
    { name: 'a cohort id that can be none', caller: 1, path: '/cohorts/:cohort', options: { params: { cohort: 'c-prov/../x' } }, status: 400, code: 'input-invalid' },
    { name: 'a cursor that can be none', caller: 1, path: '/me/thread', options: { query: { before: 'a b\u0000' } }, status: 400, code: 'input-invalid' },
    { name: 'a card action without a verb', caller: 1, path: '/me/cards', options: { body: { data: {} } }, status: 400, code: 'input-invalid' },
    { name: 'a card action that is a list', caller: 1, path: '/me/cards', options: { body: [] }, status: 400, code: 'input-invalid' },
    { name: 'a card action that says who it is', caller: 1, path: '/me/cards', options: { body: { verb: 'status.open', data: {}, pid: 'p-alex' } }, status: 400, code: 'input-invalid' },
    { name: 'a language that is none', caller: 1, path: '/me/language', options: { body: { language: 'fi' } }, status: 400, code: 'input-invalid' },
    { name: 'a language with more beside it', caller: 1, path: '/me/language', options: { body: { language: 'sv', roles: [] } }, status: 400, code: 'input-invalid' },
  ];

  for (const { name, caller, path, options, status, code } of refusals) {
    it(`has a status, a code and a sentence in the asked-for language: ${name}`, async () => {
      const api = await apiWith([MAJA]);
      const sentences = await Promise.all(LANGUAGES.map(async (lang) => {
        const answer = await api.calls(caller, path, { ...options, query: { lang, ...('query' in options ? options.query as object : {}) } });
        const { message, ...rest } = errorIn(answer);
        assert.deepEqual(rest, { status, code });
        assert.equal(answer.headers['Cache-Control'], 'private, no-cache');
        assert.doesNotMatch(message, /Det du skrev/);
        return message;
      }));
      assert.equal(new Set(sentences).size, LANGUAGES.length);
      assert.deepEqual(api.errors, []);
    });
  }

  it('because the store is away is a 503 with when to try again, and is told to whoever runs the product', async () => {
    let away = false;
    const api = await apiWith([MAJA], { faults: { before() { if (away) throw new StorageUnavailableError('away'); } } });
    away = true;
    const answer = await api.calls(1, '/me/thread');
    assert.equal(errorIn(answer).code, 'storage-unavailable');
    assert.deepEqual([answer.status, answer.headers['Retry-After'], api.errors.length], [503, '5', 1]);
  });

  it('because something broke is a 500 that says nothing of what', async () => {
    let broken = false;
    const api = await apiWith([MAJA], { faults: { before() { if (broken) throw new TypeError('secret detail'); } } });
    broken = true;
    const answer = await api.calls(1, '/me');
    assert.deepEqual([answer.status, errorIn(answer).code, api.errors.length], [500, 'unexpected', 1]);
    assert.ok(!JSON.stringify(answer).includes('secret detail'));
  });

  it('holds with any cursor whatever: a page of the caller\'s own, or a coded refusal', async () => {
    const api = await apiWith([MAJA, ALEX]);
    await reflects(api, MAJA.pid, { did: 'Min text.', visibility: 'me' });
    await reflects(api, ALEX.pid, { did: 'En annans text.', visibility: 'me' });
    const cursor = fc.oneof(fc.string({ unit: 'grapheme-ascii', maxLength: 220 }), fc.constantFrom('~', '~~', '~zzz', '|', '9999', '0', '..', 'p-alex|r|', '-', '_', 'r|0000.98'));
    await fc.assert(fc.asyncProperty(cursor, fc.constantFrom(...PAGES), async (before, [path, options]) => {
      const { status, body } = await api.calls(1, path, { ...options, query: { before } });
      assert.ok([200, 400].includes(status), `${status} for ${before}`);
      assert.ok(!JSON.stringify(body).includes('En annans text.'));
    }), { numRuns: 200 });
  });
});

describe('the cards of the tab', () => {
  const REFLECTION = { did: 'Gick en runda.', takeaway: '', nextStep: '', help: 'none', visibility: 'team' };

  it('are the very cards of the chat', async () => {
    const api = await apiWith([MAJA]);
    for (const verb of ['reflect.open', 'status.open', 'settings.open', 'change.open']) {
      const answer = cardAnswer.parse((await api.calls(1, '/me/cards', { body: { verb, data: {} } })).body);
      const inChat = await chatOf(api).answerAction({ identity: { tenantId: TENANT, objectId: objectId(1) }, locale: 'sv', profile: async () => assert.fail() }, verb, {});
      assert.deepEqual(answer, { card: JSON.parse(JSON.stringify(inChat.card)), kind: inChat.kind, summary: inChat.card.speak });
    }
  });

  it('store what is submitted, and give it back filled in when it cannot be', async () => {
    const api = await apiWith([MAJA]);
    const data = { questionId: '2026-W47.1', baseRev: 0, trialId: 't-rundor', actionId: 'verksamhet.rundor', actionVersion: 1, asksEffects: false, reason: 'asked-for' };
    const submit = async (typed: object) => cardAnswer.parse((await api.calls(1, '/me/cards', { body: { verb: 'reflect.submit', data: { ...data, ...REFLECTION, ...typed } } })).body);
    const refused = await submit({ did: 'Ring 070-174 06 05' });
    assert.equal(refused.kind, 'refused');
    assert.ok(JSON.stringify(refused.card).includes('"value":"Ring 070-174 06 05"'));
    assert.equal((await submit({})).kind, 'receipt');
    assert.equal(await api.world.people.countReflections(MAJA.pid), 1);
  });

  it('follow the language that is chosen in the tab', async () => {
    const api = await apiWith([MAJA]);
    assert.deepEqual((await api.calls(1, '/me/language', { body: { language: 'nb' } })).body, { language: 'nb' });
    const { card } = cardAnswer.parse((await api.calls(1, '/me/cards', { body: { verb: 'status.open' } })).body);
    assert.equal(card['lang'], 'nb');
  });

  it('are there for somebody who takes part in nothing, with a way on', async () => {
    const api = await apiWith([aPerson({ roles: [] })]);
    const { kind } = cardAnswer.parse((await api.calls(1, '/me/cards', { body: { verb: 'reflect.open', data: {} } })).body);
    assert.equal(kind, 'form');
  });
});

function chatOf({ world }: Api) {
  return createConversation({ world, links: {}, contact: undefined, onError: assert.fail });
}
