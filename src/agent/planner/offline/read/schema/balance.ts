import { dictionary } from '../text/dictionary.ts';
/** The position after the bracket that closes the one at `at`, outside quotations; -1 when it stays open within `limit` characters. */
export function balancedEnd(text: string, at: number, limit = 60_000): number {
  const pairs = dictionary<string>({ '(': ')', '{': '}', '[': ']' });
  const stack: string[] = [];
  let quote = '';
  for (let here = at; here < Math.min(text.length, at + limit); here += 1) {
    const sign = text[here] ?? '';
    if (quote !== '') {
      if (sign === '\\' && quote === '"') here += 1;
      else if (sign === quote) quote = '';
      continue;
    }
    if (sign === '"' || sign === '`') quote = sign;
    else if (sign === "'" && !/\w/u.test(text[here - 1] ?? '')) quote = sign;
    const close = pairs[sign];
    if (close !== undefined) stack.push(close);
    else if (sign === ')' || sign === '}' || sign === ']') {
      if (stack.pop() !== sign) return -1;
      if (stack.length === 0) return here + 1;
    }
  }
  return -1;
}

/** Cuts a text at a sign outside brackets and quotations; each part with its position. */
export function splitTop(text: string, sign: string): readonly { readonly text: string; readonly at: number }[] {
  const parts: { text: string; at: number }[] = [];
  let depth = 0;
  let quote = '';
  let start = 0;
  for (let at = 0; at <= text.length; at += 1) {
    const here = text[at] ?? '';
    if (quote !== '') {
      if (here === quote || at === text.length) quote = '';
      if (at < text.length) continue;
    }
    if (here === '"' || here === '`' || here === "'") quote = here;
    else if ('([{<'.includes(here) && here !== '') depth += 1;
    else if (')]}>'.includes(here) && here !== '') depth -= 1;
    if (at === text.length || (here === sign && depth <= 0)) {
      parts.push({ text: text.slice(start, at), at: start });
      start = at + 1;
    }
  }
  return parts.filter((part) => part.text.trim() !== '');
}
