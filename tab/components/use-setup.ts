import { useState } from 'react';
import type { SaveAnswer } from '../../bot/api/contract/cohort-setup.ts';
import { useAnnounce } from './announcer.tsx';
import { useSend, type Sending } from './use-send.ts';

interface Setup extends Pick<Sending<SaveAnswer>, 'busy' | 'error'> {
  /** Why the text that was typed cannot be kept. */
  readonly refused: string | undefined;
  /** True when it was saved; said aloud as `sentence`. */
  readonly save: (method: 'POST' | 'PUT', path: string, body: unknown, sentence: string) => Promise<boolean>;
}

/** Saves what is set up, and keeps the reason when a text was refused. */
export function useSetup(): Setup {
  const { send, busy, error } = useSend<SaveAnswer>();
  const announce = useAnnounce();
  const [refused, setRefused] = useState<string>();

  async function save(method: 'POST' | 'PUT', path: string, body: unknown, sentence: string): Promise<boolean> {
    const answer = await send(method, path, body);
    setRefused(answer?.kind === 'refused' ? answer.message : undefined);
    if (answer?.kind !== 'done') return false;
    announce(sentence);
    return true;
  }

  return { busy, error, refused, save };
}
