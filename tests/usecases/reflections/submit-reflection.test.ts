import assert from 'node:assert/strict';
import { addWeeks, type IsoWeek } from '../../../bot/domain/calendar/iso-week.ts';
import { outcomeOf } from '../../../bot/domain/calendar/ledger.ts';
import type { Person } from '../../../bot/domain/person/person.ts';
import { MOST_RECENT } from '../../../bot/domain/reflection/submit.ts';
import { chooseActions } from '../../../bot/usecases/trials/choose-actions.ts';
import { submitReflection, type ReflectionSubmit } from '../../../bot/usecases/reflections/submit-reflection.ts';
import { viewTeam } from '../../../bot/usecases/cohorts/view-team.ts';
import { aTryingPerson, COHORT, settle, TEAM, testWorld, week, type TestWorld } from '../../support/world.ts';
import { memoryTables } from '../../../bot/storage/table/memory-tables.ts';
import { actionIds, choiceOf, effects, headOf, MAJA, NOT_REACHED, ROUNDS, submitOf, summaryIn, written } from '../builders.ts';
import { rememberingTables } from '../stored-rows.ts';

const LATEST = { limit: 100 };

describe('a submitted reflection', () => {
  it('is stored as it was said, counts for its week and shows in the team', async () => {
    const { world, submit, reflections } = await aWorld();
    const answer = written({ observations: { [effectOf(0)]: 'seen' } });
    const result = await submit(submitOf(answer));
    assert.deepEqual([result.kind, result.kind === 'stored' && result.rev], ['stored', 1]);
    const [stored] = await reflections();
    assert.deepEqual(stored?.answer, answer);
    assert.deepEqual([stored?.rev, stored?.week, stored?.submittedAt, stored?.editedAt], [1, '2026-W47', '2026-11-22T10:00:00.000Z', undefined]);
    assert.equal(outcomeOf(result.person.ledger, week('2026-W47'), week('2026-W47')), 'answered');
    assert.deepEqual(await sharedTexts(world), [answer.did]);
  });

  it('quotes its next step in the head and keeps the choice of readers for the next card', async () => {
    const { submit } = await aWorld();
    const { person } = await submit(submitOf(written({ nextStep: 'Fråga arbetslaget', visibility: 'peer' })));
    assert.deepEqual([person.nextStep, person.settings.visibility], ['Fråga arbetslaget', 'peer']);
  });

  it('mended long after leaves the choice of readers for the next card as it is', async () => {
    const { submit } = await aWorld();
    await submit(submitOf(written({ visibility: 'cohort' }), { week: '2026-W45' }));
    await submit(submitOf(written({ visibility: 'team' })));
    const { person } = await submit(submitOf(written({ did: 'Rättad.', visibility: 'cohort' }), { week: '2026-W45', baseRev: 1 }));
    assert.equal(person.settings.visibility, 'team');
  });

  it('is one reflection when the same is sent twice', async () => {
    const { submit, reflections } = await aWorld();
    await submit(submitOf(written()));
    const again = await submit(submitOf(written()));
    assert.deepEqual([again.kind, again.person.rev], ['repeated', 2]);
    assert.equal((await reflections()).length, 1);
  });

  it('is one reflection when it is delivered twice at the same time', async () => {
    const { world, reflections, versions } = await aWorld();
    const card = await headOf(world);
    const results = await Promise.all([1, 2].map(() => submitReflection(world, card, submitOf(written()))));
    assert.deepEqual(results.map(({ kind }) => kind).sort(), ['repeated', 'stored']);
    assert.equal((await reflections()).length, 1);
    assert.deepEqual(await versions(), ['1']);
  });

  it('says the same when its observations come in another order', async () => {
    const { submit } = await aWorld();
    const [first, second] = effects(2);
    assert.ok(first && second);
    await submit(submitOf(written({ observations: { [first]: 'seen', [second]: 'not-yet' } })));
    const again = await submit(submitOf(written({ observations: { [second]: 'not-yet', [first]: 'seen' } })));
    assert.equal(again.kind, 'repeated');
  });

  it('is stored for nobody else when it is for the author alone', async () => {
    const { world, rows, submit } = await aWorld();
    await submit(submitOf(written({ did: 'Detta är bara mitt.', visibility: 'me' })));
    assert.deepEqual(await sharedTexts(world), []);
    assert.equal((await rows('Cohort')).filter(({ values }) => JSON.stringify(values).includes('bara mitt')).length, 0);
  });
});

describe('an edit', () => {
  it('keeps the earlier versions beside the latest', async () => {
    const { submit, reflections, versions, rows } = await aWorld();
    await submit(submitOf(written({ did: 'Första.' })));
    await submit(submitOf(written({ did: 'Andra.' }), { baseRev: 1 }));
    const third = await submit(submitOf(written({ did: 'Tredje.' }), { baseRev: 2 }));
    assert.deepEqual([third.kind, third.kind === 'stored' && third.rev], ['stored', 3]);
    assert.deepEqual((await reflections()).map(({ answer }) => answer.kind === 'reflection' && answer.did), ['Tredje.']);
    assert.deepEqual(await versions(), ['1', '2', '3']);
    const kept = (await rows('People')).filter(({ rk }) => rk.startsWith('v|')).map(({ values }) => String(values['json']));
    assert.deepEqual(kept.map((json) => /Första|Andra|Tredje/.exec(json)?.[0]), ['Första', 'Andra', 'Tredje']);
  });

  it('says when it was first submitted and when it was changed', async () => {
    const { world, submit, reflections } = await aWorld();
    await submit(submitOf(written()));
    world.clock.move({ hours: 2 });
    await submit(submitOf(written({ did: 'Ändrat.' }), { baseRev: 1 }));
    const [stored] = await reflections();
    assert.deepEqual([stored?.submittedAt, stored?.editedAt], ['2026-11-22T10:00:00.000Z', '2026-11-22T12:00:00.000Z']);
  });

  it('replaces what the team reads, in the same place', async () => {
    const { world, submit } = await aWorld();
    await submit(submitOf(written({ did: 'Före.' })));
    world.clock.move({ hours: 2 });
    await submit(submitOf(written({ did: 'Efter.' }), { baseRev: 1 }));
    assert.deepEqual(await sharedTexts(world), ['Efter.']);
  });

  it('of an older card is shown the stored text, and loses nothing of it', async () => {
    const { submit, reflections, versions } = await aWorld();
    await submit(submitOf(written({ did: 'Från telefonen.' })));
    const late = await submit(submitOf(written({ did: 'Från datorn.' })));
    assert.equal(late.kind, 'stale');
    assert.equal(late.kind === 'stale' && late.stored.answer.kind === 'reflection' && late.stored.answer.did, 'Från telefonen.');
    assert.equal((await reflections())[0]?.rev, 1);
    assert.deepEqual(await versions(), ['1']);
  });

  it('from two devices at the same time stores one and shows it to the other, who can then decide', async () => {
    const { world, submit, reflections } = await aWorld();
    await submit(submitOf(written({ did: 'Först.' })));
    const card = await headOf(world);
    const edits = ['Telefon.', 'Dator.'].map((did) => submitReflection(world, card, submitOf(written({ did }), { baseRev: 1 })));
    const results = await Promise.all(edits);
    assert.deepEqual(results.map(({ kind }) => kind).sort(), ['stale', 'stored']);
    const stale = results.find(({ kind }) => kind === 'stale');
    assert.equal(stale?.kind === 'stale' && stale.stored.rev, 2);
    const decided = await submit(submitOf(written({ did: 'Båda två.' }), { baseRev: 2 }));
    assert.equal(decided.kind === 'stored' && decided.rev, 3);
    assert.equal((await reflections()).length, 1);
  });

  it('stays with the version and iteration that was tried, whatever is tried when it is made', async () => {
    const { world, submit, reflections } = await aWorld();
    await submit(submitOf(written()));
    const [, other] = actionIds();
    assert.ok(other);
    await chooseActions(world, await headOf(world), choiceOf([other]), { state: 'done', reason: '' });
    const { focus } = (await headOf(world)).value;
    assert.ok(focus);
    await submit(submitOf(written({ did: 'Rättat.' }), { baseRev: 1, trialId: focus }));
    const [stored] = await reflections();
    assert.deepEqual([stored?.trialId, stored?.actionId, stored?.actionVersion, stored?.iteration], [ROUNDS, 'verksamhet.rundor', 1, 1]);
  });

  it('of what was tried before does not bring its next step back', async () => {
    const { world, submit } = await aWorld();
    await submit(submitOf(written({ nextStep: 'Gammalt steg' })));
    await chooseActions(world, await headOf(world), choiceOf(actionIds().slice(1, 2)), { state: 'done', reason: '' });
    const { person } = await submit(submitOf(written({ did: 'Rättat.', nextStep: 'Gammalt steg' }), { baseRev: 1 }));
    assert.equal(person.nextStep, '');
  });
});

describe('a week that was not reached', () => {
  it('is an answer, without text and without readers', async () => {
    const { world, submit } = await aWorld({ nextStep: 'Gå en runda på fredag', settings: { ...aTryingPerson().settings, visibility: 'team' } });
    const { kind, person } = await submit(submitOf(NOT_REACHED));
    assert.equal(kind, 'stored');
    assert.equal(outcomeOf(person.ledger, week('2026-W47'), week('2026-W47')), 'not-reached');
    assert.deepEqual([person.nextStep, person.settings.visibility], ['Gå en runda på fredag', 'team']);
    assert.deepEqual(await sharedTexts(world), []);
  });

  it('can still be written about, and the text is then new and not an edit', async () => {
    const { world, submit, reflections } = await aWorld();
    await submit(submitOf(NOT_REACHED));
    world.clock.move({ hours: 3 });
    const result = await submit(submitOf(written()));
    assert.equal(result.kind, 'stored');
    assert.equal(outcomeOf(result.person.ledger, week('2026-W47'), week('2026-W47')), 'answered');
    const [stored] = await reflections();
    assert.deepEqual([stored?.rev, stored?.submittedAt, stored?.editedAt], [2, '2026-11-22T13:00:00.000Z', undefined]);
  });

  it('does not take away a text that was written before the tap', async () => {
    const { submit, reflections } = await aWorld();
    await submit(submitOf(written()));
    const late = await submit(submitOf(NOT_REACHED));
    assert.deepEqual([late.kind, outcomeOf(late.person.ledger, week('2026-W47'), week('2026-W47'))], ['repeated', 'answered']);
    assert.equal((await reflections())[0]?.answer.kind, 'reflection');
  });
});

describe('an extra entry', () => {
  it('in the same week is a reflection of its own', async () => {
    const { world, submit, reflections } = await aWorld();
    await submit(submitOf(written({ did: 'Första.' })));
    await submit(submitOf(written({ did: 'Andra.', nextStep: 'Nyare steg' }), { entry: 2 }));
    assert.deepEqual((await reflections()).map(({ id }) => id), ['2026-W47.2', '2026-W47.1']);
    assert.equal((await headOf(world)).value.nextStep, 'Nyare steg');
    assert.equal((await sharedTexts(world)).length, 2);
  });
});

describe('a late answer', () => {
  it('counts for its own week and leaves a newer next step and the current week alone', async () => {
    const { submit } = await aWorld();
    await submit(submitOf(written({ nextStep: 'Nytt steg' })));
    const { person } = await submit(submitOf(written({ nextStep: 'Gammalt steg' }), { week: '2026-W45' }));
    assert.equal(person.nextStep, 'Nytt steg');
    const outcomes = ['2026-W45', '2026-W46', '2026-W47'].map((each) => outcomeOf(person.ledger, week(each), week('2026-W47')));
    assert.deepEqual(outcomes, ['answered', 'not-sent', 'answered']);
  });

  it('to a question further back than the head remembers is still told from a repeat, an edit and an old card', async () => {
    const { world, submit, reflections } = await aWorld({ roles: since('2026-W01') });
    const first = week('2026-W02');
    for (const each of weeksFrom(first, MOST_RECENT + 5)) await submit(submitOf(written({ did: `Vecka ${each}` }), { week: each }));
    assert.ok((await headOf(world)).value.recent.every(({ id }) => id !== '2026-W02.1'));

    const repeated = await submit(submitOf(written({ did: 'Vecka 2026-W02' }), { week: first }));
    assert.equal(repeated.kind, 'repeated');
    const stale = await submit(submitOf(written({ did: 'Från ett gammalt kort' }), { week: first }));
    assert.equal(stale.kind === 'stale' && stale.stored.answer.kind === 'reflection' && stale.stored.answer.did, 'Vecka 2026-W02');
    const edited = await submit(submitOf(written({ did: 'Rättad' }), { week: first, baseRev: 1 }));
    assert.equal(edited.kind === 'stored' && edited.rev, 2);
    assert.equal((await reflections()).length, MOST_RECENT + 5);
    const unanswered = await submit(submitOf(written(), { week: '2026-W01' }));
    assert.equal(unanswered.kind === 'stored' && unanswered.rev, 1);
  });

  it('of long ago does not push a newer one out of what the head remembers', async () => {
    const { world, submit } = await aWorld({ roles: since('2026-W01') });
    for (const each of weeksFrom(week('2026-W10'), MOST_RECENT)) await submit(submitOf(written(), { week: each }));
    await submit(submitOf(written(), { week: '2026-W05' }));
    const { recent } = (await headOf(world)).value;
    assert.deepEqual([recent.length, recent.at(-1)?.id], [MOST_RECENT, '2026-W10.1']);
  });

  it('has its place among the others by its week and entry, in whatever order they are written', async () => {
    const { world, submit } = await aWorld({ roles: since('2026-W01') });
    const asked = [['2026-W45', 1], ['2026-W43', 1], ['2026-W44', 2], ['2026-W44', 10], ['2026-W44', 1], ['2026-W46', 1]] as const;
    const noted = { [effectOf(0)]: 'seen' } as const;
    for (const [each, entry] of asked) await submit(submitOf(written({ did: `${each} ${entry}`, observations: noted }), { week: each, entry }));
    await submit(submitOf(written({ did: 'Rättad', observations: noted }), { week: '2026-W44', entry: 2, baseRev: 1 }));
    const { recent, observed } = (await headOf(world)).value;
    const inOrder = ['2026-W46.1', '2026-W45.1', '2026-W44.10', '2026-W44.2', '2026-W44.1', '2026-W43.1'];
    assert.deepEqual(recent.map(({ id }) => id), inOrder);
    assert.deepEqual(observed.map(({ id }) => id), inOrder);
  });
});

describe('what a member has seen of the effects', () => {
  it('enters the figures from shared reflections alone', async () => {
    const { world, submit } = await aWorld();
    await submit(submitOf(written({ visibility: 'me', observations: { [effectOf(0)]: 'seen' } }), { week: '2026-W45' }));
    await submit(submitOf(written({ visibility: 'peer', observations: { [effectOf(1)]: 'wrong-way' } }), { week: '2026-W46' }));
    await submit(submitOf(written({ visibility: 'team', observations: { [effectOf(2)]: 'not-yet' } })));
    const summary = await summaryIn(world);
    assert.deepEqual(summary?.latest, { [effectOf(1)]: 'wrong-way', [effectOf(2)]: 'not-yet' });
    assert.deepEqual(summary?.latestForTeam, { [effectOf(2)]: 'not-yet' });
    assert.deepEqual(summary?.byWeek, { '2026-W46': ['wrong-way'], '2026-W47': ['not-yet'] });
  });

  it('leaves the figures again when the reflection is kept to oneself', async () => {
    const { world, submit } = await aWorld();
    await submit(submitOf(written({ observations: { [effectOf(0)]: 'seen' } })));
    await submit(submitOf(written({ visibility: 'me', observations: { [effectOf(0)]: 'seen' } }), { baseRev: 1 }));
    const summary = await summaryIn(world);
    assert.deepEqual([summary?.latest, summary?.latestForTeam, summary?.byWeek], [{}, {}, {}]);
  });
});

async function aWorld(person: Partial<Person> = {}) {
  const { tables, rows } = rememberingTables(memoryTables());
  const world = await testWorld({ tables });
  await settle(world, aTryingPerson(person));
  const ofTable = async (table: string) => (await rows()).filter((row) => row.table === table);
  return {
    world,
    rows: ofTable,
    submit: async (submit: ReflectionSubmit) => submitReflection(world, await headOf(world), submit),
    reflections: async () => (await world.people.reflections(MAJA, LATEST)).items,
    versions: async () => (await ofTable('People')).filter(({ rk }) => rk.startsWith('v|')).map(({ rk }) => rk.split('|')[2]),
  };
}

async function sharedTexts(world: TestWorld): Promise<string[]> {
  const { shared } = await viewTeam(world, (await headOf(world)).value, { cohortId: COHORT, teamId: TEAM }, LATEST);
  return shared.items.map(({ shown }) => shown?.did ?? '');
}

function effectOf(index: number) {
  const effect = effects(3)[index];
  assert.ok(effect);
  return effect;
}

function since(joined: string): Person['roles'] {
  return aTryingPerson().roles.map((role) => (role.kind === 'principal' ? { ...role, joined: week(joined) } : role));
}

function weeksFrom(first: IsoWeek, count: number): readonly IsoWeek[] {
  return Array.from({ length: count }, (_, index) => addWeeks(first, index));
}
