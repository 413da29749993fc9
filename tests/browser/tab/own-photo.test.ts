import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import { barriers, barriersInDarkThemes, lookAgain, PHONE, SECURE_ORIGIN, useStage } from './stage.ts';
import { until } from './until.ts';
import { me } from './views.ts';

const CLIENT = '11111111-1111-4111-8111-111111111111';
const TENANT = '22222222-2222-4222-8222-222222222222';
/** One pixel. */
const PHOTO = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';
const PROFILE = { kind: 'profile', name: 'Maja Almlöv', photo: PHOTO };
const CONSENT_MISSING = { kind: 'consent-missing', client: CLIENT, tenant: TENANT, sentence: 'Microsoft vill att du godkänner först.' };
const OUTAGE = { status: 503, code: 'storage-unavailable', message: 'Lagringen svarar inte just nu.' };
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
  const footer = (tab: Frame) => tab.locator('footer');
  const press = async (tab: Frame, name: string) => {
    await button(tab, name).focus();
    await tab.page().keyboard.press('Enter');
  };
  const focused = (tab: Frame) => tab.evaluate(() => document.activeElement?.textContent);
  const isFocused = (tab: Frame, text: string) => until(async () => (await focused(tab)) === text, { failure: `not focused: ${text}` });
  /** The API answers that method only when it is let to. */
  const holdBack = async (tab: Frame, method: 'GET' | 'PUT') => {
    let answer = (): void => undefined;
    const letGo = new Promise<void>((resolve) => (answer = resolve));
    await tab.page().route('**/api/v1/me/photo*', async (route) => {
      if (route.request().method() === method) await letGo;
      await route.continue();
    });
    return answer;
  };
  const picture = (tab: Frame) => heading(tab).locator(`img[src="${PHOTO}"]`);

  it('is not spoken of or asked for where the installation does not offer it', async () => {
    stage.api.views.set('/me', me());
    const { host, tab } = await stage.openInTeams('/tab/thread');
    await button(tab, 'Hämta mina uppgifter').waitFor();
    assert.equal(await button(tab, 'Visa min bild').count(), 0);
    assert.equal(await heading(tab).innerText(), 'Min tråd');
    const loaded = await tab.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
    assert.ok(loaded.length > 0 && loaded.every((name) => !name.includes('consent') && !name.includes('own-photo')), loaded.join(' '));
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
    stage.api.faults.set('/me/photo', OUTAGE);
    const { tab } = await stage.openInTeams('/tab/thread');
    await button(tab, 'Visa min bild').click();
    await tab.getByRole('alert').getByText('Lagringen svarar inte just nu.').waitFor();
    stage.api.faults.clear();
    await button(tab, 'Försök igen').click();
    await picture(tab).waitFor();
    stage.expectComplaint(/503/);
  });

  for (const [from, name] of [['offered', 'Nej tack'], ['shown', 'Dölj min bild']] as const) {
    it(`is not asked for or chosen by who tries again not to see it: ${name}`, async () => {
      stage.api.views.set('/me', me({ photo: from }));
      stage.api.faults.set('PUT /me/photo', OUTAGE);
      const { host, tab } = await stage.openInTeams('/tab/thread');
      await button(tab, name).waitFor();
      const before = asked();
      await press(tab, name);
      await tab.getByRole('alert').getByText(OUTAGE.message).waitFor();
      await isFocused(tab, 'Försök igen');
      assert.deepEqual([await picture(tab).count(), await barriers(host)], [from === 'shown' ? 1 : 0, []]);
      stage.api.faults.clear();
      await tab.page().keyboard.press('Enter');
      await footer(tab).getByRole('button', { name: 'Visa min bild' }).waitFor();
      await isFocused(tab, 'Min tråd');
      assert.deepEqual([chosen(), asked() - before, await tab.getByRole('alert').count()], [[{ shown: false }, { shown: false }], 0, 0]);
      stage.expectComplaint(/503/);
    });
  }

  it('can be asked for again by who wanted to see it before, or be wanted no more, after an outage', async () => {
    stage.api.views.set('/me', me({ photo: 'shown' }));
    stage.api.faults.set('/me/photo', OUTAGE);
    const { tab } = await stage.openInTeams('/tab/thread');
    await button(tab, 'Dölj min bild').waitFor();
    stage.api.faults.clear();
    await press(tab, 'Försök igen');
    await picture(tab).waitFor();
    await isFocused(tab, 'Min tråd');
    assert.deepEqual([chosen(), asked()], [[], 2]);
    stage.expectComplaint(/503/);
  });

  it('leaves what trying again does not mend as it was, and says whom to ask', async () => {
    stage.api.faults.set('PUT /me/photo', { status: 403, code: 'not-allowed', message: 'Det får du inte.' });
    const { tab } = await stage.openInTeams('/tab/thread');
    await press(tab, 'Nej tack');
    await tab.getByRole('alert').getByText('Fråga din processledare').waitFor();
    await isFocused(tab, 'Nej tack');
    assert.equal(await button(tab, 'Försök igen').count(), 0);
    stage.expectComplaint(/403/);
  });

  for (const [name, method] of [['Visa min bild', 'GET'], ['Nej tack', 'PUT']] as const) {
    it(`keeps the keyboard where it is while the reader waits, and puts it at the heading when the button has gone: ${name}`, async () => {
      const { tab } = await stage.openInTeams('/tab/thread');
      const answer = await holdBack(tab, method);
      await press(tab, name);
      await isFocused(tab, 'Hämtar …');
      // A second press asks for nothing more.
      await tab.page().keyboard.press('Enter');
      answer();
      await isFocused(tab, 'Min tråd');
      assert.deepEqual([chosen(), asked()], name === 'Nej tack' ? [[{ shown: false }], 0] : [[{ shown: true }], 1]);
    });
  }

  it('takes the keyboard from nothing else that the reader has gone on to', async () => {
    const { tab } = await stage.openInTeams('/tab/thread');
    const answer = await holdBack(tab, 'GET');
    await press(tab, 'Visa min bild');
    await button(tab, 'Hämta mina uppgifter').focus();
    answer();
    await picture(tab).waitFor();
    assert.equal(await focused(tab), 'Hämta mina uppgifter');
  });

  it('is asked for once by who changes their mind beside the own data, and comes under the heading', async () => {
    stage.api.views.set('/me', me({ photo: 'declined' }));
    const { tab } = await stage.openInTeams('/tab/thread');
    await footer(tab).getByRole('button', { name: 'Visa min bild' }).waitFor();
    await press(tab, 'Visa min bild');
    await picture(tab).waitFor();
    await button(tab, 'Dölj min bild').waitFor();
    await isFocused(tab, 'Min tråd');
    assert.deepEqual([chosen(), asked(), await footer(tab).innerText()], [[{ shown: true }], 1, 'Hämta mina uppgifter']);
    await press(tab, 'Dölj min bild');
    await footer(tab).getByRole('button', { name: 'Visa min bild' }).waitFor();
    await isFocused(tab, 'Min tråd');
    assert.deepEqual([chosen(), asked()], [[{ shown: true }, { shown: false }], 1]);
  });

  it('leaves the thread as it is where its part of the tab cannot be fetched, and says so beside the own data', async () => {
    stage.api.views.set('/me', me());
    const { tab } = await stage.openInTeams('/tab/thread');
    await button(tab, 'Hämta mina uppgifter').waitFor();
    await tab.page().context().route('**/own-photo*.js', (route) => route.abort());
    stage.api.views.set('/me', me({ photo: 'offered' }));
    await lookAgain(tab);
    await footer(tab).getByRole('alert').getByText('Det går inte att nå Ledtråd just nu.').waitFor();
    await tab.getByRole('heading', { name: 'Dina veckor' }).waitFor();
    stage.expectComplaint(/ERR_FAILED/);
  });

  it('comes after the reader has agreed at Microsoft, in a window of its own', async () => {
    stage.api.views.set('/me/photo', CONSENT_MISSING);
    const { host, tab } = await stage.openInTeams('/tab/thread', { secure: 'yes' });
    await press(tab, 'Visa min bild');
    await tab.getByText(CONSENT_MISSING.sentence).waitFor();
    await isFocused(tab, 'Godkänn hos Microsoft');
    await tab.page().keyboard.press('Enter');
    await until(() => host.evaluate(`teamsHost.windows.includes(${JSON.stringify(SECURE_ORIGIN + CONSENT_PAGE)})`));
    stage.api.views.set('/me/photo', PROFILE);
    await host.evaluate(`teamsHost.openWindow("${SECURE_ORIGIN}/tab/consent#code=0.made-up")`);
    await picture(tab).waitFor();
    assert.deepEqual([chosen(), asked()], [[{ shown: true }], 2]);
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
