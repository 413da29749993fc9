import assert from 'node:assert/strict';
import type { Person } from '../../bot/domain/person/person.ts';
import { inputsOf } from '../cards/parts.ts';
import { aTryingPerson } from '../support/world.ts';
import { aChoosingPerson, chatWith, linesIn, REFLECTION, valuesIn, type Chat, type Data } from './chat.ts';

interface FormCase {
  readonly name: string;
  readonly person?: Person;
  /** Brings the form into the chat. */
  readonly arrive: (chat: Chat) => Promise<unknown>;
  readonly verb: string;
  readonly typed: Data;
}

const PRESENT = { seen: 'Många är nya.', wanted: 'Att vi lär av varandra.' };

const FORMS: readonly FormCase[] = [
  { name: 'the weekly reflection', person: aTryingPerson(), arrive: (chat) => chat.says('reflektera'), verb: 'reflect.submit', typed: REFLECTION },
  {
    name: 'an edit', person: aTryingPerson(), verb: 'reflect.submit', typed: { takeaway: 'Något annat.' },
    arrive: async (chat) => {
      await chat.says('reflektera');
      await chat.taps('reflect.submit', REFLECTION);
      await chat.taps('reflect.edit');
    },
  },
  {
    name: 'the next step after hann inte', person: aTryingPerson(), verb: 'reflect.next-step', typed: { nextStep: 'En kort runda' },
    arrive: async (chat) => {
      await chat.says('reflektera');
      await chat.taps('reflect.not-reached');
    },
  },
  ...['choose.next', 'choose.later'].map((verb): FormCase => (
    { name: `the first step of choosing (${verb})`, person: aChoosingPerson(), arrive: (chat) => chat.says('välj'), verb, typed: PRESENT })),
  {
    name: 'the area', person: aChoosingPerson(), verb: 'choose.next', typed: { areaId: 'sprak' },
    arrive: async (chat) => {
      await chat.says('välj');
      await chat.taps('choose.next', PRESENT);
    },
  },
  {
    name: 'when and where', person: aChoosingPerson(), verb: 'choose.back', typed: { when: 'Tisdag', where: 'I tvåan', withWhom: 'Biträdande' },
    arrive: atFocus,
  },
  {
    name: 'who reads', person: aChoosingPerson(), verb: 'choose.next', typed: { visibility: 'cohort' },
    arrive: async (chat) => {
      await atFocus(chat);
      await chat.taps('choose.next', {});
    },
  },
  { name: 'the interest', arrive: (chat) => chat.says('anmäl intresse'), verb: 'interest.submit', typed: { municipality: 'Prövinge', school: 'Granskolan', why: 'För tid' } },
  { name: 'the settings', person: aTryingPerson(), arrive: (chat) => chat.says('inställningar'), verb: 'settings.save', typed: { language: 'sv', zone: 'Europe/Oslo', visibility: 'team', analysts: 'no' } },
  { name: 'the pause', person: aTryingPerson(), arrive: (chat) => chat.says('pausa'), verb: 'pause.submit', typed: { until: '2026-12-24' } },
  { name: 'when I write to you', person: aTryingPerson(), arrive: (chat) => chat.says('påminnelser'), verb: 'nudge.settings.save', typed: { weekday: '2', time: '10:00', kinds: 'reminder,weekly-card', inBreaks: 'at-work' } },
  {
    name: 'the day of the next step', person: aTryingPerson(), verb: 'step-day.choose', typed: { stepDay: '2026-11-30' },
    arrive: async (chat) => {
      await chat.says('reflektera');
      await chat.taps('reflect.submit', REFLECTION);
    },
  },
  { name: 'byt handling', person: aTryingPerson(), arrive: (chat) => chat.says('byt'), verb: 'change.submit', typed: { retire: 'ended', reason: 'Vi har bytt skolform.', next: 'new' } },
];

/** More requests than any form costs; from there on it was answered before the store went away. */
const MOST_REQUESTS = 14;

describe('while the store is away', () => {
  for (const { name, person, arrive, verb, typed } of FORMS) {
    it(`the same form comes back, filled in, with a sentence: ${name}`, async () => {
      let failed = 0;
      for (let request = 1; request <= MOST_REQUESTS; request += 1) {
        const chat = await chatWith(person ? { person } : {});
        await arrive(chat);
        const form = chat.last?.card ?? assert.fail();
        chat.storageGoesAway(request);
        const answer = await chat.taps(verb, typed);
        if (answer.kind !== 'refused') continue;
        failed += 1;
        assert.deepEqual(answer.codes, ['storage-unavailable'], `request ${request}`);
        assert.deepEqual(inputsOf(answer.card).map(({ id }) => id), inputsOf(form).map(({ id }) => id));
        for (const [field, text] of Object.entries(typed)) assert.equal(valuesIn(answer)[field], text, `${field}, request ${request}`);
        assert.match(linesIn(answer).join('\n'), /Försök igen om en liten stund\.\nDet du skrev står kvar här\./);
        chat.storageComesBack();
        const again = await chat.taps(verb, typed);
        assert.notEqual(again.kind, 'refused', `request ${request}: ${again.codes?.join()}`);
      }
      assert.ok(failed > 1, 'the store was never needed');
    });
  }

  it('a button on a card without a form comes back as the same button', async () => {
    const chat = await chatWith({ person: aTryingPerson() });
    await chat.says('reflektera');
    await chat.taps('reflect.submit', REFLECTION);
    chat.storageGoesAway();
    const answer = await chat.taps('reflect.edit');
    assert.doesNotMatch(linesIn(answer).join('\n'), /Det du skrev/);
    chat.storageComesBack();
    assert.equal(valuesIn(await chat.taps('reflect.edit'))['did'], REFLECTION.did);
  });

  it('hann inte leaves the form, with the button, where it was', async () => {
    const chat = await chatWith({ person: aTryingPerson() });
    await chat.says('reflektera');
    chat.storageGoesAway();
    await chat.taps('reflect.not-reached');
    chat.storageComesBack();
    assert.equal((await chat.taps('reflect.not-reached')).kind, 'follow-up');
  });

  it('a command is answered with a sentence and the same once more', async () => {
    const chat = await chatWith({ person: aTryingPerson() });
    chat.storageGoesAway();
    await chat.says('status');
    chat.storageComesBack();
    assert.match(linesIn(await chat.taps('status.open')).join('\n'), /Gå verksamhetsrundor/);
  });

  it('whoever runs the product is told, without what was written', async () => {
    const chat = await chatWith({ person: aTryingPerson() });
    await chat.says('reflektera');
    chat.storageGoesAway();
    await chat.taps('reflect.submit', REFLECTION);
    assert.equal(chat.errors.length, 1);
    assert.ok(!`${String(chat.errors[0])}${JSON.stringify(chat.errors[0])}`.includes(REFLECTION.did));
  });
});

async function atFocus(chat: Chat): Promise<void> {
  await chat.says('välj');
  await chat.taps('choose.next', PRESENT);
  await chat.taps('choose.next', { areaId: 'verksamhet' });
  await chat.taps('choose.next', { actionIds: 'verksamhet.rundor' });
}
