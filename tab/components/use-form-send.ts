import { useState } from 'react';
import type { FormAnswer, FormFault } from '../../bot/api/contract/form.ts';
import type { ApiError } from './api.ts';
import { useSend } from './use-send.ts';

export interface FormSending {
  readonly busy: boolean;
  /** The call itself was refused or not answered; what was typed is still in the form. */
  readonly error: ApiError | undefined;
  /** What is to be mended in a field, as a sentence. */
  readonly faultOf: (field: string) => string | undefined;
  /** True when it is done. */
  readonly send: (method: 'POST' | 'PUT', path: string, body: unknown) => Promise<boolean>;
  readonly forget: () => void;
}

/** Sends a form that the API either takes or gives back with a sentence for each field. */
export function useFormSend(): FormSending {
  const sending = useSend<FormAnswer>();
  const [faults, setFaults] = useState<readonly FormFault[]>([]);

  async function send(method: 'POST' | 'PUT', path: string, body: unknown): Promise<boolean> {
    const answer = await sending.send(method, path, body);
    setFaults(answer?.kind === 'refused' ? answer.faults : []);
    return answer?.kind === 'done';
  }

  return {
    busy: sending.busy,
    error: sending.error,
    faultOf: (field) => faults.find((fault) => fault.field === field)?.message,
    send,
    forget() {
      setFaults([]);
      sending.forget();
    },
  };
}
