import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { z } from 'zod';
import { DEMO_PEOPLE_FILE } from '../../bot/local/demo-people.ts';
import { startPlayground, type Playground } from '../../bot/local/playground.ts';
import { freePort, listenOnLoopback } from '../../bot/local/ports.ts';
import { launchChromium } from './support/chromium.ts';
import { choose, fill, lastCard, openConversation, openPlayground, say, tap, tick } from './support/playground.ts';

const Activity = z.looseObject({
  id: z.string(),
  type: z.string(),
  serviceUrl: z.string(),
  text: z.string().optional(),
  from: z.unknown(),
  recipient: z.unknown(),
  conversation: z.looseObject({ id: z.string() }),
  value: z.unknown().optional(),
});
type Activity = z.infer<typeof Activity>;

/** One input of every kind; answered by the same with another heading. */
function card(heading: string): object {
  const choices = ['Nej', 'Av lärteamet'].map((title) => ({ title, value: title }));
  return {
    type: 'AdaptiveCard',
    version: '1.5',
    body: [
      { type: 'TextBlock', text: heading },
      { type: 'Input.Text', id: 'required', label: 'Vad hände? (kort)', isRequired: true, errorMessage: 'Skriv något' },
      { type: 'Input.Text', id: 'prefilled', label: 'Nästa steg', value: 'det gamla', isMultiline: true },
      { type: 'Input.ChoiceSet', id: 'radio', label: 'Hjälp', style: 'expanded', choices },
      { type: 'Input.ChoiceSet', id: 'list', label: 'Läsare', choices },
      { type: 'Input.ChoiceSet', id: 'several', label: 'Effekter', isMultiSelect: true, choices },
      { type: 'Input.Date', id: 'day', label: 'Dag' },
      { type: 'Input.Toggle', id: 'shown', title: 'Får visas' },
    ],
    actions: [{ type: 'Action.Execute', title: 'Skicka', verb: 'send', data: { questionId: 'q1' } }],
  };
}

describe("the driver of the Playground's page", function () {
  this.timeout(60_000);

  let received: Activity[];
  let bot: Server;
  let playground: Playground;
  let browser: Browser;
  let page: Page;

  before(async () => {
    bot = createServer((request, response) => void answer(request, response, received));
    playground = await startPlayground({
      port: await freePort(),
      botEndpoint: `http://127.0.0.1:${await listenOnLoopback(bot, 0)}/api/messages`,
      configFile: fileURLToPath(DEMO_PEOPLE_FILE),
      onExit: (error) => {
        throw error;
      },
    });
    browser = await launchChromium();
  });
  after(async () => {
    await browser.close();
    await playground.stop();
    bot.close();
    bot.closeAllConnections();
  });
  beforeEach(async () => {
    received = [];
    page = await browser.newPage();
    await openPlayground(page, playground.url);
  });
  afterEach(() => page.close());

  it('tells the bot of the personal chat when the page is opened', () => {
    assert.deepEqual(received.map(({ type }) => type), ['installationUpdate', 'conversationUpdate']);
  });

  it('says a text letter by letter as it stands', async () => {
    await say(page, 'Räksmörgås, tack');
    assert.equal(received.at(-1)?.text, 'Räksmörgås, tack');
  });

  it('fills in a card, taps, and meets the card that takes its place', async () => {
    await say(page, 'kort');
    const form = lastCard(page, 'Formulär');
    await fill(form, 'Vad hände? (kort)', 'Åtta besök');
    await fill(form, 'Nästa steg', 'det nya');
    await choose(form, 'Hjälp', 'Av lärteamet');
    await choose(form, 'Läsare', 'Nej');
    await choose(form, 'Effekter', 'Nej');
    await choose(form, 'Effekter', 'Av lärteamet');
    await fill(form, 'Dag', '2026-11-26');
    await tick(form, 'Får visas');
    await tap(form, 'Skicka');
    await lastCard(page, 'Kvitto').waitFor();

    assert.equal(await page.locator('.ac-adaptiveCard').count(), 1);
    const { action } = z.object({ action: z.object({ data: z.unknown() }) }).parse(received.at(-1)?.value);
    assert.deepEqual(action.data, {
      questionId: 'q1',
      required: 'Åtta besök',
      prefilled: 'det nya',
      radio: 'Av lärteamet',
      list: 'Nej',
      several: 'Nej,Av lärteamet',
      day: '2026-11-26',
      shown: 'true',
    });
  });

  it('opens a channel', async () => {
    const before = received.length;
    await openConversation(page, 'Lärteam Norr - Träffar');
    while (received.length === before) await page.waitForTimeout(20);
    assert.equal(received[before]?.conversation.id, '19:traffar@thread.tacv2');
  });
});

async function answer(request: IncomingMessage, response: ServerResponse, received: Activity[]): Promise<void> {
  let body = '';
  for await (const chunk of request.setEncoding('utf8')) body += String(chunk);
  response.statusCode = body === '' ? 405 : response.statusCode;
  if (body === '') return void response.end();

  const activity = Activity.parse(JSON.parse(body));
  received.push(activity);
  if (activity.type === 'invoke') {
    response.writeHead(200, { 'content-type': 'application/json' });
    const type = 'application/vnd.microsoft.card.adaptive';
    return void response.end(JSON.stringify({ statusCode: 200, type, value: card('Kvitto') }));
  }
  if (activity.text === 'kort') await reply(activity);
  response.end();
}

async function reply(activity: Activity): Promise<void> {
  const conversation = encodeURIComponent(activity.conversation.id);
  await fetch(`${activity.serviceUrl}/v3/conversations/${conversation}/activities/${activity.id}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer any' },
    body: JSON.stringify({
      type: 'message',
      from: activity.recipient,
      recipient: activity.from,
      conversation: activity.conversation,
      attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card('Formulär') }],
    }),
  });
}
