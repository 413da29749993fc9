import assert from 'node:assert/strict';
import { withoutLinksHome } from '../../tab/features/card-editor/links-home.ts';

const OWN = 'https://ledtrad.example';

function open(url: string): object {
  return { type: 'Action.OpenUrl', title: 'Öppna', url };
}

function left(url: string): number {
  const { actions } = withoutLinksHome({ type: 'AdaptiveCard', actions: [open(url)] }, OWN);
  return Array.isArray(actions) ? actions.length : 0;
}

describe('a card’s links in the tab', () => {
  it('are left out when they lead to the tab itself, through Teams or straight', () => {
    assert.equal(left('https://teams.microsoft.com/l/entity/00000000-0000-4000-8000-000000000000/thread'), 0);
    assert.equal(left(`${OWN}/tab/thread?as=rektor`), 0);
  });

  it('stay when they lead elsewhere', () => {
    for (const url of ['https://www.skolverket.se/', 'https://teams.microsoft.com/l/chat/0/0?users=28:bot', `${OWN}/about`, `${OWN}.elsewhere.example/tab/`, 'not an address']) {
      assert.equal(left(url), 1, url);
    }
  });

  it('are left out within the card too, and nothing else is', () => {
    const keep = { type: 'Action.Execute', title: 'Skicka', verb: 'reflect.submit', data: { questionId: 'q', none: null } };
    const card = (...actions: object[]) => ({ type: 'AdaptiveCard', body: [{ type: 'Container', items: [{ type: 'ActionSet', actions }] }] });
    assert.deepEqual(withoutLinksHome(card(keep, open(`${OWN}/tab/`)), OWN), card(keep));
  });
});
