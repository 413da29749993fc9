import assert from 'node:assert/strict';
import type { MeetingId } from '../../bot/domain/ids.ts';
import { summaryOf } from '../../bot/domain/team/summary.ts';
import { drawNudge } from '../../bot/nudges/draw-nudge.ts';
import { cancelMeeting } from '../../bot/usecases/meetings/change-meeting.ts';
import { writeCommitments } from '../../bot/usecases/meetings/commit-to-next-time.ts';
import { planMeetings } from '../../bot/usecases/meetings/plan-meetings.ts';
import { contextIn } from '../cards/every-card.ts';
import { contentOfMeeting } from '../domain/meeting/builders.ts';
import { aTryingPerson, CATALOGUE, COHORT, objectId, TEAM, TENANT } from '../support/world.ts';
import { FACILITATOR } from '../usecases/meetings/meeting-world.ts';
import { chatWith, linesIn, question, REFLECTION, valuesIn, verbsIn, type Chat } from './chat.ts';

const PLAN = `m${'0'.repeat(24)}` as MeetingId;
const HELD = `${PLAN}-1` as MeetingId;
const NEXT = `${PLAN}-2` as MeetingId;
const LINE = 'Hur får jag lärarna med mig?';

/** A member's chat, on the working day before the second meeting of a series. */
async function beforeTheMeeting(): Promise<Chat> {
  const chat = await aMember();
  await planMeetings(chat.world, FACILITATOR, COHORT, { plan: PLAN, content: contentOfMeeting({ days: [{ date: '2026-11-24', from: '13:00', until: '14:15' }] }), dates: ['2026-12-15'] });
  chat.world.clock.set('2026-12-14T09:00:00.000Z');
  return chat;
}

async function aMember(): Promise<Chat> {
  const chat = await chatWith({ person: aTryingPerson({ greeted: true, home: { tenantId: TENANT, objectId: objectId(1) } }) });
  await chat.world.cohorts.project({ cohortId: COHORT, teamId: TEAM }, { summary: summaryOf(await chat.person()), shared: [] }, undefined);
  return chat;
}

async function receivesPreparation(chat: Chat): Promise<void> {
  const person = await chat.person();
  const { due } = chat.world.nudges.decide(person, chat.world.clock.now());
  assert.equal(due?.key, `meeting-preparation|${NEXT}.2026-12-15`);
  chat.receives(drawNudge({ context: contextIn('sv'), catalogue: CATALOGUE, person, today: '2026-12-14' }, due));
}

describe('the card on the working day before a meeting', () => {
  it('says when and where, what to think of, and what was taken on last time', async () => {
    const chat = await beforeTheMeeting();
    await writeCommitments(chat.world, FACILITATOR, COHORT, HELD, [{ pid: chat.pid, text: 'Gå två rundor' }]);
    await receivesPreparation(chat);
    const lines = linesIn(chat.last ?? assert.fail());
    for (const line of ['Nästa möte är tisdag 15 december klockan 13:00.', 'Rum Björken', 'Vad har du sett?', 'Gå två rundor']) assert.ok(lines.includes(line), line);
  });

  for (const [outcome, sentence] of [['done', 'Till nästa gång: klart. Tack!'], ['changed', 'Till nästa gång: det blev något annat. Bra att veta.'], ['not-yet', 'Till nästa gång: inte än. Det ligger kvar.']] as const) {
    it(`takes ${outcome} as one tap; what else can be prepared stays, and what was taken on is quoted no more`, async () => {
      const chat = await beforeTheMeeting();
      await writeCommitments(chat.world, FACILITATOR, COHORT, HELD, [{ pid: chat.pid, text: 'Gå två rundor' }]);
      await receivesPreparation(chat);
      const answer = await chat.sends('commitment.outcome', { meetingId: HELD, outcome });
      assert.equal(answer.kind, 'follow-up');
      assert.ok(linesIn(answer).includes(sentence));
      assert.ok(!JSON.stringify(answer.card).includes('Gå två rundor'));
      assert.ok(verbsIn(answer).includes('case.open'));
      assert.equal((await chat.person()).commitment?.outcome, outcome);
      assert.equal((await chat.sends('commitment.outcome', { meetingId: HELD, outcome })).kind, 'follow-up');
    });
  }

  it('tells of a meeting that is cancelled why', async () => {
    const chat = await beforeTheMeeting();
    await cancelMeeting(chat.world, FACILITATOR, COHORT, NEXT, 'Jag är sjuk');
    const person = await chat.person();
    const { due } = chat.world.nudges.decide(person, chat.world.clock.now());
    assert.ok(due);
    chat.receives(drawNudge({ context: contextIn('sv'), catalogue: CATALOGUE, person, today: '2026-12-14' }, due));
    const lines = linesIn(chat.last ?? assert.fail());
    assert.ok(lines.includes('Det blir inget möte tisdag 15 december klockan 13:00.') && lines.includes('Jag är sjuk'));
    assert.ok(!verbsIn(chat.last ?? assert.fail()).includes('case.open'));
  });
});

describe('jag vill ta upp något', () => {
  for (const words of ['jag vill ta upp något', 'Ta upp!', 'bring up', 'ta opp']) {
    it(`is understood: ${words}`, async () => {
      const chat = await beforeTheMeeting();
      assert.deepEqual(Object.keys(valuesIn(await chat.says(words))), ['line', 'more']);
    });
  }

  it('is saved, changed and withdrawn from the card of the day before, and nothing written stays in the chat', async () => {
    const chat = await beforeTheMeeting();
    await receivesPreparation(chat);
    await chat.taps('case.open');
    const saved = await chat.taps('case.submit', { line: LINE, more: 'Sju veckor nu.' });
    assert.equal(saved.kind, 'receipt');
    assert.ok(!JSON.stringify(saved.card).includes(LINE));
    assert.equal((await chat.world.meetings.findCase(COHORT, NEXT, chat.pid))?.value.said?.line, LINE);
    assert.equal(valuesIn(await chat.taps('case.open'))['line'], LINE);
    assert.equal((await chat.taps('case.withdraw')).kind, 'receipt');
    assert.equal((await chat.world.meetings.findCase(COHORT, NEXT, chat.pid))?.value.said, undefined);
  });

  it('comes back filled in when it points somebody out, is empty, or cannot be stored', async () => {
    const chat = await beforeTheMeeting();
    await chat.says('ta upp');
    const refused = await chat.taps('case.submit', { line: 'Ring 070-123 45 67', more: 'Mer' });
    assert.deepEqual([refused.kind, refused.codes, valuesIn(refused)], ['refused', ['phone'], { line: 'Ring 070-123 45 67', more: 'Mer' }]);
    assert.deepEqual((await chat.taps('case.submit', { line: ' ' })).codes, ['required']);
    chat.storageGoesAway();
    const away = await chat.taps('case.submit', { line: LINE, more: '' });
    assert.deepEqual([away.codes, valuesIn(away)['line']], [['storage-unavailable'], LINE]);
    chat.storageComesBack();
    assert.equal((await chat.taps('case.submit')).kind, 'receipt');
  });

  it('is told kindly that it comes too late, and that there is no meeting', async () => {
    const chat = await beforeTheMeeting();
    await chat.says('ta upp');
    chat.world.clock.set('2026-12-15T12:00:00.000Z');
    assert.ok(linesIn(await chat.taps('case.submit', { line: LINE })).some((line) => line.startsWith('Mötet har börjat')));
    const without = await aMember();
    assert.ok(linesIn(await without.says('ta upp')).some((line) => line.startsWith('Det finns inget möte')));
    assert.ok(linesIn(await without.says('nästa möte')).some((line) => line.startsWith('Det finns inget möte')));
  });

  it('is for a meeting of one’s own, whatever a card says', async () => {
    const chat = await beforeTheMeeting();
    assert.ok(linesIn(await chat.sends('case.submit', { meetingId: 'm-other', line: LINE, more: '' })).some((line) => line.startsWith('Mötet har börjat')));
    assert.deepEqual(await chat.world.meetings.findCase(COHORT, 'm-other' as MeetingId, chat.pid), undefined);
  });
});

describe('till nästa gång', () => {
  it('is written by oneself for the latest meeting, and quoted by the weekly card beside the next step until it is done', async () => {
    const chat = await beforeTheMeeting();
    await chat.says('till nästa gång');
    assert.equal((await chat.taps('commitment.submit', { text: 'Gå två rundor' })).kind, 'receipt');
    assert.equal((await chat.world.meetings.findCommitment(COHORT, HELD, chat.pid))?.value.text, 'Gå två rundor');
    const weekly = await chat.says('reflektera');
    assert.ok(linesIn(weekly).includes('Gå två rundor'));
    await chat.sends('commitment.outcome', { meetingId: HELD, outcome: 'done' });
    assert.ok(!linesIn(await chat.says('reflektera')).includes('Gå två rundor'));
  });

  it('is not said to be saved when nothing was written, and is taken back by an emptied line', async () => {
    const chat = await beforeTheMeeting();
    await chat.says('till nästa gång');
    assert.deepEqual((await chat.taps('commitment.submit', { text: ' ' })).codes, ['required']);
    await chat.taps('commitment.submit', { text: 'Gå två rundor' });
    await chat.taps('commitment.open');
    const taken = await chat.taps('commitment.submit', { text: '' });
    assert.deepEqual([taken.kind, linesIn(taken)], ['receipt', ['Till nästa gång', 'Borttaget. Ingen ser det längre.']]);
    assert.equal((await chat.world.meetings.findCommitment(COHORT, HELD, chat.pid))?.value.text, '');
  });

  it('comes back filled in when it points somebody out, and has nothing to be written to before any meeting', async () => {
    const chat = await beforeTheMeeting();
    await chat.says('to next time');
    assert.deepEqual((await chat.taps('commitment.submit', { text: 'Maila kim@skola.exempel.example' })).codes, ['email']);
    assert.equal(valuesIn(chat.last ?? assert.fail())['text'], 'Maila kim@skola.exempel.example');
    assert.ok(linesIn(await (await aMember()).says('till nästa gång')).some((line) => line.startsWith('Det finns inget möte att skriva till')));
  });
});

describe('what is written for a meeting', () => {
  it('leads back to the card whose place it took, from the form and from the receipt', async () => {
    const chat = await beforeTheMeeting();
    await receivesPreparation(chat);
    for (const form of ['case.open', 'meeting.lines']) {
      await chat.taps(form);
      assert.ok(linesIn(await chat.taps('meeting.open')).includes('Nästa möte är tisdag 15 december klockan 13:00.'), form);
    }
    await chat.taps('case.open');
    await chat.taps('case.submit', { line: LINE });
    assert.ok(linesIn(await chat.taps('meeting.open')).includes('Nästa möte är tisdag 15 december klockan 13:00.'));
  });
});

describe('lines for the meeting', () => {
  it('are chosen among what one has shared, and taken back in the same way', async () => {
    const chat = await aMember();
    await planMeetings(chat.world, FACILITATOR, COHORT, { plan: PLAN, content: contentOfMeeting(), dates: [] });
    await chat.says('reflektera');
    await chat.taps('reflect.submit', REFLECTION);
    await chat.says('möte');
    const form = await chat.taps('meeting.lines');
    assert.deepEqual([form.kind, valuesIn(form)], ['form', { lines: '' }]);
    assert.ok(JSON.stringify(form.card).includes('Vecka 47: Gick en runda i tvåan.'));
    const saved = await chat.taps('meeting.choose-lines', { lines: '2026-W47.1' });
    assert.ok(linesIn(saved).includes('1 rad får visas på mötet.'));
    assert.equal((await chat.world.people.reflection(chat.pid, question('2026-W47')))?.showAtMeeting, true);
    await chat.says('möte');
    assert.equal(valuesIn(await chat.taps('meeting.lines'))['lines'], '2026-W47.1');
    await chat.taps('meeting.choose-lines', { lines: '' });
    assert.equal((await chat.world.people.reflection(chat.pid, question('2026-W47')))?.showAtMeeting, false);
  });

  it('come back as they were ticked when they cannot be stored', async () => {
    const chat = await beforeTheMeeting();
    await chat.says('reflektera');
    await chat.taps('reflect.submit', REFLECTION);
    await chat.says('möte');
    await chat.taps('meeting.lines');
    chat.storageGoesAway();
    const refused = await chat.taps('meeting.choose-lines', { lines: '2026-W51.1' });
    assert.deepEqual([refused.codes, valuesIn(refused)], [['storage-unavailable'], { lines: '2026-W51.1' }]);
  });

  it('are none where nothing has been shared', async () => {
    const chat = await beforeTheMeeting();
    await chat.says('möte');
    assert.ok(linesIn(await chat.taps('meeting.lines')).some((line) => line.startsWith('Du har inte delat något')));
  });
});
