import { SlideTextRegular } from '@fluentui/react-icons';
import { Tag } from './tag.tsx';
import { useTexts } from './texts.ts';

/** The author has said that this may be shown at the meeting. */
export function MeetingTag() {
  const { t } = useTexts();
  return <Tag icon={<SlideTextRegular />}>{t('meeting.mayBeShown')}</Tag>;
}
