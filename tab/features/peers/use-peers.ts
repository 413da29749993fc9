import { useState } from 'react';
import type { ArrangePeersRequest, ConfirmPeersRequest, DiscardPeersRequest, PeersView, ProposePeersRequest } from '../../../bot/api/contract/peers.ts';
import { useAnnounce } from '../../components/announcer.tsx';
import type { ApiError } from '../../components/api.ts';
import type { TextKey } from '../../components/text-key.ts';
import { useTexts } from '../../components/texts.ts';
import { useSend } from '../../components/use-send.ts';

interface Options {
  path: string;
  team: string | undefined;
  polled: PeersView;
  refresh: () => void;
}

/** What a facilitator can do with colleagues. Each gives whether it was done. */
export interface PeerActions {
  readonly view: PeersView;
  readonly error: ApiError | undefined;
  readonly busy: boolean;
  readonly propose: (renews: boolean) => Promise<boolean>;
  readonly arrange: (groups: readonly (readonly string[])[], said: TextKey) => Promise<boolean>;
  readonly confirm: (id: string) => Promise<boolean>;
  readonly discard: () => Promise<boolean>;
}

/** Every answer is the page as it is then, shown until the next reading brings another. */
export function usePeers({ path, team, polled, refresh }: Options): PeerActions {
  const { t } = useTexts();
  const announce = useAnnounce();
  const { send, error, busy } = useSend<PeersView>();
  const [answered, setAnswered] = useState<{ instead: PeersView; view: PeersView }>();
  const view = answered?.instead === polled ? answered.view : polled;
  const of = team === undefined ? {} : { team };
  const etag = view.proposal?.etag;

  async function act(verb: string, body: ProposePeersRequest | ArrangePeersRequest | ConfirmPeersRequest | DiscardPeersRequest, said: TextKey): Promise<boolean> {
    const answer = await send('POST', `${path}/${verb}`, body);
    if (answer === undefined) {
      // Somebody else may have changed it: what is shown from then on is what there is.
      refresh();
      return false;
    }
    setAnswered({ instead: polled, view: answer });
    announce(t(said));
    return true;
  }

  return {
    view,
    error,
    busy,
    propose: (renews) => act('propose', { ...of, renews, ...(etag === undefined ? {} : { etag }) }, 'peers.saidProposed'),
    arrange: (groups, said) => act('arrange', { ...of, etag: etag ?? '', groups: groups.map((group) => [...group]) }, said),
    confirm: (id) => act('confirm', { ...of, id, etag: etag ?? '' }, 'peers.saidConfirmed'),
    discard: () => act('discard', { ...of, etag: etag ?? '' }, 'peers.saidDiscarded'),
  };
}
