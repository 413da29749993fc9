import { HandRightRegular } from '@fluentui/react-icons';
import type { SharedReflectionView } from '../../bot/api/contract/team.ts';
import { EffectList } from './effect-list.tsx';
import { MeetingTag } from './meeting-tag.tsx';
import { Quote } from './quote.tsx';
import { Tag } from './tag.tsx';
import { useTexts } from './texts.ts';
import styles from './shared-reflection.module.css';

/** What a member has chosen to share with the team. */
export function SharedReflection({ reflection }: { reflection: SharedReflectionView }) {
  const { t, day } = useTexts();
  const parts = [
    { label: t('reflection.takeaway'), text: reflection.takeaway },
    { label: t('reflection.nextStep'), text: reflection.nextStep },
  ].filter(({ text }) => text !== '');
  return (
    <article className={styles.reflection}>
      <header className={styles.head}>
        <h3 className={styles.author}>{reflection.authorName ?? t('shared.protectedAuthor')}</h3>
        <span className={styles.when}>
          {t('week.named', { number: reflection.week.number })} · {day(reflection.submittedAt)}
        </span>
      </header>
      <p className={styles.action}>
        {reflection.actionName} · {t('action.version', { version: reflection.actionVersion })}
      </p>
      <p className={styles.did}>{reflection.did}</p>
      {parts.map(({ label, text }) => (
        <Quote key={label} label={label} text={text} />
      ))}
      <EffectList effects={reflection.effects} />
      {reflection.asksTeam || reflection.showAtMeeting ? (
        <p className={styles.tags}>
          {reflection.asksTeam ? <Tag icon={<HandRightRegular />}>{t('help.team')}</Tag> : null}
          {reflection.showAtMeeting ? <MeetingTag /> : null}
        </p>
      ) : null}
    </article>
  );
}
