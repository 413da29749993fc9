import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { MovableClock, openTab, startLocalProduct, timesBy, type LocalProduct } from './support/local-product.ts';
import { fill, lastCard, say, tap } from './support/playground.ts';

/** In Stockholm: a Wednesday at ten, the day after at half past eight, and the Friday, when the meeting is over. */
const WEDNESDAY = '2026-11-25T09:00:00Z';
const THURSDAY = '2026-11-26T07:30:00Z';
const FRIDAY = '2026-11-27T13:30:00Z';

const QUESTION = 'Vad vill du att vi tar upp?';
const CASE = 'Hur får vi med hela arbetslaget?';
const TAKEN_ON = 'Besöka två lektioner i matematik';

describe('what the receiver sees of what a facilitator does', function () {
  this.timeout(60_000);
  const clock = new MovableClock(WEDNESDAY);
  let product: LocalProduct;
  let chat: Page;
  let tab: Page;

  before(async () => {
    product = await startLocalProduct(timesBy(clock));
    ({ chat } = product);
  });
  after(() => product?.stop());
  afterEach(() => tab?.close());

  const open = async (as: string, section: string): Promise<Page> => (tab = await openTab(product, clock, as, `lead/demo/${section}`));

  describe('a question', () => {
    it('goes to two teams when its number has been written, and all who were counted are accounted for', async () => {
      await open('metodstodjare', 'broadcasts');
      await writeQuestion(tab, 'Inför fredagens möte');
      await tab.getByRole('button', { name: 'Granska och skicka' }).click();
      const review = tab.getByRole('dialog');
      await review.getByText('11 personer').waitFor();
      await review.getByLabel(/^Skriv antalet mottagare/).fill('140');
      await review.getByRole('button', { name: 'Skicka till 11 mottagare' }).click();
      await review.getByText('Här behöver det stå 11. Inget har skickats.').waitFor();
      await review.getByLabel(/^Skriv antalet mottagare/).fill('11');
      await review.getByRole('button', { name: 'Skicka till 11 mottagare' }).click();

      const progress = tab.getByRole('region', { name: 'Så långt har det kommit' });
      await progress.getByText('9 har ingen chatt med Ledtråd').waitFor();
      await progress.getByText('1 har inte hört av sig till Ledtråd än').waitFor();
      await progress.getByText('Sammanlagt 11 mottagare, lika många som när utskicket bekräftades.').waitFor();
      assert.deepEqual((await progress.locator('ul:not(ul ul) > li strong').allInnerTexts()).map(Number), [1, 10]);
    });

    it('comes to the chat, and an answer with an address in it comes back as it was typed', async () => {
      const card = lastCard(chat, QUESTION);
      for (const line of ['Inför fredagens möte', 'Ta med en sak som du har provat.', 'Du kan svara och ändra till fredag 27 november klockan 12:00.']) await card.getByText(line).waitFor();
      await fill(card, QUESTION, 'Fråga anna@skola.example om besöken');
      await tap(card, 'Skicka svaret');
      const back = lastCard(chat, 'ser ut som en e-postadress');
      await back.getByText('”anna@skola.example” ser ut som en e-postadress. Ta bort den.').waitFor();
      await back.getByText('Inför fredagens möte').waitFor();
      assert.equal(await back.getByLabel(QUESTION).inputValue(), 'Fråga anna@skola.example om besöken');
    });

    it('is not reminded of when the answer comes while the reminder is being confirmed', async () => {
      await open('metodstodjare', 'broadcasts');
      await tab.getByRole('button', { name: 'Inför fredagens möte', exact: true }).click();
      await tab.getByRole('button', { name: 'Påminn den som inte har svarat' }).click();
      const reminding = tab.getByRole('dialog', { name: 'Skicka den enda påminnelsen?' });
      await reminding.waitFor();

      const card = lastCard(chat, 'ser ut som en e-postadress');
      await fill(card, QUESTION, 'Hur besöken hinns med, provsvar ett');
      await tap(card, 'Skicka svaret');
      const receipt = lastCard(chat, 'Ditt svar är sparat.');
      await receipt.waitFor();
      assert.doesNotMatch(await receipt.innerText(), /provsvar/);

      await reminding.getByRole('button', { name: 'Påminn 1' }).click();
      await reminding.getByText('Alla som har fått frågan har svarat medan du läste. Ingen behöver påminnas.').waitFor();
      assert.equal(await reminding.getByRole('button', { name: /^Påminn/ }).count(), 0);
      await reminding.getByRole('button', { name: 'Inte nu' }).click();
      await tab.getByText('1 av 11 har svarat').waitFor();
      assert.equal(await tab.getByRole('button', { name: /^Påminn/ }).count(), 0);
    });

    it('is read by who leads, as it was changed last', async () => {
      await open('metodstodjare', 'broadcasts');
      await tab.getByRole('button', { name: 'Inför fredagens möte', exact: true }).click();
      await tab.getByRole('button', { name: 'Läs svaren' }).click();
      await tab.getByText('provsvar ett').waitFor();

      await tap(lastCard(chat, 'Ditt svar är sparat.'), 'Ändra');
      const edit = lastCard(chat, QUESTION);
      await edit.waitFor();
      assert.equal(await edit.getByLabel(QUESTION).inputValue(), 'Hur besöken hinns med, provsvar ett');
      await fill(edit, QUESTION, 'Hur besöken hinns med, provsvar två');
      await tap(edit, 'Skicka svaret');
      await lastCard(chat, 'Ditt svar är ändrat.').waitFor();

      await lookAgain(tab);
      await tab.getByText('provsvar två').waitFor();
      assert.equal(await tab.getByText('provsvar ett').count(), 0);
      await tab.getByText('1 av 11 har svarat').waitFor();
    });

    it('that is to come tomorrow can be cancelled today', async () => {
      await open('metodstodjare', 'broadcasts');
      await writeQuestion(tab, 'Det som inte blev av');
      await tab.getByLabel('Vid en tid som jag väljer').check();
      await tab.getByLabel('Dag och tid').fill('2026-11-26T08:00');
      await tab.getByRole('button', { name: 'Granska och skicka' }).click();
      const review = tab.getByRole('dialog');
      await review.getByLabel(/^Skriv antalet mottagare/).fill('11');
      await review.getByRole('button', { name: 'Planera för 11 mottagare' }).click();
      await tab.getByText('Planerat', { exact: true }).waitFor();
      await tab.getByRole('button', { name: 'Avbryt utskicket' }).click();
      await tab.getByRole('dialog').getByRole('button', { name: 'Avbryt utskicket' }).click();
      await tab.getByText('Avbrutet', { exact: true }).waitFor();
    });
  });

  describe('a meeting', () => {
    it('that is planned for Friday is prepared for on Thursday', async () => {
      await open('processledare', 'meetings');
      await tab.getByRole('button', { name: 'Planera möte' }).click();
      await tab.getByLabel('Datum').fill('2026-11-27');
      await tab.getByLabel('Plats').fill('Rum Björken');
      await tab.getByLabel('Att tänka på innan').fill('Vad har du sett i klassrummen?');
      await tab.getByRole('button', { name: 'Planera mötet' }).click();
      await meetingOn(tab, 'fredag 27 november 2026').waitFor();

      clock.set(THURSDAY);
      const card = lastCard(chat, 'Inför mötet');
      for (const line of ['Nästa möte är fredag 27 november klockan 13:00.', 'Rum Björken', 'Vad har du sett i klassrummen?', 'Till nästa gång skrev du:']) await card.getByText(line).waitFor();
      await tap(card, 'Jag vill ta upp något');
      const bringing = lastCard(chat, 'En rad räcker.');
      await fill(bringing, 'Vad vill du ta upp?', CASE);
      await tap(bringing, 'Spara');
      const receipt = lastCard(chat, 'Sparat. Lärteamet ser det inför mötet.');
      await receipt.waitFor();
      assert.doesNotMatch(await receipt.innerText(), /arbetslaget/);
      await tap(receipt, 'Nästa möte');
      await lastCard(chat, 'Nästa möte är fredag 27 november klockan 13:00.').getByText('Rum Björken').waitFor();
    });

    it('shows what was brought to it', async () => {
      await open('processledare', 'meetings');
      await meetingOn(tab, 'fredag 27 november 2026').click();
      const brought = tab.getByRole('region', { name: 'Att ta upp' });
      await brought.getByText(CASE).waitFor();
      await brought.getByText('Maja Lindvik').waitFor();
    });

    it('leaves what one took on quoted on the weekly card', async () => {
      clock.set(FRIDAY);
      // It comes by itself the day after the meeting had the day; the Playground empties a form when a message comes.
      await lastCard(chat, 'Hann inte den här veckan').waitFor();
      await say(chat, 'till nästa gång');
      const form = lastCard(chat, 'Vad tar du på dig till nästa möte?');
      await fill(form, 'Till nästa gång', TAKEN_ON);
      await tap(form, 'Spara');
      const receipt = lastCard(chat, 'jag påminner dig om den på veckokortet');
      await receipt.waitFor();
      assert.doesNotMatch(await receipt.innerText(), /matematik/);

      await open('processledare', 'meetings');
      await meetingOn(tab, 'fredag 27 november 2026').click();
      await tab.getByRole('region', { name: 'Till nästa gång' }).getByLabel('Maja Lindvik').and(tab.locator(`[value="${TAKEN_ON}"]`)).waitFor();

      await say(chat, 'reflektera');
      const weekly = lastCard(chat, TAKEN_ON);
      await weekly.getByText(TAKEN_ON).waitFor();
      assert.equal(await chat.getByText('Det som inte blev av').count(), 0);
    });
  });

  describe('a code', () => {
    it('that nobody has given is told so, and stays to be mended', async () => {
      await say(chat, 'kod');
      const card = lastCard(chat, 'Har du fått en kod?');
      await fill(card, 'Din kod', 'K7QM-3XDF-9R');
      await tap(card, 'Använd koden');
      const back = lastCard(chat, 'Den koden känner jag inte igen.');
      await back.waitFor();
      assert.equal(await back.getByLabel('Din kod').inputValue(), 'K7QM-3XDF-9R');
      await tap(back, 'Visa min kod');
      const own = lastCard(chat, 'Den gäller till');
      await own.getByText(/^[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{2}$/).waitFor();
    });
  });
});

/** With everything that is asked for, to the two teams of whom one member has never been met. */
async function writeQuestion(tab: Page, title: string): Promise<void> {
  await tab.getByRole('button', { name: 'Nytt utskick' }).click();
  await tab.getByLabel('Rubrik').fill(title);
  await tab.getByLabel('Text', { exact: true }).fill('Ta med **en** sak som du har provat.');
  await tab.getByLabel('Ja, med fritt svar').check();
  await tab.getByLabel('Frågan', { exact: true }).fill(QUESTION);
  await tab.getByLabel('Går att svara till').fill('2026-11-27T12:00');
  await tab.getByLabel('Ett eller flera lärteam').check();
  await tab.getByLabel('Lärteam Norr').check();
  await tab.getByLabel('Lärteam Tärnan').check();
}

function meetingOn(tab: Page, day: string): Locator {
  return tab.getByRole('table', { name: 'Kommande' }).or(tab.getByRole('table', { name: 'Genomförda' })).getByRole('button', { name: day });
}

/** The reader comes back to the tab, which then reads at once instead of at its next turn. */
async function lookAgain(tab: Page): Promise<void> {
  await tab.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
}
