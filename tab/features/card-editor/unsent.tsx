import { Button, Dialog, DialogActions, DialogBody, DialogSurface, DialogTitle } from '@fluentui/react-components';
import { useTexts } from '../../components/texts.ts';

interface Props {
  open: boolean;
  /** Also what Escape means: it must not throw anything away. */
  onStay: () => void;
  onLeave: () => void;
}

/** Asked before a panel with something typed in it is closed. Over the panel, wherever that is scrolled to. */
export function Unsent({ open, onStay, onLeave }: Props) {
  const { t } = useTexts();
  return (
    <Dialog open={open} modalType="alert" onOpenChange={onStay}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle as="h2">{t('card.unsent')}</DialogTitle>
          <DialogActions>
            <Button appearance="primary" onClick={onStay}>
              {t('card.stay')}
            </Button>
            <Button onClick={onLeave}>{t('card.leave')}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
