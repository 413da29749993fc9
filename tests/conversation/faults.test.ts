import assert from 'node:assert/strict';
import fc from 'fast-check';
import { aTryingPerson } from '../support/world.ts';
import { aChoosingPerson, chatWith, linesIn, question, REFLECTION, valuesIn, type Data } from './chat.ts';

interface FaultCase {
  readonly name: string;
  readonly typed: Data;
  readonly code: string;
  readonly told: RegExp;
}

const WEEKLY_FAULTS: readonly FaultCase[] = [
  { name: 'nothing written', typed: { did: '   ' }, code: 'required', told: /^Vad gjorde du, och vad hände\? – skriv/ },
  { name: 'a text that is too long', typed: { takeaway: 'å'.repeat(4001) }, code: 'too-long', told: /^Vad tar du med dig\? – .* 4000 tecken/ },
  { name: 'a text of letters that need more room than ours', typed: { did: '山'.repeat(3000) }, code: 'too-long', told: /2666 tecken/ },
  { name: 'a text so long that its end has no room', typed: { did: 'å'.repeat(20_000) }, code: 'far-too-long', told: /slutet av texten/ },
  { name: 'a number where a text belongs', typed: { did: 7 }, code: 'wrong-type', told: /^Vad gjorde du, och vad hände\? – svaret/ },
  { name: 'a list where a choice belongs', typed: { help: ['none'] }, code: 'wrong-type', told: /^Vill du ha hjälp\? – svaret/ },
  { name: 'readers that there are not', typed: { visibility: 'everybody' }, code: 'unknown-choice', told: /^Vem kan läsa i tjänsten\? – välj/ },
  { name: 'a personnummer', typed: { did: 'Talade om 121212-1212 i går.' }, code: 'personal-number', told: /”121212-1212”/ },
  { name: 'a samordningsnummer', typed: { did: 'Talade om 701063-2391 i går.' }, code: 'coordination-number', told: /”701063-2391”/ },
  { name: 'a fødselsnummer', typed: { did: 'Talade om 01010750160 i går.' }, code: 'norwegian-birth-number', told: /”01010750160”/ },
  { name: 'an address', typed: { nextStep: 'Skriv till nova@skola.example' }, code: 'email', told: /^Nästa steg – ”nova@skola.example”/ },
  { name: 'a telephone number', typed: { takeaway: 'Ring 070-174 06 05' }, code: 'phone', told: /^Vad tar du med dig\? – ”070-174 06 05”/ },
];

describe('a reflection that cannot be saved', () => {
  for (const { name, typed, code, told } of WEEKLY_FAULTS) {
    it(`comes back filled in, says where and what, and is not stored: ${name}`, async () => {
      const chat = await chatWith({ person: aTryingPerson() });
      await chat.says('reflektera');
      const answer = await chat.taps('reflect.submit', { ...REFLECTION, ...typed });
      assert.equal(answer.kind, 'refused');
      assert.deepEqual(answer.codes, [code]);
      assert.ok(linesIn(answer).some((line) => told.test(line)), linesIn(answer).join('\n'));
      const typedTexts = Object.entries({ ...REFLECTION, ...typed }).filter((entry): entry is [string, string] => typeof entry[1] === 'string' && code !== 'unknown-choice');
      for (const [field, text] of typedTexts) assert.ok(text.startsWith(valuesIn(answer)[field] ?? '') && (valuesIn(answer)[field] === text || code === 'far-too-long' || text.trim() === ''), field);
      assert.equal(await chat.written(question('2026-W47')), undefined);
      const mended = await chat.taps('reflect.submit', REFLECTION);
      assert.equal(mended.kind, 'receipt');
    });
  }

  it('is told of every fault at once', async () => {
    const chat = await chatWith({ person: aTryingPerson() });
    await chat.says('reflektera');
    const answer = await chat.taps('reflect.submit', { ...REFLECTION, did: 'Ring 070-174 06 05 eller nova@skola.example', nextStep: 'x'.repeat(501) });
    assert.deepEqual(answer.codes, ['phone', 'email', 'too-long']);
    for (const told of [/”070-174 06 05”/, /”nova@skola\.example”/, /^Nästa steg – .* 500 tecken/]) assert.ok(linesIn(answer).some((line) => told.test(line)));
  });

  it('is told of a pasted telephone list without the list', async () => {
    const chat = await chatWith({ person: aTryingPerson() });
    await chat.says('reflektera');
    const answer = await chat.taps('reflect.submit', { ...REFLECTION, did: '070-174 06 05, '.repeat(200) });
    assert.ok(linesIn(answer).length < 20);
    assert.ok(linesIn(answer).some((line) => line.startsWith('Och 194 till')));
  });

  it('fits in one card whatever is forged into its fields, in the week with effects too', async () => {
    for (const text of ['山'.repeat(30_000), '\u0001'.repeat(30_000), '"'.repeat(30_000), 'nova@skola.example '.repeat(1500)]) {
      const chat = await chatWith({ person: aTryingPerson() });
      chat.world.clock.move({ hours: -24 * 21 });
      await chat.says('reflektera');
      const answer = await chat.taps('reflect.submit', { did: text, takeaway: text, nextStep: text });
      assert.equal(answer.kind, 'refused');
    }
  });

  it('says so in the language that the person chose', async () => {
    const person = aTryingPerson();
    const chat = await chatWith({ person: { ...person, settings: { ...person.settings, language: 'nb' } } });
    await chat.says('reflekter');
    assert.ok(linesIn(await chat.taps('reflect.submit', { did: '' })).some((line) => line.startsWith('Hva gjorde du')));
  });

  it('stores no unprintable characters, and line breaks of one kind', async () => {
    const chat = await chatWith({ person: aTryingPerson() });
    await chat.says('reflektera');
    await chat.taps('reflect.submit', { ...REFLECTION, did: ' En\u0000 rad\r\noch en till\ud800 ' });
    const stored = await chat.written(question('2026-W47'));
    assert.equal(typeof stored === 'object' && stored.did, 'En rad\noch en till');
  });
});

describe('forged card data', () => {
  const forgeries: readonly { name: string; verb: string; data: unknown; code: string }[] = [
    { name: 'a week to come', verb: 'reflect.submit', data: { ...asked(), questionId: '2027-W01.1' }, code: 'not-found' },
    { name: 'a week before the person took part', verb: 'reflect.submit', data: { ...asked(), questionId: '2025-W01.1' }, code: 'not-found' },
    { name: 'a question that is none', verb: 'reflect.submit', data: { ...asked(), questionId: '../0' }, code: 'not-found' },
    { name: 'the twenty-first entry', verb: 'reflect.submit', data: { ...asked(), questionId: '2026-W47.21' }, code: 'not-found' },
    { name: 'somebody else\'s trial', verb: 'reflect.submit', data: { ...asked(), trialId: 't-somebody' }, code: 'not-found' },
    { name: 'an action that is none, with a fault', verb: 'reflect.submit', data: { ...asked(), actionId: 'x', did: '' }, code: 'input-invalid' },
    { name: 'a question never answered, to be kept', verb: 'reflect.keep-stored', data: { questionId: '2026-W46.1' }, code: 'not-found' },
    { name: 'a question never answered, for the meeting', verb: 'reflect.meeting', data: { questionId: '2026-W46.1', show: true }, code: 'not-found' },
    { name: 'no question', verb: 'reflect.edit', data: {}, code: 'not-found' },
    { name: 'an extra entry in no week', verb: 'reflect.extra', data: { week: '2026-W60' }, code: 'not-found' },
    { name: 'a verb that there is not', verb: 'person.delete', data: {}, code: 'input-invalid' },
    { name: 'a verb of the language itself', verb: '__proto__', data: {}, code: 'input-invalid' },
    { name: 'a trial that is none, to change to', verb: 'change.submit', data: { next: 't-somebody', retire: 'done', ...changeData() }, code: 'unknown-choice' },
    { name: 'a step that there is not', verb: 'choose.next', data: { step: 'payment' }, code: 'input-invalid' },
    { name: 'a date that no calendar has', verb: 'pause.submit', data: { until: '2027-02-30' }, code: 'bad-date' },
    { name: 'a nudge put off until never', verb: 'nudge.snooze', data: { kind: 'weekly-card', keys: [], later: 'never' }, code: 'input-invalid' },
    { name: 'a kind of nudge that there is not', verb: 'nudge.stop-kind', data: { kind: 'advertisement' }, code: 'input-invalid' },
    { name: 'a Sunday for the weekly card', verb: 'nudge.schedule', data: { kind: 'weekly-card', keys: [], weekday: '7', time: '14:00' }, code: 'unknown-choice' },
    { name: 'a night for the weekly card', verb: 'nudge.settings.save', data: { weekday: '4', time: '02:00', kinds: '' }, code: 'unknown-choice' },
    { name: 'a calendar that there is not', verb: 'nudge.settings.save', data: { weekday: '4', time: '14:00', kinds: '', calendar: 'mars' }, code: 'unknown-choice' },
    { name: 'a day for a step in a week that is none', verb: 'step-day.choose', data: { questionId: '2026-W60.1', stepDay: '2026-12-01' }, code: 'not-found' },
    { name: 'a zone that there is not', verb: 'settings.save', data: { zone: 'Mars/Olympus' }, code: 'unknown-choice' },
  ];

  for (const { name, verb, data, code } of forgeries) {
    it(`is refused with a code and a sentence: ${name}`, async () => {
      const chat = await chatWith({ person: aTryingPerson() });
      const before = await chat.person();
      const answer = await chat.sends(verb, data);
      assert.equal(answer.kind, 'refused');
      assert.deepEqual(answer.codes, [code]);
      assert.equal((await chat.person()).rev, before.rev);
    });
  }

  it('is never answered with a throw, a broken card or an unexpected error, whatever it holds', async () => {
    const chats = [await chatWith({ person: aTryingPerson() }), await chatWith({ person: aChoosingPerson() }), await chatWith({})];
    await fc.assert(fc.asyncProperty(fc.constantFrom(...chats), fc.constantFrom(...VERBS), fc.oneof(anyForm(), fc.anything()), async (chat, verb, data) => {
      const { codes = [] } = await chat.sends(verb, data);
      assert.ok(!codes.includes('unexpected'), JSON.stringify(chat.errors.at(-1)));
    }), { numRuns: 250 });
  });

  it('about actions of an area that has none leads back to the areas', async () => {
    for (const areaId of ['elevhalsa', 'no-such-area', '']) {
      const chat = await chatWith({ person: aChoosingPerson() });
      const answer = await chat.sends('choose.next', { step: 'actions', areaId, actionIds: [] });
      assert.equal(answer.kind, 'refused');
      assert.ok('areaId' in valuesIn(answer), areaId);
    }
  });

  it('changes nothing of the language\'s own objects', async () => {
    const chat = await chatWith({ person: aTryingPerson() });
    await chat.sends('reflect.submit', JSON.parse('{"__proto__":{"did":"x","polluted":true},"constructor":{"prototype":{"polluted":true}}}'));
    assert.equal(Object.hasOwn(Object.prototype, 'polluted'), false);
  });
});

const VERBS = [
  'hello.open', 'help.open', 'status.open', 'data.open', 'interest.open', 'interest.submit', 'choose.open', 'choose.next', 'choose.back', 'choose.later',
  'change.open', 'change.submit', 'reflect.open', 'reflect.extra', 'reflect.edit', 'reflect.submit', 'reflect.not-reached', 'reflect.next-step',
  'reflect.meeting', 'reflect.keep-stored', 'settings.open', 'settings.save', 'pause.open', 'pause.submit', 'pause.end',
  'nudge.snooze', 'nudge.unsnooze', 'nudge.pause', 'nudge.wait', 'nudge.schedule', 'nudge.stop-kind', 'nudge.stop-all', 'nudge.start', 'nudge.settings',
  'nudge.settings.save', 'step-day.choose', 'step-day.drop',
] as const;

/** Data with the right names and anything, or something likely, under them. */
function anyForm(): fc.Arbitrary<Data> {
  const likely = fc.constantFrom<unknown>(
    '2026-W47.1', '2026-W46.1', '2026-W47', 't-rundor', 'verksamhet.rundor', 'verksamhet', 'elevhalsa', 'me', 'team', 'done', 'ended', 'new', 'actions', 'focus',
    'readers', 'area', 'present-state', 'sv', '2027-01-01', '9999-12-31', 'Europe/Oslo', 'seen', 'nudge', 'weekly-card', 'step-day', 'all', 'tomorrow', 'next-week', '4', '14:00', 'quiet', ['weekly-card|2026-W47', 'step-day|', 3], '', true, false, 0, 1, -1, 1e21, null,
    'x'.repeat(40_000), '\ud800', '山'.repeat(9000), [], ['verksamhet.rundor'], { areaId: 'verksamhet', actionIds: ['verksamhet.rundor', 3], focus: {} },
  );
  const names = [
    'questionId', 'baseRev', 'trialId', 'actionId', 'actionVersion', 'asksEffects', 'reason', 'did', 'takeaway', 'nextStep', 'help', 'visibility', 'week', 'show',
    'step', 'picked', 'seen', 'wanted', 'areaId', 'actionIds', 'focus', 'others', 'when', 'where', 'withWhom', 'retire', 'next', 'until', 'earliest', 'latest',
    'paused', 'language', 'zone', 'analysts', 'municipality', 'school', 'why', 'again', 'effect:other',
    'kind', 'keys', 'later', 'pauseUntil', 'weekday', 'time', 'kinds', 'inBreaks', 'calendar', 'stepDay', 'showAtMeeting',
  ];
  return fc.dictionary(fc.constantFrom(...names), fc.oneof({ weight: 4, arbitrary: likely }, fc.anything()), { maxKeys: 20 });
}

function asked(): Data {
  return { ...REFLECTION, questionId: '2026-W47.1', baseRev: 0, trialId: 't-rundor', actionId: 'verksamhet.rundor', actionVersion: 1, asksEffects: false, reason: 'asked-for' };
}

function changeData(): Data {
  return { focus: { trialId: 't-rundor', actionId: 'verksamhet.rundor', actionVersion: 1, state: 'active' }, others: [] };
}
