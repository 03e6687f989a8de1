import { normalQuantile } from './distribution/normal.ts';
import { encryptCounters, type StreamKey } from './random/threefry.ts';

/** A Gaussian process on ticks 0, 1, 2, … for each entity; the value at a tick never depends on which others are asked for. */
export type GaussianWalk = (entity: number, tick: number) => number;

/** Ticks stay below 2^26, so no stretch is wider. */
const deepest = 27;
const outwards = 63;

/**
 * Stationary noise of variance 1 whose autocorrelation at distance d is persistence^d.
 *
 * Values at multiples of 2^k, where the correlation has died out (below 1e-9), are independent; those between are filled in by halving,
 * each given its two neighbours (the bridge of the process, which is Markov). So any tick costs at most k + 2 normals, and
 * ascending ticks of one entity about two.
 */
export function makeStationaryNoise(key: StreamKey, persistence: number): GaussianWalk {
  const normal = normalsOf(key);
  if (persistence <= 0) return (entity, tick) => normal(entity, tick, 0);
  let level = 0;
  while (persistence ** (2 ** level) > 1e-9) level++;
  const span = 2 ** level;
  const bridge = (distance: number): Bridge => {
    const near = persistence ** distance;
    const far = near * near;
    return { weight: near / (1 + far), spread: Math.sqrt((1 - far) / (1 + far)) };
  };
  return makeBridge(normal, bridge, (entity, tick) => {
    const left = Math.floor(tick / span) * span;
    return { left, span, from: normal(entity, left, level), to: normal(entity, left + span, level) };
  });
}

/**
 * A random walk that starts at 0 and whose steps have variance 1.
 *
 * Values at powers of two come from each other outwards, those between by halving (Lévy's construction of Brownian motion), so a longer
 * table has the same walk.
 */
export function makeRandomWalk(key: StreamKey): GaussianWalk {
  const normal = normalsOf(key);
  return makeBridge(normal, brownianBridge, (entity, tick) => {
    let from = 0;
    let to = normal(entity, 1, outwards);
    let left = 0;
    let span = 1;
    while (left + span <= tick) {
      left += span;
      span = left;
      from = to;
      to = from + Math.sqrt(span) * normal(entity, left + span, outwards);
    }
    return { left, span, from, to };
  });
}

/** The middle of a stretch is `weight` × (left + right end) + `spread` × a normal. */
type Bridge = { readonly weight: number; readonly spread: number };
function brownianBridge(distance: number): Bridge {
  return { weight: 0.5, spread: Math.sqrt(distance / 2) };
}

type Stretch = { readonly left: number; readonly span: number; readonly from: number; readonly to: number };
type Normals = (entity: number, tick: number, level: number) => number;

function makeBridge(
  normal: Normals,
  bridgeOf: (distance: number) => Bridge,
  stretchOf: (entity: number, tick: number) => Stretch,
): GaussianWalk {
  const weights = new Float64Array(deepest).map((_, level) => bridgeOf(2 ** level).weight);
  const spreads = new Float64Array(deepest).map((_, level) => bridgeOf(2 ** level).spread);
  // The ends of the stretches on the way down to the last tick asked for: neighbours in time share most of them.
  const froms = new Float64Array(deepest + 1);
  const tos = new Float64Array(deepest + 1);
  let knownEntity = -1;
  let knownLeft = 0;
  let knownTop = -1;
  let knownTick = 0;
  return (entity, tick) => {
    let top = knownTop;
    let left = knownLeft;
    let level: number;
    if (entity === knownEntity && top >= 0 && tick >= left && tick < left + (1 << top)) {
      // Go on from the smallest stretch that holds both this tick and the last one.
      level = Math.min(top, 32 - Math.clz32((tick - left) ^ (knownTick - left)));
    } else {
      const stretch = stretchOf(entity, tick);
      left = stretch.left;
      top = 31 - Math.clz32(stretch.span);
      froms[top] = stretch.from;
      tos[top] = stretch.to;
      level = top;
    }
    let start = left + (((tick - left) >> level) << level);
    while (level > 0) {
      const from = froms[level] ?? 0;
      const to = tos[level] ?? 0;
      level--;
      const middle = start + (1 << level);
      const value = (weights[level] ?? 0) * (from + to) + (spreads[level] ?? 0) * normal(entity, middle, level);
      if (tick >= middle) {
        start = middle;
        froms[level] = value;
        tos[level] = to;
      } else {
        froms[level] = from;
        tos[level] = value;
      }
    }
    knownEntity = entity;
    knownLeft = left;
    knownTop = top;
    knownTick = tick;
    return froms[0] ?? 0;
  };
}

/** Standard normals by entity (below 2^32), tick (below 2^26) and level (below 64). */
function normalsOf(key: StreamKey): Normals {
  const low = new Int32Array(1);
  const high = new Int32Array(1);
  return (entity, tick, level) => {
    low[0] = entity | 0;
    high[0] = (tick & 0x3ffffff) | (level << 26);
    encryptCounters(key, low, high, 1);
    return normalQuantile((((high[0] ?? 0) >>> 6) * 67108864 + ((low[0] ?? 0) >>> 6) + 0.5) * 2.220446049250313e-16);
  };
}
