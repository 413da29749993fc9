import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import type { Frame } from 'playwright-core';
import type { Content } from '../../../bot/api/contract/broadcast-content.ts';
import type { Confirm, SaveDraft } from '../../../bot/api/contract/broadcast-draft.ts';
import { BROADCASTS, CHOICE, answers, audience, broadcasts, content, draft, preview, progress, receivers, sent } from './broadcast-views.ts';
import { leader, leaderOfAll, OTHER_TEAM } from './lead-views.ts';
import { DESK, PHONE, Stage, barriers, barriersInDarkThemes, lookAgain, type HostWishes } from './stage.ts';
import { COHORT, TEAM } from './views.ts';

const PAGE = `/tab/lead/${COHORT.id}/broadcasts`;
const DRAFT = `${BROADCASTS}/b-1`;
const SENT = `${BROADCASTS}/b-4`;

describe('broadcasts', function () {
  this.timeout(30_000);
  let stage: Stage;
  before(async () => void (stage = await Stage.set()));
  beforeEach(() => {
    stage.prepare();
    const { views, answers: taken } = stage.api;
    views.set('/me', leaderOfAll({ name: 'Ingrid Hallbo' }));
    views.set(BROADCASTS, broadcasts());
    views.set(DRAFT, draft());
    views.set(`${DRAFT}/audience`, audience());
    views.set(SENT, sent());
    views.set(`${SENT}/receivers`, receivers());
    views.set(`${DRAFT}/receivers`, receivers());
    views.set(`${SENT}/answers`, answers());
    taken.set(`PUT ${DRAFT}`, saved);
    taken.set(`POST /cohorts/${COHORT.id}/broadcast-preview`, (body) => preview((body as Content).text));
  });
  afterEach(() => stage.clear());
  after(() => stage.strike());

  async function open(item = '', wishes: HostWishes = {}, window = DESK): Promise<Awaited<ReturnType<Stage['openInTeams']>>> {
    const opened = await stage.openInTeams(`${PAGE}${item === '' ? '' : `/${item}`}`, wishes, window);
    await opened.tab.getByRole('heading', { level: 1 }).waitFor();
    await opened.tab.getByRole('progressbar').waitFor({ state: 'detached' });
    return opened;
  }

  function sentTo(method: string, path: string): unknown[] {
    return stage.api.asked.filter((asked) => asked.method === method && asked.path === path).map(({ body }) => body);
  }

  describe('all of them', () => {
    it('stand by how far they have come, with when and to how many', async () => {
      const { tab } = await open();
      const scheduled = tab.getByRole('region', { name: 'Planerade' });
      await scheduled.getByText('Lärteam Eken, Lärteam Linden · 16 mottagare · Går ut 1 december 2026').waitFor();
      for (const name of ['Utkast', 'På väg ut', 'Skickade', 'Avbrutna']) await tab.getByRole('region', { name }).waitFor();
    });

    it('begin empty, from a template, or as a copy, and open to be written', async () => {
      stage.api.answers.set(`POST ${BROADCASTS}`, () => draft());
      for (const begin of [
        async (tab: Frame) => tab.getByRole('button', { name: 'Nytt utskick' }).click(),
        async (tab: Frame) => {
          await tab.getByRole('button', { name: 'Börja från en mall' }).click();
          await tab.getByRole('menuitem', { name: 'Inför mötet' }).click();
        },
        async (tab: Frame) => tab.getByRole('button', { name: 'Kopiera Terminens sista seminarium till nytt utkast' }).click(),
      ]) {
        const { tab } = await open();
        await begin(tab);
        await tab.getByRole('heading', { name: 'Skriv utskick' }).waitFor();
        assert.ok(new URL(tab.url()).pathname.endsWith('/broadcasts/b-1'));
      }
      assert.deepEqual(sentTo('POST', BROADCASTS), [{}, { template: 'before-meeting' }, { copyOf: 'b-2' }]);
    });

    it('are read anew by who comes back from one', async () => {
      const { tab } = await open('b-4');
      stage.api.views.set(BROADCASTS, broadcasts({ drafts: [], sent: [] }));
      await tab.getByRole('button', { name: 'Alla utskick' }).click();
      await tab.getByText('Här finns inga utskick än.').waitFor({ timeout: 6_000 });
    });

    it('are not asked for by who leads nobody', async () => {
      stage.api.views.set('/me', leaderOfAll({ name: 'Ingrid Hallbo' }));
      stage.api.faults.set(BROADCASTS, { status: 403, code: 'not-allowed', message: 'Det här är för den som leder i kohorten.' });
      const { tab } = await open();
      await tab.getByText('Det här är för den som leder i kohorten.').waitFor();
      stage.expectComplaint(/403/);
    });
  });

  describe('a draft', () => {
    it('saves itself after a pause, with the version it was written over', async () => {
      const { tab } = await open('b-1');
      await tab.getByLabel('Rubrik').fill('Inför torsdagens möte');
      await tab.getByText('Sparat', { exact: true }).waitFor();
      await tab.getByLabel('Rubrik').fill('Inför fredagens möte');
      await until(() => sentTo('PUT', DRAFT).length === 2);
      const [first, second] = sentTo('PUT', DRAFT) as SaveDraft[]; // only the tab under test sends here
      assert.deepEqual(first, { rev: 3, content: content({ title: 'Inför torsdagens möte' }) });
      assert.equal(second?.rev, 4);
    });

    it('is shown as chat will show it, a moment after each pause', async () => {
      const { tab } = await open('b-1');
      const shown = tab.getByRole('region', { name: 'Så här ser det ut i chatten' });
      await shown.getByText('Ta med **en** sak som du har provat.').waitFor();
      await tab.getByLabel('Text', { exact: true }).fill('Något helt annat.');
      await shown.getByText('Något helt annat.').waitFor();
      await shown.getByText('Aviseringen säger bara: Ledtråd har något till dig').waitFor();
      const ground = () => shown.locator('.ac-adaptiveCard').evaluate((card) => getComputedStyle(card.parentElement?.parentElement ?? card).backgroundColor);
      const light = await ground();
      await shown.getByLabel('Förhandsvisningens tema').selectOption('Mörkt');
      assert.notEqual(await ground(), light);
    });

    it('does not take the focus from who writes when the preview is drawn', async () => {
      const { host, tab } = await open('b-1');
      await tab.locator('.ac-adaptiveCard').waitFor();
      await tab.getByLabel('Text', { exact: true }).focus();
      await host.keyboard.type('Alldeles nytt. ');
      await tab.locator('.ac-adaptiveCard').getByText('Alldeles nytt.').waitFor();
      assert.equal(await tab.getByLabel('Text', { exact: true }).evaluate((field) => field === document.activeElement), true);
    });

    it('is formatted by the bar and by the keyboard, and unformatted by Ctrl+Z', async () => {
      const { host, tab } = await open('b-1');
      const text = tab.getByLabel('Text', { exact: true });
      await text.fill('Ta med en sak');
      await select(tab, 7, 9);
      await host.keyboard.press('Control+b');
      assert.equal(await text.inputValue(), 'Ta med **en** sak');
      await host.keyboard.press('Control+z');
      assert.equal(await text.inputValue(), 'Ta med en sak');
      await select(tab, 0, 0);
      await tab.getByRole('button', { name: 'Punktlista' }).click();
      assert.equal(await text.inputValue(), '- Ta med en sak');
      assert.equal(await text.evaluate((field) => field === document.activeElement), true);
      await until(() => (sentTo('PUT', DRAFT) as SaveDraft[]).at(-1)?.content.text === '- Ta med en sak');
    });

    it('keeps what was typed of each kind of question while others are looked at', async () => {
      const { tab } = await open('b-1');
      await tab.getByLabel('Ja, där man väljer ett alternativ').check();
      await tab.getByLabel('Frågan', { exact: true }).fill('Vilken tid passar bäst?');
      await tab.getByLabel('Alternativ 1', { exact: true }).fill('Tisdag');
      await tab.getByLabel('Alternativ 2', { exact: true }).fill('Onsdag');
      await tab.getByRole('button', { name: 'Lägg till alternativ' }).click();
      assert.equal(await tab.getByLabel('Alternativ 3', { exact: true }).evaluate((field) => field === document.activeElement), true);
      await tab.getByRole('button', { name: 'Ta bort alternativ 3' }).click();
      await tab.getByLabel('Går att svara till').fill('2026-12-04T16:00');
      await tab.getByLabel('Nej, ingen fråga').check();
      await tab.getByLabel('Ja, där man kan välja flera').check();
      assert.equal(await tab.getByLabel('Alternativ 2', { exact: true }).inputValue(), 'Onsdag');
      assert.equal(await tab.getByLabel('Går att svara till').inputValue(), '2026-12-04T16:00');
      await until(() => (sentTo('PUT', DRAFT) as SaveDraft[]).at(-1)?.content.question?.kind === 'several');
      const last = (sentTo('PUT', DRAFT) as SaveDraft[]).at(-1)?.content;
      assert.deepEqual(last?.question, { kind: 'several', label: 'Vilken tid passar bäst?', options: ['Tisdag', 'Onsdag'] });
    });

    it('goes to those who are chosen: by team, role, action and name', async () => {
      const { tab } = await open('b-1');
      const last = async (kind: Content['audience']['kind']) => {
        await until(() => (sentTo('PUT', DRAFT) as SaveDraft[]).at(-1)?.content.audience.kind === kind);
        return (sentTo('PUT', DRAFT) as SaveDraft[]).at(-1)?.content.audience;
      };
      await tab.getByLabel('De som prövar ett visst område').check();
      await tab.getByLabel('Ledarhandling', { exact: true }).selectOption('Gå verksamhetsrundor');
      assert.deepEqual(await last('action'), { kind: 'action', action: 'rundor' });
      await tab.getByLabel('En roll').check();
      await tab.getByLabel('Roll', { exact: true }).selectOption('Alla biträdande rektorer');
      await until(() => JSON.stringify((sentTo('PUT', DRAFT) as SaveDraft[]).at(-1)?.content.audience).includes('deputy'));
      await tab.getByLabel('Personer som jag väljer vid namn').check();
      await tab.getByLabel('Sök namn eller lärteam').fill('nummer7');
      await tab.getByLabel('Deltagare Nummer7, Lärteam Linden').check();
      await tab.getByText('1 person är vald.').waitFor();
      await until(() => JSON.stringify((sentTo('PUT', DRAFT) as SaveDraft[]).at(-1)?.content.audience).includes('p-7'));
      await tab.getByLabel('Ett eller flera lärteam').check();
      assert.equal(await tab.getByLabel('Lärteam Eken').isChecked(), true);
    });

    it('goes to own teams and named people alone, from who leads teams', async () => {
      stage.api.views.set('/me', leader({ teams: [TEAM, OTHER_TEAM] }));
      stage.api.views.set(BROADCASTS, broadcasts({ choices: { ...broadcasts().choices, whole: false } }));
      const { tab } = await open('b-1');
      await tab.getByLabel('Ett eller flera lärteam').waitFor();
      assert.equal(await tab.getByLabel('Hela kohorten').count(), 0);
    });

    it('says what the server could not take beside its field, and saves when it is mended', async () => {
      stage.api.answers.set(`PUT ${DRAFT}`, (body) =>
        (body as SaveDraft).content.text.includes('@') ? { kind: 'faults', faults: [{ field: 'text', message: 'Det ser ut som en e-postadress.' }] } : saved(body));
      const { tab } = await open('b-1');
      await tab.getByLabel('Text', { exact: true }).fill('Skriv till maja@skola.example');
      await tab.getByText('Det ser ut som en e-postadress.').waitFor();
      await tab.getByText('Inte sparat: något behöver ändras först').waitFor();
      assert.equal(await tab.getByLabel('Text', { exact: true }).inputValue(), 'Skriv till maja@skola.example');
      await tab.getByLabel('Text', { exact: true }).fill('Skriv till Maja');
      await tab.getByText('Sparat', { exact: true }).waitFor();
      assert.equal(await tab.getByText('Det ser ut som en e-postadress.').count(), 0);
    });

    it('loses nothing while the network is away, not even when the page is left', async () => {
      const { tab } = await open('b-1');
      stage.api.faults.set(DRAFT, { status: 503, code: 'storage-unavailable', message: 'Lagringen svarar inte just nu.' });
      await tab.getByLabel('Rubrik').fill('Skrivet i tunneln');
      await tab.getByText('Inte sparat än. Lagringen svarar inte just nu.').waitFor();
      assert.equal(await tab.getByLabel('Rubrik').inputValue(), 'Skrivet i tunneln');
      await tab.getByRole('button', { name: 'Alla utskick' }).click();
      stage.api.faults.clear();
      await tab.getByRole('button', { name: 'Inför onsdagens möte', exact: true }).click();
      assert.equal(await tab.getByLabel('Rubrik').inputValue(), 'Skrivet i tunneln');
      await until(() => (sentTo('PUT', DRAFT) as SaveDraft[]).at(-1)?.content.title === 'Skrivet i tunneln');
      stage.expectComplaint(/503/);
    });

    describe('that two write at the same time', () => {
      const theirs = draft({ title: 'Kims rubrik' }, { rev: 8, savedBy: 'Kim Ekvall' });

      async function meet(): Promise<Frame> {
        stage.api.answers.set(`PUT ${DRAFT}`, (body) => ((body as SaveDraft).rev < 8 ? { kind: 'changed', draft: theirs } : saved(body)));
        const { tab } = await open('b-1');
        await tab.getByLabel('Rubrik').fill('Min rubrik');
        await tab.getByText('Kim Ekvall har ändrat i utkastet medan du skrev.').waitFor();
        assert.equal(await tab.getByLabel('Rubrik').inputValue(), 'Min rubrik');
        return tab;
      }

      it('can become two drafts', async () => {
        const tab = await meet();
        stage.api.answers.set(`POST ${BROADCASTS}`, () => draft({ title: 'Min rubrik' }, { id: 'b-9' }));
        stage.api.views.set(`${BROADCASTS}/b-9`, draft({ title: 'Min rubrik' }, { id: 'b-9' }));
        await tab.getByRole('button', { name: 'Spara min text som ett nytt utkast' }).click();
        await tab.waitForURL(/b-9$/);
        assert.deepEqual(sentTo('POST', BROADCASTS), [{ content: content({ title: 'Min rubrik' }) }]);
      });

      it('can be the own, in place of the other', async () => {
        const tab = await meet();
        await tab.getByRole('button', { name: 'Låt min text gälla' }).click();
        await tab.getByText('Sparat', { exact: true }).waitFor();
        assert.deepEqual((sentTo('PUT', DRAFT) as SaveDraft[]).at(-1), { rev: 8, content: content({ title: 'Min rubrik' }) });
      });

      it('can be the other’s, and is written on from there', async () => {
        const tab = await meet();
        await tab.getByRole('button', { name: 'Hämta texten från Kim Ekvall' }).click();
        assert.equal(await tab.getByLabel('Rubrik').inputValue(), 'Kims rubrik');
        await tab.getByLabel('Rubrik').fill('Kims rubrik, ändrad');
        await until(() => (sentTo('PUT', DRAFT) as SaveDraft[]).at(-1)?.content.title === 'Kims rubrik, ändrad');
        assert.equal((sentTo('PUT', DRAFT) as SaveDraft[]).at(-1)?.rev, 8);
      });

      it('keeps what is typed when the other has discarded it', async () => {
        const { tab } = await open('b-1');
        stage.api.answers.delete(`PUT ${DRAFT}`);
        stage.api.views.delete(DRAFT);
        stage.api.answers.set(`POST ${BROADCASTS}`, () => draft({ title: 'Min rubrik' }, { id: 'b-9' }));
        stage.api.views.set(`${BROADCASTS}/b-9`, draft({ title: 'Min rubrik' }, { id: 'b-9' }));
        await tab.getByLabel('Rubrik').fill('Min rubrik');
        await tab.getByText('Någon har kastat det här utkastet').waitFor();
        await tab.getByRole('button', { name: 'Spara min text som ett nytt utkast' }).click();
        await tab.waitForURL(/b-9$/);
        assert.equal(await tab.getByLabel('Rubrik').inputValue(), 'Min rubrik');
        stage.expectComplaint(/404/);
      });

      it('keeps what is typed when the other has sent it', async () => {
        const { tab } = await open('b-1');
        await tab.getByLabel('Rubrik').fill('Min rubrik');
        await tab.getByText('Sparat', { exact: true }).waitFor();
        stage.api.views.set(DRAFT, sent({ id: 'b-1' }));
        await lookAgain(tab);
        await tab.getByText('Det här utskicket är redan skickat.').waitFor();
        assert.equal(await tab.getByLabel('Rubrik').inputValue(), 'Min rubrik');
        await tab.getByRole('button', { name: 'Visa det som skickades' }).click();
        await tab.getByRole('heading', { name: 'Så långt har det kommit' }).waitFor();
      });
    });

    it('is tried out in the own chat, and says why when that cannot be', async () => {
      const path = `/cohorts/${COHORT.id}/broadcast-test`;
      stage.api.answers.set(`POST ${path}`, () => ({ kind: 'sent' }));
      const { tab } = await open('b-1');
      await tab.getByRole('button', { name: 'Skicka ett prov till mig' }).click();
      await tab.getByText('Provet är skickat till din chatt.').waitFor();
      stage.api.answers.set(`POST ${path}`, () => ({ kind: 'not-sent', message: 'Du har ingen chatt med Ledtråd.' }));
      await tab.getByRole('button', { name: 'Skicka ett prov till mig' }).click();
      await tab.getByText('Du har ingen chatt med Ledtråd.').waitFor();
      assert.deepEqual(sentTo('POST', path), [content(), content()]);
    });

    it('is kept as a template under a name, and can be discarded after a question', async () => {
      stage.api.answers.set(`POST /cohorts/${COHORT.id}/broadcast-templates`, () => ({ kind: 'saved', template: broadcasts().templates[0] }));
      stage.api.answers.set(`POST ${DRAFT}/discard`, () => ({ kind: 'done' }));
      const { tab } = await open('b-1');
      await tab.getByRole('button', { name: 'Spara som mall' }).click();
      await tab.getByLabel('Mallens namn').fill('Varje månad');
      await tab.getByRole('button', { name: 'Spara mallen' }).click();
      await tab.getByRole('dialog').waitFor({ state: 'detached' });
      assert.deepEqual(sentTo('POST', `/cohorts/${COHORT.id}/broadcast-templates`), [{ name: 'Varje månad', content: content() }]);
      await tab.getByRole('button', { name: 'Kasta utkastet' }).click();
      await tab.getByRole('dialog').getByText('Inget har skickats.').waitFor();
      await tab.getByRole('dialog').getByRole('button', { name: 'Kasta utkastet' }).click();
      await tab.getByRole('heading', { name: 'Utskick', level: 1 }).waitFor();
    });
  });

  describe('the last look', () => {
    async function review(changes: Partial<Content> = {}): Promise<Frame> {
      stage.api.views.set(DRAFT, draft(changes));
      const { tab } = await open('b-1');
      await tab.getByRole('button', { name: 'Granska och skicka' }).click();
      return tab;
    }

    function confirmed(): void {
      stage.api.answers.set(`POST ${DRAFT}/confirm`, () => {
        stage.api.views.set(DRAFT, sent({ id: 'b-1' }));
        return { kind: 'confirmed', broadcast: sent({ id: 'b-1' }) };
      });
    }

    it('names to whom, how many, whom nothing reaches, and when; then sends it and follows it', async () => {
      confirmed();
      const tab = await review();
      const dialog = tab.getByRole('dialog', { name: 'Stämmer det här?' });
      for (const said of ['Lärteam Eken', '8 personer', '1 av dem har inte hört av sig till Ledtråd än', '23 november 2026 kl. 10:12']) await dialog.getByText(said).waitFor();
      await dialog.getByRole('button', { name: 'Skicka till 8 mottagare' }).click();
      await tab.getByRole('heading', { name: 'Så långt har det kommit' }).waitFor();
      assert.deepEqual(sentTo('POST', `${DRAFT}/confirm`), [{ rev: 3, count: { people: 8, channels: 0 } }]);
    });

    it('looks at what is saved: saves first what is not', async () => {
      const { tab } = await open('b-1');
      await tab.getByLabel('Rubrik').fill('Alldeles nyss');
      await tab.getByRole('button', { name: 'Granska och skicka' }).click();
      await tab.getByRole('dialog').getByText('Alldeles nyss').waitFor();
      const order = stage.api.asked.map(({ method, path }) => `${method} ${path}`);
      assert.ok(order.indexOf(`PUT ${DRAFT}`) < order.indexOf(`GET ${DRAFT}/audience`));
    });

    it('wants the number written from who writes to more than a team', async () => {
      confirmed();
      stage.api.views.set(`${DRAFT}/audience`, audience({ count: { people: 140, channels: 0 } }));
      const tab = await review({ audience: { kind: 'cohort' } });
      const send = tab.getByRole('button', { name: 'Skicka till 140 mottagare' });
      await send.click();
      await tab.getByText('Här behöver det stå 140. Inget har skickats.').waitFor();
      assert.deepEqual(sentTo('POST', `${DRAFT}/confirm`), []);
      await tab.getByLabel('Skriv antalet mottagare, 140').fill('140');
      await send.click();
      await tab.getByRole('heading', { name: 'Så långt har det kommit' }).waitFor();
    });

    it('asks again, with the new number, when it has changed', async () => {
      stage.api.answers.set(`POST ${DRAFT}/confirm`, (body) => {
        const { count } = body as Confirm; // only the tab under test sends here
        return count.people === 8 ? { kind: 'count-changed', audience: audience({ count: { people: 9, channels: 0 } }) } : { kind: 'confirmed', broadcast: sent({ id: 'b-1' }) };
      });
      const tab = await review();
      await tab.getByRole('button', { name: 'Skicka till 8 mottagare' }).click();
      await tab.getByRole('alert').getByText('Antalet mottagare ändrades från 8 till 9').waitFor();
      stage.api.views.set(DRAFT, sent({ id: 'b-1' }));
      await tab.getByRole('button', { name: 'Skicka till 9 mottagare' }).click();
      await tab.getByRole('heading', { name: 'Så långt har det kommit' }).waitFor();
    });

    it('is not opened over what has to be mended, which gets the focus', async () => {
      stage.api.views.set(`${DRAFT}/audience`, audience({ faults: [{ field: 'title', message: 'Skriv en rubrik.' }] }));
      const tab = await review({ title: '' });
      await tab.getByRole('alert').getByText('Skriv en rubrik.').first().waitFor();
      assert.equal(await tab.getByRole('dialog').count(), 0);
      await until(() => tab.getByLabel('Rubrik').evaluate((field) => field === document.activeElement));
    });

    it('never sends at once what was to have a time', async () => {
      const { tab } = await open('b-1');
      await tab.getByLabel('Vid en tid som jag väljer').check();
      await tab.getByRole('button', { name: 'Granska och skicka' }).click();
      await tab.getByText('Välj vilken dag och tid det ska gå ut').first().waitFor();
      assert.equal(await tab.getByRole('dialog').count(), 0);
      await tab.getByLabel('Dag och tid').fill('2026-12-01T08:00');
      await tab.getByRole('button', { name: 'Granska och skicka' }).click();
      await tab.getByRole('button', { name: 'Planera för 8 mottagare' }).waitFor();
    });

    it('keeps everything when it cannot be sent just now', async () => {
      stage.api.faults.set(`${DRAFT}/confirm`, { status: 503, code: 'storage-unavailable', message: 'Lagringen svarar inte just nu.' });
      const tab = await review();
      await tab.getByRole('button', { name: 'Skicka till 8 mottagare' }).click();
      await tab.getByRole('alert').getByText('Lagringen svarar inte just nu.').waitFor();
      await tab.getByRole('button', { name: 'Inte nu' }).click();
      await until(() => tab.getByRole('button', { name: 'Granska och skicka' }).evaluate((button) => button === document.activeElement));
      assert.equal(await tab.getByLabel('Rubrik').inputValue(), 'Inför onsdagens möte');
      stage.expectComplaint(/503/);
    });
  });

  describe('what has been sent', () => {
    it('says in numbers and words where every receiver is, and they add up', async () => {
      const { tab } = await open('b-4');
      const told = tab.getByRole('region', { name: 'Så långt har det kommit' });
      for (const said of ['107 har fått det', '5 går inte att nå', '1 har stängt av Ledtråd i Teams', '2 har kanske fått det', 'Sammanlagt 140 mottagare']) await told.getByText(said).waitFor();
      const counts = await told.locator('li > span > strong').allInnerTexts();
      assert.equal(counts.reduce((sum, count) => sum + Number(count), 0), 140);
    });

    it('is followed as it goes', async () => {
      const { tab } = await open('b-4');
      stage.api.views.set(SENT, sent({ progress: progress({ planned: 0, sending: 0, sent: 131 }), state: 'done' }));
      await tab.getByText('131 har fått det').waitFor({ timeout: 6_000 });
    });

    it('can be cancelled, after a word on what that does', async () => {
      stage.api.answers.set(`POST ${SENT}/cancel`, () => sent({ state: 'cancelled' }));
      const { tab } = await open('b-4');
      await tab.getByRole('button', { name: 'Avbryt utskicket' }).click();
      const dialog = tab.getByRole('dialog', { name: 'Ska utskicket avbrytas?' });
      await dialog.getByText('107 har redan fått det').waitFor();
      stage.api.views.set(SENT, sent({ state: 'cancelled', progress: progress({ planned: 0, sending: 0, cancelled: 24 }), may: { cancel: false, export: true } }));
      stage.api.views.set(`${SENT}/receivers`, { ...receivers(), receivers: receivers().receivers.map((each) => ({ ...each, state: 'cancelled' })) });
      await dialog.getByRole('button', { name: 'Avbryt utskicket' }).click();
      await tab.getByText('24 fick det inte, för att det avbröts').waitFor();
      await tab.getByText('Avbröts innan').first().waitFor({ timeout: 6_000 });
      assert.equal(await tab.getByRole('button', { name: 'Avbryt utskicket' }).count(), 0);
    });

    it('goes again to those not reached alone, and to the uncertain where that is ticked', async () => {
      stage.api.answers.set(`POST ${SENT}/resend`, () => sent());
      const { tab } = await open('b-4');
      await tab.getByRole('button', { name: 'Skicka igen till de 6 som inte nåddes' }).click();
      await tab.getByRole('button', { name: 'Skicka igen till 6' }).click();
      await tab.getByRole('dialog').waitFor({ state: 'detached' });
      await tab.getByRole('button', { name: 'Skicka igen till de 6 som inte nåddes' }).click();
      await tab.getByLabel('Även till 2 som kanske redan har fått det').check();
      await tab.getByRole('button', { name: 'Skicka igen till 8' }).click();
      await tab.getByRole('dialog').waitFor({ state: 'detached' });
      assert.deepEqual(sentTo('POST', `${SENT}/resend`), [{ uncertain: false }, { uncertain: true }]);
    });

    it('reminds those who have not answered, by the number that was shown', async () => {
      const changed = sent({ may: { cancel: false, remind: { people: 78 }, export: true } });
      stage.api.answers.set(`POST ${SENT}/remind`, (body) => (JSON.stringify(body).includes('79') ? { kind: 'count-changed', broadcast: changed } : { kind: 'reminded', broadcast: changed }));
      const { tab } = await open('b-4');
      await tab.getByRole('button', { name: 'Påminn de 79 som inte har svarat' }).click();
      await tab.getByLabel('Direkt, utöver dagens påminnelse').check();
      await tab.getByRole('button', { name: 'Påminn 79' }).click();
      await tab.getByRole('alert').getByText('Någon har svarat medan du läste.').waitFor();
      await tab.getByRole('button', { name: 'Påminn 78' }).click();
      await tab.getByRole('dialog').waitFor({ state: 'detached' });
      assert.deepEqual(sentTo('POST', `${SENT}/remind`), [{ people: 79, now: true }, { people: 78, now: true }]);
    });

    it('names who has answered, never what, and counts who is in no list', async () => {
      const { tab } = await open('b-4');
      const named = tab.getByRole('region', { name: 'Mottagare vid namn' });
      await named.getByText('En person med skyddade personuppgifter').waitFor();
      await named.getByLabel('Visa').selectOption('De som inte har svarat');
      assert.deepEqual(await named.locator('tbody th').allInnerTexts(), ['Olle Granfelt', 'Siv Norrbäck']);
      await named.getByText('Har ingen chatt med Ledtråd').waitFor();
    });

    it('does not say that somebody waits when nothing is on its way any more', async () => {
      stage.api.views.set(SENT, sent({ state: 'done', progress: progress({ planned: 0, sending: 0, sent: 131 }) }));
      stage.api.views.set(`${SENT}/receivers`, { ...receivers(), receivers: receivers().receivers.map((each) => ({ ...each, state: 'planned', reason: undefined })) });
      const { tab } = await open('b-4');
      await tab.getByText('Uppgiften är inte kvar').first().waitFor();
      assert.equal(await tab.getByText('Väntar på sin tur').count(), 0);
    });

    it('says when the time to answer is out', async () => {
      stage.api.views.set(SENT, sent({ state: 'done', deadlineAt: '2020-12-04T15:00:00Z' }));
      const { tab } = await open('b-4');
      await tab.getByText('Svarstiden gick ut 4 december 2020').waitFor();
    });

    it('offers nothing that may not be done', async () => {
      stage.api.views.set(SENT, sent({ state: 'done', may: { cancel: false, export: false } }));
      const { tab } = await open('b-4');
      await tab.getByRole('button', { name: 'Läs svaren' }).waitFor();
      for (const name of [/Avbryt/, /Försök igen/, /Påminn/]) assert.equal(await tab.getByRole('button', { name }).count(), 0);
    });
  });

  describe('the answers', () => {
    it('are counted, and told by team and name', async () => {
      const { tab } = await open('b-4');
      await tab.getByRole('button', { name: 'Läs svaren' }).click();
      await tab.getByRole('heading', { name: CHOICE.label }).waitFor();
      assert.deepEqual((await tab.getByRole('list', { name: 'Så har svaren fördelats' }).getByRole('listitem').allInnerTexts()).map((row) => row.replaceAll(/\s+/g, ' ').trim()), ['Tisdag 1 svar', 'Onsdag 2 svar']);
      const eken = tab.getByRole('region', { name: 'Lärteam Eken' });
      await eken.getByRole('heading', { name: 'Olle Granfelt' }).waitFor();
      await tab.getByRole('button', { name: 'Till utskicket' }).click();
      await tab.getByRole('heading', { name: 'Så långt har det kommit' }).waitFor();
    });

    it('are told without names where nobody is to be known', async () => {
      const { name: _, team: __, answeredAt: ___, ...nameless } = { ...answers().answers[0], chosen: [], text: 'Tid för samtal.', edited: false };
      stage.api.views.set(`${SENT}/answers`, answers({ question: { kind: 'text', label: 'Vad behöver vi?' }, readers: 'everyone', open: false, counts: [], answers: [nameless] }));
      const { tab } = await open('b-4:answers');
      await tab.getByText('Tid för samtal.').waitFor();
      assert.equal(await tab.getByRole('heading', { level: 3 }).count(), 0);
    });

    it('say why they are held back', async () => {
      stage.api.views.set(`${SENT}/answers`, answers({ readers: 'everyone', held: 'until-deadline', answers: [], counts: [] }));
      const { tab } = await open('b-4:answers');
      await tab.getByText('Svaren visas utan namn när svarstiden är slut, 4 december 2026').waitFor();
    });

    it('are fetched as a file with the token, and not offered to who may not', async () => {
      const file = { fileName: 'svar.csv', mediaType: 'text/csv', text: '\uFEFFNamn;Svar\r\nMaja Almlöv;Onsdag\r\n' };
      stage.api.views.set(`${SENT}/answers/export`, file);
      const { host, tab } = await open('b-4:answers');
      const [download] = await Promise.all([host.waitForEvent('download'), tab.getByRole('button', { name: 'Hämta som CSV' }).click()]);
      assert.equal(download.suggestedFilename(), 'svar.csv');
      assert.equal(await readFile(await download.path(), 'utf8'), file.text);
      stage.api.views.set(`${SENT}/answers`, answers({ mayExport: false }));
      const { tab: another } = await open('b-4:answers');
      await another.getByRole('button', { name: 'Skriv ut' }).waitFor();
      assert.equal(await another.getByRole('button', { name: 'Hämta som CSV' }).count(), 0);
    });

    it('are on paper alone, with what they answer, to whom it went and when on top', async () => {
      const { host, tab } = await open('b-4:answers', { theme: 'dark' });
      await host.emulateMedia({ media: 'print' });
      for (const said of ['Påminnelse om nätverksdagarna', CHOICE.label]) assert.ok(await tab.getByRole('heading', { name: said }).isVisible());
      assert.ok(await tab.getByText('Omgång 1, 2026 · Hela kohorten · Går ut från 23 november 2026').isVisible());
      for (const hidden of [tab.getByRole('navigation'), tab.getByRole('button')]) {
        for (const each of await hidden.all()) assert.equal(await each.isVisible(), false);
      }
      const ink = await tab.getByText('Tisdag').first().evaluate((text) => getComputedStyle(text).color);
      assert.equal(ink, 'rgb(0, 0, 0)');
      for (const ground of ['html', '.fui-FluentProvider']) assert.equal(await tab.locator(ground).first().evaluate((part) => getComputedStyle(part).backgroundColor), 'rgba(0, 0, 0, 0)');
    });
  });

  describe('for everybody', () => {
    const PAGES = [
      { name: 'the list', item: '' },
      { name: 'a draft', item: 'b-1' },
      { name: 'what has been sent', item: 'b-4' },
      { name: 'the answers', item: 'b-4:answers' },
    ];

    for (const { name, item } of PAGES) {
      it(`raises no barriers in ${name}, light, dark and in contrast`, async () => {
        stage.api.views.set(DRAFT, draft({ question: CHOICE, deadline: '2026-12-04T16:00' }));
        const { host, tab } = await open(item);
        if (item === 'b-1') await tab.locator('.ac-adaptiveCard').waitFor();
        assert.deepEqual(await barriers(host), []);
        assert.deepEqual(await barriersInDarkThemes(host, tab), []);
      });

      it(`fits ${name} on a phone without scrolling sideways`, async () => {
        stage.api.views.set(DRAFT, draft({ question: CHOICE, audience: { kind: 'people', people: ['p-1', 'p-2', 'p-3', 'p-4'] }, title: 'kompetensutvecklingssamordningsgruppsmedlemskapsansökningsblankett' }));
        const { tab } = await open(item, {}, PHONE);
        if (item === 'b-1') await tab.locator('.ac-adaptiveCard').waitFor();
        assert.equal(await tab.evaluate(() => document.documentElement.scrollWidth), PHONE.width);
      });

      for (const [locale, word] of [['en-GB', /broadcast/i], ['nb-NO', /utsending/i]] as const) {
        it(`says ${name} in the reader’s language: ${locale}`, async () => {
          const { tab } = await open(item, { locale });
          assert.match(await tab.locator('main').innerText(), word);
        });
      }
    }

    it('raises no barriers in the last look', async () => {
      stage.api.views.set(`${DRAFT}/audience`, audience({ count: { people: 140, channels: 1 }, channelsNotLinked: ['Lärteam Linden'], notListed: 2 }));
      stage.api.views.set(DRAFT, draft({ audience: { kind: 'cohort' } }));
      const { host, tab } = await open('b-1');
      await tab.getByRole('button', { name: 'Granska och skicka' }).click();
      await tab.getByRole('dialog').waitFor();
      assert.deepEqual(await barriers(host), []);
    });

    it('is written, looked over and sent by the keyboard alone', async () => {
      stage.api.answers.set(`POST ${DRAFT}/confirm`, () => {
        stage.api.views.set(DRAFT, sent({ id: 'b-1' }));
        return { kind: 'confirmed', broadcast: sent({ id: 'b-1' }) };
      });
      const { host, tab } = await open('b-1');
      await tab.getByLabel('Rubrik').focus();
      await host.keyboard.press('Tab');
      assert.equal(await tab.getByRole('button', { name: 'Fet' }).evaluate((button) => button === document.activeElement), true);
      await host.keyboard.press('ArrowRight');
      assert.equal(await tab.getByRole('button', { name: 'Kursiv' }).evaluate((button) => button === document.activeElement), true);
      await host.keyboard.press('Tab');
      assert.equal(await tab.getByLabel('Text', { exact: true }).evaluate((field) => field === document.activeElement), true);
      await tab.getByRole('button', { name: 'Granska och skicka' }).focus();
      await host.keyboard.press('Enter');
      await tab.getByRole('dialog').waitFor();
      await host.keyboard.press('Tab');
      await host.keyboard.press('Enter');
      await tab.getByRole('heading', { name: 'Så långt har det kommit' }).waitFor();
    });
  });
});

function saved(body: unknown): unknown {
  const { rev, content: typed } = body as SaveDraft; // only the tab under test sends here
  return { kind: 'saved', draft: draft(typed, { rev: rev + 1 }) };
}

async function select(tab: Frame, from: number, to: number): Promise<void> {
  await tab.getByLabel('Text', { exact: true }).evaluate((field, [start, end]) => {
    if (!(field instanceof HTMLTextAreaElement)) throw new Error('the text is no text area');
    field.focus();
    field.setSelectionRange(start, end);
  }, [from, to] as const);
}

/** For what shows on no page: what the tab sends. */
async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 8_000;
  while (!(await isSo())) {
    assert.ok(Date.now() < deadline, 'waited in vain');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
