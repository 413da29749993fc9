import { Avatar, Button, Popover, PopoverSurface, PopoverTrigger } from '@fluentui/react-components';
import type { MeView } from '../../../bot/api/contract/me.ts';
import { useTexts } from '../../components/texts.ts';
import styles from './own-photo.module.css';
import { useOwnPhoto, type OwnPhoto as Own } from './use-own-photo.ts';

interface Props {
  me: Pick<MeView, 'name' | 'photo'>;
  onChosen: () => void;
}

/** The reader's initials; behind them, and to nobody else, their own picture is offered. */
export function OwnPhoto({ me, onChosen }: Props) {
  const { t } = useTexts();
  const own = useOwnPhoto(me.photo === 'shown', onChosen);
  const image = own.state.kind === 'shown' ? { image: { src: own.state.photo, alt: '' } } : {};
  const known = 'name' in own.state ? own.state.name : '';
  return (
    <Popover withArrow trapFocus positioning="below-end">
      <PopoverTrigger disableButtonEnhancement>
        <Button appearance="subtle" aria-label={t('photo.own')} title={t('photo.own')} icon={{ className: styles.icon, children: <Avatar aria-hidden name={me.name || known} size={28} {...image} /> }} />
      </PopoverTrigger>
      <PopoverSurface aria-label={t('photo.own')} className={styles.surface}>
        {known === '' ? null : <p className={styles.name}>{known}</p>}
        <p className={styles.about}>{t('photo.about')}</p>
        <Offer {...own} />
      </PopoverSurface>
    </Popover>
  );
}

function Offer({ state, show, hide, consent }: Own) {
  const { t } = useTexts();
  const showButton = <Button onClick={() => void show()}>{t('photo.show')}</Button>;
  switch (state.kind) {
    case 'offered':
      return showButton;
    case 'asking':
      return <Button disabledFocusable>{t('common.loading')}</Button>;
    case 'shown':
      return <Button onClick={() => void hide()}>{t('photo.hide')}</Button>;
    case 'none':
      return <Told sentence={t('photo.none')} />;
    case 'consent-missing':
      return (
        <>
          <Told sentence={t('photo.consentMissing')} />
          <Button onClick={() => void consent(state)}>{t('photo.consent')}</Button>
        </>
      );
    case 'declined':
      return <><Told sentence={t('photo.declined')} />{showButton}</>;
    case 'away':
      return <><Told sentence={t('photo.away')} />{showButton}</>;
    case 'failed':
      return <><Told sentence={state.error.message} />{showButton}</>;
  }
}

function Told({ sentence }: { sentence: string }) {
  return <p role="status" className={styles.about}>{sentence}</p>;
}
