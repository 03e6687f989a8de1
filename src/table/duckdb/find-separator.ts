import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';

const candidates = [',', ';', '\t', '|'];
const enoughBytes = 65_536;

/**
 * The separator of a text table: the one of comma, semicolon, tab and bar that its first line has most often outside quotes;
 * a comma when it has none. Null for content that cannot be looked at here (packed with zstd).
 */
export async function findSeparator(path: string): Promise<string | null> {
  if (/\.zst$/iu.test(path)) return null;
  const line = firstLine(await firstText(path));
  const counts = candidates.map((candidate) => line.split(candidate).length);
  return candidates[counts.indexOf(Math.max(...counts))] ?? ',';
}

async function firstText(path: string): Promise<string> {
  const raw = createReadStream(path, { highWaterMark: enoughBytes });
  const stream = /\.gz$/iu.test(path) ? raw.pipe(createGunzip()) : raw;
  let text = '';
  try {
    for await (const piece of stream) {
      text += String(piece);
      if (text.length >= enoughBytes) break;
    }
  } catch {
    // Damaged packing is the reader's to report.
  } finally {
    raw.destroy();
  }
  return text;
}

/** The first line without what stands in quotes. */
function firstLine(text: string): string {
  const bare = text.replaceAll(/"(?:[^"]|"")*"/gu, '');
  return bare.slice(0, (bare.search(/[\r\n]/u) + 1 || bare.length + 1) - 1);
}
