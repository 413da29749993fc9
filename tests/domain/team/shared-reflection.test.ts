import assert from 'node:assert/strict';
import type { ActionId, QuestionId, TrialId } from '../../../bot/domain/ids.ts';
import type { Answer } from '../../../bot/domain/reflection/answer.ts';
import type { Reflection } from '../../../bot/domain/reflection/reflection.ts';
import { VISIBILITIES } from '../../../bot/domain/reflection/visibility.ts';
import { sharedWith } from '../../../bot/domain/team/shared-reflection.ts';
import { aTryingPerson, week } from '../../support/world.ts';
import { NOT_REACHED, written } from '../../usecases/builders.ts';

describe('a reflection as others may read it', () => {
  it('has its text for the team and the cohort as far as its author chose', () => {
    const readers = VISIBILITIES.map((visibility) => {
      const reflection = reflectionOf(written({ visibility }));
      return [visibility, ...(['team', 'cohort'] as const).map((audience) => sharedWith(audience, aTryingPerson(), reflection).shown !== undefined)];
    });
    assert.deepEqual(readers, [['me', false, false], ['peer', false, false], ['team', true, false], ['cohort', true, true]]);
  });

  it('keeps its place and revision and nothing else when it is taken back', () => {
    const taken = sharedWith('team', aTryingPerson(), reflectionOf(written({ visibility: 'me', did: 'Hemligt.' })));
    assert.deepEqual(Object.keys(taken).sort(), ['id', 'pid', 'rev', 'submittedAt']);
  });

  it('does not say that somebody asked the facilitator for help', () => {
    assert.doesNotMatch(JSON.stringify(sharedWith('team', aTryingPerson(), reflectionOf(written({ help: 'facilitator' })))), /help|facilitator/);
  });

  it('tells the team, and nobody else, that the author would like its help', () => {
    const asked = (['team', 'cohort'] as const).map((audience) => sharedWith(audience, aTryingPerson(), reflectionOf(written({ help: 'team', visibility: 'cohort' }))).shown?.asksTeam);
    assert.deepEqual(asked, [true, undefined]);
  });

  it('is not there for a week that was not reached', () => {
    assert.equal(sharedWith('team', aTryingPerson(), reflectionOf(NOT_REACHED)).shown, undefined);
  });

  it('does not name a protected identity', () => {
    const shared = sharedWith('cohort', aTryingPerson({ name: 'Skyddad Prov', protectedIdentity: true }), reflectionOf(written({ visibility: 'cohort' })));
    assert.ok(shared.shown);
    assert.doesNotMatch(JSON.stringify(shared), /Skyddad/);
  });
});

function reflectionOf(answer: Answer): Reflection {
  return {
    id: '2026-W47.1' as QuestionId,
    rev: 3,
    week: week('2026-W47'),
    trialId: 't-rundor' as TrialId,
    actionId: 'verksamhet.rundor' as ActionId,
    actionVersion: 1,
    iteration: 1,
    answer,
    showAtMeeting: false,
    submittedAt: '2026-11-22T10:00:00.000Z',
  };
}
