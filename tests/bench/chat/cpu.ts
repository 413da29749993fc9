import { Temporal } from 'temporal-polyfill';
import { start, type Running } from '../../support/processes.ts';
import { median, percentile, rounded } from '../figures.ts';
import { printTable, type Figures } from '../report.ts';
import type { BareBotOptions } from './bare-bot.ts';
import { send, type Load, type NextToken } from './client.ts';
import type { Connector } from './connector.ts';
import type { ListeningBot, MeasuredBot } from './listening-bot.ts';
import type { OurBotOptions } from './our-bot.ts';
import { Submits } from './submits.ts';

export interface Size {
  readonly warmUp: number;
  readonly turns: number;
  readonly submitsATurn: number;
}

/** As many as a busy hour has at once; enough that a server never waits for its next request. */
const CONCURRENCY = 8;
/** The limit that was set: ours may cost so many times the bare bot's CPU. */
const MOST_TIMES_BARE = 2;

interface Round {
  /** Of one request, what goes on after its answer included. */
  readonly cpuMs: number;
  /** Of what the clock does about one request later. */
  readonly laterMs: number;
  readonly load: Load;
}

/** Of each bot, in the order of the turns. */
type Rounds = Readonly<Record<'bare' | 'ours' | 'answerAlone' | 'freshTokens', Round[]>>;

/** Our bot beside the bare one, turn by turn, so that a slower minute of the machine is slower for both. */
export async function compareCpu(connector: Connector, tabFolder: string, size: Size, collector?: string): Promise<{ figures: Figures; broken: readonly string[] }> {
  const { serviceUrl, openIdMetadataUrl } = connector;
  const submits = new Submits(serviceUrl, Temporal.Now.instant());
  const ours = await start<ListeningBot, MeasuredBot>(new URL('our-bot.ts', import.meta.url), { serviceUrl, openIdMetadataUrl, tabFolder, ...(collector === undefined ? {} : { collector }) } satisfies OurBotOptions, profiling());
  const token: NextToken = () => connector.token;
  const fresh = connector.freshTokens.values();
  const freshToken: NextToken = () => fresh.next().value ?? connector.token;
  const receipt = await send(ours.ready.messagesUrl, token, submits.next(1, 'a message'), 1);
  const answer = JSON.parse(receipt.answer) as object; // Our own answer to a tap.
  const bare = await start<ListeningBot, MeasuredBot>(new URL('bare-bot.ts', import.meta.url), { openIdMetadataUrl, answer } satisfies BareBotOptions);
  const round = (bot: Running<ListeningBot, MeasuredBot>, bodies: readonly string[], nextToken = token) => measure(bot, nextToken, bodies);

  const warmUp = submits.next(size.warmUp, 'a message');
  await round(bare, warmUp);
  await round(ours, warmUp);
  const rounds: Rounds = { bare: [], ours: [], answerAlone: [], freshTokens: [] };
  for (let turn = 0; turn < size.turns; turn += 1) {
    const bodies = submits.next(size.submitsATurn, 'a message');
    rounds.bare.push(await round(bare, bodies));
    rounds.ours.push(await round(ours, bodies));
    rounds.answerAlone.push(await round(ours, submits.next(size.submitsATurn, 'no message')));
    rounds.freshTokens.push(await round(ours, submits.next(size.submitsATurn, 'a message'), freshToken));
  }
  await Promise.all([ours.end(), bare.end()]);
  return told(rounds, receipt.answer.length);
}

async function measure(bot: Running<ListeningBot, MeasuredBot>, nextToken: NextToken, bodies: readonly string[]): Promise<Round> {
  const before = await bot.ask('usage', 'idle');
  const load = await send(bot.ready.messagesUrl, nextToken, bodies, CONCURRENCY);
  const after = await bot.ask('usage', 'idle');
  const settled = await bot.ask('usage', 'settled');
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

function told({ bare, ours, answerAlone, freshTokens }: Rounds, answerBytes: number): { figures: Figures; broken: readonly string[] } {
  const figures = { bare: figuresOf(bare), ours: figuresOf(ours), answerAlone: figuresOf(answerAlone), freshTokens: figuresOf(freshTokens) };
  const ratio = timesBare(ours, bare);
  const ratioAnswerAlone = timesBare(answerAlone, bare);
  const ratioFreshTokens = timesBare(freshTokens, bare);
  const row = (name: string, times: number, bot: ReturnType<typeof figuresOf>) => [name, bot.cpuMs, times, bot.p50Ms, bot.p99Ms, bot.requestsASecond];
  printTable(
    `A reflection is submitted, ${CONCURRENCY} at a time; medians of ${bare.length} turns`,
    ['', 'CPU ms/request', 'times bare', 'p50 ms', 'p99 ms', 'requests/s'],
    [
      row('bare botbuilder bot', 1, figures.bare),
      row('ours: answer, and receipt put into the message', ratio, figures.ours),
      row('ours: answer alone', ratioAnswerAlone, figures.answerAlone),
      row('ours: the first, each with a token never seen', ratioFreshTokens, figures.freshTokens),
    ],
  );
  console.log(`A minute later the clock looks each submit over once more: ${figures.ours.laterMs} ms of CPU, not in the figures above.`);
  return {
    figures: { ...figures, ratio, ratioAnswerAlone, ratioFreshTokens, mostAllowed: MOST_TIMES_BARE, answerBytes },
    broken: ratio > MOST_TIMES_BARE ? [`CPU per submit is ${ratio} times the bare bot's, at most ${MOST_TIMES_BARE} are allowed`] : [],
  };
}

/** Turn against turn, as two halves of a run could have met different minutes of the machine. */
function timesBare(rounds: readonly Round[], bare: readonly Round[]): number {
  return rounded(median(rounds.map(({ cpuMs }, turn) => cpuMs / (bare[turn]?.cpuMs ?? NaN))));
}

/** For whoever wants to know where it goes: BENCH_PROFILE=folder leaves a CPU profile of our bot there. */
function profiling(): readonly string[] {
  const folder = process.env['BENCH_PROFILE'];
  return folder ? ['--cpu-prof', `--cpu-prof-dir=${folder}`] : [];
}
