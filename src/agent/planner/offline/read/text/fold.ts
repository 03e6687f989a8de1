import { dictionary } from './dictionary.ts';
/** Lower case without Latin accents: `Größe` gives `grosse`, `Março` gives `marco`. Other scripts are only lowered. */
export function foldWord(text: string): string {
  const lower = text.toLowerCase();
  if (isAscii(lower)) return lower;
  return lower
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036F]/gu, '')
    .normalize('NFC');
}

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 127) return false;
  return true;
}

const marks = dictionary<string>({
  '、': ',',
  '。': '.',
  '，': ',',
  '：': ':',
  '；': ';',
  '–': '-',
  '−': '-',
  '‐': '-',
  '‑': '-',
  '〜': '~',
  '～': '~',
  '“': '"',
  '”': '"',
  '„': '"',
  '‘': "'",
  '’': "'",
  '「': '"',
  '」': '"',
  '『': '"',
  '』': '"',
  '«': '"',
  '»': '"',
  '\u00A0': ' ',
  '\u202F': ' ',
  '\u2009': ' ',
  '\u3000': ' ',
  '×': '*',
  '÷': '/',
  '…': '.',
  '≤': '≤',
  '≥': '≥',
});

/** The same text with typographic and full-width signs in their plain form; every character keeps its position. */
export function plainText(text: string): string {
  return text.replaceAll(/[\u00A0\u2000-\u206F\u2212\u3000-\u303F\uFF01-\uFF5E«»×÷]/gu, (sign) => {
    const plain = marks[sign];
    if (plain !== undefined) return plain;
    const code = sign.charCodeAt(0);
    return code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : sign;
  });
}
