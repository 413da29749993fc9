import assert from 'node:assert/strict';
import { cardTap, SIGRID } from '../support/activities.ts';
import { cardOf } from '../support/fake-teams.ts';
import { answered, SECRET } from './fake-conversation.ts';
import { startBot, type RunningBot } from './running-bot.ts';

describe('a tap on a card', () => {
  let bot: RunningBot;

  beforeEach(async () => {
    bot = await startBot();
  });
  afterEach(() => bot.stop());

  it('reaches the conversation with its verb and what was filled in', async () => {
    await bot.teams.taps('reflection.submit', { questionId: 'q', did: SECRET });
    const [call] = bot.conversation.calls;
    assert.ok(call?.door === 'action');
    assert.equal(call.verb, 'reflection.submit');
    assert.deepEqual(call.data, { questionId: 'q', did: SECRET });
    assert.equal(call.caller.locale, 'sv-SE');
  });

  it('is answered with the card that takes its place', async () => {
    const { status, body, shown } = await bot.teams.taps('verb');
    assert.equal(status, 200);
    assert.deepEqual(body, { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: answered('form').card });
    assert.deepEqual(shown, answered('form').card);
  });

  it('puts a receipt in the message as well, once and after the answer', async () => {
    bot.conversation.next = async () => answered('receipt');
    const { requests } = await bot.teams.taps('verb', {}, 'card-1');
    assert.deepEqual(requests.map(({ method, path }) => ({ method, path })), [
      { method: 'PUT', path: `/teams/v3/conversations/${SIGRID.conversationId}/activities/card-1` },
    ]);
    assert.deepEqual(cardOf(requests[0]?.body ?? {}), answered('receipt').card);
    assert.equal(requests[0]?.body['summary'], 'En fråga från Ledtråd');
  });

  it('does not wait for that before it answers', async () => {
    bot.conversation.next = async () => answered('receipt');
    bot.teams.connector.behave('PUT', 'hang');
    // Without bot.idle(), which would wait.
    bot.teams.deliverTo({ messagesUrl: bot.messagesUrl, idle: async () => {} });
    const { status, shown } = await bot.teams.taps('verb', {}, 'card-1');
    assert.equal(status, 200);
    assert.deepEqual(shown, answered('receipt').card);
    await bot.teams.connector.stop();
  });

  it('puts a follow-up in the card’s place as well, so that it is not gone a moment after it was shown', async () => {
    bot.conversation.next = async () => answered('follow-up');
    const { requests, shown } = await bot.teams.taps('verb', {}, 'card-1');
    assert.deepEqual(shown, answered('follow-up').card);
    assert.deepEqual(requests.map(({ method, body }) => [method, cardOf(body)]), [['PUT', answered('follow-up').card]]);
  });

  for (const kind of ['form', 'refused'] as const) {
    it(`leaves no ${kind === 'form' ? 'form' : 'filled-in form'} in the chat`, async () => {
      bot.conversation.next = async () => answered(kind);
      const { requests, shown } = await bot.teams.taps('verb', {}, 'card-1');
      assert.deepEqual(requests, []);
      assert.deepEqual(shown, answered(kind).card);
    });
  }

  for (const behaviour of [{ status: 429 }, { status: 500 }, 'reset'] as const) {
    it(`is answered all the same when the connector fails (${JSON.stringify(behaviour)}), and the card is tried once`, async () => {
      bot.conversation.next = async () => answered('receipt');
      bot.teams.connector.behave('PUT', behaviour);
      const { status, shown, requests } = await bot.teams.taps('verb', {}, 'card-1');
      assert.equal(status, 200);
      assert.deepEqual(shown, answered('receipt').card);
      assert.equal(requests.length, 1);
      assert.equal(bot.log.length, 1);
      assert.ok(!bot.log.join().includes(SECRET));
    });
  }

  it('is answered the same when Teams delivers it again', async () => {
    bot.conversation.next = async () => answered('receipt');
    const tap = cardTap({ serviceUrl: bot.teams.connector.serviceUrl, botId: bot.teams.botId }, SIGRID, 'verb', {}, 'card-1');
    const first = await bot.teams.delivers(tap);
    const second = await bot.teams.delivers(tap);
    assert.deepEqual(second.body, first.body);
    assert.equal(second.requests.length, 1);
  });

  it('without a verb is one that the conversation does not know', async () => {
    const { value: _value, ...tap } = cardTap({ serviceUrl: bot.teams.connector.serviceUrl, botId: bot.teams.botId }, SIGRID, '', {});
    await bot.teams.delivers({ ...tap, value: { action: { type: 'Action.Execute', data: {} } } });
    assert.ok(bot.conversation.calls[0]?.door === 'action');
    assert.equal(bot.conversation.calls[0].verb, '');
  });

  it('is answered with a sentence when the conversation fails', async () => {
    bot.conversation.next = async () => {
      throw new Error(SECRET);
    };
    const { status, body, requests } = await bot.teams.taps('verb', {}, 'card-1');
    assert.equal(status, 200);
    assert.deepEqual(requests, []);
    assert.match(JSON.stringify(body), /"type":"application\/vnd.microsoft.activity.message","value":"Något gick fel/);
  });

  it('is answered with a sentence when time runs out, and the receipt comes into the chat when it is there', async () => {
    await bot.stop();
    bot = await startBot({ answerWithinMs: 1 });
    let finish = (): void => {};
    const finished = new Promise<void>((resolve) => {
      finish = resolve;
    });
    bot.conversation.next = async () => {
      await finished;
      return answered('receipt');
    };
    bot.teams.deliverTo({ messagesUrl: bot.messagesUrl, idle: async () => {} });
    const { status, body, requests } = await bot.teams.taps('verb', {}, 'card-1');
    assert.equal(status, 200);
    assert.match(JSON.stringify(body), /Något gick fel/);
    assert.deepEqual(requests, []);

    finish();
    await bot.idle();
    assert.deepEqual(bot.teams.connector.requests.map(({ method }) => method), ['PUT']);
  });
});

describe('a tap in a client without Action.Execute', () => {
  let bot: RunningBot;

  beforeEach(async () => {
    bot = await startBot();
  });
  afterEach(() => bot.stop());

  it('reaches the conversation with the verb that its data carry', async () => {
    await bot.teams.submits('reflection.submit', { questionId: 'q' }, 'card-1');
    const [call] = bot.conversation.calls;
    assert.ok(call?.door === 'action');
    assert.equal(call.verb, 'reflection.submit');
    assert.deepEqual(call.data, { questionId: 'q', verb: 'reflection.submit' });
  });

  for (const kind of ['form', 'receipt', 'refused'] as const) {
    it(`is answered by a ${kind} in the card’s place, as nothing else would be seen`, async () => {
      bot.conversation.next = async () => answered(kind);
      const { status, body, requests } = await bot.teams.submits('verb', {}, 'card-1');
      assert.deepEqual({ status, body }, { status: 200, body: undefined });
      assert.deepEqual(requests.map(({ method, path }) => [method, path.split('/').at(-1)]), [['PUT', 'card-1']]);
      assert.deepEqual(cardOf(requests[0]?.body ?? {}), answered(kind).card);
    });
  }

  it('is answered by a message when the client does not say which card it was', async () => {
    const { requests, sent } = await bot.teams.submits('verb');
    assert.equal(requests.length, 1);
    assert.deepEqual(sent, [answered('form').card]);
  });
});
