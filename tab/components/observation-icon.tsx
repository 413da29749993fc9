import { ArrowTurnDownLeftRegular, CheckmarkCircleRegular, CircleRegular, EyeOffRegular } from '@fluentui/react-icons';
import type { ReactElement } from 'react';
import type { Observation } from './vocabulary.ts';

const ICONS: Record<Observation, ReactElement> = {
  seen: <CheckmarkCircleRegular />,
  'not-yet': <CircleRegular />,
  'not-looked': <EyeOffRegular />,
  'wrong-way': <ArrowTurnDownLeftRegular />,
};

export function ObservationIcon({ observation }: { observation: Observation }) {
  return ICONS[observation];
}
