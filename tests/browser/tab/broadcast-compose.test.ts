import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import type { Content } from '../../../bot/api/contract/broadcast-content.ts';
import type { SaveDraft } from '../../../bot/api/contract/broadcast-draft.ts';
import { DRAFT, openBroadcasts, prepareBroadcasts, saved } from './broadcast-stage.ts';
import { BROADCASTS, broadcasts, content, draft, sent } from './broadcast-views.ts';
import { leader, OTHER_TEAM } from './lead-views.ts';
import { lookAgain, useStage } from './stage.ts';
import { until } from './until.ts';
import { COHORT, TEAM } from './views.ts';

describe('a draft of a broadcast', function () {
  this.timeout(30_000);
  const stage = useStage(prepareBroadcasts);

  it('saves itself after a pause, with the version it was written over', async () => {
    const { tab } = await openBroadcasts(stage, 'b-1');
    await tab.getByLabel('Rubrik').fill('Inför torsdagens möte');
    await tab.getByText('Sparat', { exact: true }).waitFor();
    await tab.getByLabel('Rubrik').fill('Inför fredagens möte');
    await until(() => stage.api.sentTo('PUT', DRAFT).length === 2);
    const [first, second] = stage.api.sentTo('PUT', DRAFT) as SaveDraft[]; // only the tab under test sends here
    assert.deepEqual(first, { rev: 3, content: content({ title: 'Inför torsdagens möte' }) });
    assert.equal(second?.rev, 4);
  });

  it('is shown as chat will show it, a moment after each pause', async () => {
    const { tab } = await openBroadcasts(stage, 'b-1');
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
    const { host, tab } = await openBroadcasts(stage, 'b-1');
    await tab.locator('.ac-adaptiveCard').waitFor();
    await tab.getByLabel('Text', { exact: true }).focus();
    await host.keyboard.type('Alldeles nytt. ');
    await tab.locator('.ac-adaptiveCard').getByText('Alldeles nytt.').waitFor();
    assert.equal(await tab.getByLabel('Text', { exact: true }).evaluate((field) => field === document.activeElement), true);
  });

  it('is formatted by the bar and by the keyboard, and unformatted by Ctrl+Z', async () => {
    const { host, tab } = await openBroadcasts(stage, 'b-1');
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
    await until(() => (stage.api.sentTo('PUT', DRAFT) as SaveDraft[]).at(-1)?.content.text === '- Ta med en sak');
  });

  it('keeps what was typed of each kind of question while others are looked at', async () => {
    const { tab } = await openBroadcasts(stage, 'b-1');
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
    await until(() => (stage.api.sentTo('PUT', DRAFT) as SaveDraft[]).at(-1)?.content.question?.kind === 'several');
    const last = (stage.api.sentTo('PUT', DRAFT) as SaveDraft[]).at(-1)?.content;
    assert.deepEqual(last?.question, { kind: 'several', label: 'Vilken tid passar bäst?', options: ['Tisdag', 'Onsdag'] });
  });

  it('goes to those who are chosen: by team, role, action and name', async () => {
    const { tab } = await openBroadcasts(stage, 'b-1');
    const last = async (kind: Content['audience']['kind']) => {
      await until(() => (stage.api.sentTo('PUT', DRAFT) as SaveDraft[]).at(-1)?.content.audience.kind === kind);
      return (stage.api.sentTo('PUT', DRAFT) as SaveDraft[]).at(-1)?.content.audience;
    };
    await tab.getByLabel('De som prövar ett visst område').check();
    await tab.getByLabel('Ledarhandling', { exact: true }).selectOption('Gå verksamhetsrundor');
    assert.deepEqual(await last('action'), { kind: 'action', action: 'rundor' });
    await tab.getByLabel('En roll').check();
    await tab.getByLabel('Roll', { exact: true }).selectOption('Alla biträdande rektorer');
    await until(() => JSON.stringify((stage.api.sentTo('PUT', DRAFT) as SaveDraft[]).at(-1)?.content.audience).includes('deputy'));
    await tab.getByLabel('Personer som jag väljer vid namn').check();
    await tab.getByLabel('Sök namn eller lärteam').fill('nummer7');
    await tab.getByLabel('Deltagare Nummer7, Lärteam Linden').check();
    await tab.getByText('1 person är vald.').waitFor();
    await until(() => JSON.stringify((stage.api.sentTo('PUT', DRAFT) as SaveDraft[]).at(-1)?.content.audience).includes('p-7'));
    await tab.getByLabel('Ett eller flera lärteam').check();
    assert.equal(await tab.getByLabel('Lärteam Eken').isChecked(), true);
  });

  it('goes to own teams and named people alone, from who leads teams', async () => {
    stage.api.views.set('/me', leader({ teams: [TEAM, OTHER_TEAM] }));
    stage.api.views.set(BROADCASTS, broadcasts({ choices: { ...broadcasts().choices, whole: false } }));
    const { tab } = await openBroadcasts(stage, 'b-1');
    await tab.getByLabel('Ett eller flera lärteam').waitFor();
    assert.equal(await tab.getByLabel('Hela kohorten').count(), 0);
  });

  it('says what the server could not take beside its field, and saves when it is mended', async () => {
    stage.api.answers.set(`PUT ${DRAFT}`, (body) =>
      (body as SaveDraft).content.text.includes('@') ? { kind: 'faults', faults: [{ field: 'text', message: 'Det ser ut som en e-postadress.' }] } : saved(body));
    const { tab } = await openBroadcasts(stage, 'b-1');
    await tab.getByLabel('Text', { exact: true }).fill('Skriv till maja@skola.example');
    await tab.getByText('Det ser ut som en e-postadress.').waitFor();
    await tab.getByText('Inte sparat: något behöver ändras först').waitFor();
    assert.equal(await tab.getByLabel('Text', { exact: true }).inputValue(), 'Skriv till maja@skola.example');
    await tab.getByLabel('Text', { exact: true }).fill('Skriv till Maja');
    await tab.getByText('Sparat', { exact: true }).waitFor();
    assert.equal(await tab.getByText('Det ser ut som en e-postadress.').count(), 0);
  });

  it('loses nothing while the network is away, not even when the page is left', async () => {
    const { tab } = await openBroadcasts(stage, 'b-1');
    stage.api.faults.set(DRAFT, { status: 503, code: 'storage-unavailable', message: 'Lagringen svarar inte just nu.' });
    await tab.getByLabel('Rubrik').fill('Skrivet i tunneln');
    await tab.getByText('Inte sparat än. Lagringen svarar inte just nu.').waitFor();
    assert.equal(await tab.getByLabel('Rubrik').inputValue(), 'Skrivet i tunneln');
    await tab.getByRole('button', { name: 'Alla utskick' }).click();
    stage.api.faults.clear();
    await tab.getByRole('button', { name: 'Inför onsdagens möte', exact: true }).click();
    assert.equal(await tab.getByLabel('Rubrik').inputValue(), 'Skrivet i tunneln');
    await until(() => (stage.api.sentTo('PUT', DRAFT) as SaveDraft[]).at(-1)?.content.title === 'Skrivet i tunneln');
    stage.expectComplaint(/503/);
  });

  describe('that two write at the same time', () => {
    const theirs = draft({ title: 'Kims rubrik' }, { rev: 8, savedBy: 'Kim Ekvall' });

    async function meet(): Promise<Frame> {
      stage.api.answers.set(`PUT ${DRAFT}`, (body) => ((body as SaveDraft).rev < 8 ? { kind: 'changed', draft: theirs } : saved(body)));
      const { tab } = await openBroadcasts(stage, 'b-1');
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
      assert.deepEqual(stage.api.sentTo('POST', BROADCASTS), [{ content: content({ title: 'Min rubrik' }) }]);
    });

    it('can be the own, in place of the other', async () => {
      const tab = await meet();
      await tab.getByRole('button', { name: 'Låt min text gälla' }).click();
      await tab.getByText('Sparat', { exact: true }).waitFor();
      assert.deepEqual((stage.api.sentTo('PUT', DRAFT) as SaveDraft[]).at(-1), { rev: 8, content: content({ title: 'Min rubrik' }) });
    });

    it('can be the other’s, and is written on from there', async () => {
      const tab = await meet();
      await tab.getByRole('button', { name: 'Hämta texten från Kim Ekvall' }).click();
      assert.equal(await tab.getByLabel('Rubrik').inputValue(), 'Kims rubrik');
      await tab.getByLabel('Rubrik').fill('Kims rubrik, ändrad');
      await until(() => (stage.api.sentTo('PUT', DRAFT) as SaveDraft[]).at(-1)?.content.title === 'Kims rubrik, ändrad');
      assert.equal((stage.api.sentTo('PUT', DRAFT) as SaveDraft[]).at(-1)?.rev, 8);
    });

    it('keeps what is typed when the other has discarded it', async () => {
      const { tab } = await openBroadcasts(stage, 'b-1');
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
      const { tab } = await openBroadcasts(stage, 'b-1');
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
    const { tab } = await openBroadcasts(stage, 'b-1');
    await tab.getByRole('button', { name: 'Skicka ett prov till mig' }).click();
    await tab.getByText('Provet är skickat till din chatt.').waitFor();
    stage.api.answers.set(`POST ${path}`, () => ({ kind: 'not-sent', message: 'Du har ingen chatt med Ledtråd.' }));
    await tab.getByRole('button', { name: 'Skicka ett prov till mig' }).click();
    await tab.getByText('Du har ingen chatt med Ledtråd.').waitFor();
    assert.deepEqual(stage.api.sentTo('POST', path), [content(), content()]);
  });

  it('is kept as a template under a name, and can be discarded after a question', async () => {
    stage.api.answers.set(`POST /cohorts/${COHORT.id}/broadcast-templates`, () => ({ kind: 'saved', template: broadcasts().templates[0] }));
    stage.api.answers.set(`POST ${DRAFT}/discard`, () => ({ kind: 'done' }));
    const { tab } = await openBroadcasts(stage, 'b-1');
    await tab.getByRole('button', { name: 'Spara som mall' }).click();
    await tab.getByLabel('Mallens namn').fill('Varje månad');
    await tab.getByRole('button', { name: 'Spara mallen' }).click();
    await tab.getByRole('dialog').waitFor({ state: 'detached' });
    assert.deepEqual(stage.api.sentTo('POST', `/cohorts/${COHORT.id}/broadcast-templates`), [{ name: 'Varje månad', content: content() }]);
    await tab.getByRole('button', { name: 'Kasta utkastet' }).click();
    await tab.getByRole('dialog').getByText('Inget har skickats.').waitFor();
    await tab.getByRole('dialog').getByRole('button', { name: 'Kasta utkastet' }).click();
    await tab.getByRole('heading', { name: 'Utskick', level: 1 }).waitFor();
  });
});

async function select(tab: Frame, from: number, to: number): Promise<void> {
  await tab.getByLabel('Text', { exact: true }).evaluate((field, [start, end]) => {
    if (!(field instanceof HTMLTextAreaElement)) throw new Error('the text is no text area');
    field.focus();
    field.setSelectionRange(start, end);
  }, [from, to] as const);
}
