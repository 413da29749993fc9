import assert from 'node:assert/strict';
import { photoView } from '../../bot/api/contract/photo.ts';
import { meView } from '../../bot/api/contract/me.ts';
import { translator } from '../../bot/locales/translate.ts';
import { ROUTES, routesWith } from '../../bot/api/routes.ts';
import { aTryingPerson, objectId, TENANT } from '../support/world.ts';
import { apiWith, errorIn, type Api } from './calls.ts';

const MAJA = aTryingPerson();
const PATH = '/me/photo';

describe('the own picture from Microsoft 365', () => {
  let api: Api;
  beforeEach(async () => void (api = await apiWith([MAJA])));

  const offered = async () => meView.parse((await api.calls(1, '/me')).body).photo;

  it('comes as data, for nobody to keep on the way', async () => {
    const { status, body, headers } = await api.calls(1, PATH);
    assert.deepEqual([status, photoView.parse(body)], [200, { kind: 'profile', name: 'Namn i katalogen', photo: 'data:image/jpeg;base64,AQID' }]);
    assert.deepEqual([headers['Cache-Control'], headers['ETag']], ['no-store', undefined]);
    assert.deepEqual(api.profilesAsked, [{ caller: { tenantId: TENANT, objectId: objectId(1) }, token: '1' }]);
  });

  it('is missing for who has none, whose name comes all the same', async () => {
    api.microsoftSays = { kind: 'profile', name: 'Namn i katalogen' };
    assert.deepEqual(photoView.parse((await api.calls(1, PATH)).body), { kind: 'profile', name: 'Namn i katalogen', sentence: 'Det finns ingen bild av dig i Microsoft 365.' });
  });

  it('waits for consent to this app in the caller’s tenant', async () => {
    api.microsoftSays = { kind: 'consent-missing' };
    assert.deepEqual(photoView.parse((await api.calls(1, PATH)).body), { kind: 'consent-missing', client: api.profiles?.clientId, tenant: TENANT, sentence: translator('sv')('photo.consent-missing') });
  });

  it('is away, and no fault of ours, when Microsoft 365 is', async () => {
    api.microsoftSays = { kind: 'away' };
    for (const [lang, sentence] of [['sv', /svarar inte just nu/], ['en', /is not answering/], ['nb', /svarer ikke/]] as const) {
      const view = photoView.parse((await api.calls(1, PATH, { query: { lang } })).body);
      assert.match(view.kind === 'away' ? view.sentence : '', sentence);
    }
    assert.deepEqual(api.errors, []);
  });

  it('is offered until the caller has chosen, and then as they chose', async () => {
    assert.equal(await offered(), 'offered');
    for (const [shown, then] of [[true, 'shown'], [false, 'declined'], [true, 'shown']] as const) {
      assert.deepEqual((await api.calls(1, PATH, { method: 'put', body: { shown } })).body, { shown });
      assert.equal(await offered(), then);
    }
  });

  it('is kept nowhere: of it only the choice is', async () => {
    await api.calls(1, PATH, { method: 'put', body: { shown: true } });
    await api.calls(1, PATH);
    const kept = JSON.stringify(await api.world.people.everything(MAJA.pid));
    assert.match(kept, /photo/);
    assert.doesNotMatch(kept, /AQID|Namn i katalogen/);
  });

  it('of a protected identity is neither offered nor asked for, whatever was chosen before', async () => {
    api = await apiWith([{ ...MAJA, protectedIdentity: true, settings: { ...MAJA.settings, photo: 'yes' } }]);
    assert.equal(await offered(), undefined);
    assert.deepEqual(errorIn(await api.calls(1, PATH)).code, 'not-allowed');
    assert.deepEqual(errorIn(await api.calls(1, PATH, { method: 'put', body: { shown: true } })).code, 'not-allowed');
    assert.deepEqual(api.profilesAsked, []);
  });

  it('is not there at all where the installation asks Microsoft Graph for nothing', async () => {
    api.profiles = undefined;
    assert.equal(await offered(), undefined);
    for (const method of ['get', 'put'] as const) assert.equal(errorIn(await api.calls(1, PATH, { method, body: { shown: true } })).code, 'not-found');
    assert.deepEqual(ROUTES.filter((route) => !routesWith({}).includes(route)).map(({ method, path }) => `${method} ${path}`), ['get /me/photo', 'put /me/photo']);
  });

  it('takes no other choice than yes or no', async () => {
    assert.equal(errorIn(await api.calls(1, PATH, { method: 'put', body: { shown: 'yes' } })).code, 'input-invalid');
  });
});
