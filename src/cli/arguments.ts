import { parseArgs } from 'node:util';
import { type CommandName, type CommandSpec, commandSpecs } from './commands.ts';
import { flagSpecs } from './flags.ts';
import { findNearest } from './nearest.ts';
import { parseRowCount } from './row-count.ts';

/** What may be spent; a missing part is not bounded. */
export type Budget = { readonly seconds?: number; readonly calls?: number; readonly usd?: number };

export type Flags = {
  readonly rows: number | null;
  readonly out: string | null;
  readonly in: readonly string[];
  readonly seed: number | null;
  readonly planner: string | null;
  readonly model: string | null;
  readonly json: boolean;
  readonly report: string | null;
  readonly resume: boolean;
  readonly yes: boolean;
  readonly budget: Budget | null;
  readonly strict: boolean;
  readonly quiet: boolean;
  readonly explain: boolean;
  readonly tag: readonly string[];
  readonly only: readonly string[];
  readonly seeds: readonly number[] | null;
  readonly today: string | null;
  readonly jobs: number | null;
  readonly baseline: string | null;
  readonly updateBaseline: boolean;
};

/** What a command line asks for. `words` is what remains without flags and command: the request, a file, a shell. */
export type CommandLine =
  | { readonly kind: 'help'; readonly command: CommandName | null }
  | { readonly kind: 'version' }
  | { readonly kind: 'talk' }
  | { readonly kind: 'later'; readonly command: CommandSpec }
  | {
      readonly kind: 'command';
      readonly command: CommandName;
      readonly words: readonly string[];
      readonly flags: Flags;
    }
  | { readonly kind: 'wrong'; readonly message: string; readonly hint: string };

type Wrong = Extract<CommandLine, { kind: 'wrong' }>;
type Raw = Map<string, string | true | string[]>;

/** Reads the arguments after `rowsmith`. Never throws: what is wrong comes back as `wrong`, with what to do. */
export function parseCommandLine(argv: readonly string[]): CommandLine {
  const read = readTokens(argv);
  if ('kind' in read) return read;
  const { raw, words, literal, unknown } = read;
  const [first, ...rest] = words;
  const command = literal ? undefined : commandSpecs.find((spec) => spec.name === first && spec.name !== 'create');
  if (raw.has('version')) return { kind: 'version' };
  if (raw.has('help') || (first === 'help' && !literal && rest.length <= 1)) {
    const about = first === 'help' ? rest[0] : command?.name;
    return { kind: 'help', command: commandSpecs.find((spec) => spec.name === about)?.name ?? null };
  }
  if (command?.later === true) return { kind: 'later', command };
  if (unknown !== null) return describeUnknownFlag(unknown);
  if (first === undefined)
    return raw.size === 0
      ? { kind: 'talk' }
      : wrong(`there is no request beside the flags`, 'say what you want: rowsmith "100 customers"');
  if (command === undefined && !literal) {
    const meant = findMeantCommand(first, rest);
    if (meant !== null) {
      return wrong(
        `unknown command ${first}`,
        `did you mean: rowsmith ${meant}? To use the word as a request: rowsmith -- ${first}`,
      );
    }
  }
  const name = command?.name ?? 'create';
  const refused = refuseFlags(raw, name);
  if (refused !== null) return refused;
  const flags = readFlags(raw);
  if ('kind' in flags) return flags;
  return checkWords(name, command === undefined ? words : rest, flags);
}

type Tokens = {
  readonly raw: Raw;
  readonly words: readonly string[];
  readonly literal: boolean;
  readonly unknown: string | null;
};

function readTokens(argv: readonly string[]): Tokens | Wrong {
  const options = Object.fromEntries(
    flagSpecs.map((spec) => [
      spec.name,
      {
        type: spec.value === undefined ? 'boolean' : 'string',
        ...(spec.short === undefined ? {} : { short: spec.short }),
      } as const,
    ]),
  );
  const { tokens } = parseArgs({ args: [...argv], options, strict: false, allowPositionals: true, tokens: true });
  const raw: Raw = new Map();
  const words: string[] = [];
  let literal = false;
  let unknown: string | null = null;
  for (const token of tokens) {
    if (token.kind === 'option-terminator') literal ||= words.length === 0;
    if (token.kind === 'positional') words.push(token.value);
    if (token.kind !== 'option') continue;
    const spec = flagSpecs.find((candidate) => candidate.name === token.name);
    if (spec === undefined) {
      unknown ??= token.rawName;
    } else if (spec.value === undefined) {
      if (token.value !== undefined)
        return wrong(`--${spec.name} takes no value, got ${quote(token.value)}`, `write --${spec.name} alone`);
      raw.set(spec.name, true);
    } else if (token.value === undefined || token.value === '') {
      return wrong(`--${spec.name} needs a value: --${spec.name} ${spec.value}`, spec.about);
    } else if (spec.many === true) {
      const before = raw.get(spec.name);
      raw.set(spec.name, [...(Array.isArray(before) ? before : []), token.value]);
    } else if (raw.has(spec.name) && raw.get(spec.name) !== token.value) {
      return wrong(
        `--${spec.name} is given twice: ${quote(String(raw.get(spec.name)))} and ${quote(token.value)}`,
        'keep one of them',
      );
    } else {
      raw.set(spec.name, token.value);
    }
  }
  return { raw, words, literal, unknown };
}

function describeUnknownFlag(flag: string): Wrong {
  const near = flag.startsWith('--')
    ? findNearest(
        flag.slice(2),
        flagSpecs.map((spec) => spec.name),
      )
    : null;
  return wrong(
    `unknown flag ${flag}`,
    near === null
      ? 'rowsmith --help lists them; a request that begins with a dash goes after --'
      : `did you mean --${near}?`,
  );
}

/** A single word, or a word before one quoted text or file, that is a slip away from a command: meant as one, most likely. */
function findMeantCommand(first: string, rest: readonly string[]): string | null {
  if (/\s/u.test(first)) return null;
  const meant = findNearest(
    first.toLowerCase(),
    commandSpecs.filter((spec) => spec.name !== 'create').map((spec) => spec.name),
  );
  if (meant === null) return null;
  const [argument] = rest;
  return argument === undefined || (rest.length === 1 && /\s|\.[a-z]+$/u.test(argument)) ? meant : null;
}

const flagHints: Readonly<Record<string, string>> = {
  'run rows': 'the number of rows is part of the plan: change it there, or plan again with -n',
  'create explain': 'the plan explains itself: rowsmith plan --explain "REQUEST"',
};

function refuseFlags(raw: Raw, name: CommandName): Wrong | null {
  const spec = commandSpecs.find((candidate) => candidate.name === name);
  const refused = [...raw.keys()].find((flag) => spec?.flags.includes(flag) !== true);
  if (refused === undefined) return null;
  const hint = flagHints[`${name} ${refused}`] ?? `rowsmith help ${name} lists the flags it takes`;
  return wrong(`--${refused} means nothing to ${name === 'create' ? 'a request' : `rowsmith ${name}`}`, hint);
}

function readFlags(raw: Raw): Flags | Wrong {
  const text = (name: string): string | null => {
    const value = raw.get(name);
    return typeof value === 'string' ? value : null;
  };
  const rowsText = text('rows');
  const rows = rowsText === null ? null : parseRowCount(rowsText);
  if (rowsText !== null && rows === null)
    return wrong(`--rows needs a whole number, got ${quote(rowsText)}`, 'write it as 1000, 10k, 1.5M or 1e6');
  if (rows === 0) return wrong('--rows 0 would make an empty table', 'ask for at least one row: -n 100');
  const seedText = text('seed');
  const seed = seedText === null ? null : Number(seedText);
  if (seedText !== null && !(/^\d+$/u.test(seedText) && Number.isSafeInteger(seed))) {
    return wrong(`--seed needs a whole number from 0, got ${quote(seedText)}`, 'any number will do: --seed 7');
  }
  const budgetText = text('budget');
  const budget = budgetText === null ? null : parseBudget(budgetText);
  if (budgetText !== null && budget === null)
    return wrong(
      `--budget needs a limit with its unit, got ${quote(budgetText)}`,
      'write it as 30s, 5m, 2000calls or 0.50usd',
    );
  const list = (name: string): readonly string[] => {
    const value = raw.get(name);
    return Array.isArray(value) ? value : [];
  };
  const suites = readSuiteFlags({ seeds: text('seeds'), today: text('today'), jobs: text('jobs') });
  if ('kind' in suites) return suites;
  return {
    rows,
    out: text('out'),
    in: list('in'),
    seed,
    planner: text('planner'),
    model: text('model'),
    json: raw.has('json'),
    report: text('report'),
    resume: raw.has('resume'),
    yes: raw.has('yes'),
    budget,
    strict: raw.has('strict'),
    quiet: raw.has('quiet'),
    explain: raw.has('explain'),
    tag: list('tag'),
    only: list('only').flatMap((ids) => ids.split(',').map((id) => id.trim())),
    ...suites,
    baseline: text('baseline'),
    updateBaseline: raw.has('update-baseline'),
  };
}

type SuiteFlags = Pick<Flags, 'seeds' | 'today' | 'jobs'>;

function readSuiteFlags(texts: Readonly<Record<'seeds' | 'today' | 'jobs', string | null>>): SuiteFlags | Wrong {
  const seeds = texts.seeds?.split(',').map((seed) => (/^\s*\d+\s*$/u.test(seed) ? Number(seed) : Number.NaN)) ?? null;
  if (seeds?.every(Number.isSafeInteger) === false)
    return wrong(`--seeds needs whole numbers from 0, got ${quote(texts.seeds ?? '')}`, 'write them as --seeds 1,2,3');
  const { today } = texts;
  if (today !== null && !(/^\d{4}-\d{2}-\d{2}$/u.test(today) && !Number.isNaN(Date.parse(today))))
    return wrong(`--today needs a date, got ${quote(today)}`, 'write it as --today 2026-03-01');
  const atOnce = texts.jobs === null ? null : Number(texts.jobs);
  if (atOnce !== null && !(Number.isSafeInteger(atOnce) && atOnce > 0))
    return wrong(
      `--jobs needs a whole number from 1, got ${quote(texts.jobs ?? '')}`,
      'leave it out to use every core',
    );
  return { seeds, today, jobs: atOnce };
}

function parseBudget(text: string): Budget | null {
  const { amount, unit } = /^(?<amount>\d+(?:\.\d+)?) ?(?<unit>s|m|h|calls|usd)$/iu.exec(text)?.groups ?? {};
  const value = Number(amount);
  if (!(value > 0)) return null;
  const kind = unit?.toLowerCase();
  if (kind === 'calls') return { calls: value };
  if (kind === 'usd') return { usd: value };
  return { seconds: value * (kind === 'h' ? 3600 : kind === 'm' ? 60 : 1) };
}

function checkWords(command: CommandName, words: readonly string[], flags: Flags): CommandLine {
  const [first] = words;
  const usage = commandSpecs.find((spec) => spec.name === command)?.usage ?? '';
  const takesOne = command === 'run' || command === 'profile' || command === 'completion';
  if (
    command === 'doctor'
      ? first !== undefined
      : first === undefined || first.trim() === '' || (takesOne && words.length > 1)
  ) {
    return wrong(
      first === undefined || first.trim() === ''
        ? `something is missing: ${usage}`
        : `${command} takes ${takesOne ? 'one argument' : 'no arguments'}, got ${words.map(quote).join(' ')}`,
      `rowsmith help ${command} shows examples`,
    );
  }
  if (flags.json && flags.out === '-')
    return wrong('--json and -o - both want stdout', 'write the table to a file, or leave out --json');
  return { kind: 'command', command, words, flags };
}

function quote(text: string): string {
  return JSON.stringify(text);
}

function wrong(message: string, hint: string): Wrong {
  return { kind: 'wrong', message, hint };
}
