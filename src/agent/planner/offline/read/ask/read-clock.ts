import { wordSet } from '../text/word-set.ts';
import { dictionary } from '../text/dictionary.ts';
import type { TimeSpan } from '../../../../../contract/rhythm.ts';
import type { RuleAsk } from '../../reading.ts';
import { phraseEnd, wordsEnd } from '../lexicon/lexicon.ts';
import { timeUnits } from '../number/units.ts';
import { spanOf, wordsOf, type Scene } from '../text/scene.ts';

export type ClockRead = {
  readonly rule: Extract<RuleAsk, { kind: 'regular' }>;
  readonly first: number;
  readonly end: number;
};

const everyWords = dictionary<TimeSpan['unit']>({
  daily: 'day',
  hourly: 'hour',
  weekly: 'week',
  monthly: 'month',
  quarterly: 'quarter',
  yearly: 'year',
  annual: 'year',
  annually: 'year',
  diario: 'day',
  diarios: 'day',
  diarias: 'day',
  mensual: 'month',
  mensuales: 'month',
  mensal: 'month',
  mensais: 'month',
  diarios2: 'day',
  每天: 'day',
  每日: 'day',
  毎日: 'day',
});
const dataWords = new Set([
  'data',
  'series',
  'readings',
  'reading',
  'records',
  'rows',
  'values',
  'intervals',
  'interval',
  'frequency',
  'granularity',
  'resolution',
  'basis',
  'time',
  'sales',
  'measurements',
  'prices',
  'price',
  'timestamps',
  'dates',
  'observations',
  'samples',
  'figures',
  'aggregates',
  'entries',
  'metrics',
  'temperature',
  'temperatures',
  'stock',
  'weather',
  'revenue',
  'visits',
  'totals',
  'datos',
  'dados',
  '',
]);
const intervalWords = wordSet(
  'interval intervals frequency granularity resolution step steps 간격 간격으로 間隔 间隔 intervalos apart cadence bars ticks candles',
);

/** Evenly spaced rows: `every 10 minutes`, `10분 간격`, `5-minute intervals`, `daily data`, `one reading per second`, `hourly`. */
export function readClock(scene: Scene, first: number, end: number): ClockRead | null {
  const { tokens } = scene;
  for (let at = first; at < end; at += 1) {
    const found =
      everyAt(scene, at, end) ?? intervalAt(scene, at, end) ?? wordAt(scene, at, end) ?? oneEach(scene, at, end);
    if (found === null) continue;
    const entities = readEntities(scene, first, end);
    return {
      rule: {
        ...spanOf(scene, found.from, found.end),
        kind: 'regular',
        interval: found.interval,
        per: entities?.name ?? null,
        entities: entities?.count ?? null,
      },
      first: found.from,
      end: found.end,
    };
  }
  void tokens;
  return null;
}

type Found = { readonly interval: TimeSpan; readonly from: number; readonly end: number };

function everyAt(scene: Scene, at: number, end: number): Found | null {
  const word = scene.tokens[at]?.word ?? '';
  if (!['every', 'each', 'cada', '每', '毎', 'alle', 'chaque'].includes(word)) return null;
  const fact = scene.factFrom.get(at + 1);
  if (fact?.kind === 'amount' && fact.timeUnit !== null && fact.value > 0 && fact.end <= end)
    return { interval: { amount: fact.value, unit: fact.timeUnit }, from: at, end: fact.end };
  const unit = timeUnits[scene.tokens[at + 1]?.word ?? ''];
  return unit !== undefined && at + 1 < end && (scene.tokens[at + 1]?.word ?? '').length > 2
    ? { interval: { amount: 1, unit }, from: at, end: at + 2 }
    : null;
}

function intervalAt(scene: Scene, at: number, end: number): Found | null {
  const fact = scene.factFrom.get(at);
  if (fact?.kind === 'amount' && fact.timeUnit !== null && fact.value > 0) {
    return intervalWords.has(scene.tokens[fact.end]?.word ?? '') && fact.end < end
      ? { interval: { amount: fact.value, unit: fact.timeUnit }, from: at, end: fact.end + 1 }
      : null;
  }
  const unit = timeUnits[scene.tokens[at]?.word ?? ''];
  const before = scene.tokens[at - 1]?.word;
  if (unit !== undefined && intervalWords.has(scene.tokens[at + 1]?.word ?? '') && at + 1 < end && before !== '-')
    return { interval: { amount: 1, unit }, from: at, end: at + 2 };
  return null;
}

function wordAt(scene: Scene, at: number, end: number): Found | null {
  const unit = everyWords[scene.tokens[at]?.word ?? ''];
  if (unit === undefined) return null;
  const after = at + 1 >= end ? '' : (scene.tokens[at + 1]?.word ?? '');
  const isData = dataWords.has(after) || scene.tokens[at + 1]?.kind === 'mark';
  if (!isData || ['cycle', 'pattern', 'seasonality', 'peaks', 'active', 'dip'].includes(after)) return null;
  return { interval: { amount: 1, unit }, from: at, end: at + 1 };
}

/** `one observation per second`, `uma observação por segundo`. */
function oneEach(scene: Scene, at: number, end: number): Found | null {
  const { tokens } = scene;
  const about = phraseEnd(tokens, at, 'about');
  const start = about > 0 ? about : at;
  const fact = scene.factFrom.get(at) ?? scene.factFrom.get(start);
  const isOne =
    ['one', 'a', 'an', 'uma', 'um', 'una', 'un', 'une', 'eine'].includes(tokens[start]?.word ?? '') ||
    (fact?.kind === 'amount' && fact.value === 1 && fact.timeUnit === null);
  if (!isOne) return null;
  const noun = fact?.kind === 'amount' ? fact.end : start + 1;
  const rows = phraseEnd(tokens, noun, 'row');
  const reading =
    rows > 0
      ? rows
      : /^(?:reading|measurement|value|event|point|leitura|lectura|amostra|mesure|tick)$/u.test(
            tokens[noun]?.word ?? '',
          )
        ? noun + 1
        : -1;
  const per = reading > 0 ? Math.max(phraseEnd(tokens, reading, 'per'), wordsEnd(tokens, reading, 'every')) : -1;
  const unit = per > 0 ? timeUnits[tokens[per]?.word ?? ''] : undefined;
  return unit === undefined || per >= end ? null : { interval: { amount: 1, unit }, from: at, end: per + 1 };
}

/** The things that are measured at each tick: `5 sensors`, `센서 5개`. */
export function readEntities(
  scene: Scene,
  first: number,
  end: number,
): { readonly name: string; readonly count: number; readonly first: number; readonly end: number } | null {
  const { tokens } = scene;
  for (let at = first; at < end; at += 1) {
    const fact = scene.factFrom.get(at);
    if (
      fact?.kind !== 'amount' ||
      fact.percent ||
      fact.unit !== null ||
      fact.timeUnit !== null ||
      !Number.isInteger(fact.value) ||
      fact.value < 1
    )
      continue;
    if (tokens[fact.end]?.word === '개' && tokens[at - 1]?.kind === 'word' && at - 1 >= first)
      return { name: wordsOf(scene, at - 1, at), count: fact.value, first: at - 1, end: fact.end + 1 };
    const noun = entityNouns.has(tokens[fact.end]?.word ?? '')
      ? fact.end
      : entityNouns.has(tokens[fact.end + 1]?.word ?? '') && tokens[fact.end]?.kind === 'word'
        ? fact.end + 1
        : -1;
    if (noun > 0 && noun < end)
      return { name: wordsOf(scene, fact.end, noun + 1), count: fact.value, first: at, end: noun + 1 };
  }
  return null;
}

const entityNouns = wordSet(
  'sensors sensor devices machines nodes stations servers stores stocks tickers meters hosts locations sites vehicles symbols turbines units sensores capteurs sensoren pumps households buildings companies regions assets coins',
);
