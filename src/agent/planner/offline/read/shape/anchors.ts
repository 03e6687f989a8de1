import type { ShapeAsk } from '../../reading.ts';
import { wordsEnd } from '../lexicon/lexicon.ts';
import type { Token } from '../text/token.ts';

/** What a word says of a shape. `sort`: an event of its own, a way of standing out, a verb, a comparison, or something only readings over time have. */
export type Anchor = {
  readonly kind: ShapeAsk['kind'];
  readonly sort: 'event' | 'noun' | 'verb' | 'than' | 'series';
  /** What it speaks of by itself: "warmer" of the temperature. */
  readonly about?: string;
  readonly factor?: number;
  /** Needs no time or figure beside it. */
  readonly alone?: boolean;
};

const lines: readonly (readonly [string, Anchor])[] = [
  [
    'outage|outages|downtime|was down|is down|were down|went down|failed|blackout|blackouts|power cut|power outage|service outage|network outage|system outage|failure|breakdown|shutdown|strike|lockdown|closure|system crash|server crash|data breach|cyber attack|cyberattack|recall|supply disruption|disruption|maintenance window|apagon|caida del servicio|panne|ausfall|queda de energia|宕机|停机|故障',
    { kind: 'outage', sort: 'event' },
  ],
  [
    'launch|launches|product launch|launched|release|released|rollout|roll-out|go-live|goes live|opening|level shift|level shifts|step change|step up|regime change|migration|redesign|lanzamiento|lancamento|lancement|上线',
    { kind: 'launch', sort: 'event' },
  ],
  ['price increase|price hike|price rise', { kind: 'launch', sort: 'event', about: 'price' }],
  [
    'campaign|campaigns|marketing campaign|ad campaign|promotion|promotions|promo|promos|flash sale|flash sales|sales event|clearance|marketing push|campana|campanha|campagne|促销',
    { kind: 'campaign', sort: 'event' },
  ],
  [
    'spike|spikes|surge|surges|peak|peaks|burst|bursts|boom|booms|rush|rushes|uptick|bump|jump|jumps|flood|flooding|heatwave|heat wave|storm|pico|picos|pic|anstieg|峰值|高峰|激增',
    { kind: 'spike', sort: 'noun' },
  ],
  [
    'dip|dips|slump|slumps|lull|lulls|trough|troughs|slowdown|plunge|crash|goes down|go down|bajon|einbruch|低谷',
    { kind: 'dip', sort: 'noun' },
  ],
  [
    'drop|drops|dropped|fall|falls|fell|decrease|decreases|dropping|falling|drop off|caida|queda|baisse|下降',
    { kind: 'dip', sort: 'verb' },
  ],
  [
    'spiking|surging|peaking|soars|soar|soaring|skyrocket|skyrockets|jumping|shoots up|shoot up|goes up|go up|comes up',
    { kind: 'spike', sort: 'verb' },
  ],
  [
    'rise|rises|rose|rising|increase|increases|increasing|climb|climbs|climbing|ramps up|ramp up|ramping up|subida|aumento|上升',
    { kind: 'spike', sort: 'verb' },
  ],
  ['goes|go|moves|degrades|degrade|worsens|improves|shifts|changes', { kind: 'spike', sort: 'verb' }],
  [
    'double|doubles|doubled|doubling|twice|twice as many|twice as much|twice as high|se duplica|dobra|翻倍',
    { kind: 'spike', sort: 'verb', factor: 2 },
  ],
  ['triple|triples|tripled|tripling', { kind: 'spike', sort: 'verb', factor: 3 }],
  ['quadruple|quadruples|quadrupled', { kind: 'spike', sort: 'verb', factor: 4 }],
  ['halve|halves|halved|halving|half as many|half as much|half as high', { kind: 'dip', sort: 'verb', factor: 0.5 }],
  [
    'busier|busiest|busy|very busy|higher|highest|more|elevated|stronger|heavier|highs|louder|crowded',
    { kind: 'spike', sort: 'than' },
  ],
  ['warmer|warmest|hotter|hottest', { kind: 'spike', sort: 'than', about: 'temperature' }],
  ['colder|coldest|cooler|coolest', { kind: 'dip', sort: 'than', about: 'temperature' }],
  ['quieter|quietest|quiet|lower|lowest|low|fewer|less|slower|slow|calmer|weaker|lows', { kind: 'dip', sort: 'than' }],
  ['almost none|almost nothing|hardly any|nearly nothing|almost no', { kind: 'dip', sort: 'than', factor: 0.05 }],
  [
    'zero|none|nothing|nobody|no one|closed|no activity|no sales|no orders|no traffic|no output|no production',
    { kind: 'dip', sort: 'than', factor: 0 },
  ],
  [
    'growth|growing|grow|grows|grew|uptrend|upward trend|rising trend|crecimiento|crescimento|croissance|wachstum|增长',
    { kind: 'growth', sort: 'verb' },
  ],
  [
    'decline|declines|declining|shrinks|shrinking|downtrend|downward trend|fades|fading|wears off|decay|decays|decaying|half-life|half life|attrition',
    { kind: 'decline', sort: 'verb' },
  ],
  [
    'plateau|plateaus|plateauing|levels off|level off|levelling off|leveling off|flattens|flattens out|saturates|saturate|saturation|stabilises|stabilizes',
    { kind: 'plateau', sort: 'series', alone: true },
  ],
  [
    'offline|blank|no data|no readings|no signal|lost connection|loses connection|disconnected|dropout|dropouts|gap|gaps|data gap|missing stretch|missing stretches|missing in a row|missing readings|missing data|signal loss',
    { kind: 'gaps', sort: 'series' },
  ],
  [
    'stuck|gets stuck|frozen|freezes|flatline|flatlines|flat lines|stops changing|stuck at|stuck value|stuck values',
    { kind: 'stuck', sort: 'series' },
  ],
  ['random walk|brownian|brownian motion', { kind: 'walk', sort: 'series', alone: true }],
  [
    'mean reverting|mean-reverting|mean reversion|mean-reversion|reverts to the mean|reverting to the mean|ornstein-uhlenbeck',
    { kind: 'reversion', sort: 'series', alone: true },
  ],
  [
    'volatility clusters|volatility clustering|clustered volatility|volatile periods|volatile phases|bouts of volatility|garch',
    { kind: 'clusters', sort: 'series', alone: true },
  ],
  ['noise|noisy|jitter|measurement error|ruido|bruit|rauschen', { kind: 'noise', sort: 'series' }],
  ['drift|drifts|drifting|slow drift', { kind: 'drift', sort: 'series' }],
  ['only', { kind: 'weekday', sort: 'than' }],
  ['off', { kind: 'dip', sort: 'than', factor: 0 }],
];

type Entry = { readonly words: string; readonly anchor: Anchor };
const byFirst = new Map<string, Entry[]>();
for (const [phrases, anchor] of lines)
  for (const words of phrases.split('|')) {
    const first = words.split(/[ -]/u)[0] ?? '';
    byFirst.set(first, [...(byFirst.get(first) ?? []), { words, anchor }]);
  }
for (const entries of byFirst.values()) entries.sort((a, b) => b.words.length - a.words.length);

/** The shape word or phrase that starts at a token, and the position after it; the longest wins. Hyphens may be blanks. */
export function anchorAt(
  tokens: readonly Token[],
  at: number,
): { readonly anchor: Anchor; readonly next: number; readonly words: string } | null {
  for (const { words, anchor } of byFirst.get(tokens[at]?.word ?? '') ?? []) {
    for (const spoken of words.includes('-') ? [words.replaceAll('-', ' - '), words.replaceAll('-', ' ')] : [words]) {
      const next = wordsEnd(tokens, at, spoken);
      if (next > 0) return { anchor, next, words };
    }
  }
  return null;
}
