import { useEffect, useState } from 'react';
import type { MeView } from '../../bot/api/contract/me.ts';
import type { ApiError } from '../components/api.ts';
import { usePolled } from '../components/use-polled.ts';
import type { Reader } from './reader.ts';

const ME_EVERY_MS = 60_000;

interface Me {
  /** What was last known; absent until the first reading. */
  readonly me: MeView | undefined;
  readonly failure: ApiError | undefined;
  readonly refresh: () => void;
}

/** Who is signed in, which also decides how things are said to them. */
export function useMe(onReader: (reader: Reader) => void): Me {
  const { state, refresh } = usePolled<MeView>('/me', ME_EVERY_MS);
  const me = useLatest(state.kind === 'shown' ? state.view : undefined);

  useEffect(() => {
    if (me !== undefined) onReader({ language: me.language, zone: me.zone });
  }, [me, onReader]);

  return { me, failure: state.kind === 'failed' ? state.error : undefined, refresh };
}

/** What was known stays while it is read anew, for instance in another language. */
function useLatest<Value>(value: Value | undefined): Value | undefined {
  const [latest, setLatest] = useState(value);
  if (value !== undefined && value !== latest) setLatest(value);
  return value ?? latest;
}
