import { useRef, type RefObject } from 'react';
import { createPortal } from 'react-dom';
import type { MeView } from '../../../bot/api/contract/me.ts';
import { Fault } from '../../components/fault.tsx';
import { useTexts } from '../../components/texts.ts';
import styles from './own-photo.module.css';
import { OwnPhotoOffer } from './own-photo-offer.tsx';
import { useFocusKept } from './use-focus-kept.ts';
import { useOwnPhoto } from './use-own-photo.ts';

interface Props {
  me: Pick<MeView, 'name' | 'photo'>;
  /** Where it is drawn; without it, here. What is known of the picture is the same in both places. */
  above: HTMLElement | null;
  title: RefObject<HTMLHeadingElement | null>;
  onChosen: () => void;
}

/** The reader's initials, and the offer to see their own picture there; to nobody else. */
export function OwnPhoto({ me, above, title, onChosen }: Props) {
  const { t } = useTexts();
  const own = useOwnPhoto(me.photo === 'shown', onChosen);
  const { found, attempt } = own;
  const { name, photo } = found.kind === 'profile' ? found : { name: '' };
  const block = useRef<HTMLDivElement>(null);
  useFocusKept(block, title);

  const drawn = (
    <div ref={block} className={styles.own}>
      {photo === undefined ? <span aria-hidden className={styles.round}>{initialsOf(me.name || name)}</span> : <img src={photo} alt="" className={styles.round} />}
      {name === '' ? null : <span className={styles.name}>{name}</span>}
      {found.kind === 'awaited' ? <span>{t('common.loading')}</span> : <OwnPhotoOffer own={own} found={found} choice={me.photo} />}
      <span role="status">{attempt === undefined && 'sentence' in found ? found.sentence : null}</span>
      {attempt?.kind === 'failed' ? <Fault error={attempt.error} /> : null}
    </div>
  );
  return above === null ? drawn : createPortal(drawn, above);
}

/** Of the first name and the last. */
function initialsOf(name: string): string {
  const [first = '', ...more] = name.split(' ').filter(Boolean);
  return [first, more.at(-1) ?? ''].map((word) => [...word][0] ?? '').join('').toUpperCase();
}
