import type { Span, ValueAsk } from '../../reading.ts';
import { regexReading } from './regex-pattern.ts';

/**
 * What a regular expression wishes of a column: a layout whose codes match it, a closed list of texts, or a fixed beginning or end. One that has no
 * such form is still promised, and measured. Nothing for text that is no regular expression, or one that no check can run.
 */
export function regexValues(regex: string, span: Span): readonly ValueAsk[] {
  // Look-arounds and references back are beyond what checks can run.
  if (!compiles(regex) || /\(\?(?:[=!]|<[=!])|\\[1-9]/u.test(regex)) return [];
  const reading = regexReading(regex);
  const { from, to } = span;
  if (reading === null) return [{ from, to, kind: 'format', language: 'regex', format: regex, regex }];
  if (reading.kind === 'values')
    return [{ from, to, kind: 'one-of', values: reading.values.map((value) => ({ value })), open: false }];
  if (reading.kind === 'affix') return [{ from, to, kind: 'affix', where: reading.where, text: reading.text }];
  const { pattern, loose } = reading;
  return [{ from, to, kind: 'format', language: 'pattern', format: pattern, regex, ...(loose ? { loose } : {}) }];
}

function compiles(regex: string): boolean {
  try {
    return new RegExp(regex).source !== '';
  } catch {
    return false;
  }
}
