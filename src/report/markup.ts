/** HTML that is safe to put on the page; only `markup` makes it. */
export type Markup = { readonly markup: string };

type Part = Markup | string | number | null | readonly Part[];

/** A template of HTML: texts and numbers put into it are escaped, markup and lists of markup are kept, null is nothing. */
export function markup(texts: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return { markup: texts.map((text, at) => text + show(parts[at] ?? null)).join('') };
}

/** Text in which no character means anything to HTML, in content as in quoted attributes. Control characters become visible. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
    .replaceAll(/[^\P{Cc}\n\t]|[\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, '\u{FFFD}')
    .replaceAll(/\p{Cs}/gu, '\u{FFFD}');
}

/** The text, cut to `length` characters with `…`. */
export function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}

function show(part: Part): string {
  if (part === null) return '';
  if (typeof part === 'string') return escapeHtml(part);
  if (typeof part === 'number') return String(part);
  return 'markup' in part ? part.markup : part.map(show).join('');
}
