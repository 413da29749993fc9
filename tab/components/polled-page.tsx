import type { ReactNode } from 'react';
import { Fault } from './fault.tsx';
import { Lapse } from './lapse.tsx';
import { Loading } from './loading.tsx';
import { Page, type WayBack } from './page.tsx';
import type { Polled } from './use-polled.ts';

interface Props<View> {
  title: string;
  back?: WayBack;
  state: Polled<View>;
  refresh: () => void;
  children: (view: View) => ReactNode;
}

/** A page whose view may still be under way, have failed, or be older than it should be. */
export function PolledPage<View>({ title, back, state, refresh, children }: Props<View>) {
  switch (state.kind) {
    case 'waiting':
      return (
        <Page title={title} back={back}>
          <Loading />
        </Page>
      );
    case 'failed':
      return (
        <Page title={title} back={back}>
          <Fault error={state.error} onRetry={refresh} />
        </Page>
      );
    case 'shown':
      return (
        <>
          {children(state.view)}
          {state.lapse === undefined ? null : <Lapse />}
        </>
      );
  }
}
