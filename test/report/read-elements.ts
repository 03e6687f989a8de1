export type Element = { readonly name: string; readonly attributes: ReadonlyMap<string, string> };

const empty = new Set(['meta', 'br', 'input']);

/**
 * The elements of an HTML text in order. Throws when a tag is malformed, left open or closed twice, or when a bare `<` or `"` stands
 * where only text may stand: stricter than a browser, which would mend it.
 */
export function readElements(html: string): Element[] {
  const elements: Element[] = [];
  const open: string[] = [];
  let at = 0;
  while (at < html.length) {
    const next = html.indexOf('<', at);
    if (next === -1) break;
    if (html.startsWith('<!doctype html>', next)) {
      at = next + 15;
      continue;
    }
    const closing = /^<\/([a-z][a-z0-9]*)>/u.exec(html.slice(next, next + 40));
    if (closing !== null) {
      const expected = open.pop();
      if (expected !== closing[1])
        throw new Error(
          `</${closing[1] ?? ''}> closes <${expected ?? 'nothing'}> at ${next}: ${html.slice(Math.max(0, next - 80), next + 40)}`,
        );
      at = next + closing[0].length;
      continue;
    }
    const tag = /^<([a-z][a-z0-9]*)((?: [a-zA-Z][a-zA-Z0-9-]*(?:="[^"<>]*")?)*) ?(\/?)>/u.exec(
      html.slice(next, next + 20_000),
    );
    if (tag === null) throw new Error(`no tag at ${next}: ${html.slice(next, next + 80)}`);
    const [whole, name = '', attributes = '', slash] = tag;
    elements.push({
      name,
      attributes: new Map(
        [...attributes.matchAll(/ ([a-zA-Z0-9-]+)(?:="([^"]*)")?/gu)].map((match) => [match[1] ?? '', match[2] ?? '']),
      ),
    });
    at = next + whole.length;
    if (name === 'style') at = html.indexOf('</style>', at);
    if (slash === '' && !empty.has(name)) open.push(name);
  }
  if (open.length > 0) throw new Error(`left open: ${open.join(', ')}`);
  return elements;
}
