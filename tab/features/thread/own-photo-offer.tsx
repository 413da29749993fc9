import { Button, Link } from '@fluentui/react-components';
import type { MeView } from '../../../bot/api/contract/me.ts';
import { isFinal } from '../../components/fault.tsx';
import type { TextKey } from '../../components/text-key.ts';
import { useTexts } from '../../components/texts.ts';
import type { Act, Attempt, Found, OwnPhoto } from './use-own-photo.ts';

interface Props {
  own: OwnPhoto;
  found: Exclude<Found, { kind: 'awaited' }>;
  choice: MeView['photo'];
}

/** What can be done about the own picture. A button that is pressed stays where it is, and says what becomes of it: the keyboard's focus stays too. */
export function OwnPhotoOffer({ own, found, choice }: Props) {
  const { t } = useTexts();
  const { attempt, show, hide, consent } = own;
  const isAsking = attempt?.kind === 'asking';
  const isShown = choice === 'shown' || (found.kind === 'profile' && found.photo !== undefined);
  const says = (act: Act, text: TextKey) => t(attempt?.act === act ? (becomeOf(attempt) ?? text) : text);
  // An agreement that failed may have been given: what is tried again is to show.
  const agrees = found.kind === 'consent-missing' && attempt?.kind !== 'failed';

  return (
    <>
      {found.kind === 'profile' ? null : (
        <Button disabledFocusable={isAsking} onClick={() => void (agrees ? consent(found) : show())}>
          {says('show', SHOW_TEXTS[found.kind])}
        </Button>
      )}
      {choice === 'declined' ? null : (
        <Link as="button" disabledFocusable={isAsking} onClick={() => void hide()}>
          {says('hide', isShown ? 'photo.hide' : 'photo.decline')}
        </Link>
      )}
      {found.kind === 'offered' ? <span>{t('photo.about')}</span> : null}
    </>
  );
}

const SHOW_TEXTS = { awaited: 'common.loading', offered: 'photo.show', 'consent-missing': 'photo.consent', away: 'fault.retry' } as const;

/** What the button says that was pressed. */
function becomeOf(attempt: Attempt): TextKey | undefined {
  if (attempt.kind === 'asking') return 'common.loading';
  return isFinal(attempt.error) ? undefined : 'fault.retry';
}
