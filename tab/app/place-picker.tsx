import { Field, Select } from '@fluentui/react-components';
import type { TextKey } from '../components/text-key.ts';
import { useTexts } from '../components/texts.ts';
import { pathOf, type Route } from './route.ts';

interface Props {
  label: TextKey;
  places: ReadonlyArray<{ readonly name: string; readonly route: Route }>;
  here: Route;
  go: (route: Route) => void;
}

/** For those who have several to choose between; others do not see it. */
export function PlacePicker({ label, places, here, go }: Props) {
  const { t } = useTexts();
  if (places.length < 2) return null;
  return (
    <Field label={t(label)} style={{ maxWidth: 360, marginTop: 8 }}>
      <Select
        value={pathOf(here)}
        onChange={(_, { value }) => {
          const place = places.find(({ route }) => pathOf(route) === value);
          if (place !== undefined) go(place.route);
        }}
      >
        {places.map(({ name, route }) => (
          <option key={pathOf(route)} value={pathOf(route)}>
            {name}
          </option>
        ))}
      </Select>
    </Field>
  );
}
