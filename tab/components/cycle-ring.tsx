import styles from './cycle-ring.module.css';
import type { Step } from './vocabulary.ts';

/** Try, reflect and analyse, adjust – and round again. Each arc is a third of the circle, clockwise from the top. */
const ARCS: ReadonlyArray<{ step: Step; path: string }> = [
  { step: 'trying', path: 'M17.4 4.1a12 12 0 0 1 9.6 16.6' },
  { step: 'analysing', path: 'M25.4 23.4a12 12 0 0 1-18.8 0' },
  { step: 'adjusting', path: 'M5 20.7A12 12 0 0 1 14.6 4.1' },
];

/** Where in the cycle somebody is. The step's word stands beside it, so the picture itself is silent. */
export function CycleRing({ step }: { step: Step }) {
  return (
    <svg viewBox="0 0 32 32" className={styles.ring} aria-hidden="true">
      {ARCS.map((arc) => (
        <path key={arc.step} d={arc.path} className={arc.step === step ? styles.here : styles.elsewhere} />
      ))}
    </svg>
  );
}
