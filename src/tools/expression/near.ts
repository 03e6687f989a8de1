/**
 * The names that look most like `wanted`, best first, at most `most`.
 * Likeness is the edit distance (Levenshtein) without regard to case; names further away than half their length are left out.
 */
export function nearNames(wanted: string, names: Iterable<string>, most = 3): readonly string[] {
  const target = wanted.trim().toLowerCase().slice(0, 60);
  if (target === '') return [];
  const ranked: { readonly name: string; readonly distance: number }[] = [];
  for (const name of new Set(names)) {
    const other = name.toLowerCase();
    const begins = Math.min(other.length, target.length) > 2 && (other.startsWith(target) || target.startsWith(other));
    const distance = editDistance(target, other.slice(0, 60));
    if (begins || distance <= Math.max(1, Math.floor(Math.min(target.length, other.length) / 2)))
      ranked.push({ name, distance });
  }
  return ranked
    .toSorted((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1))
    .slice(0, most)
    .map((entry) => entry.name);
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 0; i < a.length; i += 1) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j += 1) {
      const change = (row[j] ?? 0) + (a[i] === b[j] ? 0 : 1);
      next.push(Math.min(change, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
