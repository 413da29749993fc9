import assert from 'node:assert/strict';
import { lookAgain, useStage } from './stage.ts';
import { reflection, thread, trial, week } from './views.ts';

describe('the own thread', function () {
  this.timeout(30_000);
  const stage = useStage();

  it('tells how the week stands and quotes the own next step', async () => {
    const { tab } = await stage.openInTeams('/tab/thread');
    const now = tab.getByRole('region', { name: 'Vecka 47' });
    await now.getByText('Veckans fråga väntar på dig. En mening räcker.').waitFor();
    await now.getByText('Boka tid i kalendern för rundan').waitFor();
  });

  it('speaks of the next step as past while the week waits, and as to come once it is answered', async () => {
    for (const [outcome, label] of [['asked', 'Ditt nästa steg var'], ['answered', 'Ditt nästa steg']] as const) {
      stage.api.views.set('/me/thread', thread({ week: { ...week(47), outcome } }));
      const { tab } = await stage.openInTeams('/tab/thread');
      await tab.getByRole('region', { name: 'Vecka 47' }).getByText(label, { exact: true }).waitFor();
    }
  });

  it('tells of what is tried: round, version, when, where and with whom', async () => {
    const { tab } = await stage.openInTeams('/tab/thread');
    const trials = tab.getByRole('region', { name: 'Det här prövar du' });
    for (const text of ['Omgång 2 · version 3 av texten · sedan 14 september 2026', 'Tisdag och torsdag före lunch', 'Årskurs 4–6', 'Biträdande rektor']) {
      await trials.getByText(text).waitFor();
    }
  });

  it('tells kindly of weeks without words', async () => {
    const { tab } = await stage.openInTeams('/tab/thread');
    const weeks = tab.getByRole('region', { name: 'Dina veckor' });
    for (const text of ['Vecka 44 Lov.', 'Vecka 40–41 Paus.', 'Vecka 39 Inget svar, och det är okej.', 'Du hann inte. Sådana veckor finns.']) {
      await weeks.getByText(text).waitFor();
    }
  });

  it('offers to write of each week without an answer, and of no other', async () => {
    const outcomes = { 41: 'unanswered', 42: 'unanswered', 43: 'not-sent', 44: 'break', 45: 'asked', 46: 'paused' } as const;
    const weeks = Object.entries(outcomes).map(([number, outcome]) => ({ ...week(Number(number)), outcome }));
    stage.api.views.set('/me/thread', thread({ weeks, trials: [trial({ reflections: [] })] }));
    const { tab } = await stage.openInTeams('/tab/thread');
    const buttons = tab.getByRole('region', { name: 'Dina veckor' }).getByRole('button');
    await buttons.first().waitFor();
    assert.deepEqual(await buttons.evaluateAll((all) => all.map((button) => button.getAttribute('aria-label'))), [45, 42, 41].map((number) => `Skriv om veckan: vecka ${number}`));
    await tab.getByRole('button', { name: 'Skriv om veckan: vecka 42' }).click();
    await tab.getByRole('dialog').waitFor();
    assert.deepEqual(await stage.cardActions(), [{ verb: 'reflect.open', data: { week: '2026-W42' } }]);
  });

  it('offers no week to write of to one who tries nothing yet', async () => {
    stage.api.views.set('/me/thread', thread({ trials: [] }));
    const { tab } = await stage.openInTeams('/tab/thread');
    await tab.getByText('Vecka 39 Inget svar, och det är okej.').waitFor();
    assert.equal(await tab.getByRole('button', { name: 'Skriv om veckan: vecka 39' }).count(), 0);
  });

  it('says by a word who can read a reflection', async () => {
    const { tab } = await stage.openInTeams('/tab/thread');
    const note = tab.getByRole('article').filter({ hasText: 'Jag gick runt i alla klasser' });
    await note.getByText('Lärteamet', { exact: true }).waitFor();
    await note.getByText('Får visas på mötet').waitFor();
  });

  it('shows a reflection sent in the chat within five seconds, and says so', async () => {
    const { tab } = await stage.openInTeams('/tab/thread');
    await tab.getByRole('heading', { name: 'Dina veckor' }).waitFor();
    const sent = reflection({ id: 'r-47', week: week(47), did: 'Skickat nyss i chatten.' });
    stage.api.views.set('/me/thread', thread({ trials: [trial({ reflections: [sent, ...trial().reflections] })] }));
    await tab.getByText('Skickat nyss i chatten.').waitFor({ timeout: 5_000 });
    await tab.getByRole('status').getByText('Din tråd har uppdaterats.').waitFor();
  });

  it('draws nothing again while nothing is new', async () => {
    const { tab } = await stage.openInTeams('/tab/thread');
    await tab.getByRole('heading', { name: 'Dina veckor' }).waitFor();
    const unchanged = () => stage.api.asked.filter(({ path, status }) => path === '/me/thread' && status === 304).length;
    await tab.evaluate(() => {
      const changes = new MutationObserver((records) => document.body.setAttribute('data-changes', String(records.length)));
      changes.observe(document.getElementById('root') ?? document.body, { subtree: true, childList: true, characterData: true, attributes: true });
    });
    const before = unchanged();
    while (unchanged() < before + 3) {
      await lookAgain(tab);
      await tab.waitForTimeout(50);
    }
    assert.equal(await tab.locator('body').getAttribute('data-changes'), null);
  });

  it('keeps what it shows when a reading fails, says so, and mends itself', async () => {
    const { tab } = await stage.openInTeams('/tab/thread');
    await tab.getByRole('heading', { name: 'Dina veckor' }).waitFor();
    stage.api.faults.set('/me/thread', { status: 503, code: 'storage-unavailable', message: 'Lagringen svarar inte.' });
    await lookAgain(tab);
    const lapse = tab.getByText('Det gick inte att hämta nytt just nu.');
    await lapse.waitFor();
    assert.ok(await tab.getByText('Jag gick runt i alla klasser').isVisible());
    stage.api.faults.clear();
    await lookAgain(tab);
    await lapse.waitFor({ state: 'detached', timeout: 15_000 });
    stage.expectComplaint(/503/);
  });

  it('says what is wrong when the first reading fails, and tries again', async () => {
    stage.api.faults.set('/me/thread', { status: 503, code: 'storage-unavailable', message: 'Lagringen svarar inte just nu.' });
    const { tab } = await stage.openInTeams('/tab/thread');
    await tab.getByText('Lagringen svarar inte just nu.').waitFor();
    stage.api.faults.clear();
    await tab.getByRole('button', { name: 'Försök igen' }).click();
    await tab.getByRole('heading', { name: 'Dina veckor' }).waitFor();
    stage.expectComplaint(/503/);
  });

  it('reads further back', async () => {
    stage.api.views.set('/me/thread', thread({ earlier: 'r-43' }));
    const older = reflection({ id: 'r-36', week: week(36), did: 'Terminens första vecka.', submittedAt: '2026-09-03T10:00:00Z' });
    stage.api.views.set('/me/thread?before=r-43', thread({ trials: [trial({ reflections: [older] })], weeks: [] }));
    const { tab } = await stage.openInTeams('/tab/thread');
    await tab.getByRole('button', { name: 'Visa tidigare' }).click();
    await tab.getByText('Terminens första vecka.').waitFor();
    assert.equal(await tab.getByRole('button', { name: 'Visa tidigare' }).count(), 0);
  });

  it('goes to the reflection that a link leads to, further back if it must', async () => {
    stage.api.views.set('/me/thread', thread({ earlier: 'r-43' }));
    const older = reflection({ id: 'r-36', week: week(36), did: 'Terminens första vecka.' });
    stage.api.views.set('/me/thread?before=r-43', thread({ trials: [trial({ reflections: [older] })], weeks: [] }));
    const { tab } = await stage.openInTeams('/tab/thread', { subPage: 'reflection/r-36' });
    await tab.locator('#reflection-r-36:focus').waitFor();
  });

  it('welcomes one who has said nothing yet', async () => {
    stage.api.views.set('/me/thread', thread({ trials: [], weeks: [], nextStep: '', seen: '', wanted: '' }));
    const { tab } = await stage.openInTeams('/tab/thread');
    await tab.getByText('Här växer din tråd fram').waitFor();
    await tab.getByText('Du har inte valt någon ledarhandling än.').waitFor();
    assert.equal(await tab.getByRole('button', { name: 'Skriv veckans reflektion' }).count(), 0);
  });
});
