import assert from 'node:assert/strict';
import type { LeaseTimes } from '../../bot/delivery/lease.ts';
import { eventually } from '../local/eventually.ts';
import { outline, valuesOf } from '../support/card-outline.ts';
import { cardOf, type SentCard } from '../support/fake-teams.ts';
import { startProductGround, type ProductGround, type StartSettings } from '../support/product-ground.ts';
import type { ProductProcess } from '../support/product-processes.ts';
import { OnePerson } from './one-person.ts';
import { takePreviousVersion, type PreviousVersion } from './previous-version.ts';
import { disagreementsOf, readAll, type Readers, type Readings } from './readings.ts';
import { seedBy, type Seeded } from './seeding.ts';

/** Quick to look, and never to take what was not given back: what a copy leaves in nobody's hands would be seen. */
const LEASE: LeaseTimes = { lookEvery: 250, takeAfter: 600_000, silence: 200, renewEvery: 500, sendWithin: 60_000, scanEvery: 500 };
export const COHORT_PATH = '/cohorts/demo';

/** Two versions of the product on the same tables, and people whom either may answer. */
export class Stage {
  readonly ground: ProductGround;
  readonly seeded: Seeded;
  /** Of one learning team, all of them met; Ingrid leads it, and the leader the whole cohort. */
  readonly members: readonly OnePerson[];
  readonly ingrid: OnePerson;
  readonly readers: Readers;
  readonly processes: ProductProcess[] = [];
  readonly #previous: PreviousVersion;

  private constructor(previous: PreviousVersion, ground: ProductGround, seeded: Seeded) {
    this.#previous = previous;
    this.ground = ground;
    this.seeded = seeded;
    const person = (key: string) => new OnePerson(ground, seeded.people.find((each) => each.key === key) ?? assert.fail(`nobody is ${key}`));
    this.members = seeded.people.filter(({ role }) => role === 'principal').map(({ key }) => person(key));
    this.ingrid = person('processledare');
    this.readers = { member: person('rektor'), leader: person('metodstodjare'), head: person('skolchef'), cohort: 'demo', team: 'larteam-norr' };
  }

  static async set(): Promise<Stage> {
    const previous = await takePreviousVersion();
    await previous.givePackages();
    const ground = await startProductGround();
    const { connectionString, began } = ground;
    return new Stage(previous, ground, await seedBy({ root: previous.root, connectionString, began }));
  }

  get maja(): OnePerson {
    return this.readers.member;
  }

  startOld(settings: Pick<StartSettings, 'ahead'> = {}): Promise<ProductProcess> {
    return this.#start({ ...settings, root: this.#previous.root });
  }

  startCurrent(settings: Pick<StartSettings, 'ahead'> = {}): Promise<ProductProcess> {
    return this.#start(settings);
  }

  /** As the platform stops it. */
  async stop(product: ProductProcess): Promise<void> {
    product.signal('SIGTERM');
    assert.deepEqual(await product.exited, { code: 0, signal: null });
  }

  async heldBy({ origin }: ProductProcess): Promise<number> {
    const { lanes } = (await (await fetch(`${origin}/healthz`)).json()) as { lanes: readonly { held: string }[] }; // As health.ts answers.
    return lanes.filter(({ held }) => held === 'here').length;
  }

  readAll(product: ProductProcess): Promise<Readings> {
    return readAll(product, this.readers);
  }

  async agree(earlier: ProductProcess, later: ProductProcess): Promise<void> {
    assert.deepEqual(disagreementsOf(await this.readAll(earlier), await this.readAll(later)), []);
  }

  /** Everything that was put into somebody's chat. */
  messagesTo({ conversationId }: OnePerson): readonly Readonly<Record<string, unknown>>[] {
    return this.ground.teams.connector.requests.filter(({ method, path }) => method === 'POST' && path.includes(conversationId)).map(({ body }) => body);
  }

  broadcastCards(who: OnePerson, title: string): readonly SentCard[] {
    return this.messagesTo(who).map(cardOf).filter((card) => card !== undefined).filter((card) => outline(card).some((line) => line.includes(title)));
  }

  /** Ingrid asks her team something, and it reaches all of them. */
  async asks(product: ProductProcess, title: string): Promise<void> {
    const content = {
      title, text: 'Ta med en fråga till träffen.', question: { kind: 'text', label: 'Vad vill du ta upp?' }, deadline: '2026-12-04T12:00',
      readers: 'teams', audience: { kind: 'teams', teams: [this.readers.team] }, ways: 'chat', sendAt: '', meetingAt: '',
    };
    // As the contract in api/contract says of each.
    const { id, rev } = (await this.ingrid.sends(product, 'POST', `${COHORT_PATH}/broadcasts`, { content })) as { id: string; rev: number };
    const { count } = (await this.ingrid.get(product, `${COHORT_PATH}/broadcasts/${id}/audience`)) as { count: object };
    const { kind } = (await this.ingrid.sends(product, 'POST', `${COHORT_PATH}/broadcasts/${id}/confirm`, { rev, count })) as { kind: string };
    assert.equal(kind, 'confirmed');
    await eventually(() => this.members.every((who) => this.broadcastCards(who, title).length > 0));
  }

  /** Returns the receipt. */
  async answers(product: ProductProcess, who: OnePerson, card: SentCard | undefined, answer: string): Promise<SentCard> {
    assert.ok(card);
    const [input = ''] = Object.keys(valuesOf(card));
    const receipt = await who.taps(product, card, 'Skicka svaret', { [input]: answer });
    assert.match(outline(receipt).join('\n'), /Ditt svar är (?:sparat|ändrat)/);
    return receipt;
  }

  /** What they wrote last, as a process shows it to them. */
  async textOf(product: ProductProcess, who: OnePerson): Promise<string | undefined> {
    const { trials } = (await who.get(product, '/me/thread')) as { trials: readonly { reflections: readonly { did: string; submittedAt: string }[] }[] }; // As the contract says.
    return trials.flatMap(({ reflections }) => reflections).sort((one, other) => other.submittedAt.localeCompare(one.submittedAt))[0]?.did;
  }

  async sharedIn(product: ProductProcess): Promise<readonly string[]> {
    const { shared } = (await this.maja.get(product, `${COHORT_PATH}/teams/${this.readers.team}`)) as { shared: readonly { did: string }[] }; // As the contract says.
    return shared.map(({ did }) => did);
  }

  async close(): Promise<void> {
    await this.ground.stop();
  }

  async #start(settings: Omit<StartSettings, 'tenants'>): Promise<ProductProcess> {
    const product = await this.ground.start({ tenants: this.seeded.tenants, leaseTimes: LEASE, ...settings });
    this.processes.push(product);
    return product;
  }
}
