import assert from 'node:assert/strict';
import { keepToken } from '../../tab/app/tokens.ts';

const NOW = 1_800_000_000_000;

function tokenEnding(inSeconds: number, name: string): string {
  const payload = Buffer.from(JSON.stringify({ exp: NOW / 1000 + inSeconds, name })).toString('base64url');
  return `e30.${payload}.signature`;
}

function giving(...tokens: string[]): { fetchToken: () => Promise<string>; given: () => number } {
  let given = 0;
  return {
    given: () => given,
    fetchToken: async () => {
      const token = tokens[given];
      given += 1;
      if (token === undefined) throw new Error('no more tokens');
      return token;
    },
  };
}

describe('the token in memory', () => {
  it('is fetched once while it lasts', async () => {
    const { fetchToken, given } = giving(tokenEnding(3600, 'a'));
    const tokens = keepToken(fetchToken, () => NOW);
    await tokens.current();
    await tokens.current();
    assert.equal(given(), 1);
  });

  it('is renewed before it ends', async () => {
    const { fetchToken } = giving(tokenEnding(30, 'a'), tokenEnding(3600, 'b'));
    const tokens = keepToken(fetchToken, () => NOW);
    await tokens.current();
    assert.equal(await tokens.current(), tokenEnding(3600, 'b'));
  });

  it('is shared by those who ask at the same time', async () => {
    const { fetchToken, given } = giving(tokenEnding(3600, 'a'));
    const tokens = keepToken(fetchToken, () => NOW);
    await Promise.all([tokens.current(), tokens.current(), tokens.renew('old')]);
    assert.equal(given(), 1);
  });

  it('is not renewed twice for two refusals of the same one', async () => {
    const [first, second] = [tokenEnding(3600, 'a'), tokenEnding(3600, 'b')];
    const { fetchToken, given } = giving(first, second);
    const tokens = keepToken(fetchToken, () => NOW);
    await tokens.current();
    assert.equal(await tokens.renew(first), second);
    assert.equal(await tokens.renew(first), second);
    assert.equal(given(), 2);
  });

  it('is used until refused when it does not say when it ends', async () => {
    const { fetchToken, given } = giving('no-jwt');
    const tokens = keepToken(fetchToken, () => NOW);
    await tokens.current();
    await tokens.current();
    assert.equal(given(), 1);
  });

  it('is asked for again after a failure', async () => {
    let fails = true;
    const tokens = keepToken(async () => (fails ? Promise.reject(new Error('cancelled')) : 'token'), () => NOW);
    await assert.rejects(tokens.current());
    fails = false;
    assert.equal(await tokens.current(), 'token');
  });
});
