import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createAdapter } from '../../bot/teams/adapter.ts';
import { isLoopbackUrl, isTeamsServiceUrl } from '../../bot/teams/service-url.ts';
import { APP_ID } from '../support/fake-teams.ts';

describe('a serviceUrl', () => {
  const OF_TEAMS = [
    'https://smba.trafficmanager.net/emea/',
    'https://smba.trafficmanager.net/teams',
    'https://smba.trafficmanager.net/se/3b6e2c8a-51d4-4f0e-9a27-6c1f5d0b8e41/',
    'https://smba.onyx.prod.teams.trafficmanager.net/emea/',
    'https://smba.infra.gcc.teams.microsoft.com/teams',
  ];
  const OF_OTHERS = [
    '',
    'smba.trafficmanager.net',
    'http://smba.trafficmanager.net/emea/',
    'https://smba.trafficmanager.net:8443/emea/',
    'https://smba.trafficmanager.net@elsewhere.example/',
    'https://user:word@smba.trafficmanager.net/emea/',
    'https://smba.trafficmanager.net.elsewhere.example/',
    'https://elsewhere.example/smba.trafficmanager.net/',
    'https://xsmba.trafficmanager.net/',
    'https://other.trafficmanager.net/',
    'https://smba.trafficmanager.net/emea/?to=https://elsewhere.example',
    'https://smba.trafficmanager.net/emea/#elsewhere',
    'ftp://smba.trafficmanager.net/',
    'javascript:alert(1)',
  ];

  for (const url of OF_TEAMS) it(`${url} is of Teams`, () => assert.ok(isTeamsServiceUrl(url)));
  for (const url of OF_OTHERS) it(`${url || 'that is empty'} is not of Teams`, () => assert.ok(!isTeamsServiceUrl(url)));

  it('of Teams is never on this machine, nor the other way round', () => {
    for (const url of OF_TEAMS) assert.ok(!isLoopbackUrl(url));
    for (const url of ['http://127.0.0.1:56150/_connector', 'http://localhost:3978/', 'http://[::1]:1/']) {
      assert.ok(isLoopbackUrl(url));
      assert.ok(!isTeamsServiceUrl(url));
    }
  });

  it('on any other machine is not on this one', () => {
    fc.assert(
      fc.property(fc.webUrl({ validSchemes: ['http', 'https'] }), (url) => {
        assert.ok(!isLoopbackUrl(url));
        assert.ok(!isTeamsServiceUrl(url));
      }),
    );
  });

  it('is what a local bot’s keys must have, too', () => {
    assert.throws(() => createAdapter({ kind: 'loopback', appId: APP_ID, openIdMetadataUrl: 'https://keys.example/openid' }), TypeError);
  });
});
