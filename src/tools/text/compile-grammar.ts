import { RowsmithError } from '../../contract/error.ts';
import type { Grammar, SlotCondition } from '../../contract/pool.ts';

/** A piece of an option's text. `shape` says how an expansion is written: as it is, with a capital letter, or behind a or an. */
export type Piece =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'rule'; readonly rule: number; readonly shape: Shape }
  | { readonly kind: 'slot'; readonly slot: number; readonly shape: Shape }
  | { readonly kind: 'number'; readonly low: number; readonly high: number };
export type Shape = 'plain' | 'capital' | 'article' | 'capital-article' | 'lower';

export type CompiledOption = {
  readonly pieces: readonly Piece[];
  readonly weight: number;
  readonly when: readonly SlotCondition[];
};
export type CompiledGrammar = {
  readonly name: string;
  readonly slots: readonly string[];
  readonly start: number;
  readonly rules: readonly {
    readonly name: string;
    readonly options: readonly CompiledOption[];
    readonly isConditional: boolean;
  }[];
  /** For each slot, the rule `_slot` that stands in where no column fills it; -1 for none. */
  readonly standIns: readonly number[];
};

const shapes: Readonly<Record<string, Shape>> = {
  '': 'plain',
  '^': 'capital',
  'a:': 'article',
  'A:': 'capital-article',
  '~': 'lower',
};
const mark = /\{(\^|a:|A:|~)?(\$?)([a-z_][a-z0-9_]*)\}|\{#(-?\d+)\.\.(-?\d+)\}/gu;

/**
 * Makes a grammar ready for expansion. Marks: `{rule}`, `{$slot}`, either with `^` (capital letter), `~` (small letter), `a:` or `A:` (with the
 * fitting article) in front, and `{#2..9}` for a whole number.
 *
 * Throws `knowledge-invalid` for a mark that names no rule or slot of the grammar, or a rule that can only expand into itself.
 */
export function compileGrammar(grammar: Grammar): CompiledGrammar {
  const names = [...grammar.rules.keys()];
  const indexOf = (name: string): number => {
    const at = names.indexOf(name);
    if (at < 0) throw invalid(grammar, `names the rule '${name}', which it does not have`);
    return at;
  };
  const slotOf = (name: string): number => {
    const at = grammar.slots.indexOf(name);
    if (at < 0) throw invalid(grammar, `names the slot '${name}', which it does not declare`);
    return at;
  };
  const rules = [...grammar.rules].map(([name, options]) => ({
    name,
    options: options.map(({ text, weight, when }) => {
      for (const { slot } of when) slotOf(slot);
      return { pieces: readPieces(text, indexOf, slotOf, grammar), weight, when };
    }),
    isConditional: options.some((option) => option.when.length > 0),
  }));
  return {
    name: grammar.name,
    slots: grammar.slots,
    start: indexOf('start'),
    rules,
    standIns: grammar.slots.map((slot) => names.indexOf(`_${slot}`)),
  };
}

function readPieces(
  text: string,
  indexOf: (name: string) => number,
  slotOf: (name: string) => number,
  grammar: Grammar,
): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(mark)) {
    if (match.index > from) pieces.push({ kind: 'literal', text: text.slice(from, match.index) });
    from = match.index + match[0].length;
    const [, shapeMark = '', slotMark, name = '', low, high] = match;
    const shape = shapes[shapeMark] ?? 'plain';
    if (low !== undefined) pieces.push({ kind: 'number', low: Number(low), high: Number(high) });
    else if (slotMark === '$') pieces.push({ kind: 'slot', slot: slotOf(name), shape });
    else pieces.push({ kind: 'rule', rule: indexOf(name), shape });
  }
  if (from < text.length) pieces.push({ kind: 'literal', text: text.slice(from) });
  const unread = pieces.find((piece) => piece.kind === 'literal' && /\{[$#^~a-zA-Z_]/u.test(piece.text));
  if (unread?.kind === 'literal') throw invalid(grammar, `has a mark that cannot be read in '${text}'`);
  return pieces;
}

function invalid(grammar: Grammar, what: string): RowsmithError {
  return new RowsmithError({
    code: 'knowledge-invalid',
    message: `Grammar '${grammar.name}' ${what}.`,
    hint: 'Correct the grammar file.',
  });
}
