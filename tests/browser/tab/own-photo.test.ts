import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import { barriers, barriersInDarkThemes, PHONE, SECURE_ORIGIN, useStage } from './stage.ts';
import { until } from './until.ts';
import { me } from './views.ts';

const CLIENT = '11111111-1111-4111-8111-111111111111';
const TENANT = '22222222-2222-4222-8222-222222222222';
/** One pixel. */
const PHOTO = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';
const PROFILE = { kind: 'profile', name: 'Maja Almlöv', photo: PHOTO };
const CONSENT_MISSING = { kind: 'consent-missing', client: CLIENT, tenant: TENANT, sentence: 'Microsoft vill att du godkänner först.' };
const CONSENT_PAGE = `/tab/consent?tenant=${TENANT}&client=${CLIENT}`;

describe('the own picture', function () {
  this.timeout(30_000);
  const stage = useStage(({ api }) => {
    api.views.set('/me', me({ photo: 'offered' }));
    api.views.set('/me/photo', PROFILE);
    api.answers.set('PUT /me/photo', (body) => {
      const { shown } = body as { shown: boolean }; // Only the tab under test sends here.
      api.views.set('/me', me({ photo: shown ? 'shown' : 'declined' }));
      return body;
    });
  });

  const asked = () => stage.api.asked.filter(({ path, method }) => path === '/me/photo' && method === 'GET').length;
  const chosen = () => stage.api.sentTo('PUT', '/me/photo');
  const button = (tab: Frame, name: string) => tab.getByRole('button', { name });
  const heading = (tab: Frame) => tab.locator('header', { has: tab.getByRole('heading', { level: 1 }) });
  const picture = (tab: Frame) => heading(tab).locator(`img[src="${PHOTO}"]`);

  it('is not spoken of or asked for where the installation does not offer it', async () => {
    stage.api.views.set('/me', me());
    const { host, tab } = await stage.openInTeams('/tab/thread');
    await button(tab, 'Hämta mina uppgifter').waitFor();
    assert.equal(await button(tab, 'Visa min bild').count(), 0);
    assert.equal(await heading(tab).innerText(), 'Min tråd');
    const loaded = await tab.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
    assert.ok(loaded.length > 0 && loaded.every((name) => !name.includes('consent')), loaded.join(' '));
    assert.deepEqual([asked(), await barriers(host)], [0, []]);
  });

  it('is offered beside the initials, and not asked for before the reader says so', async () => {
    const { tab } = await stage.openInTeams('/tab/thread');
    await heading(tab).getByText('Bara för dig. Den sparas inte.').waitFor();
    await heading(tab).getByText('MA', { exact: true }).waitFor();
    assert.deepEqual([asked(), await picture(tab).count()], [0, 0]);
  });

  it('takes the initials’ place when the reader wants to see it, and that is remembered', async () => {
    const { tab } = await stage.openInTeams('/tab/thread');
    await button(tab, 'Visa min bild').click();
    await picture(tab).waitFor();
    await heading(tab).getByText('Maja Almlöv').waitFor();
    await button(tab, 'Dölj min bild').waitFor();
    assert.deepEqual([chosen(), asked()], [[{ shown: true }], 1]);
  });

  it('is there at once for who wanted to see it before', async () => {
    stage.api.views.set('/me', me({ photo: 'shown' }));
    const { tab } = await stage.openInTeams('/tab/thread');
    await picture(tab).waitFor();
    assert.deepEqual([chosen(), asked()], [[], 1]);
  });

  for (const [from, name] of [['offered', 'Nej tack'], ['shown', 'Dölj min bild']] as const) {
    it(`is offered no more than beside the own data to who does not want it: ${name}`, async () => {
      stage.api.views.set('/me', me({ photo: from }));
      const { tab } = await stage.openInTeams('/tab/thread');
      await button(tab, name).click();
      await tab.locator('footer').getByRole('button', { name: 'Visa min bild' }).waitFor();
      assert.deepEqual([await heading(tab).innerText(), await button(tab, 'Nej tack').count(), chosen()], ['Min tråd', 0, [{ shown: false }]]);
      // The button under the keyboard has gone: the heading above it has the focus, and not the top of the page.
      assert.equal(await tab.evaluate(() => document.activeElement?.tagName), 'H1');
      await button(tab, 'Visa min bild').click();
      await picture(tab).waitFor();
    });
  }

  for (const [what, view] of [
    ['there is none', { kind: 'profile', name: 'Maja Almlöv', sentence: 'Det finns ingen bild av dig.' }],
    ['Microsoft 365 is away', { kind: 'away', sentence: 'Microsoft 365 svarar inte.' }],
  ] as const) {
    it(`leaves the initials where ${what}, and says so`, async () => {
      stage.api.views.set('/me', me({ photo: 'shown' }));
      stage.api.views.set('/me/photo', view);
      const { tab } = await stage.openInTeams('/tab/thread');
      await heading(tab).getByRole('status').getByText(view.sentence).waitFor();
      await heading(tab).getByText('MA', { exact: true }).waitFor();
      assert.deepEqual([chosen(), asked()], [[], 1]);
      await button(tab, 'Dölj min bild').click();
      await tab.locator('footer').getByRole('button', { name: 'Visa min bild' }).waitFor();
    });
  }

  it('tells of an outage of our own, and can be asked for again', async () => {
    stage.api.faults.set('/me/photo', { status: 503, code: 'storage-unavailable', message: 'Lagringen svarar inte just nu.' });
    const { tab } = await stage.openInTeams('/tab/thread');
    await button(tab, 'Visa min bild').click();
    await tab.getByRole('alert').getByText('Lagringen svarar inte just nu.').waitFor();
    stage.api.faults.clear();
    await button(tab, 'Försök igen').click();
    await picture(tab).waitFor();
    stage.expectComplaint(/503/);
  });

  it('comes after the reader has agreed at Microsoft, in a window of its own', async () => {
    stage.api.views.set('/me/photo', CONSENT_MISSING);
    const { host, tab } = await stage.openInTeams('/tab/thread', { secure: 'yes' });
    await button(tab, 'Visa min bild').click();
    await tab.getByText(CONSENT_MISSING.sentence).waitFor();
    await button(tab, 'Godkänn hos Microsoft').click();
    await until(() => host.evaluate(`teamsHost.windows.includes(${JSON.stringify(SECURE_ORIGIN + CONSENT_PAGE)})`));
    stage.api.views.set('/me/photo', PROFILE);
    await host.evaluate(`teamsHost.openWindow("${SECURE_ORIGIN}/tab/consent#code=0.made-up")`);
    await picture(tab).waitFor();
    assert.deepEqual(chosen(), [{ shown: true }]);
  });

  it('leaves the reader where they were when they do not agree', async () => {
    stage.api.views.set('/me/photo', CONSENT_MISSING);
    const { host, tab } = await stage.openInTeams('/tab/thread', { secure: 'yes' });
    await button(tab, 'Visa min bild').click();
    await button(tab, 'Godkänn hos Microsoft').click();
    await until(() => host.evaluate('teamsHost.windows.length === 1'));
    await tab.getByText('Hämtar …').waitFor();
    await host.evaluate(`teamsHost.openWindow("${SECURE_ORIGIN}/tab/consent#error=access_denied")`);
    await button(tab, 'Godkänn hos Microsoft').waitFor();
    assert.deepEqual([chosen(), asked()], [[], 1]);
  });

  it('is agreed to at Microsoft’s own page, for this app, in the reader’s tenant and as who they are in Teams', async () => {
    const { host } = await stage.openInTeams('/tab/thread');
    const microsoft = host.context().waitForEvent('request', (request) => request.url().startsWith('https://login.microsoftonline.com/'));
    await host.context().route('https://login.microsoftonline.com/**', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Microsoft</title>' }));
    await host.evaluate(`teamsHost.openWindow("${stage.api.origin}${CONSENT_PAGE}")`);
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

  it('leads an administrator who has agreed for all, outside Teams, to where it says how to go on', async () => {
    const page = await stage.openAlone(`/tab/consent?admin_consent=True&tenant=${TENANT}`);
    await page.getByRole('heading', { name: 'Öppna Ledtråd i Teams' }).waitFor();
    stage.expectComplaint(/404/);
  });

  for (const [locale, show] of [['en-GB', 'Show my picture'], ['nb-NO', 'Vis bildet mitt']] as const) {
    it(`is offered in the reader’s language: ${locale}`, async () => {
      const { tab } = await stage.openInTeams('/tab/thread', { locale });
      await button(tab, show).waitFor();
    });
  }

  it('hinders nobody, in any theme, whatever is told', async () => {
    const { host, tab } = await stage.openInTeams('/tab/thread');
    await button(tab, 'Visa min bild').waitFor();
    assert.deepEqual([...(await barriers(host)), ...(await barriersInDarkThemes(host, tab))], []);
    for (const [view, then] of [[CONSENT_MISSING, 'Godkänn hos Microsoft'], [PROFILE, 'Dölj min bild']] as const) {
      stage.api.views.set('/me/photo', view);
      const opened = await stage.openInTeams('/tab/thread');
      await button(opened.tab, 'Visa min bild').click();
      await button(opened.tab, then).waitFor();
      assert.deepEqual([...(await barriers(opened.host)), ...(await barriersInDarkThemes(opened.host, opened.tab))], []);
    }
  });

  it('has room at 360 pixels', async () => {
    stage.api.views.set('/me/photo', CONSENT_MISSING);
    const { host, tab } = await stage.openInTeams('/tab/thread', {}, PHONE);
    await button(tab, 'Visa min bild').click();
    await button(tab, 'Godkänn hos Microsoft').waitFor();
    assert.ok(await tab.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth));
    assert.deepEqual(await barriers(host), []);
  });
});
