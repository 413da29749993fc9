import { Temporal } from 'temporal-polyfill';
import { median, percentile, rounded } from '../figures.ts';
import { printTable, type Figures } from '../report.ts';
import type { BareBotOptions } from './bare-bot.ts';
import { send, type Load } from './client.ts';
import type { Connector } from './connector.ts';
import type { ListeningBot } from './listening-bot.ts';
import type { OurBotOptions } from './our-bot.ts';
import { start, type Running } from './processes.ts';
import { Submits, type CardIn } from './submits.ts';

export interface Size {
  readonly warmUp: number;
  readonly rounds: number;
  readonly submitsARound: number;
}

/** As many as a busy hour has at once; enough that a server never waits for its next request. */
const CONCURRENCY = 8;
/** The limit that was set: ours may cost so many times the bare bot's CPU. */
const MOST_TIMES_BARE = 2;

interface Round {
  readonly cpuMs: number;
  readonly laterMs: number;
  readonly load: Load;
}

/** Our bot beside the bare one, turn by turn, so that a slower minute of the machine is slower for both. */
export async function compareCpu(connector: Connector, tabFolder: string, size: Size): Promise<{ figures: Figures; broken: readonly string[] }> {
  const submits = new Submits(connector.serviceUrl, Temporal.Now.instant());
  const ours = await start<ListeningBot>('our-bot.ts', { ...connector, tabFolder } satisfies OurBotOptions, profiling());
  const receipt = await send(ours.ready.messagesUrl, connector.token, submits.next(1, 'a message'), 1);
  const answer = JSON.parse(receipt.answer) as object; // Our own answer to a tap.
  const bare = await start<ListeningBot>('bare-bot.ts', { ...connector, answer } satisfies BareBotOptions);
  const round = (bot: Running<ListeningBot>, cardIn: CardIn, count = size.submitsARound) =>
    measure(bot, connector.token, submits.next(count, cardIn));

  await round(bare, 'a message', size.warmUp);
  await round(ours, 'a message', size.warmUp);
  const rounds = { bare: [] as Round[], ours: [] as Round[], answerAlone: [] as Round[] };
  for (let turn = 0; turn < size.rounds; turn += 1) {
    rounds.bare.push(await round(bare, 'a message'));
    rounds.ours.push(await round(ours, 'a message'));
    rounds.answerAlone.push(await round(ours, 'no message'));
  }
  await Promise.all([ours.end(), bare.end()]);
  return told({ bare: figuresOf(rounds.bare), ours: figuresOf(rounds.ours), answerAlone: figuresOf(rounds.answerAlone) }, receipt.answer.length);
}

async function measure(bot: Running<ListeningBot>, token: string, bodies: readonly string[]): Promise<Round> {
  const before = await bot.usage('idle');
  const load = await send(bot.ready.messagesUrl, token, bodies, CONCURRENCY);
  const after = await bot.usage('idle');
  const settled = await bot.usage('settled');
  return { cpuMs: (after.cpuMs - before.cpuMs) / bodies.length, laterMs: (settled.cpuMs - after.cpuMs) / bodies.length, load };
}

function figuresOf(rounds: readonly Round[]) {
  const times = rounds.flatMap(({ load }) => load.milliseconds);
  return {
    cpuMs: rounded(median(rounds.map(({ cpuMs }) => cpuMs))),
    laterMs: rounded(median(rounds.map(({ laterMs }) => laterMs))),
    p50Ms: rounded(percentile(times, 50)),
    p99Ms: rounded(percentile(times, 99)),
    requestsASecond: rounded(median(rounds.map(({ load }) => (load.milliseconds.length * 1_000) / load.elapsedMs))),
  };
}

type BotFigures = ReturnType<typeof figuresOf>;

function told({ bare, ours, answerAlone }: Record<'bare' | 'ours' | 'answerAlone', BotFigures>, answerBytes: number) {
  const times = ({ cpuMs }: BotFigures): number => rounded(cpuMs / bare.cpuMs);
  const row = (name: string, bot: BotFigures) => [name, bot.cpuMs, times(bot), bot.p50Ms, bot.p99Ms, bot.requestsASecond];
  printTable(
    `A reflection is submitted, ${CONCURRENCY} at a time; medians of rounds that take turns`,
    ['', 'CPU ms/request', 'times bare', 'p50 ms', 'p99 ms', 'requests/s'],
    [row('bare botbuilder bot', bare), row('ours: answer, and receipt put into the message', ours), row('ours: answer alone', answerAlone)],
  );
  console.log(`A minute later the clock looks each submit over once more: ${ours.laterMs} ms of CPU, not in the figures above.`);
  const ratio = times(ours);
  return {
    figures: { bare, ours, answerAlone, ratio, ratioAnswerAlone: times(answerAlone), mostAllowed: MOST_TIMES_BARE, answerBytes },
    broken: ratio > MOST_TIMES_BARE ? [`CPU per submit is ${ratio} times the bare bot's, at most ${MOST_TIMES_BARE} are allowed`] : [],
  };
}

/** For whoever wants to know where it goes: BENCH_PROFILE=folder leaves a CPU profile of our bot there. */
function profiling(): readonly string[] {
  const folder = process.env['BENCH_PROFILE'];
  return folder ? ['--cpu-prof', `--cpu-prof-dir=${folder}`] : [];
}
