import type { CheckId, Details, Finding, SkippedCode, WellCode, WrongCode } from '../ports/self-check.ts';

/** One thing that is looked at. What it throws becomes a finding of its own (`examine.ts`). */
export interface Check {
  readonly id: CheckId;
  /** `signal` is aborted when nobody waits for the answer any more. */
  run(signal: AbortSignal): Promise<Finding>;
}

export function well(code: WellCode, details: Details = {}): Finding {
  return { status: 'ok', code, details };
}

export function wrong(code: WrongCode, details: Details = {}): Finding {
  return { status: 'wrong', code, details };
}

export function skipped(code: SkippedCode, details: Details = {}): Finding {
  return { status: 'skipped', code, details };
}
