import { Link } from '@fluentui/react-components';
import type { LeadSection } from '../../components/lead.ts';
import { Section } from '../../components/section.tsx';
import type { TextKey } from '../../components/text-key.ts';
import { useTexts } from '../../components/texts.ts';
import styles from './first-steps.module.css';

/** In the order in which they are best done. */
const STEPS: ReadonlyArray<{ readonly section: LeadSection; readonly name: TextKey; readonly what: TextKey }> = [
  { section: 'roster', name: 'roster.title', what: 'firstSteps.roster' },
  { section: 'organisations', name: 'organisations.title', what: 'firstSteps.organisations' },
  { section: 'teams', name: 'teams.title', what: 'firstSteps.teams' },
  { section: 'roles', name: 'roles.title', what: 'firstSteps.roles' },
  { section: 'plan', name: 'plan.title', what: 'firstSteps.plan' },
  { section: 'meetings', name: 'meetings.title', what: 'firstSteps.meetings' },
];

/** What to do with a new cohort, one thing after the other. */
export function FirstSteps({ openSection }: { openSection: (section: LeadSection) => void }) {
  const { t } = useTexts();
  return (
    <Section title={t('firstSteps.title')}>
      <ol className={styles.steps}>
        {STEPS.map(({ section, name, what }) => (
          <li key={section}>
            <Link as="button" className={styles.name ?? ''} onClick={() => openSection(section)}>
              {t(name)}
            </Link>
            <p className={styles.what}>{t(what)}</p>
          </li>
        ))}
      </ol>
    </Section>
  );
}
