import type { EvalColumn } from './eval-table.ts';
import { meanOf } from './figures-of.ts';

type Point = readonly number[];

/** Rows looked at: a silhouette costs their square. */
const mostRows = 400;

/** The best mean silhouette (Rousseeuw 1987) of k-means (Lloyd 1982) over the given numbers of clusters; columns are brought to unit spread first. */
export function bestSilhouette(columns: readonly EvalColumn[], rows: number, ks: readonly number[]): number {
  const points = standardised(columns, rows);
  if (points.length < 10) return Number.NaN;
  return Math.max(...ks.map((k) => silhouette(points, cluster(points, k))));
}

function standardised(columns: readonly EvalColumn[], rows: number): readonly Point[] {
  const every = Math.max(1, Math.floor(rows / mostRows));
  const scales = columns.map(({ figures }) => {
    const mean = meanOf(figures);
    const spread = Math.sqrt(meanOf(figures.map((figure) => (figure - mean) ** 2)));
    return { mean, spread: spread > 0 ? spread : 1 };
  });
  const points: Point[] = [];
  for (let at = 0; at < rows && points.length < mostRows; at += every) {
    const point = columns.map(({ figures }, place) => {
      const scale = scales[place] ?? { mean: 0, spread: 1 };
      return ((figures[at] ?? Number.NaN) - scale.mean) / scale.spread;
    });
    if (!point.some(Number.isNaN)) points.push(point);
  }
  return points;
}

function squared(a: Point, b: Point): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += ((a[at] ?? 0) - (b[at] ?? 0)) ** 2;
  return sum;
}

/** Starts from points far from each other (the first, then each time the farthest), so that nothing is drawn. */
function cluster(points: readonly Point[], k: number): readonly number[] {
  const centres: Point[] = [points[0] ?? []];
  while (centres.length < k) {
    const distances = points.map((point) => Math.min(...centres.map((centre) => squared(point, centre))));
    centres.push(points[distances.indexOf(Math.max(...distances))] ?? []);
  }
  let labels: readonly number[] = [];
  for (let round = 0; round < 50; round++) {
    const next = points.map((point) => {
      const distances = centres.map((centre) => squared(point, centre));
      return distances.indexOf(Math.min(...distances));
    });
    if (next.every((label, at) => label === labels[at])) break;
    labels = next;
    for (let at = 0; at < k; at++) {
      const own = points.filter((_, place) => next[place] === at);
      if (own.length > 0) centres[at] = (own[0] ?? []).map((_, axis) => meanOf(own.map((point) => point[axis] ?? 0)));
    }
  }
  return labels;
}

function silhouette(points: readonly Point[], labels: readonly number[]): number {
  const groups = [...new Set(labels)];
  if (groups.length < 2) return -1;
  return meanOf(
    points.map((point, at) => {
      const distances = groups.map((group) =>
        meanOf(
          points.flatMap((other, place) =>
            place !== at && labels[place] === group ? [Math.sqrt(squared(point, other))] : [],
          ),
        ),
      );
      const own = distances[groups.indexOf(labels[at] ?? 0)] ?? Number.NaN;
      if (Number.isNaN(own)) return 0;
      const other = Math.min(...distances.filter((_, place) => groups[place] !== labels[at]));
      return (other - own) / Math.max(own, other);
    }),
  );
}
