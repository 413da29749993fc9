import { Button } from '@fluentui/react-components';
import { useTexts } from '../components/texts.ts';
import styles from './local-bar.module.css';
import type { LocalPerson } from './local-door.ts';
import { LooksSwitch } from './looks-switch.tsx';
import type { Looks } from './looks.ts';

/** Only in a local run: as whom one looks, and how it looks. */
export function LocalBar({ person, looks, onLeave }: { person: LocalPerson; looks: Looks; onLeave: () => void }) {
  const { t } = useTexts();
  return (
    <aside aria-label={t('local.bar')} className={styles.bar}>
      <span>{t('local.as', { name: person.name })}</span>
      <Button size="small" appearance="transparent" className={styles.leave ?? ''} onClick={onLeave}>
        {t('local.leave')}
      </Button>
      <LooksSwitch looks={looks} />
    </aside>
  );
}
