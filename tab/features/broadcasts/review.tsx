import { Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import type { Content } from '../../../bot/api/contract/broadcast-content.ts';
import type { AudienceView, Confirmed } from '../../../bot/api/contract/broadcast-draft.ts';
import { useTexts } from '../../components/texts.ts';
import { useSend } from '../../components/use-send.ts';
import { Ask } from './ask.tsx';
import { broadcastPath } from './paths.ts';
import { ReviewFacts } from './review-facts.tsx';
import type { Draft } from './use-draft.ts';

export interface ToReview {
  /** Each look begins anew. */
  readonly times: number;
  readonly rev: number;
  readonly audience: AudienceView;
  /** Who is to have it, in words. */
  readonly to: string;
}

interface Props {
  open: boolean;
  cohort: string;
  id: string;
  content: Content;
  first: ToReview;
  draft: Draft;
  onClose: () => void;
  onSent: () => void;
}

/**
 * The last look: to whom, how many, when. Whoever writes to more than a team or a few by name also writes the number, so
 * that nobody reaches everybody by a slip of the hand.
 */
export function Review({ open, cohort, id, content, first, draft, onClose, onSent }: Props) {
  const { t } = useTexts();
  const { send, busy, error } = useSend<Confirmed>();
  const [audience, setAudience] = useState(first.audience);
  const [before, setBefore] = useState<number>();
  const [written, setWritten] = useState('');
  const [wrong, setWrong] = useState(false);
  const { people, channels } = audience.count;
  const all = people + channels;
  const mustWrite = isWide(content, people) && all > 1;

  async function confirm(): Promise<void> {
    if (mustWrite && written.trim() !== String(all)) return setWrong(true);
    const answer = await send('POST', `${broadcastPath(cohort, id)}/confirm`, { rev: first.rev, count: audience.count });
    switch (answer?.kind) {
      case undefined:
        return;
      case 'confirmed':
        return onSent();
      case 'count-changed':
        setBefore(all);
        setAudience(answer.audience);
        return setWritten('');
      case 'faults':
        draft.setFaults(answer.faults);
        return onClose();
      case 'changed':
        draft.meetChange(answer.draft);
        return onClose();
    }
  }

  return (
    <Ask
      open={open}
      title={t('broadcast.reviewTitle')}
      confirm={all === 0 ? undefined : t(content.sendAt === '' ? 'broadcast.sendNow' : 'broadcast.schedule', { count: all })}
      busy={busy}
      error={error}
      onClose={onClose}
      onConfirm={() => void confirm()}
    >
      {before === undefined ? null : (
        <p role="alert">
          <strong>{t('broadcast.countChanged', { before, now: all })}</strong>
        </p>
      )}
      <ReviewFacts content={content} audience={audience} to={first.to} />
      {mustWrite ? (
        <Field label={t('broadcast.writeNumber', { count: all })} validationMessage={wrong ? t('broadcast.wrongNumber', { count: all }) : null}>
          <Input
            inputMode="numeric"
            autoComplete="off"
            value={written}
            onChange={(_, { value }) => {
              setWritten(value);
              setWrong(false);
            }}
          />
        </Field>
      ) : null}
    </Ask>
  );
}

/** Of named people, more than these are as many as more than a team. */
const MOST_BY_NAME = 15;

function isWide({ audience }: Content, people: number): boolean {
  if (audience.kind === 'teams') return audience.teams.length > 1;
  return audience.kind !== 'people' || people > MOST_BY_NAME;
}
