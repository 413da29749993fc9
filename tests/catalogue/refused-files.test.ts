import assert from 'node:assert/strict';
import { edited, faultsIn, lineOf } from './programme-files.ts';

interface Refusal {
  readonly title: string;
  readonly file: 'programme.yaml' | 'sv.yaml';
  readonly passage: string;
  readonly replacement: string;
  /** The passage of the edited file on whose line the fault is expected. */
  readonly at: string;
  readonly reason: RegExp;
}

const FIRST_ACTION = '      - id: natverk.besok\n        kind: one-off\n        versions:\n          - version: 1\n';
const SECOND_ACTION = '      - id: natverk.fraga\n        kind: daily-habit\n        versions:\n          - version: 1\n';
const SECOND_ACTION_TEXT = `      natverk.fraga:
        1:
          name: Ställ en öppen fråga
          tryThis: Fråga en kollega vad som är svårt just nu.
          questions:
            - Vad hände när du var tyst?
`;

const REFUSALS: readonly Refusal[] = [
  {
    title: 'an unknown key in the structure',
    file: 'programme.yaml',
    passage: 'ordered: false',
    replacement: 'ordered: false\n    colour: blue',
    at: 'colour',
    reason: /^areas › 0 › colour: unknown key$/,
  },
  {
    title: 'an unknown key in a text',
    file: 'sv.yaml',
    passage: 'tryThis: Följ',
    replacement: 'hint: Ta med kaffe.\n          tryThis: Följ',
    at: 'hint',
    reason: /natverk\.besok › 1 › hint: unknown key$/,
  },
  {
    title: 'a missing field, on the line of the entry that lacks it',
    file: 'sv.yaml',
    passage: '    name: Möts över skolgränser\n',
    replacement: '',
    at: '  natverk:',
    reason: /^areas › natverk › name: Invalid input: expected string/,
  },
  {
    title: 'a key that stands twice',
    file: 'sv.yaml',
    passage: '      natverk.tid: Du',
    replacement: '      natverk.samtal: Ni ses\n      natverk.tid: Du',
    at: 'natverk.samtal: Ni ses',
    reason: /^Map keys must be unique/,
  },
  {
    title: 'a broken bracket',
    file: 'programme.yaml',
    passage: 'patterns: [mod]',
    replacement: 'patterns: [mod',
    at: 'abilities',
    reason: /Flow sequence/,
  },
  {
    title: 'an alias',
    file: 'sv.yaml',
    passage: 'natverk.tid: Du har tid att tänka',
    replacement: 'natverk.tid: *samtal',
    at: 'natverk.tid',
    reason: /^aliases are not allowed: \*samtal$/,
  },
  {
    title: 'a tag of its own',
    file: 'programme.yaml',
    passage: 'ordered: false',
    replacement: 'ordered: !run false',
    at: 'ordered',
    reason: /tag/,
  },
  {
    title: 'an id with letters that an address would not carry',
    file: 'programme.yaml',
    passage: 'patterns: [mod]',
    replacement: 'patterns: [möd]',
    at: 'patterns',
    reason: /^patterns › 0: must be a slug/,
  },
  {
    title: 'a language that we do not speak',
    file: 'programme.yaml',
    passage: 'languages: [sv]',
    replacement: 'languages: [sv, fi]',
    at: 'languages',
    reason: /^languages › 1: Invalid option/,
  },
  {
    title: 'a language that is declared twice',
    file: 'programme.yaml',
    passage: 'languages: [sv]',
    replacement: 'languages: [sv, sv]',
    at: 'languages',
    reason: /^language sv is declared twice$/,
  },
  {
    title: 'months that end before they begin',
    file: 'programme.yaml',
    passage: 'months: { from: 2, to: 4 }',
    replacement: 'months: { from: 5, to: 4 }',
    at: 'months',
    reason: /^areas › 0 › months › to: must not end before it begins$/,
  },
  {
    title: 'an open area without actions',
    file: 'programme.yaml',
    passage: `    actions:\n${FIRST_ACTION}${SECOND_ACTION}`,
    replacement: '    actions: []\n',
    at: 'actions: []',
    reason: /^areas › 0 › actions: an open area has at least one action$/,
  },
  {
    title: 'an area under development that has actions',
    file: 'programme.yaml',
    passage: 'state: under-development',
    replacement: 'state: under-development\n    actions: []',
    at: 'actions: []',
    reason: /^areas › 1 › actions: unknown key$/,
  },
  {
    title: 'an area in a state of its own',
    file: 'programme.yaml',
    passage: 'state: under-development',
    replacement: 'state: closed',
    at: 'state: closed',
    reason: /^areas › 1 › state: Invalid/,
  },
  {
    title: 'an effect that stands in another area than its id says',
    file: 'programme.yaml',
    passage: 'natverk.tid',
    replacement: 'framtid.tid',
    at: 'framtid.tid',
    reason: /^framtid\.tid stands in area natverk and must begin with "natverk\."$/,
  },
  {
    title: 'a version number that is left out',
    file: 'programme.yaml',
    passage: SECOND_ACTION,
    replacement: `${SECOND_ACTION}          - version: 3\n`,
    at: 'version: 3',
    reason: /^natverk\.fraga: versions ascend from 1 without gaps; expected 2, found 3$/,
  },
  {
    title: 'a first version that claims to rest on reflections',
    file: 'programme.yaml',
    passage: SECOND_ACTION,
    replacement: `${SECOND_ACTION}            basedOnReflections: 4\n`,
    at: '          - version: 1\n            basedOnReflections',
    reason: /^natverk\.fraga: the first version rests on no reflections$/,
  },
  {
    title: 'an action that stands twice',
    file: 'programme.yaml',
    passage: SECOND_ACTION,
    replacement: SECOND_ACTION + SECOND_ACTION,
    at: `${SECOND_ACTION}  - id: framtid`,
    reason: /^action natverk\.fraga already stands at .+programme\.yaml:16$/,
  },
  {
    title: 'an area that bears the id of a built-in one',
    file: 'programme.yaml',
    passage: 'id: framtid',
    replacement: 'id: elevhalsa',
    at: 'id: elevhalsa',
    reason: /^area elevhalsa already stands at .+ledarhandlingar\/programme\.yaml:\d+$/,
  },
  {
    title: 'a programme that bears the id of the built-in one',
    file: 'programme.yaml',
    passage: 'id: stadens-program',
    replacement: 'id: ledarhandlingar',
    at: 'id: ledarhandlingar',
    reason: /^programme ledarhandlingar already stands at/,
  },
  {
    title: 'a pattern that bears the id of a built-in one',
    file: 'programme.yaml',
    passage: 'patterns: [mod]',
    replacement: 'patterns: [larande]',
    at: 'patterns',
    reason: /^pattern larande already stands at/,
  },
  {
    title: 'an action without a text',
    file: 'sv.yaml',
    passage: SECOND_ACTION_TEXT,
    replacement: '',
    at: '    actions:',
    reason: /^areas › natverk › actions: no text for natverk\.fraga$/,
  },
  {
    title: 'an effect without a text',
    file: 'sv.yaml',
    passage: '      natverk.tid: Du har tid att tänka\n',
    replacement: '',
    at: '    effects:',
    reason: /^areas › natverk › effects: no text for natverk\.tid$/,
  },
  {
    title: 'a whole kind of ids without texts',
    file: 'sv.yaml',
    passage: 'outcomes:\n  ro:\n    name: Arbetsro\n    description: Skolan är lugn när du inte är där.\n',
    replacement: '',
    at: 'name: Stadens program',
    reason: /^outcomes: no text for ro$/,
  },
  {
    title: 'a text that is left over',
    file: 'sv.yaml',
    passage: '      natverk.tid: Du har tid att tänka\n',
    replacement: '      natverk.tid: Du har tid att tänka\n      natverk.lust: Du trivs bättre\n',
    at: 'natverk.lust',
    reason: /^areas › natverk › effects: natverk\.lust is not in the structure$/,
  },
  {
    title: 'a text for a version that does not exist',
    file: 'sv.yaml',
    passage: SECOND_ACTION_TEXT,
    replacement: SECOND_ACTION_TEXT + SECOND_ACTION_TEXT.replace(/^.*\n/, '').replace('1:', '2:'),
    at: '        2:',
    reason: /^areas › natverk › actions › natverk\.fraga: 2 is not in the structure$/,
  },
  {
    title: 'a lesson that does not say what it rests on',
    file: 'sv.yaml',
    passage: 'tryThis: Följ',
    replacement: 'learned: En förmiddag räcker.\n          tryThis: Följ',
    at: '        1:',
    reason: /^natverk\.besok version 1: learned without basedOnReflections in the structure$/,
  },
  {
    title: 'two actions of one area with the same name',
    file: 'sv.yaml',
    passage: 'name: Ställ en öppen fråga',
    replacement: 'name: besök en  annan Skola',
    at: 'name: besök',
    reason: /already stands on line 12$/,
  },
  {
    title: 'two effects of one area with the same text',
    file: 'sv.yaml',
    passage: 'natverk.tid: Du har tid att tänka',
    replacement: 'natverk.tid: Du pratar oftare med kollegor',
    at: 'natverk.tid',
    reason: /already stands on line 7$/,
  },
  {
    title: 'two areas with the same name',
    file: 'sv.yaml',
    passage: 'name: Det som kommer',
    replacement: 'name: Möts över skolgränser',
    at: '    name: Möts över skolgränser\n    purpose: Området',
    reason: /already stands on line 4$/,
  },
  {
    title: 'a sentence in another language than the file',
    file: 'sv.yaml',
    passage: 'Du lär av andra rektorer i staden.',
    replacement: 'Du lærer av andre rektorer i byen.',
    at: 'purpose: Du lærer',
    reason: /^areas › natverk › purpose: reads as "nb" in a file of "sv": Du lærer/,
  },
  {
    title: 'an effect too long for a phone',
    file: 'sv.yaml',
    passage: 'Du har tid att tänka',
    replacement: `Du har tid att ${'verkligen '.repeat(8)}tänka`,
    at: 'natverk.tid',
    reason: /natverk\.tid: must be at most 80 characters$/,
  },
  {
    title: 'an empty text',
    file: 'sv.yaml',
    passage: 'name: Arbetsro',
    replacement: 'name: " "',
    at: 'name: " "',
    reason: /^outcomes › ro › name: must not be empty$/,
  },
  {
    title: 'a text of several lines',
    file: 'sv.yaml',
    passage: 'name: Arbetsro',
    replacement: 'name: "Arbetsro\\noch lugn"',
    at: 'name: "Arbetsro',
    reason: /^outcomes › ro › name: must be a single line$/,
  },
  {
    title: 'more than two questions',
    file: 'sv.yaml',
    passage: '            - Vad hände när du var tyst?\n',
    replacement: '            - Vad hände?\n            - När?\n            - Var?\n',
    at: '          questions:\n            - Vad hände?',
    reason: /questions: Too big/,
  },
];

describe('a programme is refused, with file, line and reason, for', () => {
  for (const { title, file, passage, replacement, at, reason } of REFUSALS) {
    it(title, () => {
      const files = edited(file, passage, replacement);
      const fault = faultsIn(files).find((candidate) => reason.test(candidate.reason));
      assert.ok(fault, `no fault like ${reason} among ${JSON.stringify(faultsIn(files))}`);
      assert.deepEqual([fault.file, fault.line], [file, lineOf(files[file], at)]);
    });
  }
});

