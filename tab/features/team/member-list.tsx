import type { TeamMemberView } from '../../../bot/api/contract/team.ts';
import { CycleRing } from '../../components/cycle-ring.tsx';
import { useTexts } from '../../components/texts.ts';
import styles from './member-list.module.css';

/** Who is in the team, what each has in focus, and where in the cycle they are. */
export function MemberList({ members }: { members: readonly TeamMemberView[] }) {
  const { t } = useTexts();
  return (
    <ul className={styles.members}>
      {members.map((member) => (
        <li key={member.id} className={styles.member}>
          <h3 className={styles.name}>{member.name}</h3>
          {member.focus === undefined ? (
            <p className={styles.focus}>{t('team.noFocus')}</p>
          ) : (
            <div className={styles.focus}>
              <p className={styles.action}>{member.focus.actionName}</p>
              <p className={styles.area}>{member.focus.areaName}</p>
            </div>
          )}
          <p className={styles.step}>
            <CycleRing step={member.step} />
            <span>
              {t(`step.${member.step}`)}
              {member.focus === undefined ? null : (
                <span className={styles.round}>{t('trial.roundShort', { iteration: member.focus.iteration })}</span>
              )}
            </span>
          </p>
        </li>
      ))}
    </ul>
  );
}
