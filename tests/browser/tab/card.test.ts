import assert from 'node:assert/strict';
import type { CardAnswer } from '../../../bot/api/contract/cards.ts';
import { PHONE, type Stage, barriersOfColour, useStage } from './stage.ts';
import { reflection, thread, trial, week } from './views.ts';

const TAP = { type: 'Action.Execute', title: 'Skicka', verb: 'reflect.submit', data: { questionId: 'q-47', baseRev: 0 }, style: 'positive' };

function form(changes: { kind?: CardAnswer['kind']; action?: object; intro?: string } = {}): CardAnswer {
  return {
    kind: changes.kind ?? 'form',
    summary: 'Veckans fråga, vecka 47',
    card: {
      type: 'AdaptiveCard',
      version: '1.5',
      body: [
        { type: 'TextBlock', text: changes.intro ?? 'Vecka 47 · Gå verksamhetsrundor', wrap: true, style: 'heading' },
        { type: 'Input.Text', id: 'did', label: 'Vad gjorde du, och vad hände?', isMultiline: true, isRequired: true, errorMessage: 'Skriv en mening.' },
        { type: 'Input.ChoiceSet', id: 'visibility', label: 'Vem kan läsa i tjänsten?', style: 'expanded', value: 'me', choices: [{ title: 'Bara jag', value: 'me' }, { title: 'Lärteamet', value: 'team' }] },
      ],
      actions: [changes.action ?? TAP],
    },
  };
}

/** Longer than a phone is high, with what is to be read first at its top. */
function long(answer: CardAnswer): CardAnswer {
  const { body } = answer.card as { body: object[] }; // as `form` makes it
  const more = Array.from({ length: 8 }, (_, index) => ({ type: 'Input.Text', id: `more-${index}`, label: `Något mer ${index}`, isMultiline: true }));
  return { ...answer, card: { ...answer.card, body: [...body, ...more] } };
}

const receipt: CardAnswer = {
  kind: 'receipt',
  summary: 'Tack, din reflektion är sparad.',
  card: { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text: 'Tack! Sparat för vecka 47.', wrap: true }] },
};

describe('cards in the tab', function () {
  this.timeout(30_000);
  const stage = useStage(({ api }) => {
    api.answerCard = ({ verb }) => (verb === 'reflect.submit' ? receipt : form());
  });

  async function openForm(): Promise<Awaited<ReturnType<Stage['openInTeams']>>> {
    const opened = await stage.openInTeams('/tab/thread');
    await opened.tab.getByRole('button', { name: 'Skriv veckans reflektion' }).click();
    await opened.tab.getByRole('button', { name: 'Skicka' }).waitFor();
    return opened;
  }

  it('sends what is typed with the card’s own data, and shows the receipt in its place', async () => {
    const { tab } = await openForm();
    await tab.getByLabel('Vad gjorde du, och vad hände?').fill('Jag gick en runda.');
    await tab.getByLabel('Lärteamet').check();
    await tab.getByRole('button', { name: 'Skicka' }).click();
    await tab.getByText('Tack! Sparat för vecka 47.').waitFor();
    assert.deepEqual(stage.api.cardActions, [
      { verb: 'reflect.open', data: {} },
      { verb: 'reflect.submit', data: { questionId: 'q-47', baseRev: 0, did: 'Jag gick en runda.', visibility: 'team' } },
    ]);
    assert.equal(await tab.getByLabel('Vad gjorde du, och vad hände?').count(), 0);
  });

  it('reads the thread and the person anew when something is stored', async () => {
    const { tab } = await openForm();
    stage.api.answerCard = () => {
      stage.api.views.set('/me/thread', thread({ trials: [trial({ reflections: [reflection({ id: 'r-47', week: week(47), did: 'Nyss skrivet.' })] })] }));
      return receipt;
    };
    await tab.getByLabel('Vad gjorde du, och vad hände?').fill('Nyss skrivet.');
    await tab.getByRole('button', { name: 'Skicka' }).click();
    await tab.getByRole('button', { name: 'Klar' }).click();
    await tab.getByRole('article').getByText('Nyss skrivet.').waitFor();
    const sentAt = stage.api.asked.findLastIndex(({ path }) => path === '/me/cards');
    const after = stage.api.asked.slice(sentAt).map(({ path }) => path);
    assert.ok(after.includes('/me') && after.includes('/me/thread'), after.join(' '));
  });

  it('says beside the field what is missing, and sends nothing', async () => {
    const { tab } = await openForm();
    await tab.getByRole('button', { name: 'Skicka' }).click();
    await tab.getByText('Skriv en mening.').waitFor();
    assert.equal(stage.api.cardActions.length, 1);
  });

  it('understands the fallback action of older clients', async () => {
    stage.api.answerCard = ({ verb }) =>
      verb === 'reflect.submit' ? receipt : form({ action: { type: 'Action.Submit', title: 'Skicka', data: { verb: 'reflect.submit', questionId: 'q-47' } } });
    const { tab } = await openForm();
    await tab.getByLabel('Vad gjorde du, och vad hände?').fill('Jag gick en runda.');
    await tab.getByRole('button', { name: 'Skicka' }).click();
    await tab.getByText('Tack! Sparat för vecka 47.').waitFor();
    assert.deepEqual(stage.api.cardActions.at(-1), { verb: 'reflect.submit', data: { questionId: 'q-47', did: 'Jag gick en runda.', visibility: 'me' } });
  });

  it('keeps what is typed when it cannot be sent', async () => {
    const { tab } = await openForm();
    const field = tab.getByLabel('Vad gjorde du, och vad hände?');
    await field.fill('En lång text.');
    stage.api.faults.set('/me/cards', { status: 503, code: 'storage-unavailable', message: 'Jag kan inte spara just nu.' });
    await tab.getByRole('button', { name: 'Skicka' }).click();
    await tab.getByText('Jag kan inte spara just nu.').waitFor();
    assert.equal(await field.inputValue(), 'En lång text.');
    stage.api.faults.clear();
    await tab.getByRole('button', { name: 'Skicka' }).click();
    await tab.getByText('Tack! Sparat för vecka 47.').waitFor();
    stage.expectComplaint(/503/);
  });

  it('shows the form that comes back with what to mend', async () => {
    const { tab } = await openForm();
    stage.api.answerCard = () => form({ kind: 'refused', intro: 'Det ser ut som ett personnummer.' });
    await tab.getByLabel('Vad gjorde du, och vad hände?').fill('Text.');
    await tab.getByRole('button', { name: 'Skicka' }).click();
    await tab.getByText('Det ser ut som ett personnummer.').waitFor();
  });

  it('asks before it throws away a form that came back with what to mend', async () => {
    const { host, tab } = await openForm();
    stage.api.answerCard = () => form({ kind: 'refused', intro: 'Det ser ut som ett personnummer.' });
    await tab.getByLabel('Vad gjorde du, och vad hände?').fill('Text.');
    await tab.getByRole('button', { name: 'Skicka' }).click();
    await tab.getByText('Det ser ut som ett personnummer.').waitFor();
    await host.keyboard.press('Escape');
    await tab.getByText('Du har skrivit något som inte är skickat.').waitFor();
  });

  it('marks what is to be mended as a problem: readable, and with a border, in light, dark and contrast', async () => {
    const { host, tab } = await openForm();
    const answer = form({ kind: 'refused' });
    const box = { type: 'Container', style: 'attention', items: [{ type: 'TextBlock', text: 'Det ser ut som ett personnummer.', wrap: true }] };
    stage.api.answerCard = () => ({ ...answer, card: { ...answer.card, body: [box] } });
    await tab.getByLabel('Vad gjorde du, och vad hände?').fill('Text.');
    await tab.getByRole('button', { name: 'Skicka' }).click();
    const problem = tab.locator('.ac-container', { hasText: 'personnummer' }).last();
    const look = () => problem.evaluate((element) => {
      const { backgroundColor, borderTopColor, borderTopStyle, borderTopWidth } = getComputedStyle(element);
      return { backgroundColor, border: `${borderTopWidth} ${borderTopStyle} ${borderTopColor}` };
    });
    assert.deepEqual(await look(), { backgroundColor: 'rgb(253, 243, 244)', border: '1px solid rgb(197, 15, 31)' });
    await host.evaluate('teamsHost.changeTheme("dark")');
    await tab.locator('html[style*="color-scheme: dark"]').waitFor();
    assert.deepEqual(await look(), { backgroundColor: 'rgb(59, 5, 9)', border: '1px solid rgb(220, 98, 109)' });
    assert.deepEqual(await barriersOfColour(host), []);
    await host.evaluate('teamsHost.changeTheme("contrast")');
    await tab.locator('html[style*="rgb(0, 0, 0)"]').waitFor();
    assert.deepEqual(await look(), { backgroundColor: 'rgb(0, 0, 0)', border: '1px solid rgb(255, 255, 255)' });
    assert.deepEqual(await barriersOfColour(host), []);
  });

  it('begins a new card at its top, also on a phone', async () => {
    const { tab } = await stage.openInTeams('/tab/thread', {}, PHONE);
    stage.api.answerCard = () => long(form({ intro: 'Vecka 47' }));
    await tab.getByRole('button', { name: 'Skriv veckans reflektion' }).click();
    await tab.getByLabel('Vad gjorde du, och vad hände?').fill('Text.');
    stage.api.answerCard = () => long(form({ kind: 'refused', intro: 'Det ser ut som ett personnummer.' }));
    await tab.getByRole('button', { name: 'Skicka' }).click();
    const intro = tab.getByText('Det ser ut som ett personnummer.');
    await intro.waitFor();
    await tab.waitForFunction(() => document.activeElement?.textContent?.includes('personnummer') === true);
    const box = await intro.boundingBox();
    assert.ok(box && box.y >= 0 && box.y + box.height <= PHONE.height / 2, JSON.stringify(box));
  });

  it('sends a double tap once', async () => {
    const { tab } = await openForm();
    await tab.getByLabel('Vad gjorde du, och vad hände?').fill('Text.');
    await tab.getByRole('button', { name: 'Skicka' }).evaluate((button: HTMLElement) => {
      button.click();
      button.click();
    });
    await tab.getByText('Tack! Sparat för vecka 47.').waitFor();
    assert.equal(stage.api.cardActions.filter(({ verb }) => verb === 'reflect.submit').length, 1);
  });

  it('asks before it throws away what is typed', async () => {
    const { tab } = await openForm();
    const field = tab.getByLabel('Vad gjorde du, och vad hände?');
    await field.fill('Halvfärdigt.');
    await tab.getByRole('button', { name: 'Stäng', exact: true }).click();
    await tab.getByRole('alertdialog', { name: 'Du har skrivit något som inte är skickat.' }).waitFor();
    await tab.getByRole('button', { name: 'Fortsätt skriva' }).click();
    assert.equal(await field.inputValue(), 'Halvfärdigt.');
    await tab.getByRole('button', { name: 'Stäng', exact: true }).click();
    await tab.getByRole('button', { name: 'Stäng ändå' }).click();
    await tab.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('stays with what is typed however often Escape is pressed, and goes back to writing', async () => {
    const { host, tab } = await openForm();
    const field = tab.getByLabel('Vad gjorde du, och vad hände?');
    await field.fill('Halvfärdigt.');
    const question = tab.getByRole('alertdialog');
    for (let times = 0; times < 2; times += 1) {
      await host.keyboard.press('Escape');
      await question.waitFor();
      await tab.locator('button:focus', { hasText: 'Fortsätt skriva' }).waitFor();
      await host.keyboard.press('Escape');
      await question.waitFor({ state: 'detached' });
      await tab.locator('textarea:focus').waitFor();
    }
    assert.equal(await field.inputValue(), 'Halvfärdigt.');
  });

  it('asks where it is seen: over a long form on a phone', async () => {
    const { host, tab } = await stage.openInTeams('/tab/thread', {}, PHONE);
    stage.api.answerCard = () => long(form());
    await tab.getByRole('button', { name: 'Skriv veckans reflektion' }).click();
    await tab.getByLabel('Vad gjorde du, och vad hände?').fill('Halvfärdigt.');
    await tab.getByRole('button', { name: 'Skicka' }).focus();
    await host.keyboard.press('Escape');
    for (const name of ['Fortsätt skriva', 'Stäng ändå']) {
      const box = await tab.getByRole('button', { name }).boundingBox();
      assert.ok(box && box.x >= 0 && box.x + box.width <= PHONE.width && box.y >= 0 && box.y + box.height <= PHONE.height, JSON.stringify(box));
    }
  });

  it('asks no more once what was typed is sent', async () => {
    const { host, tab } = await openForm();
    await tab.getByLabel('Vad gjorde du, och vad hände?').fill('Sent skickat.');
    let letThrough = (): void => undefined;
    const held = new Promise<void>((resolve) => (letThrough = resolve));
    await host.route('**/me/cards*', async (route) => {
      await held;
      await route.continue();
    });
    await tab.getByRole('button', { name: 'Skicka' }).click();
    await host.keyboard.press('Escape');
    await tab.getByRole('alertdialog').waitFor();
    letThrough();
    await tab.getByRole('alertdialog').waitFor({ state: 'detached' });
    await tab.getByText('Tack! Sparat för vecka 47.').waitFor();
    await host.keyboard.press('Escape');
    await tab.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('opens a reflection’s own form to edit it', async () => {
    const { tab } = await stage.openInTeams('/tab/thread');
    await tab.getByRole('button', { name: 'Ändra det du skrev vecka 46' }).click();
    await tab.getByRole('button', { name: 'Skicka' }).waitFor();
    assert.deepEqual(stage.api.cardActions, [{ verb: 'reflect.edit', data: { questionId: 'r-46' } }]);
  });

  it('gives the page back when the panel is closed: to screen readers, and the focus to where it was', async () => {
    const { host, tab } = await stage.openInTeams('/tab/thread');
    const opener = tab.getByRole('button', { name: 'Ändra det du skrev vecka 46' });
    for (let times = 0; times < 2; times += 1) {
      await opener.click();
      await tab.getByRole('button', { name: 'Skicka' }).waitFor();
      await host.keyboard.press('Escape');
      await tab.getByRole('dialog').waitFor({ state: 'detached' });
      await tab.locator('button:focus', { hasText: 'Ändra' }).waitFor();
      await opener.waitFor();
    }
  });

  it('keeps every button of a card within a phone, with room for where the focus is', async () => {
    const actions = ['Ändra', 'Skriv ett inlägg till', 'Öppna Min tråd'].map((title) => ({ ...TAP, title }));
    const answer = form();
    stage.api.answerCard = () => ({ ...answer, card: { ...answer.card, actions } });
    const { tab } = await stage.openInTeams('/tab/thread', {}, PHONE);
    await tab.getByRole('button', { name: 'Skriv veckans reflektion' }).click();
    for (const { title } of actions) {
      const box = await tab.getByRole('button', { name: title, exact: true }).last().boundingBox();
      assert.ok(box && box.x >= 0 && box.x + box.width <= PHONE.width, `${title}: ${JSON.stringify(box)}`);
    }
    const clipped = await tab.locator('.ac-actionSet').evaluate((row) => getComputedStyle(row.parentElement ?? row).overflow);
    assert.equal(clipped, 'visible');
  });

  it('offers no way to open the tab within the tab', async () => {
    const actions = [TAP, { type: 'Action.OpenUrl', title: 'Öppna Min tråd', url: 'https://teams.microsoft.com/l/entity/app/thread' }];
    const answer = form();
    stage.api.answerCard = () => ({ ...answer, card: { ...answer.card, actions } });
    const { tab } = await openForm();
    assert.equal(await tab.getByRole('button', { name: 'Öppna Min tråd' }).or(tab.getByRole('link', { name: 'Öppna Min tråd' })).count(), 0);
  });

  it('opens the settings', async () => {
    const { tab } = await stage.openInTeams('/tab/thread', {}, PHONE);
    await tab.getByRole('button', { name: 'Inställningar' }).click();
    await tab.getByRole('dialog').waitFor();
    await tab.getByRole('button', { name: 'Skicka' }).waitFor();
    assert.deepEqual(stage.api.cardActions, [{ verb: 'settings.open', data: {} }]);
  });
});
