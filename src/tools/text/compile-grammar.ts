import { RowsmithError } from '../../contract/error.ts';
import type { Grammar, GrammarOption, SlotCondition, SlotHead } from '../../contract/pool.ts';
import { type Piece, readMarks } from './read-marks.ts';

export type CompiledOption = { readonly pieces: readonly Piece[]; readonly weight: number; readonly id: number };
/** A condition on a slot (`at` its number) or on a fact (`at` the rule's number). */
export type CompiledCondition = {
  readonly on: 'slot' | 'fact';
  readonly at: number;
  readonly values: ReadonlySet<string> | null;
  readonly min: number;
  readonly max: number;
  readonly filled: boolean | null;
  readonly not: boolean;
};
/** Options that share their conditions. */
export type OptionGroup = {
  readonly when: readonly CompiledCondition[];
  readonly otherwise: boolean;
  readonly options: readonly CompiledOption[];
  /** What is said of the row in particular comes three times as often as what can be said of any. */
  readonly preference: number;
};
export type CompiledRule = {
  readonly name: string;
  readonly groups: readonly OptionGroup[];
  readonly isFact: boolean;
  /** A number of its own, by name: facts of the same name are drawn alike whatever the grammar. */
  readonly key: number;
};
export type CompiledSlot = {
  readonly name: string;
  readonly key: number;
  readonly head: SlotHead;
  /** The slot looked at when this one has no value; -1 for none. */
  readonly like: number;
  /** The rule `_slot` that stands in where no column fills the slot; -1 for none. */
  readonly standIn: number;
  /** Every rule with a condition on the slot has something to say when none holds: a value of no class is `other` then, else a stand-in is taken. */
  readonly takesOther: boolean;
  /** What conditions tell apart: one of them is taken where no column fills the slot. */
  readonly choices: readonly { readonly value: string; readonly weight: number }[];
};
export type CompiledGrammar = {
  readonly name: string;
  readonly slots: readonly CompiledSlot[];
  readonly start: number;
  readonly rules: readonly CompiledRule[];
  readonly optionCount: number;
};

/**
 * Makes a grammar ready for expansion; see `readMarks` for the marks in its texts.
 *
 * Throws `knowledge-invalid` for a mark or condition that names no rule or slot of the grammar, and for a mark that cannot be read.
 */
export function compileGrammar(grammar: Grammar): CompiledGrammar {
  const names = [...grammar.rules.keys()];
  const ruleOf = (name: string): number => {
    const at = names.indexOf(name);
    if (at < 0) throw invalid(grammar, `names the rule '${name}', which it does not have`);
    return at;
  };
  const slotOf = (name: string): number => {
    const at = grammar.slots.indexOf(name);
    if (at < 0) throw invalid(grammar, `names the slot '${name}', which it does not declare`);
    return at;
  };
  const facts = new Set(grammar.facts);
  const conditionOf = (condition: SlotCondition): CompiledCondition => ({
    on: facts.has(condition.slot) ? 'fact' : 'slot',
    at: facts.has(condition.slot) ? ruleOf(condition.slot) : slotOf(condition.slot),
    values: condition.values === undefined ? null : new Set(condition.values.map((one) => one.toLowerCase())),
    min: condition.min ?? -Infinity,
    max: condition.max ?? Infinity,
    filled: condition.filled ?? null,
    not: condition.not ?? false,
  });
  let id = 0;
  const optionOf = ({ text, weight }: GrammarOption): CompiledOption => {
    const pieces = readMarks(text, { rule: ruleOf, slot: slotOf });
    if (pieces === null) throw invalid(grammar, `has a mark that cannot be read in '${text}'`);
    id += 1;
    return { pieces, weight, id: id - 1 };
  };
  const rules = [...grammar.rules].map(([name, options]) => ({
    name,
    groups: grouped(options).map((group) => ({
      when: (group[0]?.when ?? []).map(conditionOf),
      otherwise: group[0]?.otherwise ?? false,
      options: group.map(optionOf),
      preference: (group[0]?.when.length ?? 0) > 0 ? 3 : 1,
    })),
    isFact: facts.has(name) || (name.startsWith('_') && grammar.slots.includes(name.slice(1))),
    key: keyOf(name),
  }));
  return {
    name: grammar.name,
    slots: grammar.slots.map((name) => {
      const head = grammar.heads?.get(name) ?? {};
      return {
        name,
        key: keyOf(name),
        head,
        like: head.like === undefined ? -1 : slotOf(head.like),
        standIn: names.indexOf(`_${name}`),
        takesOther: [...grammar.rules.values()].every((options) => isComplete(options, name)),
        choices: choicesOf(grammar, name, head),
      };
    }),
    start: ruleOf('start'),
    rules,
    optionCount: id,
  };
}

function isComplete(options: readonly GrammarOption[], slot: string): boolean {
  return (
    options.every((option) => option.when.every((one) => one.slot !== slot)) ||
    options.some((option) => option.when.every((one) => one.slot !== slot || one.not === true))
  );
}

/** Neighbouring options with the same conditions. */
function grouped(options: readonly GrammarOption[]): GrammarOption[][] {
  const groups = new Map<string, GrammarOption[]>();
  for (const option of options) {
    const key = JSON.stringify([option.otherwise ?? false, option.when]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [option]);
    else group.push(option);
  }
  return [...groups.values()];
}

/** What may stand in for a slot: what it usually holds, the whole numbers of its scale, its classes, or the values that conditions name. */
function choicesOf(grammar: Grammar, slot: string, head: SlotHead): CompiledSlot['choices'] {
  if (head.usual !== undefined) return [...head.usual].map(([value, weight]) => ({ value, weight }));
  if (head.scale !== undefined) {
    const [low, high] = head.scale;
    return Array.from({ length: high - low + 1 }, (_none, at) => ({ value: String(low + at), weight: 1 }));
  }
  if (head.classes !== undefined) return [...head.classes.keys()].map((value) => ({ value, weight: 1 }));
  const conditions = [...grammar.rules.values()].flatMap((options) =>
    options.flatMap((option) => option.when.filter((one) => one.slot === slot && one.not !== true)),
  );
  const values = conditions.flatMap(({ values: texts, min, max, filled }) =>
    filled === undefined ? (texts ?? [String(min ?? max ?? 0), String(max ?? min ?? 0)]) : [],
  );
  return [...new Set(values)].map((value) => ({ value, weight: 1 }));
}

/** FNV-1a (Fowler, Noll, Vo) of a name, on 32 bits. */
function keyOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < name.length; at += 1) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
  return hash;
}

function invalid(grammar: Grammar, what: string): RowsmithError {
  return new RowsmithError({
    code: 'knowledge-invalid',
    message: `Grammar '${grammar.name}' ${what}.`,
    hint: 'Correct the grammar file.',
  });
}
