import assert from 'node:assert/strict';
import type { TrialId } from '../../../bot/domain/ids.ts';
import type { Person } from '../../../bot/domain/person/person.ts';
import { parseQuestionId } from '../../../bot/domain/reflection/question.ts';
import { submitReflection, type ReflectionSubmit } from '../../../bot/usecases/reflections/submit-reflection.ts';
import { aTryingPerson, COHORT, settle, testWorld } from '../../support/world.ts';
import { coded, headOf, MAJA, submitOf, written } from '../builders.ts';

describe('a forged card', () => {
  const forged: readonly { readonly what: string; readonly submit: ReflectionSubmit; readonly person?: Partial<Person> }[] = [
    { what: 'a trial that is not the person’s own', submit: submitOf(written(), { trialId: 't-någon-annans' as TrialId }) },
    { what: 'a trial that was planned and never tried', submit: submitOf(written()), person: { trials: aTryingPerson().trials.map((trial) => ({ ...trial, state: 'planned' })) } },
    { what: 'a week that has not begun', submit: submitOf(written(), { week: '2026-W48' }) },
    { what: 'a week before the person took part', submit: submitOf(written(), { week: '2026-W29' }) },
    { what: 'a person who takes part in nothing', submit: submitOf(written()), person: { roles: [] } },
    { what: 'a person who only leads teams', submit: submitOf(written()), person: { roles: [{ kind: 'facilitator', cohortId: COHORT, teams: 'all' }] } },
  ];

  for (const { what, submit, person } of forged) {
    it(`about ${what} is refused and stores nothing`, async () => {
      const world = await testWorld();
      const head = await settle(world, aTryingPerson(person));
      await assert.rejects(submitReflection(world, head, submit), coded('not-found'));
      assert.equal((await headOf(world)).etag, head.etag);
      assert.equal(await world.people.countReflections(MAJA), 0);
    });
  }

  it('cannot name a question that no card asks', () => {
    for (const text of ['', '2026-W54.1', '2026-W47', '2026-W47.0', '2026-W47.21', '2026-W47.01', '2026-W47.1 ', '2026-W47.-1', 'r|2026-W47.1', 47, null, undefined, {}]) {
      assert.equal(parseQuestionId(text), undefined, JSON.stringify(text));
    }
  });

  it('with a revision of its own making is shown what is stored', async () => {
    const world = await testWorld();
    await submitReflection(world, await settle(world, aTryingPerson()), submitOf(written()));
    for (const baseRev of [-1, 0, 2, 99, Number.NaN, Infinity]) {
      const result = await submitReflection(world, await headOf(world), submitOf(written({ did: 'Förfalskat.' }), { baseRev }));
      assert.equal(result.kind, 'stale', String(baseRev));
    }
  });

  it('is refused by the week of the person’s own calendar, not by the server’s', async () => {
    const world = await testWorld();
    await settle(world, aTryingPerson());
    world.clock.move({ hours: 13, minutes: 30 }); // Monday 00:30 in Stockholm, still Sunday in UTC.
    const result = await submitReflection(world, await headOf(world), submitOf(written(), { week: '2026-W48' }));
    assert.equal(result.kind, 'stored');
  });
});
