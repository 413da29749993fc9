import { Temporal } from 'temporal-polyfill';
import { emptyLedger, mark, type WeekMark } from '../../domain/calendar/ledger.ts';
import type { IsoWeek } from '../../domain/calendar/iso-week.ts';
import { DEFAULT_ZONE } from '../../domain/calendar/zone.ts';
import type { ActionId } from '../../domain/ids.ts';
import { changed } from '../../domain/person/change.ts';
import { momentOf } from '../../domain/person/moment.ts';
import { isPaused, withoutPause } from '../../domain/person/pause.ts';
import { DEFAULT_NUDGES, NEVER_NUDGED } from '../../domain/nudges/nudging.ts';
import { focusTrial, type Person } from '../../domain/person/person.ts';
import { answerTime, cardTime, choosingTime } from './answer-times.ts';
import { Diary } from './diary.ts';
import { habitsOf, turnoutOf, type Habits } from './habits.ts';
import { COHORT, type DemoLeader } from './people.ts';
import { Random } from './random.ts';
import { Reflecting } from './reflecting.ts';
import { storyOf, type Stage } from './stage.ts';
import { changeFocus, choose, ponder, takeStep, withReaders } from './trials.ts';
import { firstWeek, weeksOf, type DemoWeek } from './window.ts';

/** Answered weeks with the first action before those who change go on to another. */
const CHANGES_AFTER = 5;

/** What one leader has done and not done, played through the same decisions as the product's. */
export function playHistory(stage: Stage, leader: DemoLeader): Diary {
  const diary = new Diary(newLeader(stage, leader));
  if (leader.course === 'not-met') return diary;
  const random = new Random(`history ${leader.pid}`);
  const habits = habitsOf(leader.course, random);
  diary.write(changed({ ...diary.person, settings: { ...diary.person.settings, analysts: habits.analysts } }));
  if (leader.course === 'choosing') {
    if (random.chance(0.7)) diary.write(ponder(stage.catalogue, diary.person, storyOf(stage, leader.actionId), random));
    return diary;
  }
  new History(stage, leader, diary, habits, random).play();
  return diary;
}

class History {
  readonly #reflecting: Reflecting;
  #weeksWithSchool = 0;
  /** Answered weeks with the focus as it stands now. */
  #answered = 0;
  #hasChanged = false;

  constructor(readonly stage: Stage, readonly leader: DemoLeader, readonly diary: Diary, readonly habits: Habits, readonly random: Random) {
    this.#reflecting = new Reflecting(stage, leader, diary, habits, random);
  }

  play(): void {
    for (const [index, each] of weeksOf(this.leader, this.stage.now).entries()) {
      if (each.isBreak) this.#mark(each.week, 'break');
      else this.#playWeek(each, index);
    }
  }

  #playWeek(each: DemoWeek, index: number): void {
    this.#pauseOrReturn(each.week, index);
    if (this.#isPausedIn(each.week)) return;
    if (!focusTrial(this.diary.person)) this.#choose(each);
    else if (this.#wantsToChange()) this.#changeFocus(each);
    if (focusTrial(this.diary.person)) this.#takeCard(each);
    this.#weeksWithSchool += 1;
  }

  #takeCard(each: DemoWeek): void {
    const { week, left } = each;
    const turnout = turnoutOf(this.leader.course, this.habits, left, this.random);
    if (turnout === 'not-sent' || turnout === 'left-alone') return;
    if (this.#isPast(cardTime(week))) this.#mark(week, 'asked');
    if (turnout === 'unanswered') return;
    const at = answerTime(week, this.random);
    if (!this.#isPast(at)) return;
    if (turnout === 'not-reached' || this.#reflecting.isToldOut) return this.#reflecting.notReached(week, at);
    this.#reflecting.reflect(week, at);
    this.#answered += 1;
    this.#goRoundTheCycle(each);
  }

  #choose({ week, left }: DemoWeek): void {
    const at = choosingTime(week, this.random);
    // Whoever would choose late still has time to try.
    if ((this.#weeksWithSchool < this.habits.choosesAfter && left > 6) || !this.#isPast(at)) return;
    const person = withReaders(this.diary.person, this.random.weighted(this.habits.readers));
    this.diary.write(choose(this.stage.catalogue, person, storyOf(this.stage, this.leader.actionId), this.#plans(), at, this.random));
    this.#reflecting.begin(storyOf(this.stage, this.leader.actionId));
  }

  /** What is chosen beside the focus, for later: of those who change, some have planned it. */
  #plans(): readonly ActionId[] {
    return this.leader.course === 'changes' ? this.random.chance(0.5) ? [this.leader.later] : [] : this.random.chance(0.3) ? [this.leader.later] : [];
  }

  #wantsToChange(): boolean {
    return this.leader.course === 'changes' && !this.#hasChanged && this.#answered >= CHANGES_AFTER;
  }

  #changeFocus({ week }: DemoWeek): void {
    const at = choosingTime(week, this.random);
    if (!this.#isPast(at)) return;
    const story = storyOf(this.stage, this.leader.later);
    this.diary.write(changeFocus(this.stage.catalogue, this.diary.person, story, this.stage.texts.asides, at, this.random));
    this.#reflecting.begin(story);
    this.#hasChanged = true;
    this.#answered = 0;
  }

  /** *Prova → Reflektera och analysera → Justera → Prova igen*, the second round as long as the first. */
  #goRoundTheCycle({ week }: DemoWeek): void {
    const trial = focusTrial(this.diary.person);
    if (!trial) return;
    const since = this.#answered;
    if (trial.step === 'trying' && since >= this.habits.triesFor) this.#takeStep('analysing', week);
    else if (trial.step === 'analysing' && since >= this.habits.triesFor + 2) this.#takeStep('adjusting', week);
    else if (trial.step === 'adjusting' && since >= this.habits.triesFor + 4) {
      this.#takeStep('trying', week);
      this.#answered = 0;
    }
  }

  #takeStep(step: 'trying' | 'analysing' | 'adjusting', week: IsoWeek): void {
    this.diary.write(takeStep(this.diary.person, step, week));
  }

  #pauseOrReturn(week: IsoWeek, index: number): void {
    const { pause } = this.habits;
    if (!pause) return;
    const { person } = this.diary;
    const { date } = momentOf(person, choosingTime(week, this.random));
    if (index === pause.after && this.#isPast(choosingTime(week, this.random))) {
      const until = Temporal.PlainDate.from(date).add({ days: pause.weeks * 7 - 1 }).toString();
      this.diary.write(changed({ ...person, pause: { from: date, ...(pause.until === 'date' ? { until } : {}) } }));
    }
    if (index === pause.after + pause.weeks && person.pause && !person.pause.until) this.diary.write(changed(withoutPause(person, week)));
  }

  #isPausedIn(week: IsoWeek): boolean {
    const { person } = this.diary;
    return person.pause !== undefined && isPaused(person, momentOf(person, cardTime(week)).date);
  }

  #mark(week: IsoWeek, marked: WeekMark): void {
    const { person } = this.diary;
    this.diary.write(changed({ ...person, ledger: mark(person.ledger, week, marked) }));
  }

  #isPast(time: Temporal.Instant): boolean {
    return Temporal.Instant.compare(time, this.stage.now) <= 0;
  }
}

function newLeader({ now, programme }: Stage, { pid, name, protectedIdentity, identity, teamId, course }: DemoLeader): Person {
  const joined = firstWeek(now);
  return {
    pid,
    rev: 1,
    name,
    protectedIdentity,
    ...(course === 'not-met' ? {} : { home: identity }),
    // Whoever opens the Playground gets the welcome of a first contact.
    greeted: course !== 'not-met' && course !== 'at-the-keyboard',
    roles: [{ kind: 'principal', cohortId: COHORT, teamId, programme, joined }],
    // The chat client of the local run says en-US whoever sits there; the demo's people speak Swedish.
    settings: { language: 'sv', zone: DEFAULT_ZONE, visibility: 'me', analysts: 'not-asked', nudges: DEFAULT_NUDGES },
    trials: [],
    nextStep: '',
    ledger: emptyLedger(joined),
    recent: [],
    observed: [],
    nudging: NEVER_NUDGED,
    meetings: [],
    peersWaiting: [],
    manages: [],
    left: [],
  };
}
