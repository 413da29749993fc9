import { instantText } from '../../domain/calendar/instant-text.ts';
import { Temporal } from 'temporal-polyfill';
import type { IsoWeek } from '../../domain/calendar/iso-week.ts';
import { focusTrial } from '../../domain/person/person.ts';
import type { Answer } from '../../domain/reflection/answer.ts';
import type { Reflection } from '../../domain/reflection/reflection.ts';
import { decideMeetingChoice, decideSubmission } from '../../domain/reflection/submit.ts';
import { isSharedWithTeam, type Visibility } from '../../domain/reflection/visibility.ts';
import { areEffectsDue } from '../../domain/trial/effects-due.ts';
import type { Diary } from './diary.ts';
import { helpWanted, type Habits } from './habits.ts';
import { observationsOf } from './observations.ts';
import { TURNS, type DemoLeader } from './people.ts';
import type { Random } from './random.ts';
import type { Stage } from './stage.ts';
import type { Story } from './texts.ts';

/** Characters of a text that was written between two doors. */
const IN_A_HURRY = 60;
const EDITED = 0.06;
const SHOWN_AT_MEETING = 0.2;

/** One person's answers: the story of their action, week by week. */
export class Reflecting {
  #story: Story | undefined;
  #place = 0;
  #stories = 0;

  constructor(readonly stage: Stage, readonly leader: DemoLeader, readonly diary: Diary, readonly habits: Habits, readonly random: Random) {}

  /** Whether nothing is left to tell, which happens to who answers every week of a window without breaks. */
  get isToldOut(): boolean {
    return this.#place >= (this.#story?.weeks.length ?? 0);
  }

  begin(story: Story): void {
    this.#story = story;
    this.#stories += 1;
    this.#place = 0;
  }

  notReached(week: IsoWeek, at: Temporal.Instant): void {
    this.#submit(week, { kind: 'not-reached' }, at, 0);
  }

  reflect(week: IsoWeek, at: Temporal.Instant): void {
    const answer = this.#answerFor(week);
    const reflection = this.#submit(week, answer, at, 0);
    // Nobody comes back to, or shows at the meeting, a week of which they took nothing with them.
    if (answer.takeaway === '') return;
    if (this.random.chance(EDITED)) this.#addTo(reflection, answer, week, at);
    else if (isSharedWithTeam(answer.visibility) && this.random.chance(SHOWN_AT_MEETING)) {
      this.diary.write(decideMeetingChoice(this.diary.person, reflection, true));
    }
  }

  #answerFor(week: IsoWeek): Extract<Answer, { kind: 'reflection' }> {
    const { person } = this.diary;
    const trial = focusTrial(person);
    const told = this.#story?.weeks[this.#place];
    if (!trial || !told) throw new TypeError('a reflection needs a trial and something to tell');
    const visibility = this.#readers();
    this.#place += 1;
    return {
      kind: 'reflection',
      did: told.did,
      takeaway: told.takeaway ?? '',
      // The card comes with the last next step filled in: in a hurry it is left there, else it is taken away as done.
      nextStep: told.next ?? (told.did.length < IN_A_HURRY ? person.nextStep : ''),
      help: helpWanted(this.random),
      visibility,
      observations: areEffectsDue(trial, week) ? observationsOf(this.stage.catalogue, trial, week, this.random) : {},
    };
  }

  /** In a person's first story some texts reach the whole cohort, each by one of those who tell it. */
  #readers(): Visibility {
    const readers = this.random.weighted(this.habits.readers);
    const isOurTurn = this.#stories === 1 && this.#place % (TURNS + 1) === this.leader.turn;
    return readers === 'team' && isOurTurn ? 'cohort' : readers;
  }

  /** Some days later, if they have passed. */
  #addTo(reflection: Reflection, answer: Extract<Answer, { kind: 'reflection' }>, week: IsoWeek, at: Temporal.Instant): void {
    const later = at.add({ hours: 24 * this.random.between(1, 2), minutes: this.random.between(0, 60) });
    if (Temporal.Instant.compare(later, this.stage.now) > 0) return;
    const did = `${answer.did}\n\n${this.random.pick(this.stage.texts.asides.additions)}`;
    this.#submit(week, { ...answer, did }, later, reflection.rev);
  }

  #submit(week: IsoWeek, answer: Answer, at: Temporal.Instant, baseRev: number): Reflection {
    const { person } = this.diary;
    const trial = focusTrial(person);
    if (!trial) throw new TypeError('nothing is in focus');
    const question = { week, entry: 1 };
    const known = person.recent.find(({ id }) => id === `${week}.1`);
    const now = instantText(at);
    const decision = decideSubmission(person, { question, baseRev, answer, trial, now }, known);
    if (decision.kind !== 'accepted') throw new TypeError(`a made-up answer was ${decision.kind}`);
    this.diary.write(decision.change);
    return decision.reflection;
  }
}
