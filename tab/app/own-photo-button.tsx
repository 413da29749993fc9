import { useEffect, useState, type ComponentProps } from 'react';
import type { OwnPhoto } from '../features/own-photo/own-photo.tsx';
import styles from './own-photo-button.module.css';

/** Its code comes after that of the page, if the installation has it at all; where it does not come, nothing is missing. */
export function OwnPhotoButton(props: ComponentProps<typeof OwnPhoto>) {
  const [Loaded, setLoaded] = useState<typeof OwnPhoto>();
  useEffect(() => {
    let wanted = true;
    import('../features/own-photo/own-photo.tsx').then(
      (loaded) => {
        if (wanted) setLoaded(() => loaded.OwnPhoto);
      },
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, []);
  return <span className={styles.place}>{Loaded === undefined ? null : <Loaded {...props} />}</span>;
}
