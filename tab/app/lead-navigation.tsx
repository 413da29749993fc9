import { Button } from '@fluentui/react-components';
import { ChevronDownRegular, ChevronUpRegular } from '@fluentui/react-icons';
import { useId, useRef, useState } from 'react';
import type { Lead } from '../components/lead.ts';
import type { TextKey } from '../components/text-key.ts';
import { useTexts } from '../components/texts.ts';
import styles from './lead-navigation.module.css';
import { sectionGroupsFor, type sectionOf } from './lead-sections.ts';
import { Links, type Destination } from './links.tsx';
import type { Route } from './route.ts';

interface Props {
  lead: Lead;
  here: ReturnType<typeof sectionOf>;
  go: (route: Route) => void;
}

/** The pages of *Leda* in their groups; on a phone folded into one button that says which page it is. */
export function LeadNavigation({ lead, here, go }: Props) {
  const { t } = useTexts();
  const groups = useId();
  const toggle = useRef<HTMLElement>(null);
  const [open, setOpen] = useState(false);

  function follow(route: Route): void {
    setOpen(false);
    // On a phone the link that was tapped is folded away with the rest. Elsewhere the button is not there to take the focus.
    toggle.current?.focus();
    go(route);
  }

  return (
    <nav aria-label={t('lead.navigation')}>
      <Button
        ref={(button: HTMLElement | null) => {
          toggle.current = button;
        }}
        className={styles.toggle ?? ''}
        icon={open ? <ChevronUpRegular aria-hidden="true" /> : <ChevronDownRegular aria-hidden="true" />}
        iconPosition="after"
        aria-expanded={open}
        aria-controls={groups}
        onClick={() => setOpen(!open)}
      >
        {here === undefined ? t('lead.navigation') : t('lead.page', { page: t(here.name) })}
      </Button>
      <div id={groups} className={open ? styles.groups : `${styles.groups} ${styles.folded}`}>
        {sectionGroupsFor(lead).map(({ name, sections }) => (
          <Group
            key={name}
            name={name}
            go={follow}
            destinations={sections.map((each) => ({ name: each.name, route: { page: 'lead', cohort: lead.cohort.id, section: each.section }, here: each.section === here?.section }))}
          />
        ))}
      </div>
    </nav>
  );
}

function Group({ name, destinations, go }: { name: TextKey; destinations: readonly Destination[]; go: (route: Route) => void }) {
  const { t } = useTexts();
  const label = useId();
  return (
    <div role="group" aria-labelledby={label} className={styles.group}>
      <span id={label} className={styles.name}>
        {t(name)}
      </span>
      <Links destinations={destinations} go={go} kind="pills" />
    </div>
  );
}
