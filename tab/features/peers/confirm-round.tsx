import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle } from '@fluentui/react-components';
import { useState } from 'react';
import type { PeersView } from '../../../bot/api/contract/peers.ts';
import { useTexts } from '../../components/texts.ts';
import styles from './peers.module.css';

interface Props {
  proposal: NonNullable<PeersView['proposal']>;
  leftOut: number;
  busy: boolean;
  onConfirm: () => Promise<boolean>;
}

/** Says what will happen before it does: from then on people are told. */
export function ConfirmRound({ proposal: { groups, unplaced, mayConfirm }, leftOut, busy, onConfirm }: Props) {
  const { t } = useTexts();
  const [open, setOpen] = useState(false);
  const [pairs, trios] = [2, 3].map((size) => groups.filter(({ people }) => people.length === size).length);
  const metBefore = groups.flatMap(({ findings }) => findings).filter(({ kind }) => kind === 'met-before').length;
  const without = unplaced.length + leftOut;

  async function confirm(): Promise<void> {
    await onConfirm();
    setOpen(false);
  }

  return (
    <>
      <Button appearance="primary" disabledFocusable={!mayConfirm || busy} onClick={() => (mayConfirm ? setOpen(true) : undefined)}>
        {t('peers.confirm')}
      </Button>
      <Dialog open={open} onOpenChange={(_, data) => setOpen(data.open)}>
        <DialogSurface>
          <DialogBody>
            <DialogTitle as="h2">{t('peers.confirmTitle')}</DialogTitle>
            <DialogContent>
              <ul className={styles.people}>
                <li>{t('peers.pairs', { count: pairs ?? 0 })}</li>
                {trios === 0 ? null : <li>{t('peers.trios', { count: trios ?? 0 })}</li>}
                {metBefore === 0 ? null : <li>{t('peers.repeats', { count: metBefore })}</li>}
                {without === 0 ? null : <li>{t('peers.without', { count: without })}</li>}
              </ul>
              <p>{t('peers.whatHappens')}</p>
            </DialogContent>
            <DialogActions fluid>
              <Button onClick={() => setOpen(false)}>{t('peers.cancel')}</Button>
              <Button appearance="primary" disabledFocusable={busy} onClick={() => void confirm()}>
                {t('peers.doConfirm')}
              </Button>
            </DialogActions>
          </DialogBody>
        </DialogSurface>
      </Dialog>
    </>
  );
}
