const longest = 500;
const mostRepeats = 1000;

/**
 * What keeps a pattern from being run in linear time by RE2, in words that follow "The pattern …"; null when nothing does.
 * Accepted is what RE2 and JavaScript read alike; a leading `(?i)`, `(?s)`, `(?m)` or a mix of them is allowed.
 */
export function regexProblem(pattern: string): string | null {
  if (pattern.length > longest) return `is longer than ${longest} characters`;
  const body = pattern.replace(/^\(\?[ims]+\)/u, '');
  if (/(?:^|[^\\])(?:\\\\)*\(\?(?!:|P?<[A-Za-z_]\w*>)/u.test(body))
    return 'looks ahead or behind, or sets flags within, which is not supported';
  if (/(?:^|[^\\])(?:\\\\)*\\(?:[1-9]|k)/u.test(body)) return 'refers back to a group, which is not supported';
  if (/(?:^|[^\\])(?:\\\\)*(?:[*+?]|\{\d*,?\d*\})[*+]/u.test(body)) return 'repeats a repeat, which is not supported';
  for (const [, least = '0', most = '0'] of body.matchAll(/\{(\d+)(?:,(\d*))?\}/gu)) {
    if (Number(least) > mostRepeats || Number(most) > mostRepeats) return `repeats more than ${mostRepeats} times`;
  }
  if (/(?:^|[^\\])(?:\\\\)*\\(?:[cux]|[gzZABbGKXRhHVN](?<!\\[bBA]))/u.test(body))
    return 'has an escape that is not supported';
  if (/\[\[:|\[\.|&&|\[=/u.test(body)) return 'has a named class, which is not supported';
  try {
    // Only reads the pattern; it is never run here.
    const read = new RegExp(body.replaceAll('?P<', '?<'), 'u');
    return read.flags === 'u' ? null : 'is no regular expression';
  } catch {
    return 'is no regular expression';
  }
}
