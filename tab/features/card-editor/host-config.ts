import { HostConfig } from 'adaptivecards';

const NEUTRAL = { default: 'var(--colorNeutralForeground1)', subtle: 'var(--colorNeutralForeground2)' };
const FOREGROUND = {
  default: NEUTRAL,
  dark: NEUTRAL,
  light: NEUTRAL,
  accent: both('var(--colorBrandForeground1)'),
  attention: both('var(--colorPaletteRedForeground1)'),
  good: both('var(--colorPaletteGreenForeground1)'),
  warning: both('var(--colorPaletteDarkOrangeForeground1)'),
};

/** How cards look: Fluent's own variables, so that a change of theme reaches a card that is already drawn. */
export function hostConfig(): HostConfig {
  return new HostConfig({
    supportsInteractivity: true,
    fontFamily: 'var(--fontFamilyBase)',
    fontSizes: { small: 14, default: 16, medium: 18, large: 22, extraLarge: 26 },
    lineHeights: { small: 20, default: 24, medium: 26, large: 28, extraLarge: 32 },
    fontWeights: { lighter: 400, default: 400, bolder: 600 },
    spacing: { small: 4, default: 16, medium: 20, large: 24, extraLarge: 32, padding: 16 },
    separator: { lineThickness: 1, lineColor: 'var(--colorNeutralStroke2)' },
    containerStyles: {
      default: { backgroundColor: 'transparent', foregroundColors: FOREGROUND },
      emphasis: { backgroundColor: 'var(--colorNeutralBackground3)', foregroundColors: FOREGROUND },
      accent: { backgroundColor: 'var(--colorBrandBackground2)', foregroundColors: FOREGROUND },
      attention: { backgroundColor: 'var(--colorStatusDangerBackground1)', foregroundColors: { ...FOREGROUND, default: both('var(--colorStatusDangerForeground2)') } },
      good: { backgroundColor: 'var(--colorNeutralBackground3)', foregroundColors: FOREGROUND },
      warning: { backgroundColor: 'var(--colorNeutralBackground3)', foregroundColors: FOREGROUND },
    },
    inputs: {
      label: {
        inputSpacing: 'small',
        requiredInputs: { weight: 'bolder', suffix: ' *', suffixColor: 'default' },
        optionalInputs: { weight: 'bolder' },
      },
      errorMessage: { color: 'attention', weight: 'bolder', spacing: 'small' },
    },
    actions: { maxActions: 6, spacing: 'large', buttonSpacing: 8, actionsOrientation: 'horizontal', actionAlignment: 'left' },
    adaptiveCard: { allowCustomStyle: false },
    textStyles: { heading: { size: 'large', weight: 'bolder' } },
    textBlock: { headingLevel: 2 },
  });
}

function both(color: string): { default: string; subtle: string } {
  return { default: color, subtle: color };
}
