const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** East Asian wide and fullwidth letters (Unicode TR11, classes W and F), without the emoji. */
const wide =
  /^[\u1100-\u115F\u2E80-\u303E\u3041-\u33FF\u3400-\u4DBF\u4E00-\uA4CF\uA960-\uA97C\uAC00-\uD7A3\uF900-\uFAFF\uFE10-\uFE19\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6\u{17000}-\u{18CFF}\u{1B000}-\u{1B2FB}\u{20000}-\u{3FFFD}]/u;
const emoji = /^\p{Emoji_Presentation}|\uFE0F/u;
const nothing = /^[\p{M}\p{Cf}\p{Cc}]*$/u;
const ascii = /^[\u0020-\u007E]*$/u;

/** Columns the text takes on a terminal: 2 for CJK and emoji, 0 for combining marks and invisible characters, 1 for the rest. */
export function textWidth(text: string): number {
  if (ascii.test(text)) return text.length;
  let width = 0;
  for (const { segment } of graphemes.segment(text)) width += graphemeWidth(segment);
  return width;
}

/** The text, cut to `width` columns with `…` at the end when it is longer; never splits a grapheme. */
export function cutText(text: string, width: number): string {
  if (textWidth(text) <= width) return text;
  let cut = '';
  let used = 0;
  for (const { segment } of graphemes.segment(text)) {
    used += graphemeWidth(segment);
    if (used > width - 1) break;
    cut += segment;
  }
  return `${cut}…`;
}

/** The text cut or padded with blanks to exactly `width` columns. */
export function fitText(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const cut = cutText(text, width);
  const pad = ' '.repeat(Math.max(0, width - textWidth(cut)));
  return align === 'left' ? cut + pad : pad + cut;
}

/** Text from a file or a request, made safe for a terminal: control and direction characters become visible or a blank. */
export function safeText(text: string): string {
  return text
    .replaceAll(/\r\n|[\n\r\u2028\u2029]/gu, '⏎')
    .replaceAll('\t', '→')
    .replaceAll(/\p{Cc}/gu, (character) =>
      character < ' ' ? String.fromCharCode(0x24_00 + character.charCodeAt(0)) : '\u{FFFD}',
    )
    .replaceAll(/[\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, '\u{FFFD}');
}

/** Lines of at most `width` columns, broken at blanks; joined with a blank they give the text again. A longer word stands alone. */
export function wrapText(text: string, width: number): string[] {
  const lines: string[] = [];
  let line: string | null = null;
  for (const word of text.split(' ')) {
    const longer: string = line === null ? word : `${line} ${word}`;
    if (line !== null && textWidth(longer) > width) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  return [...lines, line ?? ''];
}

function graphemeWidth(grapheme: string): number {
  if (emoji.test(grapheme) || wide.test(grapheme)) return 2;
  return nothing.test(grapheme) ? 0 : 1;
}
