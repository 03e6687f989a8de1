/** A command as help, completion and the parser know it. `later` names commands this version only knows by name. */
export type CommandSpec = {
  readonly name: CommandName;
  readonly usage: string;
  readonly about: string;
  readonly flags: readonly string[];
  readonly examples: readonly (readonly [command: string, gives: string])[];
  readonly notes: readonly string[];
  readonly later?: true;
};

export type CommandName =
  | 'create' | 'plan' | 'run' | 'preview' | 'profile' | 'doctor' | 'completion'
  | 'edit' | 'ask' | 'learn' | 'draw' | 'score' | 'eval' | 'models' | 'work'; // prettier-ignore

const everywhere = ['help', 'version'];
const planning = ['rows', 'out', 'in', 'seed', 'planner', 'model', 'yes'];
const running = ['report', 'resume', 'budget', 'strict', 'quiet', 'json'];

/** All commands, in the order help shows them. `create` is the command with no name: the request itself. */
export const commandSpecs: readonly CommandSpec[] = [
  {
    name: 'create',
    usage: 'rowsmith "REQUEST"',
    about: 'make the table you describe, and measure it',
    flags: [...planning, ...running, ...everywhere],
    examples: [
      ['rowsmith "a million sales with a spike in November"', 'one table, in a file named for it'],
      ['rowsmith "customers and their orders, 3 to 8 orders each" -o shop/', 'two tables, one file each'],
      ['rowsmith "200 patients aged 40 to 65, 20 % smokers" -n 10k -o patients.parquet', 'flags win over the words'],
      ['rowsmith 50 airline bookings as json -o - | jq .', 'quotes are optional; only the table goes to stdout'],
    ],
    notes: ['Same words and same --seed give the same bytes.'],
  },
  {
    name: 'plan',
    usage: 'rowsmith plan "REQUEST"',
    about: 'show the plan, run nothing',
    flags: [...planning, 'json', 'explain', 'strict', 'quiet', ...everywhere],
    examples: [
      ['rowsmith plan "hotel bookings with 5 % cancelled"', 'columns, where they come from, what will be measured'],
      ['rowsmith plan "hotel bookings with 5 % cancelled" > plan.json', 'the plan as JSON, to read, edit and run'],
      ['rowsmith plan --explain "500 users from Germany"', 'which words became what'],
    ],
    notes: ['On a terminal the plan is a table; in a file or a pipe, or with --json, it is JSON.'],
  },
  {
    name: 'run',
    usage: 'rowsmith run PLAN.json',
    about: 'make the tables of a saved plan',
    flags: ['out', 'seed', 'model', 'yes', ...running, ...everywhere],
    examples: [
      ['rowsmith run plan.json', 'the same tables, byte for byte'],
      ['rowsmith run plan.json --seed 8 -o other.csv', 'another draw of the same plan'],
      ['rowsmith run plan.json --resume', 'go on after Ctrl-C or a crash'],
      ['rowsmith plan "100 users" | rowsmith run - -o users.csv', '- reads the plan from stdin'],
    ],
    notes: ['The number of rows is part of the plan: change it there, or plan again with -n.'],
  },
  {
    name: 'preview',
    usage: 'rowsmith preview "REQUEST"',
    about: 'the first rows and a forecast of time and size',
    flags: [...planning, 'json', 'quiet', ...everywhere],
    examples: [
      ['rowsmith preview "ten million web shop visits"', '10 rows; how long and how large all of them will be'],
    ],
    notes: ['The rows shown are the first rows of the table you will get.'],
  },
  {
    name: 'profile',
    usage: 'rowsmith profile FILE',
    about: 'what a file holds, column by column',
    flags: ['json', 'quiet', ...everywhere],
    examples: [['rowsmith profile sales.csv', 'types, nulls, distinct values, ranges, shapes']],
    notes: ['The file is read, never changed.'],
  },
  {
    name: 'eval',
    usage: 'rowsmith eval SUITE...',
    about: 'put requests, measure what is expected',
    flags: [
      'tag', 'only', 'seeds', 'today', 'jobs', 'baseline', 'update-baseline',
      'out', 'report', 'planner', 'model', 'json', 'quiet', ...everywhere,
    ], // prettier-ignore
    examples: [
      ['rowsmith eval evals/', 'every suite of a folder: pass or fail, a line a request'],
      ['rowsmith eval shop.yaml --tag retail --seeds 1,2,3', 'some requests, three times each'],
      ['rowsmith eval shop.yaml --baseline shop.baseline.json', 'exit code 1 only where it got worse'],
    ],
    notes: [
      'A suite is YAML or JSONL: requests and what is expected of their tables; docs/evals.md has every word of it.',
      'The results are written as JSONL and as a page: eval-results/ unless -o and --report say otherwise.',
    ],
  },
  {
    name: 'doctor',
    usage: 'rowsmith doctor',
    about: 'check this machine, say what to do',
    flags: ['json', 'quiet', ...everywhere],
    examples: [['rowsmith doctor', 'one line a check, ✓ or ✗']],
    notes: ['Exit code 1 when a check fails.'],
  },
  {
    name: 'completion',
    usage: 'rowsmith completion bash|zsh|fish',
    about: 'a completion script for your shell',
    flags: everywhere,
    examples: [
      ['source <(rowsmith completion bash)', 'bash, for this shell'],
      ['rowsmith completion zsh > "${fpath[1]}/_rowsmith"', 'zsh, for good'],
      ['rowsmith completion fish > ~/.config/fish/completions/rowsmith.fish', 'fish, for good'],
    ],
    notes: [],
  },
  later('edit', 'rowsmith edit FILE "REQUEST"', 'change a table'),
  later('ask', 'rowsmith ask FILE "QUESTION"', 'ask a table'),
  later('learn', 'rowsmith learn FILE -o MODEL', 'learn a table'),
  later('draw', 'rowsmith draw MODEL -n 1000', 'draw rows from what was learnt'),
  later('score', 'rowsmith score REAL SYNTHETIC', 'quality and privacy of a synthetic table'),
  later('models', 'rowsmith models list|add|check', 'models at hand'),
  later('work', 'rowsmith work', 'take chunks from a queue'),
];

function later(name: CommandName, usage: string, about: string): CommandSpec {
  return { name, usage, about, flags: [], examples: [], notes: [], later: true };
}
