import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle } from '@fluentui/react-components';
import { dayWithWeekday } from '../../components/meeting-time.ts';
import { useTexts } from '../../components/texts.ts';
import type { MeetingDraft } from './meeting-draft.ts';

interface Props {
  open: boolean;
  told: number;
  days: MeetingDraft['days'];
  /** Meetings that are moved. */
  count: number;
  onMove: () => void;
  onClose: () => void;
}

/** A moved meeting is told to everybody, so it is asked once more. */
export function MoveDialog({ open, told, days, count, onMove, onClose }: Props) {
  const texts = useTexts();
  const { t } = texts;
  const [first] = days;
  return (
    <Dialog open={open} modalType="alert" onOpenChange={(_, data) => (data.open ? undefined : onClose())}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle as="h2">{t('meetings.moveTitle')}</DialogTitle>
          <DialogContent>
            <p>{first === undefined || first.date === '' ? '' : t('meetings.moveTo', { date: dayWithWeekday(first.date, texts), from: first.from, until: first.until })}</p>
            {count === 1 ? null : <p>{t('meetings.moveCount', { count })}</p>}
            <p>{t('meetings.moveTold', { count: told })}</p>
          </DialogContent>
          <DialogActions fluid>
            <Button onClick={onClose}>{t('meetings.cancelForm')}</Button>
            <Button appearance="primary" onClick={onMove}>
              {t('meetings.move')}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
