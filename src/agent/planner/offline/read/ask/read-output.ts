import { wordSet } from '../text/word-set.ts';
import { dictionary } from '../text/dictionary.ts';
import type { RequestReading } from '../../reading.ts';
import { wordsEnd } from '../lexicon/lexicon.ts';
import { spanOf, type Scene } from '../text/scene.ts';

type Format = NonNullable<RequestReading['format']>;
export type FormatRead = { readonly format: Format; readonly first: number; readonly end: number };

const names = dictionary<Format['name']>({
  csv: 'csv',
  tsv: 'tsv',
  json: 'json',
  jsonl: 'jsonl',
  ndjson: 'jsonl',
  parquet: 'parquet',
  excel: 'xlsx',
  xlsx: 'xlsx',
  xls: 'xlsx',
  sql: 'sql',
});
const before = wordSet(
  'in as to into format a an output export em en como im als au downloadable the return produce of : save saved no formato via is',
);
const after = wordSet(
  'format file files output worksheet spreadsheet sheet workbook export array lines inserts insert script dump objects formato formatted download 格式 파일 形式 文件',
);

/** The file format asked for: `in JSON format`, `as csv`, `put this in an excel worksheet`, `csv with …`, `SQL inserts`. */
export function readOutput(scene: Scene, first: number, end: number): FormatRead | null {
  const { tokens } = scene;
  for (let at = first; at < end; at += 1) {
    const lines = wordsEnd(tokens, at, 'json lines');
    const name = lines > 0 ? 'jsonl' : names[tokens[at]?.word ?? ''];
    if (name === undefined) continue;
    const lead = tokens[at - 1]?.word ?? '';
    const follow = tokens[at + 1]?.word ?? '';
    const isDotted = lead === '.' && tokens[at]?.glued === true;
    const isStart = at === first && name !== 'sql';
    const isInserts = name === 'sql' && /^(?:inserts?|script|dump|file|format)$/u.test(follow);
    if (
      name === 'sql'
        ? !isInserts && !(['as', 'in'].includes(lead) && at + 1 >= end)
        : !before.has(lead) && !after.has(follow) && !isStart && !isDotted && !(at + 1 >= end)
    )
      continue;
    if (name === 'json' && (follow === 'column' || follow === 'field' || follow === 'blob')) continue;
    let from = at;
    while (
      from > first &&
      (before.has(tokens[from - 1]?.word ?? '') ||
        /^(?:put|this|it|downloadable|please|output|and|give|me|want)$/u.test(tokens[from - 1]?.word ?? '')) &&
      tokens[from - 1]?.word !== 'of'
    )
      from -= 1;
    let to = lines > 0 ? lines : at + 1;
    while (to < end && after.has(tokens[to]?.word ?? '')) to += 1;
    if (isInserts && tokens[to]?.word === 'statements') to += 1;
    return { format: { name, span: spanOf(scene, at, to) }, first: from, end: to };
  }
  return null;
}
