import assert from 'node:assert/strict';
import { STOPPABLE_KINDS } from '../../bot/domain/nudges/kind.ts';
import { stepDayCard } from '../../bot/cards/nudge-cards.ts';
import type { NudgeControls } from '../../bot/cards/nudge-controls.ts';
import { weeklyCard } from '../../bot/cards/weekly-card.ts';
import { newWeeklyForm } from '../../bot/conversation/weekly-form.ts';
import type { StoppableKind } from '../../bot/domain/nudges/kind.ts';
import { DEFAULT_NUDGES } from '../../bot/domain/nudges/nudging.ts';
import { snoozesOffered } from '../../bot/domain/nudges/snoozing.ts';
import { wishKey } from '../../bot/domain/nudges/wish.ts';
import { focusTrial, type Person } from '../../bot/domain/person/person.ts';
import { contextIn } from '../cards/every-card.ts';
import { elementsOf, inputsOf, tapsOf } from '../cards/parts.ts';
import { aTryingPerson, CATALOGUE } from '../support/world.ts';
import { chatWith, linesIn, question, REFLECTION, valuesIn, verbsIn, type Chat } from './chat.ts';

const THURSDAY = '2026-11-19';
const CONTEXT = contextIn('sv');

describe('a weekly card that was sent', () => {
  it('quotes the own next step, says on which day and why it came, and keeps what can be done about that closed', async () => {
    const chat = await nudged();
    const answer = chat.last ?? assert.fail();
    const lines = linesIn(answer);
    assert.deepEqual(lines.slice(0, 5), ['Vecka 47 · Gå verksamhetsrundor', 'Ditt nästa steg var:', 'Gå en runda på fredag', 'Hur har det gått? Det tar ungefär en minut.', '[Hann inte den här veckan]']);
    assert.ok(lines.includes('Du får frågan på torsdagar eftersom du prövar en ledarhandling.'));
    const closed = elementsOf(answer.card).find((element) => element.type === 'Container');
    assert.ok(closed?.type === 'Container' && closed.id === 'later' && closed.isVisible === false);
  });

  it('is put off by any button without an answer being asked for first', async () => {
    const chat = await nudged();
    assert.ok(inputsOf((chat.last ?? assert.fail()).card).every((input) => !('isRequired' in input) && !('min' in input)));
  });

  it('is answered as any other, whatever stands in the closed box', async () => {
    const chat = await nudged();
    const answer = await chat.taps('reflect.submit', { ...REFLECTION, pauseUntil: '2026-02-31', weekday: '9' });
    assert.equal(answer.kind, 'receipt');
    assert.equal((await chat.person()).settings.nudges.weekday, 4);
  });

  it('comes back filled in when nothing was written, with the one thing that is missing', async () => {
    const chat = await nudged();
    const answer = await chat.taps('reflect.submit', { ...REFLECTION, did: ' ' });
    assert.deepEqual(answer.codes, ['required']);
    assert.equal(valuesIn(answer)['takeaway'], REFLECTION.takeaway);
    assert.equal((await chat.taps('reflect.submit', REFLECTION)).kind, 'receipt');
  });

  it('says as a reminder that it is the only one, also to somebody in a later week', async () => {
    const chat = await nudged({}, 'reminder');
    assert.match(linesIn(chat.last ?? assert.fail()).join('\n'), /Det här är enda påminnelsen\./);
    chat.world.clock.move({ hours: 24 * 4 });
    await chat.taps('reflect.submit', REFLECTION);
    assert.ok(await chat.written(question('2026-W47')));
  });

  it('offers to wait after three weeks without an answer, and waits four weeks at one tap', async () => {
    const chat = await nudged({}, 'weekly-card', { offersPause: true });
    assert.match(linesIn(chat.last ?? assert.fail()).join('\n'), /Vill du att jag väntar ett tag\? Din plats i lärteamet är kvar\./);
    const answer = await chat.taps('nudge.wait');
    assert.match(linesIn(answer).join('\n'), /tyst till och med 17 december 2026/);
    assert.deepEqual((await chat.person()).pause, { from: THURSDAY, until: '2026-12-17' });
    await chat.taps('pause.end');
    assert.equal((await chat.person()).pause, undefined);
  });
});

describe('Inte nu', () => {
  it('puts it off until tomorrow, says until when, and keeps a way to answer that very week', async () => {
    const chat = await nudged();
    const answer = await tapsLater(chat, 'tomorrow');
    assert.deepEqual(linesIn(answer), ['Då väntar jag', 'Jag hör av mig igen fredag 20 november.']);
    assert.deepEqual((await chat.person()).nudging.snooze, { until: '2026-11-20', keys: ['weekly-card|2026-W47'] });
    chat.world.clock.move({ hours: 24 * 7 });
    assert.match(linesIn(await chat.taps('reflect.open'))[0] ?? '', /^Vecka 47/);
  });

  it('puts it off until Monday, and takes that back', async () => {
    const chat = await nudged();
    assert.match(linesIn(await tapsLater(chat, 'next-week')).join('\n'), /måndag 23 november/);
    assert.deepEqual(linesIn(await chat.taps('nudge.unsnooze')), ['Då väntar jag inte', 'Jag hör av mig som vanligt.']);
    assert.equal((await chat.person()).nudging.snooze, undefined);
    assert.ok(verbsIn(chat.last ?? assert.fail()).includes('reflect.open'));
  });

  it('is the same twice', async () => {
    const chat = await nudged();
    const data = { kind: 'weekly-card', keys: ['weekly-card|2026-W47'], later: 'tomorrow' };
    const first = await chat.sends('nudge.snooze', data);
    const { rev } = await chat.person();
    assert.deepEqual(await chat.sends('nudge.snooze', data), first);
    assert.equal((await chat.person()).rev, rev);
  });

  it('keeps of a forged card only keys that are keys', async () => {
    const chat = await nudged();
    await chat.sends('nudge.snooze', { kind: 'step-day', keys: ['step-day|x', 'step-day|../..', 'other|x', 7, { a: 1 }], later: 'tomorrow' });
    assert.deepEqual((await chat.person()).nudging.snooze?.keys, ['step-day|x']);
  });

  it('pauses to a date, in words, with the way back', async () => {
    const chat = await nudged();
    const answer = await chat.taps('nudge.pause', { ...REFLECTION, pauseUntil: '2026-12-03' });
    assert.match(linesIn(answer).join('\n'), /tyst till och med 3 december 2026/);
    assert.deepEqual((await chat.person()).pause, { from: THURSDAY, until: '2026-12-03' });
    assert.deepEqual(verbsIn(answer), ['pause.end']);
  });

  for (const [pauseUntil, code] of [['', 'required'], ['2026-11-19', 'bad-date'], ['2026-02-31', 'bad-date'], ['9999-01-01', 'bad-date']] as const) {
    it(`does not pause to ${pauseUntil || 'no date'}, and says so where the date stands`, async () => {
      const chat = await nudged();
      const answer = await chat.taps('nudge.pause', { pauseUntil });
      assert.deepEqual(answer.codes, [code]);
      assert.equal((await chat.person()).pause, undefined);
      assert.match(linesIn(answer).join('\n'), /Pausa till och med – välj|Pausa till och med – skriv eller välj/);
      assert.deepEqual([valuesIn(answer)['weekday'], valuesIn(answer)['time']], ['4', '14:00']);
      assert.equal((await chat.taps('nudge.pause', { pauseUntil: '2026-12-03' })).kind, 'receipt');
    });
  }

  it('moves the weekly card to an own day and time, and says when the next comes', async () => {
    const chat = await nudged();
    const answer = await chat.taps('nudge.schedule', { weekday: '2', time: '10:00' });
    assert.deepEqual(linesIn(answer), ['Dag och tid är sparade', 'Veckans fråga kommer på tisdagar klockan 10:00.', 'Nästa fråga kommer tisdag 24 november.']);
    const { nudges } = (await chat.person()).settings;
    assert.deepEqual(nudges, { ...DEFAULT_NUDGES, weekday: 2, time: '10:00' });
    assert.match(linesIn(await chat.taps('reflect.open'))[0] ?? '', /^Vecka 47/);
  });

  it('moved to a day that is still ahead, does not ask of the same week twice', async () => {
    const chat = await nudged();
    assert.match(linesIn(await chat.taps('nudge.schedule', { weekday: '5', time: '10:00' })).join('\n'), /Nästa fråga kommer fredag 27 november\./);
  });

  it('stops a kind, says which, and begins again', async () => {
    const chat = await nudged();
    assert.match(linesIn(await chat.taps('nudge.stop-kind')).join('\n'), /frågar inte längre varje vecka/);
    assert.deepEqual((await chat.person()).settings.nudges.stopped, ['weekly-card']);
    await chat.taps('nudge.start');
    assert.deepEqual((await chat.person()).settings.nudges.stopped, []);
  });

  it('stops everything, and begins again', async () => {
    const chat = await nudged();
    assert.match(linesIn(await chat.taps('nudge.stop-all')).join('\n'), /din plats i lärteamet är kvar/);
    assert.equal((await chat.person()).settings.nudges.stopped, 'all');
    await chat.taps('nudge.start');
    assert.deepEqual((await chat.person()).settings.nudges.stopped, []);
  });

  it('comes back by itself while the store is away, and then does what was asked', async () => {
    for (const [verb, typed] of [['nudge.snooze', {}], ['nudge.pause', { pauseUntil: '2026-12-03' }], ['nudge.schedule', { weekday: '1', time: '09:30' }], ['nudge.stop-kind', {}], ['nudge.stop-all', {}]] as const) {
      const chat = await nudged();
      chat.storageGoesAway();
      const answer = await chat.taps(verb, typed);
      assert.deepEqual(answer.codes, ['storage-unavailable']);
      for (const [field, value] of Object.entries(typed)) assert.equal(valuesIn(answer)[field], value);
      assert.ok(verbsIn(answer).includes('reflect.open'));
      chat.storageComesBack();
      assert.equal((await chat.taps(verb, { pauseUntil: '2026-12-03', weekday: '1', time: '09:30' })).kind, 'receipt', verb);
    }
  });

  it('begins again by the same button when the store was away', async () => {
    const chat = await nudged();
    await chat.taps('nudge.stop-kind');
    chat.storageGoesAway();
    assert.equal((await chat.taps('nudge.start')).kind, 'refused');
    chat.storageComesBack();
    await chat.taps('nudge.start');
    assert.deepEqual((await chat.person()).settings.nudges.stopped, []);
  });

  it('on another nudge leads to when I write, since that has no day of its own', async () => {
    const chat = await chatWith({ person: aTryingPerson({ greeted: true }) });
    chat.receives(stepDayCard(CONTEXT, { step: 'Gå en runda' }, { controls: controlsOf('step-day'), lines: [] }));
    assert.ok(!verbsIn(chat.last ?? assert.fail()).includes('nudge.schedule'));
    assert.equal(linesIn(await chat.taps('nudge.settings'))[0], 'När jag hör av mig');
  });
});

describe('när jag hör av mig', () => {
  it('is reached from the settings and by its own word, and shows what holds', async () => {
    const chat = await chatWith({ person: aTryingPerson({ greeted: true }) });
    await chat.says('inställningar');
    assert.deepEqual((await chat.taps('nudge.settings')).card, (await chat.says('påminnelser')).card);
    assert.deepEqual(valuesIn(chat.last ?? assert.fail()), {
      weekday: '4', time: '14:00', kinds: 'meeting-prompt,meeting-preparation,reminder,weekly-card,step-day,peer-waiting,new-peer,handed-over,analysis', inBreaks: 'quiet', calendar: 'country',
    });
  });

  it('keeps day, time, kinds and breaks', async () => {
    const chat = await chatWith({ person: aTryingPerson({ greeted: true }) });
    await chat.says('påminnelser');
    const answer = await chat.taps('nudge.settings.save', { weekday: '1', time: '08:30', kinds: 'weekly-card,step-day,peer-waiting,new-peer,handed-over,analysis', inBreaks: 'at-work' });
    assert.match(linesIn(answer).join('\n'), /på måndagar klockan 08:30/);
    assert.deepEqual((await chat.person()).settings.nudges, { weekday: 1, time: '08:30', stopped: ['meeting-prompt', 'meeting-preparation', 'reminder'], inBreaks: 'at-work' });
    assert.equal(valuesIn(await chat.taps('nudge.settings'))['kinds'], 'weekly-card,step-day,peer-waiting,new-peer,handed-over,analysis');
  });

  it('takes no kind at all for an answer, and says that no question comes', async () => {
    const chat = await chatWith({ person: aTryingPerson({ greeted: true }) });
    await chat.says('påminnelser');
    assert.match(linesIn(await chat.taps('nudge.settings.save', { kinds: '' })).join('\n'), /Veckans fråga kommer inte/);
    assert.equal((await chat.person()).settings.nudges.stopped.length, STOPPABLE_KINDS.length);
  });

  it('comes back filled in with what is wrong', async () => {
    const chat = await chatWith({ person: aTryingPerson({ greeted: true }) });
    await chat.says('påminnelser');
    const answer = await chat.taps('nudge.settings.save', { weekday: '6', time: '10:00', kinds: 'reminder' });
    assert.deepEqual(answer.codes, ['unknown-choice']);
    assert.deepEqual([valuesIn(answer)['weekday'], valuesIn(answer)['time'], valuesIn(answer)['kinds']], ['', '10:00', 'reminder']);
  });

  it('has one button, to begin again, for somebody who wants nothing sent', async () => {
    const chat = await chatWith({ person: aTryingPerson({ greeted: true }) });
    await chat.says('påminnelser');
    await chat.taps('nudge.stop-all');
    assert.deepEqual(verbsIn(await chat.says('påminnelser')), ['nudge.start']);
    await chat.taps('nudge.start');
    assert.equal(inputsOf((await chat.taps('nudge.settings')).card).length, 5);
  });

  it('is told in the welcome: the own day, or that nothing is asked', async () => {
    const settings = aTryingPerson().settings;
    const welcome = async (nudges: Partial<typeof settings.nudges>) => {
      const chat = await chatWith({ person: aTryingPerson({ greeted: true, settings: { ...settings, nudges: { ...settings.nudges, ...nudges } } }) });
      return linesIn(await chat.says('hej')).at(-1);
    };
    assert.match((await welcome({ weekday: 2 })) ?? '', /^På tisdagar frågar jag/);
    assert.match((await welcome({ stopped: ['weekly-card'] })) ?? '', /^Jag frågar inget av mig själv/);
  });
});

describe('the day of the next step', () => {
  it('is asked for on the receipt, without the step, and told there in words', async () => {
    const chat = await reflected();
    assert.match(linesIn(chat.last ?? assert.fail()).join('\n'), /Ska jag påminna dig om ditt nästa steg\?/);
    const answer = await chat.taps('step-day.choose', { stepDay: '2026-11-30' });
    assert.equal(answer.kind, 'receipt');
    assert.match(linesIn(answer).join('\n'), /Jag påminner dig om ditt nästa steg måndag 30 november\./);
    assert.ok(!JSON.stringify(answer.card).includes(REFLECTION.nextStep));
    assert.equal((await chat.person()).stepDay, '2026-11-30');
  });

  it('is the same twice, and falls away at a tap or an empty date', async () => {
    const chat = await reflected();
    const data = tapsOf((chat.last ?? assert.fail()).card).find(({ verb }) => verb === 'step-day.choose')?.data;
    const first = await chat.sends('step-day.choose', { ...data, stepDay: '2026-11-30' });
    assert.deepEqual(await chat.sends('step-day.choose', { ...data, stepDay: '2026-11-30' }), first);
    assert.match(linesIn(await chat.taps('step-day.drop')).join('\n'), /Ska jag påminna dig/);
    assert.equal((await chat.person()).stepDay, undefined);
    await chat.taps('step-day.choose', { stepDay: '2026-11-30' });
    await chat.sends('step-day.choose', { ...data, stepDay: '' });
    assert.equal((await chat.person()).stepDay, undefined);
  });

  for (const stepDay of ['2026-11-22', '2027-01-18', '2026-11-31', 'snart']) {
    it(`is not ${stepDay}, and the receipt says so`, async () => {
      const chat = await reflected();
      const answer = await chat.taps('step-day.choose', { stepDay });
      assert.deepEqual(answer.codes, ['bad-step-day']);
      assert.match(linesIn(answer).join('\n'), /Vilken dag\? – välj ett datum från i morgon och högst åtta veckor fram\./);
      assert.equal((await chat.taps('step-day.choose', { stepDay: '2027-01-17' })).kind, 'receipt');
    });
  }

  it('is asked for only of the latest answer, with a next step, by somebody who wants to be reminded', async () => {
    const offers = async (chat: Chat) => verbsIn(chat.last ?? assert.fail()).includes('step-day.choose');
    assert.equal(await offers(await reflected({}, { nextStep: '' })), false);
    const { settings } = aTryingPerson();
    assert.equal(await offers(await reflected({ settings: { ...settings, nudges: { ...settings.nudges, stopped: ['step-day'] } } })), false);
    const chat = await reflected();
    await chat.sends('reflect.open', { week: '2026-W46' });
    await chat.taps('reflect.submit', REFLECTION);
    assert.equal(await offers(chat), false);
  });
});

/** A person who got this week's card on the Thursday, an hour ago. */
async function nudged(person: Partial<Person> = {}, kind: 'weekly-card' | 'reminder' = 'weekly-card', { offersPause = false } = {}): Promise<Chat> {
  const nudging = { said: [{ key: wishKey('weekly-card', '2026-W47'), on: THURSDAY }, { key: wishKey('weekly-card', '2026-W46'), on: '2026-11-12' }] };
  const chat = await chatWith({ person: aTryingPerson({ greeted: true, nudging, ...person }) });
  chat.world.clock.move({ hours: 4 - 24 * 3 });
  const trying = aTryingPerson(person);
  const wording = { catalogue: CATALOGUE, language: CONTEXT.language, t: CONTEXT.t };
  const form = newWeeklyForm(wording, trying, focusTrial(trying) ?? assert.fail(), question('2026-W47'), kind === 'reminder' ? 'reminder' : 'nudge');
  chat.receives(weeklyCard(CONTEXT, { ...form, nudge: { controls: controlsOf(kind), lines: [], offersPause } }));
  return chat;
}

function controlsOf(kind: StoppableKind): NudgeControls {
  return { kind, keys: [wishKey(kind, '2026-W47')], snoozes: snoozesOffered(kind, THURSDAY), weekday: 4, time: '14:00' };
}

async function tapsLater(chat: Chat, later: 'tomorrow' | 'next-week') {
  const button = tapsOf((chat.last ?? assert.fail()).card).find(({ verb, data }) => verb === 'nudge.snooze' && data['later'] === later);
  return await chat.sends('nudge.snooze', button?.data);
}

async function reflected(person: Partial<Person> = {}, typed: Partial<typeof REFLECTION> = {}): Promise<Chat> {
  const chat = await chatWith({ person: aTryingPerson({ greeted: true, ...person }) });
  await chat.says('reflektera');
  await chat.taps('reflect.submit', { ...REFLECTION, ...typed });
  return chat;
}
