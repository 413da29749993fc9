import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { Form } from '../../conversation/form.ts';
import type { Weekday } from '../../domain/nudges/nudging.ts';
import type { QuietDay } from '../../domain/calendar/work-calendar.ts';
import type { Proposal } from '../../domain/plan/propose-year.ts';
import { LedtradError } from '../../domain/errors.ts';
import { savePlan } from '../../usecases/cohorts/change-cohort.ts';
import { planYear, type PlannedYear } from '../../usecases/cohorts/plan-year.ts';
import { viewPlan } from '../../usecases/cohorts/view-plan.ts';
import type { FormAnswer } from '../contract/form.ts';
import { planBody, type PlanView, type YearView } from '../contract/plan.ts';
import type { ApiCall, Endpoint } from '../endpoint.ts';
import { DONE, faultsOfItems } from '../form-answer.ts';
import { cohortIdOf, parsedBody } from '../parameters.ts';
import { MOST_SETUP_NAME } from './setup-name.ts';

const MONTHS = 11;

/** The cohort's time plan. */
export const plan: Endpoint = {
  method: 'get',
  path: '/cohorts/:cohort/plan',
  async answer(call): Promise<PlanView> {
    const { cohort, today, proposed } = await viewPlan(call.world, call.person.value, cohortIdOf(call));
    const { phases, closedOn } = cohort;
    return { phases: [...phases], proposed: [...proposed], today, ...(closedOn === undefined ? {} : { closedOn }) };
  },
};

export const savePlanEndpoint: Endpoint = {
  method: 'put',
  path: '/cohorts/:cohort/plan',
  async answer(call): Promise<FormAnswer> {
    const read = parsedBody(planBody, call.body).phases.map((phase, at) => {
      const form = new Form(phase);
      return { field: fieldOf(at), form, phase: { ...phase, name: form.line('name', 'setup.phase-name', { max: MOST_SETUP_NAME }) } };
    });
    const inNames = faultsOfItems(read, call.t);
    if (inNames) return inNames;
    const faults = await savePlan(call.world, call.person.value, cohortIdOf(call), read.map(({ phase }) => phase));
    if (faults.length === 0) return DONE;
    return { kind: 'faults', faults: faults.map(({ at, fault }) => ({ field: fieldOf(at), message: call.t(`plan.fault.${fault}`) })) };
  },
};

/** Of a phase, by its place in the list. */
function fieldOf(at: number): string {
  return `phases.${at}`;
}

const yearQuery = z.object({ begins: z.coerce.number().int().min(2020).max(2090), weekday: z.coerce.number().int().min(1).max(5) });

/** Dates for a school year that suit everybody's calendar. */
export const year: Endpoint = {
  method: 'get',
  path: '/cohorts/:cohort/year',
  async answer(call): Promise<YearView> {
    const parsed = yearQuery.safeParse(call.query);
    if (!parsed.success) throw new LedtradError('input-invalid');
    const { begins } = parsed.data;
    const weekday = parsed.data.weekday as Weekday; // 1 to 5, as parsed.
    const planned = await planYear(call.world, call.person.value, cohortIdOf(call), { begins, weekday });
    return {
      begins,
      weekday,
      calendars: planned.calendars.map(({ settings, members }) => ({ name: call.world.nudges.calendarName(settings, call.language), members })),
      months: monthsOf(begins).map((month) => ({
        month,
        proposals: planned.proposals.filter((proposal) => (proposal.days[0] ?? proposal.month).startsWith(month)).map((proposal) => proposalView(call, planned, proposal)),
        arranged: planned.arranged.filter(({ meeting }) => meeting.startsAt.startsWith(month))
          .map(({ teams, meeting }) => ({ id: meeting.id, teams: teams.map(({ teamId, name }) => ({ id: teamId, name })), startsAt: meeting.startsAt })),
      })),
    };
  },
};

function proposalView(call: ApiCall, planned: PlannedYear, { kind, days, insteadOf }: Proposal): YearView['months'][number]['proposals'][number] {
  return {
    kind,
    days: [...days],
    ...(insteadOf ? { insteadOf: { date: insteadOf.date, because: becauseOf(call, planned, insteadOf, kind === 'network-days' ? 2 : 1) } } : {}),
  };
}

/** A holiday once, whoever has it; a break with how many are on it. */
function becauseOf({ world, language, t }: ApiCall, { calendars }: PlannedYear, { date, calendars: against }: NonNullable<Proposal['insteadOf']>, length: number): string[] {
  const days = Array.from({ length }, (_, index) => Temporal.PlainDate.from(date).add({ days: index }));
  const counts = new Map<string, { quiet: Exclude<QuietDay, { reason: 'weekend' }>; members: number }>();
  for (const { id, settings, members } of calendars) {
    const quiet = against.includes(id) ? days.map((day) => world.nudges.quietDay(settings, day, language)).find((found) => found !== undefined) : undefined;
    if (!quiet || quiet.reason === 'weekend') continue;
    const known = counts.get(`${quiet.reason} ${quiet.name}`);
    counts.set(`${quiet.reason} ${quiet.name}`, { quiet, members: (known?.members ?? 0) + members });
  }
  return [...counts.values()].map(({ quiet, members }) =>
    quiet.reason === 'holiday' ? quiet.name : t('plan.because', { break: t(`plan.break.${quiet.name}`), count: members }));
}

function monthsOf(begins: number): readonly string[] {
  const august = Temporal.PlainYearMonth.from({ year: begins, month: 8 });
  return Array.from({ length: MONTHS }, (_, index) => august.add({ months: index }).toString());
}
