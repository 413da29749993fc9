import { parseArgs } from 'node:util';
import { printPlayed } from './print.ts';
import { playCohort, type Play } from './play-cohort.ts';
import { say } from './say.ts';

const FAULTS_SHOWN = 10;

const { values } = parseArgs({
  options: {
    members: { type: 'string', default: '20000' },
    weeks: { type: 'string', default: '20' },
    /** Over sportlov and Easter, and both sides of summer time's beginning. */
    from: { type: 'string', default: '2027-01-11' },
    seed: { type: 'string', default: '1' },
  },
});
const play: Play = { members: count(values.members), weeks: count(values.weeks), from: values.from, seed: Number(values.seed) };

say(`${play.members} made-up members, ${play.weeks} weeks from ${play.from}, seed ${play.seed}: played through the planner`);
const began = performance.now();
const played = playCohort(play);
const seconds = (performance.now() - began) / 1_000;
printPlayed(played, play);
say(`\nPlayed in ${seconds.toFixed(1)} s with ${Math.round(process.resourceUsage().maxRSS / 1024)} MB.`);
const { faults } = played.tally;
if (faults.length > 0) {
  say(`\n${faults.slice(0, FAULTS_SHOWN).map((fault) => `FAULT: ${fault}`).join('\n')}\n${faults.length} faults`);
  process.exitCode = 1;
}

function count(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new TypeError(`not a number of members or weeks: ${text}`);
  return number;
}
