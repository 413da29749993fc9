import assert from 'node:assert/strict';
import type { Frame, Page } from 'playwright-core';
import { barriers, barriersInDarkThemes, PHONE, SECURE_ORIGIN, useStage, type HostWishes } from './stage.ts';
import { until } from './until.ts';
import { me } from './views.ts';

const CLIENT = '11111111-1111-4111-8111-111111111111';
const TENANT = '22222222-2222-4222-8222-222222222222';
/** One pixel. */
const PHOTO = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';
const PROFILE = { kind: 'profile', name: 'Maja Almlöv', photo: PHOTO };
const CONSENT_MISSING = { kind: 'consent-missing', client: CLIENT, tenant: TENANT };
const CONSENT_PAGE = `/tab/consent?tenant=${TENANT}&client=${CLIENT}`;

describe('the own picture', function () {
  this.timeout(30_000);
  const stage = useStage(({ api }) => {
    api.views.set('/me', me({ photo: 'offered' }));
    api.views.set('/me/photo', PROFILE);
    api.answers.set('PUT /me/photo', (body) => body);
  });

  const asked = () => stage.api.asked.filter(({ path, method }) => path === '/me/photo' && method === 'GET').length;
  const picture = (tab: Frame | Page) => tab.locator(`header img[src="${PHOTO}"]`);
  const opens = async (wishes: HostWishes = {}, window?: typeof PHONE) => {
    const { host, tab } = await stage.openInTeams('/tab/thread', wishes, window);
    await tab.getByRole('button', { name: 'Din bild' }).click();
    return { host, tab };
  };

  it('is not spoken of, asked for or loaded where the installation does not offer it', async () => {
    stage.api.views.set('/me', me());
    const { host, tab } = await stage.openInTeams('/tab/thread');
    await tab.getByRole('button', { name: 'Hämta mina uppgifter' }).waitFor();
    assert.equal(await tab.getByRole('button', { name: 'Din bild' }).count(), 0);
    const loaded = await tab.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
    assert.ok(loaded.length > 0 && loaded.every((name) => !/own-photo|consent/.test(name)), loaded.join(' '));
    assert.deepEqual([asked(), await barriers(host)], [0, []]);
  });

  it('is offered behind the initials, and not asked for before the reader says so', async () => {
    const { tab } = await opens();
    await tab.getByText('Den visas bara för dig och sparas inte.').waitFor();
    await tab.getByRole('button', { name: 'Visa min bild' }).waitFor();
    assert.deepEqual([asked(), await picture(tab).count()], [0, 0]);
    assert.equal(await tab.getByRole('button', { name: 'Din bild' }).innerText(), 'MA');
  });

  it('takes the initials’ place when the reader wants to see it, and that is remembered', async () => {
    const { tab } = await opens();
    await tab.getByRole('button', { name: 'Visa min bild' }).click();
    await picture(tab).waitFor();
    await tab.getByText('Maja Almlöv').waitFor();
    assert.deepEqual(stage.api.sentTo('PUT', '/me/photo'), [{ shown: true }]);
  });

  it('is there at once for who wanted to see it before, and goes when they do not any more', async () => {
    stage.api.views.set('/me', me({ photo: 'shown' }));
    const { tab } = await opens();
    await picture(tab).waitFor();
    await tab.getByRole('button', { name: 'Visa inte min bild' }).click();
    await tab.getByRole('button', { name: 'Visa min bild' }).waitFor();
    assert.equal(await picture(tab).count(), 0);
    assert.deepEqual(stage.api.sentTo('PUT', '/me/photo'), [{ shown: false }]);
  });

  for (const [what, view, sentence] of [
    ['there is none', { kind: 'profile', name: 'Maja Almlöv' }, 'Det finns ingen bild av dig i Microsoft 365.'],
    ['Microsoft 365 is away', { kind: 'away' }, 'Microsoft 365 svarar inte just nu.'],
  ] as const) {
    it(`leaves the initials where ${what}, and tells only who asks`, async () => {
      stage.api.views.set('/me', me({ photo: 'shown' }));
      stage.api.views.set('/me/photo', view);
      const { tab } = await stage.openInTeams('/tab/thread');
      await until(() => asked() === 1);
      assert.equal(await tab.getByText(sentence).count(), 0);
      const own = tab.getByRole('button', { name: 'Din bild' });
      assert.equal(await own.innerText(), 'MA');
      await own.click();
      await tab.getByText(sentence).waitFor();
      assert.deepEqual(stage.api.sentTo('PUT', '/me/photo'), []);
    });
  }

  it('tells of an outage of our own, and can be asked for again', async () => {
    stage.api.faults.set('/me/photo', { status: 503, code: 'storage-unavailable', message: 'Lagringen svarar inte just nu.' });
    const { tab } = await opens();
    await tab.getByRole('button', { name: 'Visa min bild' }).click();
    await tab.getByText('Lagringen svarar inte just nu.').waitFor();
    stage.api.faults.clear();
    await tab.getByRole('button', { name: 'Visa min bild' }).click();
    await picture(tab).waitFor();
    stage.expectComplaint(/503/);
  });

  it('comes after the reader has agreed at Microsoft, in a window of its own', async () => {
    stage.api.views.set('/me/photo', CONSENT_MISSING);
    const { host, tab } = await opens({ secure: 'yes' });
    await tab.getByRole('button', { name: 'Visa min bild' }).click();
    await tab.getByRole('button', { name: 'Till godkännandet' }).click();
    const wanted = SECURE_ORIGIN + CONSENT_PAGE;
    await until(() => host.evaluate(`teamsHost.windows.includes(${JSON.stringify(wanted)})`));
    stage.api.views.set('/me/photo', PROFILE);
    await host.evaluate(`teamsHost.openWindow(${JSON.stringify(`${SECURE_ORIGIN}/tab/consent#code=0.made-up`)})`);
    await picture(tab).waitFor();
    assert.deepEqual(stage.api.sentTo('PUT', '/me/photo'), [{ shown: true }]);
  });

  it('leaves all as it was when the reader does not agree', async () => {
    stage.api.views.set('/me/photo', CONSENT_MISSING);
    const { host, tab } = await opens({ secure: 'yes' });
    await tab.getByRole('button', { name: 'Visa min bild' }).click();
    await tab.getByRole('button', { name: 'Till godkännandet' }).click();
    await until(() => host.evaluate('teamsHost.windows.length === 1'));
    await host.evaluate(`teamsHost.openWindow(${JSON.stringify(`${SECURE_ORIGIN}/tab/consent#error=access_denied`)})`);
    await tab.getByText('Inget godkändes, och allt är som förut.').waitFor();
    assert.deepEqual([stage.api.sentTo('PUT', '/me/photo'), asked()], [[], 1]);
  });

  it('is agreed to at Microsoft’s own page, for this app, in the reader’s tenant and as who they are in Teams', async () => {
    const { host } = await stage.openInTeams('/tab/thread');
    const microsoft = host.context().waitForEvent('request', (request) => request.url().startsWith('https://login.microsoftonline.com/'));
    await host.context().route('https://login.microsoftonline.com/**', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Microsoft</title>' }));
    await host.evaluate(`teamsHost.openWindow(${JSON.stringify(stage.api.origin + CONSENT_PAGE)})`);
    const { origin, pathname, searchParams } = new URL((await microsoft).url());
    assert.equal(origin + pathname, `https://login.microsoftonline.com/${TENANT}/oauth2/v2.0/authorize`);
    assert.deepEqual(Object.fromEntries(searchParams), {
      client_id: CLIENT,
      response_type: 'code',
      response_mode: 'fragment',
      redirect_uri: `${stage.api.origin}/tab/consent`,
      scope: 'openid profile https://graph.microsoft.com/User.Read',
      login_hint: 'maja@ekdalen.example',
    });
  });

  for (const [locale, own, show] of [['en-GB', 'Your picture', 'Show my picture'], ['nb-NO', 'Bildet ditt', 'Vis bildet mitt']] as const) {
    it(`is offered in the reader’s language: ${locale}`, async () => {
      const { tab } = await stage.openInTeams('/tab/thread', { locale });
      await tab.getByRole('button', { name: own }).click();
      await tab.getByRole('button', { name: show }).waitFor();
    });
  }

  it('hinders nobody, in any theme, whatever is told', async () => {
    for (const view of [PROFILE, CONSENT_MISSING]) {
      stage.api.views.set('/me/photo', view);
      const { host, tab } = await opens();
      await tab.getByRole('button', { name: 'Visa min bild' }).click();
      await tab.getByRole('button', { name: view === PROFILE ? 'Visa inte min bild' : 'Till godkännandet' }).waitFor();
      assert.deepEqual(await barriers(host), []);
      assert.deepEqual(await barriersInDarkThemes(host, tab), []);
    }
  });

  it('has room at 360 pixels', async () => {
    stage.api.views.set('/me/photo', CONSENT_MISSING);
    const { host, tab } = await opens({}, PHONE);
    await tab.getByRole('button', { name: 'Visa min bild' }).click();
    await tab.getByRole('button', { name: 'Till godkännandet' }).waitFor();
    assert.ok(await tab.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth));
    const box = await tab.getByRole('button', { name: 'Till godkännandet' }).boundingBox();
    assert.ok(box !== null && box.x >= 0 && box.x + box.width <= PHONE.width);
    assert.deepEqual(await barriers(host), []);
  });
});
