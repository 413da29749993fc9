import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { SIGRID, TENANT } from '../support/activities.ts';
import { buttonNamed, outline, valuesOf } from '../support/card-outline.ts';
import { startTestProduct, TAB_FILES, type TestProduct } from './test-product.ts';

describe('a conversation with the whole product over HTTP', () => {
  let ledtrad: TestProduct;

  beforeEach(async () => {
    ledtrad = await startTestProduct({ contact: 'utbildningsförvaltningen' });
  });
  afterEach(() => ledtrad.stop());

  /** Taps a button of the card that was shown last, with inputs laid over what the form holds. */
  async function tap(card: unknown, title: string, inputs: Record<string, string> = {}): Promise<unknown> {
    const { verb, data } = buttonNamed(card, title);
    const { status, shown } = await ledtrad.teams.taps(verb, { ...data, ...valuesOf(card), ...inputs }, 'card-1');
    assert.equal(status, 200);
    assert.ok(shown, `“${title}” was answered with a card`);
    return shown;
  }

  async function says(text: string): Promise<unknown> {
    const { sent } = await ledtrad.teams.userSays(text);
    assert.equal(sent.length, 1);
    return sent[0];
  }

  it('goes from hello over choosing and reflecting to an edit, and the tab shows it', async () => {
    await ledtrad.seat(SIGRID);

    const welcome = await says('hej');
    assert.deepEqual(outline(welcome).slice(0, 2), ['Hej Sigrid! Jag är Ledtråd.', 'Du är med i Provkohorten, i lärteamet Norr.']);

    let card = await tap(welcome, 'Välj ledarhandling');
    card = await tap(card, 'Nästa', { seen: 'Det är stökigt i korridorerna.', wanted: 'Att vi vuxna syns mer.' });
    card = await tap(card, 'Nästa', { areaId: 'verksamhet' });
    card = await tap(card, 'Nästa', { actionIds: 'verksamhet.rundor,verksamhet.var-synlig' });
    card = await tap(card, 'Nästa', { focus: 'verksamhet.rundor', when: 'Efter lunch' });
    card = await tap(card, 'Börja pröva', { visibility: 'team' });
    assert.match(outline(card).join('\n'), /Gå verksamhetsrundor/);

    card = await says('reflektera');
    assert.equal(outline(card)[0], 'Vecka 47 · Gå verksamhetsrundor');
    card = await tap(card, 'Skicka', { did: 'Jag gick två rundor och hälsade på alla.', nextStep: 'Gå en runda till på måndag' });
    assert.ok(!JSON.stringify(card).includes('rundor och hälsade'), 'the receipt holds nothing of what was written');

    card = await tap(card, 'Ändra');
    assert.equal(valuesOf(card)['did'], 'Jag gick två rundor och hälsade på alla.');
    card = await tap(card, 'Skicka', { did: 'Jag gick tre rundor och hälsade på alla.' });
    assert.match(outline(card).join('\n'), /Ändringen är sparad/);

    const thread = await (await ledtrad.get('/me/thread')).json();
    assert.equal(thread.trials[0].reflections[0].did, 'Jag gick tre rundor och hälsade på alla.');
    const team = await (await ledtrad.get('/cohorts/c-prov/teams/norr')).json();
    assert.deepEqual(team.shared.map(({ did }: { did: string }) => did), ['Jag gick tre rundor och hälsade på alla.']);
  });

  it('replaces the tapped card by the receipt, once, after the tap was answered', async () => {
    await ledtrad.seat(SIGRID);
    const welcome = await says('hej');
    const form = await tap(welcome, 'Välj ledarhandling');
    const { verb, data } = buttonNamed(form, 'Spara och fundera');
    const kept = await ledtrad.teams.taps(verb, { ...data, ...valuesOf(form), seen: 'Sådär' }, 'card-1');
    assert.deepEqual(kept.requests.map(({ method }) => method), ['PUT']);
  });

  it('keeps a form that is refused out of the chat', async () => {
    await ledtrad.seat(SIGRID);
    await says('hej');
    const refused = await ledtrad.teams.taps('interest.submit', {}, 'card-1');
    assert.equal(refused.requests.length, 0);
    assert.ok(refused.shown);
  });

  it('tells somebody of another organisation whom to turn to, and stores nothing', async () => {
    const stranger = ledtrad.teams.as({ ...SIGRID, tenantId: '99999999-9999-4999-8999-999999999999' });
    ledtrad.counter.reset();
    const { said } = await stranger.userSays('hej');
    assert.match(said.join(), /utbildningsförvaltningen/);
    assert.equal(ledtrad.counter.requests, 0);
  });

  it('greets once, however often Teams tells of the installation', async () => {
    await ledtrad.seat(SIGRID);
    const first = await ledtrad.teams.installs();
    const second = await ledtrad.teams.installs();
    assert.equal(first.sent.length, 1);
    assert.equal(second.sent.length, 0);
  });

  it('lets somebody on no roster register interest, which the facilitator’s list shows', async () => {
    const welcome = await says('hej');
    let card = await tap(welcome, 'Anmäl intresse');
    card = await tap(card, 'Skicka anmälan', { municipality: 'Aspdalen', school: 'Aspskolan', why: 'Jag vill pröva.' });
    assert.match(outline(card)[0] ?? '', /Tack/);
    const { candidates, intake } = ledtrad.product.context.world;
    assert.deepEqual((await candidates.all(intake)).map(({ value: { name, school } }) => [name, school]), [[SIGRID.name, 'Aspskolan']]);
  });
});

describe('the doors of the whole product', () => {
  let ledtrad: TestProduct;

  before(async () => {
    ledtrad = await startTestProduct();
  });
  after(() => ledtrad.stop());

  it('says that it is well, with its version and lanes', async () => {
    const response = await fetch(`${ledtrad.origin}/healthz`);
    const body = await response.json();
    assert.equal(response.status, 200);
    assert.deepEqual([body.status, body.storage.status, body.lanes], ['ok', 'ok', [
      { lane: TENANT.slice(0, 8), held: 'here', pending: 0, oldestDueSeconds: 0, unreachable: 0, uncertain: 0, poisoned: 0, expired: 0 },
    ]]);
    assert.match(body.version, /^\d+\.\d+\.\d+$/);
    assert.equal((await fetch(`${ledtrad.origin}/livez`)).status, 200);
  });

  it('serves the tab’s page under every path of it, in frames of Teams alone', async () => {
    for (const path of ['/tab', '/tab/', '/tab/team/c/t', '/tab/config']) {
      const response = await fetch(`${ledtrad.origin}${path}`);
      assert.equal(response.status, 200, path);
      assert.match(response.headers.get('content-security-policy') ?? '', /frame-ancestors 'self' https:\/\/teams\.microsoft\.com/);
    }
  });

  it('lets only those files of the tab be kept for ever whose name changes with their content', async () => {
    const [hashed, named] = TAB_FILES;
    const get = (name: string, headers = {}) => fetch(`${ledtrad.origin}/tab/assets/${name}`, { headers });
    const kept = (await get(hashed)).headers.get('cache-control');
    assert.equal(kept, 'public, max-age=31536000, immutable');
    const asked = await get(named);
    assert.deepEqual([asked.status, asked.headers.get('cache-control')], [200, 'no-cache']);
    const again = await get(named, { 'if-none-match': asked.headers.get('etag') ?? '', 'cache-control': 'no-cache' });
    assert.equal(again.status, 304);
  });

  it('outlives the loss of a file that it knew of when it started', async () => {
    const [hashed] = TAB_FILES;
    await rm(join(ledtrad.product.context.tabFolder, 'assets', hashed));
    await assert.rejects(fetch(`${ledtrad.origin}/tab/assets/${hashed}`).then((response) => response.text()));
    assert.equal((await fetch(`${ledtrad.origin}/livez`)).status, 200);
  });

  it('answers 401 to an API call without a token, in the asked-for language', async () => {
    const response = await fetch(`${ledtrad.origin}/api/v1/me?lang=nb`);
    assert.equal(response.status, 401);
    assert.equal((await response.json()).error.code, 'not-signed-in');
  });

  it('has no local door', async () => {
    for (const path of ['/local/people', '/local/sign-in', '/local/card-now']) {
      assert.equal((await fetch(`${ledtrad.origin}${path}`)).status, 404);
      assert.ok([404, 405].includes((await fetch(`${ledtrad.origin}${path}`, { method: 'POST' })).status));
    }
  });

  it('answers a coded 404 outside its paths', async () => {
    const response = await fetch(`${ledtrad.origin}/api/v1/nothing`);
    assert.equal(response.status, 404);
    assert.equal((await response.json()).error.code, 'not-found');
  });
});
