/**
 * The candidate nearest to a word, or null when none is near: at most one slip in words of up to five letters, two in longer ones.
 * A slip is a letter too many, missing, wrong, or two swapped (optimal string alignment distance).
 */
export function findNearest(word: string, candidates: readonly string[]): string | null {
  const allowed = word.length <= 5 ? 1 : 2;
  let best: string | null = null;
  let bestDistance = allowed + 1;
  for (const candidate of candidates) {
    const distance = countSlips(word, candidate);
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return best;
}

function countSlips(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, at) => at)];
  const cell = (row: number, at: number): number => rows[row]?.[at] ?? Infinity;
  for (let row = 1; row <= a.length; row += 1) {
    const line = [row];
    rows.push(line);
    for (let at = 1; at <= b.length; at += 1) {
      const wrong = a[row - 1] === b[at - 1] ? 0 : 1;
      const swapped =
        row > 1 && at > 1 && a[row - 1] === b[at - 2] && a[row - 2] === b[at - 1]
          ? cell(row - 2, at - 2) + 1
          : Infinity;
      line.push(
        Math.min(cell(row - 1, at) + 1, (line[at - 1] ?? Infinity) + 1, cell(row - 1, at - 1) + wrong, swapped),
      );
    }
  }
  return cell(a.length, b.length);
}
