import { RowsmithError } from '../contract/error.ts';
import { describeIssues } from '../contract/json.ts';
import { Concept, type Fit, type Names } from './schema.ts';
import { expandSource, expandValues, isRaw, textOf, type Expanded, type Raw } from './shorthand.ts';

/** The languages names may be given in, as keys of a concept, domain or table. */
export const nameLanguages = [
  'en',
  'es',
  'pt',
  'fr',
  'de',
  'it',
  'nl',
  'pl',
  'sv',
  'tr',
  'ru',
  'ar',
  'hi',
  'zh',
  'ja',
  'ko',
  'vi',
] as const;

/** Refusal of a knowledge file, naming the file and the entry. */
export function invalid(path: string, entry: string, reason: string): RowsmithError {
  return new RowsmithError({
    code: 'knowledge-invalid',
    message: `${path}: ${entry}: ${reason}`,
    hint: 'See docs/knowledge.md for how entries are written.',
    site: { path },
  });
}

/** A comma-separated text, or a list, as a list of texts. */
export function list(raw: unknown): readonly string[] {
  if (raw === undefined || raw === null) return [];
  if (Array.isArray(raw)) return raw.map(String);
  return textOf(raw)
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** The names of an entry: its language keys; the entry's own id, with blanks, is always an English name. */
export function readNames(raw: Raw, own: string): Names {
  const names: Record<string, string[]> = { en: [] };
  for (const language of nameLanguages) {
    if (language in raw) names[language] = [...list(raw[language])];
  }
  const mine = own.replaceAll('_', ' ');
  const english = names['en'] ?? [];
  return { ...names, en: english.includes(mine) ? english : [mine, ...english] };
}

function readFit(raw: unknown): unknown {
  if (!isRaw(raw)) return raw;
  const expanded = expandSource(raw);
  const { has, range: _range, money, ...rest } = raw;
  const kept = Object.fromEntries(
    Object.entries(rest).filter(([key]) => expanded === null || !expanded.used.includes(key)),
  );
  return {
    ...kept,
    has: list(has),
    ...(expanded === null ? {} : { source: expanded.source }),
    ...(money === undefined ? {} : { unit: money, type: 'decimal', decimals: 2 }),
    ...('correlates' in raw ? { correlates: correlations(raw['correlates']) } : {}),
  };
}

function correlations(raw: unknown): unknown {
  return isRaw(raw) ? Object.entries(raw).map(([concept, rho]) => ({ concept, rho })) : raw;
}

function readNulls(raw: unknown): unknown {
  return typeof raw === 'number' ? [{ share: raw }] : isRaw(raw) ? [raw] : raw;
}

function readLanguages(raw: unknown): unknown {
  if (!isRaw(raw)) return raw;
  return Object.fromEntries(
    Object.entries(raw).map(([language, own]) => {
      if (Array.isArray(own)) return [language, { source: { kind: 'category', values: expandValues(own) } }];
      return [language, isRaw(own) ? { source: expandSource(own)?.source } : own];
    }),
  );
}

/**
 * One concept from its entry in a YAML file: short spellings expanded, defaults filled, checked against the schema.
 *
 * `base` is a concept it refines: what the entry does not say is taken from there.
 * @throws RowsmithError `knowledge-invalid`
 */
export function readConcept(id: string, raw: Raw, path: string, base?: Concept): Concept {
  const expanded = expandSource(base?.decimals === undefined ? raw : { decimals: base.decimals, ...raw });
  if (expanded === null && base === undefined)
    throw invalid(path, id, 'says nowhere what its cells are (no values, lognormal, formula, person, …)');
  const used = new Set<string>([
    ...(expanded?.used ?? []),
    ...nameLanguages,
    'money',
    'range',
    'concept',
    'look',
    'usual',
  ]);
  const rest = Object.fromEntries(Object.entries(raw).filter(([key]) => !used.has(key)));
  const money = raw['money'];
  const draft = {
    ...(base === undefined ? {} : { ...base, fits: base.fits.map((fit) => renameSelf(fit, base.id, id)) }),
    ...(expanded === null
      ? {}
      : {
          source: expanded.source,
          role: keepsRole(base, expanded) ? base.role : expanded.role,
          fits: [],
          languages: {},
        }),
    ...(expanded?.type === undefined ? {} : { type: expanded.type }),
    ...(money === undefined
      ? {}
      : { unit: money, type: raw['decimals'] === 0 ? 'integer' : 'decimal', role: 'money', decimals: 2 }),
    ...rest,
    ...(Array.isArray(raw['range']) && !('bounds' in raw) && base === undefined
      ? { bounds: { min: raw['range'][0] as unknown, max: raw['range'][1] as unknown } }
      : {}),
    ...('fits' in raw && Array.isArray(raw['fits']) ? { fits: raw['fits'].map(readFit) } : {}),
    ...('nulls' in raw ? { nulls: readNulls(raw['nulls']) } : {}),
    ...('correlates' in raw ? { correlates: correlations(raw['correlates']) } : {}),
    ...('languages' in raw ? { languages: readLanguages(raw['languages']) } : {}),
    ...('needs' in raw ? { needs: list(raw['needs']) } : {}),
    is: base === undefined ? list(raw['is']) : [base.id, ...base.is, ...list(raw['is'])],
    id,
    names: readNames(raw, id.split('.').at(-1) ?? id),
  };
  const checked = Concept.safeParse(draft);
  if (!checked.success) throw invalid(path, id, describeIssues(checked.error.issues));
  return checked.data;
}

/** Other figures of the same thing are still figures of it. */
function keepsRole(base: Concept | undefined, expanded: Expanded): base is Concept {
  return base !== undefined && ['number', 'series', 'formula', 'entity'].includes(textOf(expanded.source['kind']));
}

/** A rule may name its own column; in a concept that refines another that is the new one. */
function renameSelf(fit: Fit, from: string, to: string): Fit {
  return {
    ...fit,
    rules: fit.rules.map((rule) => ({ ...rule, expression: rule.expression.replaceAll(`{${from}}`, `{${to}}`) })),
  };
}

/** Both lists of names, without repeats, the second's first. */
export function mergeNames(base: Names, own: Names): Names {
  const languages = new Set([...Object.keys(base), ...Object.keys(own)]);
  return Object.fromEntries(
    [...languages].map((language) => [language, [...new Set([...(own[language] ?? []), ...(base[language] ?? [])])]]),
  );
}
