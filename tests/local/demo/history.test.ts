import assert from 'node:assert/strict';
import { Temporal } from 'temporal-polyfill';
import { DEFAULT_ZONE } from '../../../bot/domain/calendar/zone.ts';
import { focusTrial } from '../../../bot/domain/person/person.ts';
import { playEverybody, TIMES, type Played } from './played.ts';

describe('twenty made-up weeks', () => {
  const [first = ''] = TIMES;
  const autumn = playEverybody(first);

  it('are the same each time they are played', () => {
    assert.deepEqual(playEverybody(first).map(({ diary }) => [diary.person, diary.records]), autumn.map(({ diary }) => [diary.person, diary.records]));
  });

  for (const time of TIMES) {
    describe(`before ${time}`, () => {
      const played = time === first ? autumn : playEverybody(time);
      const [current, ...colleagues] = played.slice(0, 5);
      assert.ok(current);

      it('answer two cards of three, and leave the rest for reasons of all kinds', () => {
        const outcomes = played.flatMap(({ weeks }) => weeks.slice(0, -1).map(({ outcome }) => outcome));
        const count = (outcome: string) => outcomes.filter((each) => each === outcome).length;
        const sent = count('answered') + count('not-reached') + count('unanswered');
        assertWithin(count('answered') / sent, 0.64, 0.76);
        assertWithin(count('not-reached') / sent, 0.09, 0.17);
        assertWithin(count('unanswered') / sent, 0.11, 0.19);
        for (const outcome of ['paused', 'break', 'not-sent']) assert.ok(count(outcome) >= 20, outcome);
      });

      it('hold nothing that is later than now, and each answer after its week began', () => {
        for (const { reflections, diary: { person } } of played) {
          for (const { submittedAt, editedAt } of reflections) {
            assert.ok(submittedAt <= time.replace('Z', '.000Z') && (editedAt ?? '') <= time.replace('Z', '.000Z'));
          }
          const inOrder = [...reflections].sort((a, b) => (a.week < b.week ? -1 : 1)).map(({ submittedAt }) => submittedAt);
          assert.deepEqual(inOrder, [...inOrder].sort(), person.name);
        }
      });

      it('leave the principal at the keyboard this week\'s card, a next step and weeks of every kind', () => {
        const { diary: { person }, weeks } = current;
        assert.ok(focusTrial(person));
        assert.notEqual(person.nextStep, '');
        assert.ok(!['answered', 'not-reached', 'asked'].includes(weeks.at(-1)?.outcome ?? ''));
        const over = weeks.slice(0, -1).map(({ outcome }) => outcome);
        assert.deepEqual(over.filter((outcome) => outcome !== 'break').slice(-3), ['answered', 'answered', 'answered']);
        assert.equal(over.filter((outcome) => outcome === 'not-reached').length, 1);
        assert.ok(over.includes('break') && over.includes('unanswered'));
        assert.ok(!over.includes('not-sent'), 'from the first week on');
      });

      it('give the Playground\'s team recent reflections to read, by everybody', () => {
        for (const { reflections } of colleagues) {
          const shared = reflections.filter(({ answer }) => answer.kind === 'reflection' && ['team', 'cohort'].includes(answer.visibility));
          assert.ok(shared.length >= 4);
        }
      });

      it('never show a team the same text twice', () => {
        for (const team of byTeam(played)) {
          const said = team.flatMap(({ reflections }) => reflections.flatMap(({ answer }) => (answer.kind === 'reflection' ? [answer.did] : [])));
          assert.equal(new Set(said).size, said.length);
        }
      });

      it('never show the cohort the same text twice', () => {
        const said = played.flatMap(({ reflections }) => reflections.flatMap(({ answer }) => (answer.kind === 'reflection' && answer.visibility === 'cohort' ? [answer.did] : [])));
        assert.ok(said.length > 50);
        assert.equal(new Set(said).size, said.length);
      });
    });
  }

  it('are answered most on Thursday afternoon, and at all other times too', () => {
    const answered = autumn.flatMap(({ reflections }) => reflections).map(({ submittedAt }) => Temporal.Instant.from(submittedAt).toZonedDateTimeISO(DEFAULT_ZONE));
    const share = (is: (time: Temporal.ZonedDateTime) => boolean) => answered.filter(is).length / answered.length;
    assertWithin(share(({ dayOfWeek, hour }) => dayOfWeek === 4 && hour >= 14 && hour < 18), 0.38, 0.55);
    for (const day of [1, 2, 3, 5, 7]) assert.ok(share(({ dayOfWeek }) => dayOfWeek === day) > 0.02, `day ${day}`);
  });

  it('show everything that a trial can go through', () => {
    const trials = autumn.flatMap(({ diary: { person } }) => person.trials);
    for (const state of ['planned', 'active', 'done', 'paused', 'ended']) assert.ok(trials.some((trial) => trial.state === state), state);
    for (const step of ['trying', 'analysing', 'adjusting']) assert.ok(trials.filter((trial) => trial.state === 'active' && trial.step === step).length >= 5, step);
    assert.ok(trials.filter(({ iteration }) => iteration === 2).length > 10);
    const reasons = autumn.flatMap(({ diary }) => diary.records.flatMap((record) => (record.kind === 'trial-retired' ? [record.reason] : [])));
    assert.ok(reasons.length > 5 && reasons.every((reason) => reason !== ''));
    assert.ok(autumn.some(({ diary }) => diary.records.some(({ kind }) => kind === 'choice-draft')), 'someone has saved to think it over');
  });

  it('show everything that a reflection can be', () => {
    const reflections = autumn.flatMap((each) => each.reflections);
    const answers = reflections.flatMap(({ answer }) => (answer.kind === 'reflection' ? [answer] : []));
    for (const visibility of ['me', 'peer', 'team', 'cohort']) assert.ok(answers.filter((answer) => answer.visibility === visibility).length > 30, visibility);
    for (const help of ['team', 'facilitator']) assert.ok(answers.some((answer) => answer.help === help), help);
    const observed = new Set(answers.flatMap(({ observations }) => Object.values(observations)));
    assert.deepEqual([...observed].sort(), ['not-looked', 'not-yet', 'seen', 'wrong-way']);
    assert.ok(reflections.some(({ showAtMeeting }) => showAtMeeting));
    assert.ok(reflections.some(({ editedAt }) => editedAt !== undefined));
    assert.ok(reflections.some(({ submittedAt, week }) => Temporal.Instant.from(submittedAt).toZonedDateTimeISO(DEFAULT_ZONE).weekOfYear !== Number(week.slice(6))), 'some answer late');
  });
});

function byTeam(played: readonly Played[]): Played[][] {
  const teams = new Map<string, Played[]>();
  for (const each of played) teams.set(each.leader.teamId, [...(teams.get(each.leader.teamId) ?? []), each]);
  return [...teams.values()];
}

function assertWithin(value: number, least: number, most: number): void {
  assert.ok(value >= least && value <= most, `${value.toFixed(3)} is not within ${least}–${most}`);
}
