import type { ColumnType } from '../contract/chunk.ts';
import type { Concept } from './schema.ts';

/** A mapping as it comes out of a YAML file. */
export type Raw = Readonly<Record<string, unknown>>;

export function isRaw(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A text or a figure as text; '' for anything else. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

/** What a short spelling stands for: the full source, and the column facts that follow from it. */
export type Expanded = {
  readonly source: Raw;
  readonly type: ColumnType | undefined;
  readonly role: Concept['role'];
  /** Keys of the entry that were used up. */
  readonly used: readonly string[];
};

const distributionArguments: Readonly<Record<string, readonly string[]>> = {
  uniform: ['min', 'max'],
  normal: ['mean', 'sd'],
  lognormal: ['median', 'sigma'],
  exponential: ['mean'],
  gamma: ['shape', 'scale'],
  beta: ['alpha', 'beta'],
  poisson: ['mean'],
  binomial: ['trials', 'probability'],
  zipf: ['exponent', 'size'],
  triangular: ['min', 'mode', 'max'],
};

const identityKinds: Readonly<Record<string, Concept['role']>> = {
  person: 'name',
  place: 'place',
  company: 'name',
  payment: 'code',
  internet: 'code',
};

const subject = '{subject}';

/**
 * Expands one distribution: `{ lognormal: [25, 0.9] }`, `{ poisson: 3 }`, `{ points: [[0, 1], [1, 9]] }`, `{ mix: [[0.9, {…}], [0.1, {…}]] }`.
 * Anything with a `kind` is taken as it stands.
 */
export function expandDistribution(raw: unknown): unknown {
  if (!isRaw(raw) || 'kind' in raw) return raw;
  if ('points' in raw) return { kind: 'quantiles', points: raw['points'] };
  if (Array.isArray(raw['mix'])) {
    const parts = raw['mix'].map((part: unknown) =>
      Array.isArray(part) ? { weight: part[0] as unknown, distribution: expandDistribution(part[1]) } : part,
    );
    return { kind: 'mixture', parts };
  }
  for (const [kind, names] of Object.entries(distributionArguments)) {
    if (!(kind in raw)) continue;
    const written = raw[kind];
    const values: readonly unknown[] = Array.isArray(written) ? written : [written];
    return Object.fromEntries([['kind', kind], ...names.map((name, at) => [name, values[at]])]);
  }
  return raw;
}

/** Expands values: a list (equal weights), or a mapping of value to weight. */
export function expandValues(raw: unknown): unknown {
  if (Array.isArray(raw)) return raw.map((value: unknown) => (isRaw(value) ? value : { value }));
  return isRaw(raw) ? Object.entries(raw).map(([value, weight]) => ({ value: keyValue(value), weight })) : raw;
}

/** Keys of a mapping come as text: `1: 5` means the number 1. A leading zero is part of a code. */
function keyValue(key: string): string | number {
  return /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/u.test(key) ? Number(key) : key;
}

function expandGiven(raw: unknown): unknown {
  if (!Array.isArray(raw)) return raw;
  return raw.map((one: unknown) => {
    if (!isRaw(one)) return one;
    if ('values' in one) return { ...one, values: expandValues(one['values']) };
    const distribution = distributionKey(one);
    if (distribution === undefined) return one;
    const { [distribution]: parameters, range, ...rest } = one;
    return { ...rest, distribution: expandDistribution({ [distribution]: parameters }), ...bounds(range) };
  });
}

function bounds(range: unknown): Raw {
  return Array.isArray(range) ? { min: range[0] as unknown, max: range[1] as unknown } : {};
}

function distributionKey(raw: Raw): string | undefined {
  return Object.keys(raw).find((key) => key in distributionArguments || key === 'points' || key === 'mix');
}

function pick(raw: Raw, keys: readonly string[]): Raw {
  return Object.fromEntries(keys.filter((key) => key in raw).map((key) => [key, raw[key]]));
}

function numberSource(raw: Raw, key: string): Expanded {
  const distribution = expandDistribution({ [key]: raw[key] });
  const ends = 'range' in raw ? bounds(raw['range']) : key === 'uniform' ? bounds(raw['uniform']) : {};
  const source = { kind: 'number', distribution, ...ends, ...pick(raw, ['around']), ...given(raw) };
  const decimals = raw['decimals'];
  const fractional = 'money' in raw || (typeof decimals === 'number' && decimals > 0);
  return {
    source,
    type: fractional ? 'decimal' : 'integer',
    role: 'money' in raw ? 'money' : fractional ? 'measure' : 'count',
    used: [key, 'range', 'around', 'given'],
  };
}

function given(raw: Raw): Raw {
  return 'given' in raw ? { given: expandGiven(raw['given']) } : {};
}

function valuesType(values: unknown): ColumnType {
  const list = expandValues(values);
  const first: unknown = Array.isArray(list) && isRaw(list[0]) ? list[0]['value'] : undefined;
  return typeof first === 'number'
    ? Array.isArray(list) && list.every((one) => isRaw(one) && Number.isInteger(one['value']))
      ? 'integer'
      : 'double'
    : typeof first === 'boolean'
      ? 'boolean'
      : 'text';
}

function momentSource(raw: Raw): Expanded {
  const options = raw['moment'];
  const after = raw['after'];
  const own: Raw = isRaw(options) ? options : typeof options === 'string' ? { grain: options } : {};
  const gap: Raw = isRaw(after) ? { after: { ...after, gap: expandDistribution(after['gap']) } } : {};
  const grain = textOf(own['grain'] ?? 'second');
  const isDay = ['day', 'week', 'month', 'quarter', 'year'].includes(grain);
  const source = { kind: 'moment', ...own, ...gap, ...given(raw) };
  return { source, type: isDay ? 'date' : 'timestamp', role: 'moment', used: ['moment', 'after', 'given'] };
}

/**
 * Expands the source of an entry. The short spellings are listed in docs/knowledge.md; `source:` takes the plan's own language.
 * Null when the entry names no source.
 */
export function expandSource(raw: Raw): Expanded | null {
  if (isRaw(raw['source'])) return { source: raw['source'], type: undefined, role: 'other', used: ['source'] };
  if ('values' in raw) {
    const source = { kind: 'category', values: expandValues(raw['values']), ...given(raw) };
    return { source, type: valuesType(raw['values']), role: 'category', used: ['values', 'given'] };
  }
  if ('flag' in raw) {
    return {
      source: { kind: 'boolean', share: raw['flag'], ...given(raw) },
      type: 'boolean',
      role: 'flag',
      used: ['flag', 'given'],
    };
  }
  if ('moment' in raw || 'after' in raw) return momentSource(raw);
  if (isRaw(raw['series'])) {
    const series = raw['series'];
    const source = { kind: 'series', ...series, level: expandDistribution(series['level']) };
    return { source, type: 'decimal', role: 'measure', used: ['series'] };
  }
  for (const [kind, role] of Object.entries(identityKinds)) {
    if (!(kind in raw)) continue;
    const source = {
      kind,
      part: raw[kind],
      of: raw['of'] ?? subject,
      ...pick(raw, ['locales', 'countries', 'cities']),
    };
    return { source, type: 'text', role, used: [kind, 'of', 'locales', 'countries', 'cities'] };
  }
  if (typeof raw['entity'] === 'string') {
    const [pool, part] = raw['entity'].split('.');
    const source = {
      kind: 'entity',
      pool,
      part,
      of: raw['of'] ?? raw['subject'] ?? pool,
      ...pick(raw, ['where', 'match']),
    };
    return { source, type: 'text', role: 'name', used: ['entity', 'of', 'where', 'match'] };
  }
  if ('text' in raw) {
    const slots = isRaw(raw['slots']) ? { given: raw['slots'] } : {};
    const source = { kind: 'text', grammar: raw['text'], ...slots, ...pick(raw, ['language']) };
    return { source, type: 'text', role: 'text', used: ['text', 'slots', 'language'] };
  }
  return expandSimple(raw);
}

function expandSimple(raw: Raw): Expanded | null {
  if ('formula' in raw)
    return {
      source: { kind: 'formula', expression: raw['formula'] },
      type: undefined,
      role: 'measure',
      used: ['formula'],
    };
  if ('pattern' in raw) {
    return {
      source: { kind: 'pattern', ...pick(raw, ['pattern', 'ordered', 'start']) },
      type: 'text',
      role: 'code',
      used: ['pattern', 'ordered', 'start'],
    };
  }
  if ('sequence' in raw)
    return { source: { kind: 'sequence', start: raw['sequence'] }, type: 'integer', role: 'id', used: ['sequence'] };
  if ('uuid' in raw) return { source: { kind: 'uuid' }, type: 'text', role: 'id', used: ['uuid'] };
  if ('clock' in raw) return { source: { kind: 'clock' }, type: 'timestamp', role: 'moment', used: ['clock'] };
  if ('constant' in raw)
    return { source: { kind: 'constant', value: raw['constant'] }, type: 'text', role: 'other', used: ['constant'] };
  const key = distributionKey(raw);
  return key === undefined ? null : numberSource(raw, key);
}
