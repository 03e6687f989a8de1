/** The known word that a word is at most two slips away from, or null. */
export function nearestWord(word: string, known: readonly string[]): string | null {
  const ranked = known
    .map((one) => ({ one, slips: slipsBetween(word, one) }))
    .filter(({ one, slips }) => slips <= (Math.min(word.length, one.length) > 4 ? 2 : 1))
    .toSorted((a, b) => a.slips - b.slips);
  return ranked[0]?.one ?? null;
}

/** Letters to add, drop or change (Levenshtein 1966). */
function slipsBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let at = 1; at <= a.length; at++) {
    const next = [at];
    for (let other = 1; other <= b.length; other++) {
      const change = (row[other - 1] ?? 0) + (a[at - 1] === b[other - 1] ? 0 : 1);
      next.push(Math.min(change, (row[other] ?? 0) + 1, (next[other - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
