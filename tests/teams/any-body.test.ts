import assert from 'node:assert/strict';
import fc from 'fast-check';
import { startBot, type RunningBot } from './running-bot.ts';

describe('whatever a holder of a genuine token sends', () => {
  let bot: RunningBot;

  before(async () => {
    bot = await startBot();
  });
  after(() => bot.stop());

  /** Right enough to come past the door, and anything behind it. */
  const nearlyActivities = () =>
    fc.record(
      {
        type: fc.constantFrom('message', 'invoke', 'installationUpdate', 'conversationUpdate', 'event', 'toString'),
        name: fc.constantFrom('adaptiveCard/action', 'task/fetch', null),
        action: fc.constantFrom('add', 'remove'),
        channelId: fc.constant('msteams'),
        serviceUrl: fc.constant(bot.teams.connector.serviceUrl),
        text: fc.oneof(fc.string(), fc.jsonValue()),
        value: fc.oneof(fc.record({ action: fc.jsonValue() }), fc.record({ action: fc.record({ verb: fc.jsonValue(), data: fc.jsonValue() }) }), fc.jsonValue()),
        from: fc.oneof(fc.record({ id: fc.string(), aadObjectId: fc.oneof(fc.uuid(), fc.jsonValue()) }), fc.jsonValue()),
        recipient: fc.oneof(fc.record({ id: fc.constant(bot.teams.botId) }), fc.jsonValue()),
        conversation: fc.oneof(
          fc.record({ id: fc.string(), conversationType: fc.constantFrom('personal', 'channel', 'groupChat', null), tenantId: fc.oneof(fc.uuid(), fc.jsonValue()) }),
          fc.jsonValue(),
        ),
        channelData: fc.jsonValue(),
        entities: fc.oneof(fc.array(fc.record({ type: fc.constantFrom('mention', 'clientInfo'), mentioned: fc.jsonValue(), text: fc.jsonValue() })), fc.jsonValue()),
        replyToId: fc.jsonValue(),
      },
      { requiredKeys: ['type', 'channelId', 'serviceUrl'] },
    );

  it('is answered with 200, never with an error of ours', async () => {
    await fc.assert(
      fc.asyncProperty(nearlyActivities(), async (activity) => {
        assert.equal((await bot.teams.delivers(activity)).status, 200);
      }),
      { numRuns: 150 },
    );
  });
});
