import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import type { LocalRun } from '../../bot/local/local-run.ts';
import { startLocalProduct, type LocalProduct } from './support/local-product.ts';
import { choose, fill, lastCard, say, tap, tick } from './support/playground.ts';

/** What the issue of live pages promises: a reflection of the chat is in the tab by then, without a reload. */
const SOON_MS = 5_000;

describe('the product in a browser: chat in the Playground, tab beside it', function () {
  this.timeout(120_000);
  let product: LocalProduct;
  let local: LocalRun;
  let browser: Browser;
  let chat: Page;

  before(async () => {
    product = await startLocalProduct();
    ({ local, browser, chat } = product);
  });
  after(() => product?.stop());

  it('sends this week’s card now, when asked to, with why it came', async () => {
    const answer = await fetch(new URL('/local/card-now', local.links.principal), { method: 'POST' });
    assert.deepEqual(await answer.json(), { result: 'sent' });
    const card = lastCard(chat, 'Hann inte den här veckan');
    await card.getByText('Du får frågan på torsdagar').waitFor();
  });

  it('opens the ways to have it otherwise on the card itself, and keeps what was typed', async () => {
    const card = lastCard(chat, 'Hann inte den här veckan');
    await fill(card, 'Vad tar du med dig?', 'En fråga räcker.');
    assert.equal(await card.getByRole('button', { name: 'Fråga nästa vecka' }).isVisible(), false);
    await tap(card, 'Inte nu?');
    await card.getByRole('button', { name: 'Fråga nästa vecka' }).waitFor();
    assert.equal(await card.getByLabel('Vad tar du med dig?').inputValue(), 'En fråga räcker.');
    await tap(card, 'Fråga nästa vecka');
    await lastCard(chat, 'Då väntar jag').waitFor();
  });

  it('says hello, changes the action, reflects, gets a receipt and edits; the tab shows it at once', async () => {
    await say(chat, 'hej');
    await lastCard(chat, 'Jag är Ledtråd').waitFor();

    await say(chat, 'byt handling');
    const change = lastCard(chat, 'Byt handling');
    await choose(change, 'Hur gör du med den?', 'Den är klar');
    await choose(change, 'Vad prövar du härnäst?', 'Något nytt');
    await tap(change, 'Nästa');

    const first = lastCard(chat, 'Steg 1 av 5');
    await fill(first, 'Vad ser du på din skola just nu?', 'Många möten och lite tid ute.');
    await tap(first, 'Nästa');
    const area = lastCard(chat, 'Steg 2 av 5');
    await choose(area, 'Område', 'Lär känna din verksamhet (3–5 månader)');
    await tap(area, 'Nästa');
    const actions = lastCard(chat, 'Steg 3 av 5');
    await tick(actions, 'Skapa tydliga strukturer');
    await tap(actions, 'Nästa');
    const focus = lastCard(chat, 'Steg 4 av 5');
    await fill(focus, 'När ska du göra det?', 'Måndagar');
    await tap(focus, 'Nästa');
    const readers = lastCard(chat, 'Steg 5 av 5');
    await choose(readers, 'Vem kan läsa dina reflektioner när du inte väljer något annat?', 'Lärteamet');
    await tap(readers, 'Börja pröva');
    await lastCard(chat, 'Då är du i gång').waitFor();

    const tab = await browser.newPage();
    await tab.goto(local.links.principal);
    await tab.getByText('Skapa tydliga strukturer').first().waitFor();

    await say(chat, 'reflektera');
    const weekly = lastCard(chat, '· Skapa tydliga strukturer');
    await fill(weekly, 'Vad gjorde du, och vad hände?', 'Jag gjorde om måndagsmötet, provtext ett.');
    await fill(weekly, 'Nästa steg', 'Hålla mötet till en halvtimme');
    await tap(weekly, 'Skicka');
    const receipt = lastCard(chat, 'Din reflektion är sparad');
    await receipt.waitFor();
    assert.doesNotMatch(await receipt.innerText(), /provtext/);
    await tab.getByText('provtext ett').waitFor({ timeout: SOON_MS });

    await tap(receipt, 'Ändra');
    const edit = lastCard(chat, '· Skapa tydliga strukturer');
    await fill(edit, 'Vad gjorde du, och vad hände?', 'Jag gjorde om måndagsmötet, provtext två.');
    await tap(edit, 'Skicka');
    await lastCard(chat, 'Ändringen är sparad').waitFor();
    await tab.getByText('provtext två').waitFor({ timeout: SOON_MS });
    await tab.close();
  });

  it('shows the reflection to the learning team, without a reload', async () => {
    const team = await browser.newPage();
    await team.goto(local.links.facilitator);
    await team.getByText('provtext två').first().waitFor({ timeout: 15_000 });
    await team.close();
  });

  it('sends no card to somebody who has answered', async () => {
    const answer = await fetch(new URL('/local/card-now', local.links.principal), { method: 'POST' });
    assert.deepEqual(await answer.json(), { result: 'answered' });
  });

  it('gives the form back filled in when something points out a person', async () => {
    await say(chat, 'reflektera');
    await tap(lastCard(chat, 'Du har redan skrivit'), 'Skriv ett inlägg till');
    const extra = lastCard(chat, '· Skapa tydliga strukturer');
    await fill(extra, 'Vad gjorde du, och vad hände?', 'Jag ringde en vårdnadshavare på 070-174 06 05 om saken.');
    await tap(extra, 'Skicka');
    const back = lastCard(chat, '070-174 06 05');
    await back.waitFor();
    assert.equal(await back.getByLabel(/^Vad gjorde du/).first().inputValue(), 'Jag ringde en vårdnadshavare på 070-174 06 05 om saken.');
  });
});
