import { Button, Link } from '@fluentui/react-components';
import type { MeView } from '../../../bot/api/contract/me.ts';
import { Fault } from '../../components/fault.tsx';
import { useTexts } from '../../components/texts.ts';
import styles from './own-photo.module.css';
import { useOwnPhoto, type OwnPhoto as Own } from './use-own-photo.ts';

interface Props {
  me: Pick<MeView, 'name' | 'photo'>;
  onChosen: () => void;
}

/** The reader's initials, and the offer to see their own picture there; to nobody else. */
export function OwnPhoto({ me, onChosen }: Props) {
  const own = useOwnPhoto(me.photo === 'shown', onChosen);
  const { state } = own;
  const { name, photo } = state.kind === 'profile' ? state : { name: '' };
  return (
    <div className={styles.own}>
      {photo === undefined ? <span aria-hidden className={styles.round}>{initialsOf(me.name || name)}</span> : <img src={photo} alt="" className={styles.round} />}
      {name === '' ? null : <span className={styles.name}>{name}</span>}
      <Offer own={own} choice={me.photo} />
      <span role="status">{'sentence' in state ? state.sentence : null}</span>
    </div>
  );
}

function Offer({ own: { state, show, hide, consent }, choice }: { own: Own; choice: MeView['photo'] }) {
  const { t } = useTexts();
  const isShown = choice === 'shown' || (state.kind === 'profile' && state.photo !== undefined);
  const decline = choice === 'declined' ? null : <Link as="button" onClick={() => void hide()}>{t(isShown ? 'photo.hide' : 'photo.decline')}</Link>;
  switch (state.kind) {
    case 'offered':
      return <><Button onClick={() => void show()}>{t('photo.show')}</Button>{decline}<span>{t('photo.about')}</span></>;
    case 'asking':
      return <span>{t('common.loading')}</span>;
    case 'profile':
      return decline;
    case 'consent-missing':
      return <><Button onClick={() => void consent(state)}>{t('photo.consent')}</Button>{decline}</>;
    case 'away':
      return <><Button onClick={() => void show()}>{t('fault.retry')}</Button>{decline}</>;
    case 'failed':
      return <Fault error={state.error} onRetry={() => void show()} />;
  }
}

/** Of the first name and the last. */
function initialsOf(name: string): string {
  const [first = '', ...more] = name.split(' ').filter(Boolean);
  return [first, more.at(-1) ?? ''].map((word) => [...word][0] ?? '').join('').toUpperCase();
}
