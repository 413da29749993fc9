import { teamsDarkTheme, teamsHighContrastTheme, teamsLightTheme, type Theme } from '@fluentui/react-components';
import type { ThemeName } from '../components/host.ts';

export const THEMES: Record<ThemeName, Theme> = {
  default: teamsLightTheme,
  dark: teamsDarkTheme,
  contrast: teamsHighContrastTheme,
};

/** Teams may come with themes of a later date (`glass`): those look like the light one. */
export function themeNameOf(name: string): ThemeName {
  return name === 'dark' || name === 'contrast' ? name : 'default';
}
