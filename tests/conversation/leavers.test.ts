import assert from 'node:assert/strict';
import { changed } from '../../bot/domain/person/change.ts';
import { changePerson } from '../../bot/usecases/change-person.ts';
import { aTryingPerson, COHORT, TEAM } from '../support/world.ts';
import { chatWith, linesIn, REFLECTION, type Chat } from './chat.ts';

const TEAMS_PAGE = { audience: 'team', teamId: TEAM } as const;

describe('somebody who has left the cohort', () => {
  it('can still take back what they shared with the team', async () => {
    const chat = await hasLeft();
    assert.equal((await chat.world.cohorts.shared(COHORT, TEAMS_PAGE, { limit: 9 })).items.length, 1);
    await chat.sends('reflect.edit', { questionId: '2026-W47.1' });
    const answer = await chat.taps('reflect.submit', { visibility: 'me' });
    assert.equal(answer.kind, 'receipt', linesIn(answer).join('\n'));
    assert.equal((await chat.world.cohorts.shared(COHORT, TEAMS_PAGE, { limit: 9 })).items.length, 0);
    assert.deepEqual(chat.errors, []);
  });

  it('is asked nothing new, and meets no dead end', async () => {
    const chat = await hasLeft();
    for (const word of ['hej', 'reflektera', 'status']) assert.equal((await chat.says(word)).kind, 'form', word);
    const answer = await chat.sends('reflect.submit', { ...REFLECTION, questionId: '2026-W46.1', trialId: 't-rundor', baseRev: 0 });
    assert.notEqual(answer.kind, 'receipt');
  });
});

/** What they wrote was shared with the team, and a week later they are gone. */
async function hasLeft(): Promise<Chat> {
  const chat = await chatWith({ person: aTryingPerson({ greeted: true }) });
  await chat.says('reflektera');
  await chat.taps('reflect.submit', { ...REFLECTION, visibility: 'team' });
  chat.world.clock.move({ hours: 1 });
  const loaded = (await chat.world.people.load(chat.pid)) ?? assert.fail();
  const until = chat.world.clock.now().toString({ smallestUnit: 'millisecond' });
  await changePerson(chat.world, loaded, (person) => ({ result: undefined, change: changed({ ...person, roles: [], left: [{ cohortId: COHORT, teamId: TEAM, until }] }) }));
  return chat;
}
