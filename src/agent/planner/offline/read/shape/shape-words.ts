import type { ShapeAsk } from '../../reading.ts';

type Kind = ShapeAsk['kind'];

const groups: Readonly<Partial<Record<Kind, string>>> = {
  spike:
    'spike spikes spiking spiked surge surges surging surged peak peaks peaking burst bursts boom booms rush jump jumps jumped skyrocket soar soars uptick pico picos boost boosted busier busiest bump pic pics anstieg 峰值 高峰 급증 ピーク increase increased triple triples tripled double doubles doubled doubling tripling quadruple higher elevated',
  dip: 'dip dips dipping drop drops dropping falling dropped slump slumps slowdown lull trough troughs crash crashes plunge plunges caida caidas queda quedas lower quieter slower baisse einbruch halve halves halved fewer',
  growth:
    'growth growing grow grows rising rise rises upward uptrend crescimento crecimiento croissance wachstum 增长 성장 成長 increasing',
  decline: 'decline declining declines shrinking downward downtrend decreasing fading',
  season:
    'seasonal seasonality seasonally seasons estacional sazonal saisonnier estacionalidad sazonalidade saisonal 季节性 계절 holidays',
  weekday: 'weekday weekdays',
  weekend: 'weekend weekends finde',
  'business-hours': 'business-hours',
  night: 'night nights nighttime overnight noche noite',
  'daily-cycle': 'diurnal circadian 일주기',
  plateau: 'plateau plateaus flatten flattens',
  drift: 'drift drifts drifting 표류',
  noise: 'noise noisy fluctuations fluctuation jitter 잡음 ruido bruit',
  gaps: 'gaps downtime dropouts',
  anomalies: 'anomaly anomalies anomalous anomalia anomalias 이벤트 이상 异常 異常 glitches',
};
const kindOf = new Map<string, Kind>();
for (const [kind, words] of Object.entries(groups))
  if (isKind(kind)) for (const word of words.split(' ')) kindOf.set(word, kind);

function isKind(name: string): name is Kind {
  return Object.hasOwn(groups, name);
}

/** The shape a folded word speaks of, or null. */
export function shapeOf(word: string): Kind | null {
  return kindOf.get(word) ?? null;
}

/** Words that name a shape by themselves; the others need a time, a factor or a word for data beside them. */
export const strongShapes: ReadonlySet<string> = new Set(
  'spike spikes spiking spiked surge surges surging surged burst bursts uptick dip dips dipping slump slumps lull trough troughs seasonality seasonal seasonally diurnal circadian 일주기 표류 잡음 이벤트 anomaly anomalies anomalous anomalia anomalias drift noise fluctuations downtrend uptrend estacional sazonal sazonalidade estacionalidad 季节性 峰值 高峰 급증 ピーク plateau pico picos'.split(
    ' ',
  ),
);

/** Phrases of several words that name a shape. */
export const shapePhrases: readonly (readonly [string, Kind])[] = [
  ['business hours', 'business-hours'],
  ['working hours', 'business-hours'],
  ['office hours', 'business-hours'],
  ['work hours', 'business-hours'],
  ['daily cycle', 'daily-cycle'],
  ['daily pattern', 'daily-cycle'],
  ['daily cycles', 'daily-cycle'],
  ['daily patterns', 'daily-cycle'],
  ['day / night', 'daily-cycle'],
  ['day - night', 'daily-cycle'],
  ['time of day', 'daily-cycle'],
  ['hour of day', 'daily-cycle'],
  ['day of week', 'weekend'],
  ['day of the week', 'weekend'],
  ['weekly seasonality', 'weekend'],
  ['weekly pattern', 'weekend'],
  ['weekly cycle', 'weekend'],
  ['weekly patterns', 'weekend'],
  ['daily seasonality', 'daily-cycle'],
  ['yearly seasonality', 'season'],
  ['annual seasonality', 'season'],
  ['annual cycle', 'season'],
  ['yearly cycle', 'season'],
  ['random noise', 'noise'],
  ['random fluctuations', 'noise'],
  ['random fluctuation', 'noise'],
  ['rush hour', 'spike'],
  ['rush hours', 'spike'],
  ['peak hours', 'spike'],
  ['peak hour', 'spike'],
  ['random walk', 'drift'],
  ['missing stretches', 'gaps'],
  ['missing periods', 'gaps'],
  ['missing days', 'gaps'],
  ['missing hours', 'gaps'],
  ['missing intervals', 'gaps'],
  ['data gaps', 'gaps'],
  ['sensor dropouts', 'gaps'],
  ['upward trend', 'growth'],
  ['downward trend', 'decline'],
  ['positive trend', 'growth'],
  ['negative trend', 'decline'],
  ['increasing trend', 'growth'],
  ['decreasing trend', 'decline'],
  ['growth trend', 'growth'],
  ['trending up', 'growth'],
  ['trending upward', 'growth'],
  ['trending upwards', 'growth'],
  ['trending down', 'decline'],
  ['weekday / weekend', 'weekend'],
  ['weekend / weekday', 'weekend'],
  ['day time', 'daily-cycle'],
];
