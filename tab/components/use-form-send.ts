import { useState } from 'react';
import type { Done, Faulty, FieldFault } from '../../bot/api/contract/form.ts';
import type { ApiError } from './api.ts';
import { useSend } from './use-send.ts';

interface Answered {
  readonly kind: string;
}

export interface FormSending<Answer extends Answered = Done> {
  readonly busy: boolean;
  /** The call itself was refused or not answered; what was typed is still in the form. */
  readonly error: ApiError | undefined;
  readonly faults: readonly FieldFault[];
  /** What is to be mended in a field, as a sentence. */
  readonly faultOf: (field: string) => string | undefined;
  /** The answer when it is done; undefined when something is to be mended first, or the call failed. */
  readonly send: (method: 'POST' | 'PUT', path: string, body: unknown) => Promise<Answer | undefined>;
  /** Something is missing that is seen before anything is sent. */
  readonly refuse: (fault: FieldFault) => void;
  readonly forget: () => void;
}

/** Sends a form that the API either takes or gives back with a sentence for each field. `onFailed`: it did neither. */
export function useFormSend<Answer extends Answered = Done>({ onFailed }: { readonly onFailed?: () => void } = {}): FormSending<Answer> {
  const sending = useSend<Answer | Faulty>();
  const [faults, setFaults] = useState<readonly FieldFault[]>([]);

  async function send(method: 'POST' | 'PUT', path: string, body: unknown): Promise<Answer | undefined> {
    const answer = await sending.send(method, path, body);
    const isRefused = isFaulty(answer);
    setFaults(isRefused ? answer.faults : []);
    if (answer === undefined) onFailed?.();
    return isRefused ? undefined : answer;
  }

  return {
    busy: sending.busy,
    error: sending.error,
    faults,
    faultOf: (field) => faults.find((fault) => fault.field === field)?.message,
    send,
    refuse: (fault) => setFaults([fault]),
    forget() {
      setFaults([]);
      sending.forget();
    },
  };
}

function isFaulty(answer: Answered | undefined): answer is Faulty {
  return answer?.kind === 'faults';
}
