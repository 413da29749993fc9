import { LockClosedRegular, OrganizationRegular, PeopleRegular, PersonRegular } from '@fluentui/react-icons';
import type { ReactElement } from 'react';
import { Tag } from './tag.tsx';
import { useTexts } from './texts.ts';
import type { Visibility } from './vocabulary.ts';

const ICONS: Record<Visibility, ReactElement> = {
  me: <LockClosedRegular />,
  peer: <PersonRegular />,
  team: <PeopleRegular />,
  cohort: <OrganizationRegular />,
};

/** Who reads this in their work. */
export function VisibilityTag({ visibility }: { visibility: Visibility }) {
  const { t } = useTexts();
  return <Tag icon={ICONS[visibility]}>{t(`visibility.${visibility}`)}</Tag>;
}
