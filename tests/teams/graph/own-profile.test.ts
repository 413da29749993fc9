import assert from 'node:assert/strict';
import { OnBehalfOfUserCredential } from '@microsoft/teamsfx';
import type { OwnProfile } from '../../../bot/ports/profiles.ts';
import { graphLine } from '../../../bot/teams/graph/graph-line.ts';
import { createProfiles } from '../../../bot/teams/graph/own-profile.ts';
import { CLIENT_ID, granted, JPEG, ME_PATH, PHOTO_PATH, refused, startFakeGraph, TOKEN_PATH, userToken, type FakeGraph, type Said } from '../../support/fake-graph.ts';
import { objectId, TENANT } from '../../support/world.ts';

describe('the own profile in Microsoft 365', () => {
  let graph: FakeGraph;
  let token: string;
  let reasons: string[];
  before(async () => void (token = await userToken()));
  beforeEach(async () => {
    graph = await startFakeGraph();
    reasons = [];
  });
  afterEach(() => graph.stop());

  const profile = (): Promise<OwnProfile> => createProfiles(graph.options, (reason) => reasons.push(reason)).ofCaller({ tenantId: TENANT, objectId: objectId(1) }, token);

  it('is asked for with a token that was exchanged for the caller’s own, in their tenant', async () => {
    assert.deepEqual(await profile(), { kind: 'profile', name: 'Maja Prov', photo: { mediaType: 'image/jpeg', content: new Uint8Array(JPEG) } });
    assert.deepEqual(graph.asked.map(({ path }) => path.replace(/\?client-request-id=.*/, '')).toSorted(), [ME_PATH, PHOTO_PATH, TOKEN_PATH].toSorted());
    const [exchange] = graph.askedFor('login');
    assert.equal(exchange?.form.get('assertion'), token);
    assert.equal(exchange?.form.get('requested_token_use'), 'on_behalf_of');
    assert.equal(exchange?.form.get('client_id'), CLIENT_ID);
    assert.ok(exchange?.form.get('scope')?.split(' ').includes('https://graph.microsoft.com/User.Read'));
    assert.deepEqual(graph.askedFor('graph').map(({ authorization }) => authorization), ['Bearer graph-token', 'Bearer graph-token']);
    assert.deepEqual(reasons, []);
  });

  it('needs no secret of the app, although teamsfx’s credential alone would', async () => {
    const config: object = { authorityHost: 'https://login.microsoftonline.com', clientId: CLIENT_ID, tenantId: TENANT };
    assert.throws(() => new OnBehalfOfUserCredential(token, config as ConstructorParameters<typeof OnBehalfOfUserCredential>[1]), /clientSecret or certificateContent/);
    await profile();
    const form = graph.askedFor('login')[0]?.form;
    assert.equal(form?.get('client_assertion'), 'loopback-assertion');
    assert.equal(form?.get('client_assertion_type'), 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer');
    assert.equal(form?.has('client_secret'), false);
  });

  it('keeps nobody’s token: it is exchanged anew each time', async () => {
    const profiles = createProfiles(graph.options, () => {});
    for (let times = 0; times < 2; times++) await profiles.ofCaller({ tenantId: TENANT, objectId: objectId(1) }, token);
    assert.equal(graph.askedFor('login').length, 2);
  });

  for (const [what, said] of Object.entries({
    'they have not consented': refused('invalid_grant', 65001, 'consent_required'),
    'their organisation asks for more than a password': refused('interaction_required', 50076),
  })) {
    it(`waits for the person where ${what}, and asks Graph for nothing`, async () => {
      graph.says.set(TOKEN_PATH, said);
      assert.deepEqual(await profile(), { kind: 'consent-missing' });
      assert.deepEqual([graph.askedFor('graph').length, reasons.length], [0, 0]);
    });
  }

  for (const [what, said, reason] of [
    ['their token is refused', refused('invalid_grant', 50013), 'AADSTS50013'],
    ['the managed identity is not trusted', refused('invalid_client', 700213), 'AADSTS700213'],
    ['a guest’s home does not answer for them', refused('invalid_grant', 50020), 'AADSTS50020'],
  ] as const) {
    it(`is refused where ${what}, with the number of the reason and nobody’s name`, async () => {
      graph.says.set(TOKEN_PATH, said);
      assert.deepEqual(await profile(), { kind: 'refused' });
      assert.deepEqual(reasons, [reason]);
    });
  }

  for (const status of [403, 404]) {
    it(`has no photo where Graph says ${status}, as it does of who has none and of guests`, async () => {
      graph.says.set(PHOTO_PATH, { status, body: { error: { code: 'ImageNotFound' } } });
      assert.deepEqual(await profile(), { kind: 'profile', name: 'Maja Prov' });
    });
  }

  const AWAY: readonly (readonly [string, string, Said, string])[] = [
    ['throttled', ME_PATH, { status: 429, headers: { 'Retry-After': '30' } }, 'me-429'],
    ['throttled at the photo', PHOTO_PATH, { status: 429 }, 'photo-429'],
    ['out of order', ME_PATH, { status: 503 }, 'me-503'],
  ];
  const REFUSED: typeof AWAY = [
    ['refusing', ME_PATH, { status: 403 }, 'me-403'],
    ['answering with a picture that is none', PHOTO_PATH, { status: 200, body: Buffer.from('<svg/>'), headers: { 'Content-Type': 'image/svg+xml' } }, 'photo-unknown'],
    ['answering with a picture of no size of ours', PHOTO_PATH, { status: 200, body: Buffer.alloc(65 * 1024), headers: { 'Content-Type': 'image/jpeg' } }, 'photo-unknown'],
  ];
  for (const [kind, cases] of [['away', AWAY], ['refused', REFUSED]] as const) {
    for (const [how, path, said, reason] of cases) {
      it(`is ${kind} while Graph is ${how}`, async () => {
        graph.says.set(path, said);
        assert.deepEqual(await profile(), { kind });
        assert.deepEqual(reasons, [reason]);
      });
    }
  }

  it('is away while Graph sends us elsewhere, where no token is to go', async () => {
    graph.says.set(ME_PATH, { status: 302, headers: { Location: `${graph.origin}/elsewhere` } });
    graph.says.set('elsewhere', { status: 200, body: { displayName: 'Någon annan' } });
    assert.deepEqual(await profile(), { kind: 'away' });
    assert.deepEqual([reasons, graph.askedFor('elsewhere').length], [['TypeError'], 0]);
  });

  it('is away while nothing answers', async () => {
    await graph.stop();
    assert.deepEqual(await profile(), { kind: 'away' });
    assert.equal(reasons.length, 1);
  });

  it('is asked of this machine only by a product on loopback, and of Microsoft’s two hosts only otherwise', async () => {
    assert.throws(() => graphLine({ kind: 'loopback', clientId: CLIENT_ID, origin: 'https://graph.example' }), /only this machine/);
    const line = graphLine({ kind: 'azure', clientId: CLIENT_ID, managedIdentityClientId: CLIENT_ID });
    for (const url of ['https://graph.example/v1.0/me', 'http://graph.microsoft.com/v1.0/me', `${graph.origin}/me`, 'https://graph.microsoft.com:8443/v1.0/me', 'https://graph.microsoft.com.example/']) {
      await assert.rejects(line(url), /no address of Microsoft Graph/, url);
    }
    assert.deepEqual(graph.asked, []);
  });

  it('never lets a token that it was given be taken for another person’s', async () => {
    graph.says.set(TOKEN_PATH, ({ form }) => granted(`for ${form.get('assertion')}`));
    const other = `${token.slice(0, -2)}xx`;
    const profiles = createProfiles(graph.options, () => {});
    await Promise.all([token, other].map((each) => profiles.ofCaller({ tenantId: TENANT, objectId: objectId(1) }, each)));
    const used = graph.askedFor('graph').map(({ authorization }) => authorization);
    assert.deepEqual(used.toSorted(), [token, token, other, other].map((each) => `Bearer for ${each}`).toSorted());
  });
});
