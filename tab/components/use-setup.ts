import { useAnnounce } from './announcer.tsx';
import { useFormSend, type FormSending } from './use-form-send.ts';

interface Setup extends Pick<FormSending, 'busy' | 'error' | 'faultOf'> {
  /** True when it was saved; said aloud as `sentence`. */
  readonly save: (method: 'POST' | 'PUT', path: string, body: unknown, sentence: string) => Promise<boolean>;
}

/** Saves what is set up, and says so. */
export function useSetup(): Setup {
  const { send, busy, error, faultOf } = useFormSend();
  const announce = useAnnounce();

  async function save(method: 'POST' | 'PUT', path: string, body: unknown, sentence: string): Promise<boolean> {
    if (!(await send(method, path, body))) return false;
    announce(sentence);
    return true;
  }

  return { busy, error, faultOf, save };
}
