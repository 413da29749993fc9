import assert from 'node:assert/strict';
import { createLocalJWKSet, type JWTVerifyGetKey } from 'jose';
import { restore, useFakeTimers } from 'sinon';
import { Refusal } from '../../bot/teams/refusal.ts';
import { KeysUnavailable } from '../../bot/teams/signing-keys.ts';
import { createTokenGate } from '../../bot/teams/token-gate.ts';
import { APP_ID } from '../support/fake-teams.ts';
import { connectorKeySet, connectorToken } from '../support/signed-tokens.ts';

const SERVICE_URL = 'http://127.0.0.1:1/teams/';

describe('the gate before the chat', () => {
  afterEach(() => restore());

  it('checks a token once, however often it comes', async () => {
    const { enter, asked } = await aGate();
    const token = await aToken();
    for (let times = 0; times < 3; times += 1) assert.deepEqual(await enter(token), { serviceUrl: SERVICE_URL });
    assert.equal(asked(), 1);
    await enter(await aToken({ expires: '2h' }));
    assert.equal(asked(), 2);
  });

  it('knows a token no longer than it is good for, the five minutes that clocks may differ included', async () => {
    const clock = useFakeTimers({ now: Date.now(), toFake: ['Date', 'setTimeout'] });
    const { enter } = await aGate();
    const token = await aToken({ expires: '10s' });
    await enter(token);
    clock.tick(300_000);
    await enter(token);
    clock.tick(11_000);
    await assert.rejects(enter(token), refused('token-invalid'));
  });

  it('remembers no refusal', async () => {
    let away = true;
    const { enter } = await aGate((keys) => async (header, token) => {
      if (away) throw new KeysUnavailable('keys-unavailable');
      return await keys(header, token);
    });
    const token = await aToken();
    await assert.rejects(enter(token), refused('keys-unavailable'));
    away = false;
    assert.deepEqual(await enter(token), { serviceUrl: SERVICE_URL });
  });
});

async function aGate(through: (keys: JWTVerifyGetKey) => JWTVerifyGetKey = (keys) => keys) {
  let asked = 0;
  const published = createLocalJWKSet({ keys: [...(await connectorKeySet()).keys] });
  const keys = through(async (header, token) => {
    asked += 1;
    return await published(header, token);
  });
  const gate = createTokenGate({ appId: APP_ID, keys });
  return { enter: (token: string) => gate(`Bearer ${token}`), asked: () => asked };
}

async function aToken(deviation: Parameters<typeof connectorToken>[1] = {}): Promise<string> {
  return await connectorToken({ appId: APP_ID, serviceUrl: SERVICE_URL }, deviation);
}

function refused(code: Refusal['code']) {
  return (error: unknown) => error instanceof Refusal && error.code === code;
}
