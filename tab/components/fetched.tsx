import { useEffect, useEffectEvent, useState, type ComponentType } from 'react';
import { ApiError } from './api.ts';
import { Fault } from './fault.tsx';
import { Loading } from './loading.tsx';
import { useTexts } from './texts.ts';

interface Fetched<Props> {
  readonly Component: ComponentType<Props>;
  /** Begins to fetch it, so that it is there when it is shown. */
  prefetch(): void;
}

/**
 * A component whose code is fetched when it is first shown. React's `lazy` would do, but for two things: it holds a
 * page that is ready back for 300 ms, and it cannot be tried again when the network was away. `Meanwhile` stands in its place till then.
 */
export function fetched<Props extends object>(load: () => Promise<ComponentType<Props>>, Meanwhile: ComponentType = Loading): Fetched<Props> {
  let here: ComponentType<Props> | undefined;
  const fetchIt = async () => (here = await load());

  function Component(props: Props) {
    const { t } = useTexts();
    const [Loaded, setLoaded] = useState(() => here);
    const [missing, setMissing] = useState(false);

    function show(): void {
      setMissing(false);
      fetchIt().then(
        (loaded) => setLoaded(() => loaded),
        () => setMissing(true),
      );
    }

    const showFirst = useEffectEvent(() => {
      if (Loaded === undefined) show();
    });
    useEffect(() => showFirst(), []);

    if (missing) return <Fault error={new ApiError('offline', t('fault.offline'))} onRetry={show} />;
    return Loaded === undefined ? <Meanwhile /> : <Loaded {...props} />;
  }

  // A prefetch that fails is told of when the component is shown.
  return { Component, prefetch: () => void fetchIt().catch(() => undefined) };
}
