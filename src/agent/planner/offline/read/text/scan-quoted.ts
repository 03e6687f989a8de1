/** The end of a quotation that opens at `at` and closes on the same line, or -1. An apostrophe inside a word opens nothing. */
export function quotedEnd(text: string, at: number): number {
  const quote = text[at] ?? '';
  if (quote !== '"' && quote !== "'" && quote !== '`') return -1;
  if (quote !== '"' && /[\p{L}\p{N}]/u.test(text[at - 1] ?? '')) return -1;
  const limit = Math.min(text.length, at + 400);
  for (let end = at + 1; end < limit; end += 1) {
    const sign = text[end];
    if (sign === '\n') return -1;
    if (sign !== quote) continue;
    if (end === at + 1) return -1;
    if (quote === "'" && /[\p{L}\p{N}]/u.test(text[end + 1] ?? '')) continue;
    return end + 1;
  }
  return -1;
}
