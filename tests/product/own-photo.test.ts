import assert from 'node:assert/strict';
import { photoView } from '../../bot/api/contract/photo.ts';
import { JPEG, refused, startFakeGraph, tokenPath, type FakeGraph } from '../support/fake-graph.ts';
import { TENANT } from '../support/activities.ts';
import { startTestProduct, type TestProduct } from './test-product.ts';

describe('the whole product, asked for the own picture', () => {
  let graph: FakeGraph;
  let ledtrad: TestProduct | undefined;
  let log: string[];
  beforeEach(async () => {
    graph = await startFakeGraph(TENANT);
    log = [];
  });
  afterEach(async () => {
    await Promise.all([ledtrad?.stop(), graph.stop()]);
    ledtrad = undefined;
  });

  const startsWith = async (options: Parameters<typeof startTestProduct>[0] = {}): Promise<TestProduct> => {
    ledtrad = await startTestProduct({ log, ...options });
    await ledtrad.teams.userSays('hej');
    return ledtrad;
  };

  it('exchanges the token that the tab sent, and answers with the picture', async () => {
    const { get } = await startsWith({ graph: graph.options });
    const response = await get('/me/photo');
    assert.deepEqual([response.status, response.headers.get('cache-control')], [200, 'no-store']);
    assert.deepEqual(await response.json(), { kind: 'profile', name: 'Maja Prov', photo: `data:image/jpeg;base64,${JPEG.toString('base64')}` });
    const [{ form } = { form: new URLSearchParams() }] = graph.askedFor('login');
    assert.match(form.get('assertion') ?? '', /^[\w-]+\.[\w-]+\.[\w-]+$/);
  });

  it('tells the operator why there is none by a code, and never by whose', async () => {
    graph.says.set(tokenPath(TENANT), refused('invalid_client', 700213));
    const { get } = await startsWith({ graph: graph.options });
    assert.equal(photoView.parse(await (await get('/me/photo')).json()).kind, 'away');
    const told = log.filter((line) => line.includes('"door":"graph"'));
    assert.equal(told.length, 1);
    assert.match(told[0] ?? '', /AADSTS700213/);
    assert.doesNotMatch(told[0] ?? '', /example/);
  });

  it('has no such route, and asks nobody, while Microsoft Graph is off', async () => {
    const { get, origin } = await startsWith();
    const answers = await Promise.all([get('/me/photo'), fetch(`${origin}/api/v1/me/photo`), fetch(`${origin}/api/v1/me/photo`, { method: 'PUT' })]);
    assert.deepEqual(answers.map(({ status }) => status), [404, 404, 404]);
    assert.ok(!('photo' in ((await (await get('/me')).json()) as object)));
    assert.deepEqual(graph.asked, []);
  });
});
