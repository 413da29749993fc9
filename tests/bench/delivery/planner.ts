import { start } from '../../support/processes.ts';

export interface PlannerOptions {
  readonly members: number;
  readonly due: number;
}

export interface PlannerQuestions {
  /** What a minute of a lane costs in requests to its tables, in which all are sent their card that are due. */
  requests(): Promise<number>;
}

/** In one tenant, in a process of its own: a hundred thousand people take memory. */
export async function plannersRequests(options: PlannerOptions): Promise<number> {
  const planner = await start<object, PlannerQuestions>(new URL('planner-process.ts', import.meta.url), options);
  try {
    return await planner.ask('requests');
  } finally {
    await planner.end();
  }
}
