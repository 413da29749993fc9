import { Button, useRestoreFocusTarget } from '@fluentui/react-components';
import { EditRegular, HandRightRegular } from '@fluentui/react-icons';
import type { ReflectionView, TrialView } from '../../../bot/api/contract/thread.ts';
import { EffectList } from '../../components/effect-list.tsx';
import { MeetingTag } from '../../components/meeting-tag.tsx';
import { Quote } from '../../components/quote.tsx';
import { Tag } from '../../components/tag.tsx';
import { useTexts } from '../../components/texts.ts';
import { VisibilityTag } from '../../components/visibility-tag.tsx';
import styles from './reflection-note.module.css';
import { anchorOf } from './use-wanted.ts';

interface Props {
  reflection: ReflectionView;
  trial: TrialView;
  wanted: boolean;
  onEdit: () => void;
}

/** What the person said of one week, who can read it, and the way to change it. */
export function ReflectionNote({ reflection, trial, wanted, onEdit }: Props) {
  const { t, day } = useTexts();
  const restoreFocus = useRestoreFocusTarget();
  const parts = [
    { label: t('reflection.did'), text: reflection.did },
    { label: t('reflection.takeaway'), text: reflection.takeaway },
    { label: t('reflection.nextStep'), text: reflection.nextStep },
  ].filter(({ text }) => text !== '');
  return (
    <article id={anchorOf(reflection.id)} tabIndex={-1} className={wanted ? `${styles.note} ${styles.wanted}` : styles.note}>
      <p className={styles.action}>
        {trial.actionName} · {t('trial.roundShort', { iteration: reflection.iteration })} ·{' '}
        {reflection.editedAt === undefined ? day(reflection.submittedAt) : t('reflection.edited', { date: day(reflection.editedAt) })}
      </p>
      {reflection.kind === 'not-reached' ? <p className={styles.notReached}>{t('outcome.not-reached')}</p> : null}
      {parts.map(({ label, text }) => (
        <Quote key={label} label={label} text={text} />
      ))}
      <EffectList effects={reflection.effects} />
      <div className={styles.foot}>
        <VisibilityTag visibility={reflection.visibility} />
        {reflection.showAtMeeting ? <MeetingTag /> : null}
        {reflection.help === 'none' ? null : <Tag icon={<HandRightRegular />}>{t(`help.${reflection.help}`)}</Tag>}
        <Button
          {...restoreFocus}
          className={styles.edit ?? ''}
          size="small"
          icon={<EditRegular />}
          aria-label={t('reflection.editWeek', { number: reflection.week.number })}
          onClick={onEdit}
        >
          {t('reflection.edit')}
        </Button>
      </div>
    </article>
  );
}
