/**
 * Drives the Microsoft 365 Agents Playground's page as a person would. What it does that surprises:
 * - loading the page, and opening the group chat or a channel for the first time, sends the bot an
 *   installationUpdate and a conversationUpdate; what was said before is not shown again;
 * - text appears in the composer in the wrong order when typed key by key, so it is put in at once;
 * - a message that comes while a form is being filled in empties it;
 * - a card that is answered with another one is replaced where it stands, so `lastCard` with a text of the new one
 *   waits for it.
 */
import type { Locator, Page } from 'playwright-core';

/** The conversation in the list on the left: `Personal Chat` (open from the start), a group chat's name, `Team - Channel`. */
export type ConversationName = string;

/** Opens the personal chat and waits until the bot has been told of it. */
export async function openPlayground(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await composer(page).waitFor();
  await page.getByText('conversationUpdate 2').first().waitFor();
}

export async function openConversation(page: Page, name: ConversationName): Promise<void> {
  await page.getByRole('treeitem', { name, exact: true }).click();
}

/** Sends a message in the conversation that is open and waits until the bot has received it. */
export async function say(page: Page, text: string): Promise<void> {
  const received = deliveries(page);
  const before = await received.count();
  await composer(page).fill(text);
  await page.getByRole('button', { name: 'Send Message' }).click();
  await received.nth(before).waitFor();
}

/** The newest card, or the newest that holds the text. Waits, as every locator, when it is used. */
export function lastCard(page: Page, containing?: string): Locator {
  return page.locator('.ac-adaptiveCard', containing === undefined ? {} : { hasText: containing }).last();
}

/** Text, number, date (`2026-11-26`) and time inputs. */
export async function fill(card: Locator, label: string, text: string): Promise<void> {
  await labelled(card, label).fill(text);
}

/** One of a ChoiceSet, whether it is shown as radio buttons or as a list that opens; several by several calls. */
export async function choose(card: Locator, label: string, choice: string): Promise<void> {
  const radios = card.getByRole('radiogroup', { name: label });
  const list = card.getByRole('combobox', { name: label });
  await radios.or(list).first().waitFor();
  if ((await radios.count()) > 0) return radios.getByRole('radio', { name: choice, exact: true }).check();

  await list.click();
  // The open list hangs at the end of the page, outside the card.
  const option = { name: choice, exact: true };
  const page = card.page();
  await page.getByRole('option', option).or(page.getByRole('menuitemcheckbox', option)).click();
  if ((await list.getAttribute('aria-expanded')) === 'true') await list.press('Escape');
}

/** A Toggle, by its title, or one box of a ChoiceSet that is shown as boxes. */
export async function tick(card: Locator, title: string): Promise<void> {
  await card.getByRole('checkbox', { name: title }).check();
}

export async function tap(card: Locator, button: string): Promise<void> {
  await card.getByRole('button', { name: button, exact: true }).click();
}

function composer(page: Page): Locator {
  return page.locator('[data-lexical-editor=true]');
}

/** The page's own log is the one sign that the bot has answered the request with a message in it. */
function deliveries(page: Page): Locator {
  return page.getByText(/^message \d{3}$/);
}

/** A required input's label ends in a star. */
function labelled(card: Locator, label: string): Locator {
  const literal = label.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return card.getByLabel(new RegExp(`^${literal}(?: \\*)?$`)).first();
}
