import { AdaptiveCard, OpenUrlAction, type Action } from 'adaptivecards';
import { hostConfig } from './host-config.ts';

// Cards hold no Markdown, and what a person has written is never read as such.
AdaptiveCard.onProcessMarkdown = () => undefined;

interface Events {
  /** Of whatever is not a link. */
  readonly onAction: (action: Action) => void;
  readonly onEdit: () => void;
  readonly openLink: (url: string) => void;
}

/** `card`, an Adaptive Card 1.5, as Teams would draw it; undefined where nothing in it can be drawn. */
export function drawCard(card: Readonly<Record<string, unknown>>, { onAction, onEdit, openLink }: Events): HTMLElement | undefined {
  const surface = new AdaptiveCard();
  surface.hostConfig = hostConfig();
  surface.onInputValueChanged = onEdit;
  surface.onExecuteAction = (action) => {
    if (action instanceof OpenUrlAction) return openSafely(action.url, openLink);
    onAction(action);
  };
  surface.parse(card);
  return surface.render();
}

/** A card's link may lead to a page, and to nothing else that an address can mean. */
function openSafely(url: string | undefined, open: (url: string) => void): void {
  if (url !== undefined && /^https?:\/\//i.test(url)) open(url);
}
