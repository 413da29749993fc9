import type { Usage } from '../../support/parent.ts';
import { start, type Running } from '../../support/processes.ts';

export interface BenchWorkerOptions {
  /** Dealt out evenly, in learning teams of eight. */
  readonly receivers: number;
  readonly tenants: number;
  readonly serviceUrl: string;
  readonly openIdMetadataUrl: string;
  /** Of tables that hold the receivers already, with cards that are due; without it they are made in the process itself. */
  readonly connectionString?: string;
}

export interface Costs {
  readonly usage: Usage;
  readonly requests: number;
  readonly entities: number;
}

export interface BenchWorkerQuestions {
  /** Begins to deliver, as the product does when it starts; the cards have been due for half a minute. */
  begin(): void;
  /** What is due and has not been written down as done. */
  pending(): number;
  /** Since it began, the table's share of the CPU included where it is in the process. */
  costs(): Costs;
  /** Teams' summaries that have not been brought up to date. */
  behind(): Promise<number>;
}

export type BenchWorker = Running<object, BenchWorkerQuestions>;

/** Delivery alone, with the product's own times, in a process of its own. */
export async function startBenchWorker(options: BenchWorkerOptions): Promise<BenchWorker> {
  return await start<object, BenchWorkerQuestions>(new URL('worker-process.ts', import.meta.url), options, profiling());
}

/** For whoever wants to know where it goes: BENCH_PROFILE=folder leaves a CPU profile of the workers there. */
function profiling(): readonly string[] {
  const folder = process.env['BENCH_PROFILE'];
  return folder ? ['--cpu-prof', `--cpu-prof-dir=${folder}`] : [];
}
