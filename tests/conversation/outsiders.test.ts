import assert from 'node:assert/strict';
import { commandWords } from '../../bot/conversation/commands.ts';
import { COHORT, aTryingPerson } from '../support/world.ts';
import { actionsOf } from '../cards/parts.ts';
import { aChoosingPerson, chatWith, linesIn, REFLECTION, valuesIn, verbsIn } from './chat.ts';

const FACILITATOR = aChoosingPerson({ roles: [{ kind: 'facilitator', cohortId: COHORT, teams: 'all' }] });
const PARTICIPANTS_ONLY = ['reflect.open', 'choose.open', 'change.open', 'pause.open'];

describe('somebody who takes part in nothing', () => {
  for (const [name, person] of [['a stranger', undefined], ['a facilitator', FACILITATOR]] as const) {
    it(`meets no dead end, whatever is said: ${name}`, async () => {
      const chat = await chatWith(person ? { person } : {});
      await chat.says('hej');
      for (const word of Object.values(commandWords()).flat()) {
        const answer = await chat.says(word);
        assert.equal(answer.kind, 'form', word);
        assert.ok(actionsOf(answer.card).length > 0, word);
      }
      assert.deepEqual(chat.errors, []);
    });

    it(`is told that a thing is for participants, with what there is instead: ${name}`, async () => {
      const chat = await chatWith(person ? { person } : {});
      for (const verb of PARTICIPANTS_ONLY) {
        const answer = await chat.sends(verb, {});
        assert.match(linesIn(answer)[1] ?? '', /till för rektorer som är med i ett program/, verb);
        assert.equal(answer.kind, 'form');
      }
    });
  }

  it('is offered to register interest where participants reflect', async () => {
    const chat = await chatWith({});
    assert.deepEqual(verbsIn(await chat.says('reflektera')), ['interest.open', 'code.open']);
  });

  it('sees in the menu and the settings only what is of use', async () => {
    const chat = await chatWith({});
    await chat.says('hej');
    assert.deepEqual(verbsIn(await chat.says('hjälp')), ['hello.open', 'code.open', 'settings.open', 'data.open']);
    assert.deepEqual(Object.keys(valuesIn(await chat.says('inställningar'))), ['language', 'zone']);
    await chat.taps('settings.save', { language: 'en' });
    assert.equal((await chat.person()).settings.language, 'en');
  });

  it('whose place was taken away while they wrote gets the text back', async () => {
    const chat = await chatWith({ person: aTryingPerson() });
    await chat.says('reflektera');
    const loaded = await chat.world.people.load(chat.pid);
    assert.ok(loaded);
    await chat.world.people.save({ person: { ...loaded.value, roles: [] }, records: [] }, loaded.etag);
    const answer = await chat.taps('reflect.submit', REFLECTION);
    assert.deepEqual(answer.codes, ['not-allowed']);
    assert.equal(valuesIn(answer)['did'], REFLECTION.did);
  });
});
