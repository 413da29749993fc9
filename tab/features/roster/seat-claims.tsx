import { Button } from '@fluentui/react-components';
import type { ClaimDismissal, ClaimsView, ClaimView } from '../../../bot/api/contract/invitations.ts';
import { useAnnounce } from '../../components/announcer.tsx';
import { Fault } from '../../components/fault.tsx';
import { Panel } from '../../components/panel.tsx';
import { Section } from '../../components/section.tsx';
import { useTexts } from '../../components/texts.ts';
import { useFormSend } from '../../components/use-form-send.ts';
import { usePolled } from '../../components/use-polled.ts';
import styles from './seat-claims.module.css';

const EVERY_MS = 60_000;

/** Those who came with an address whose place another has; nothing where there are none. */
export function SeatClaims({ cohort }: { cohort: string }) {
  const { t } = useTexts();
  const path = `/cohorts/${encodeURIComponent(cohort)}/claims`;
  const { state, refresh } = usePolled<ClaimsView>(path, EVERY_MS);
  if (state.kind === 'failed') return <Fault error={state.error} onRetry={refresh} />;
  if (state.kind !== 'shown' || state.view.claims.length === 0) return null;
  return (
    <Section title={t('claims.title')} lead={t('claims.lead')}>
      <ul className={styles.claims}>
        {state.view.claims.map((claim) => (
          <li key={`${claim.person}.${claim.claimant}`}>
            <Claim claim={claim} path={path} onDismissed={refresh} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Claim({ claim, path, onDismissed }: { claim: ClaimView; path: string; onDismissed: () => void }) {
  const { t, moment } = useTexts();
  const announce = useAnnounce();
  const { send, busy, error } = useFormSend();
  const { person, claimant, owner, name, at } = claim;
  const sentence = owner === undefined ? t('claims.notListed', { at: moment(at) }) : t('claims.claim', { owner, name: name ?? owner, at: moment(at) });

  async function dismiss(): Promise<void> {
    const body: ClaimDismissal = { person, claimant };
    if (!(await send('POST', `${path}/dismissal`, body))) return;
    announce(t('claims.dismissed'));
    onDismissed();
  }

  return (
    <Panel>
      <p className={styles.sentence}>{sentence}</p>
      {error === undefined ? null : <Fault error={error} />}
      <div>
        <Button disabledFocusable={busy} onClick={() => void dismiss()}>
          {t('claims.dismiss')}
        </Button>
      </div>
    </Panel>
  );
}
