import assert from 'node:assert/strict';
import type { CampaignId } from '../../bot/domain/ids.ts';
import { wishKey } from '../../bot/domain/nudges/wish.ts';
import { drawMeetingPrompt } from '../../bot/nudges/meeting-prompt.ts';
import { schemaFaults } from '../cards/card-schema.ts';
import { contextIn } from '../cards/every-card.ts';
import { linesOf, markdownOf, tapsOf } from '../cards/parts.ts';
import { CATALOGUE } from '../support/world.ts';
import { aWaitedForPerson } from './drawn.ts';

describe('the prompt before a meeting', () => {
  const drawing = { context: contextIn('sv'), catalogue: CATALOGUE, person: aWaitedForPerson(), today: '2026-11-19' };
  const card = drawMeetingPrompt(drawing, { id: 'p-1' as CampaignId, title: '# Ta med', text: '# ett **viktigt** [exempel](https://x.example), a_b_c', meetingAt: '2026-11-20T12:30:00.000Z' }, wishKey('meeting-prompt', 'p-1'));

  it('shows what the facilitator wrote as it was formatted, and when the meeting is', () => {
    assert.deepEqual(schemaFaults(card), []);
    assert.deepEqual(linesOf(card).slice(0, 4), ['Från din processledare', '# Ta med', '# ett viktigt exempel, a_b_c', 'Gäller mötet fredag 20 november klockan 13:30.']);
    assert.ok(markdownOf(card).every((line) => !line.includes('exempel')));
  });

  it('tells a lock screen nothing of it', () => assert.equal(card.speak, 'Ett meddelande från Ledtråd'));

  it('can be stopped, and not put off until after the meeting', () => {
    assert.deepEqual(tapsOf(card).map(({ verb }) => verb), ['nudge.pause', 'nudge.settings', 'nudge.stop-kind', 'nudge.stop-all']);
  });
});
