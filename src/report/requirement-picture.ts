import type { CheckOf, Measured } from '../contract/check.ts';
import { showCount, showFigure } from '../contract/figures.ts';
import { drawBars, drawCurve, drawLyingBars, type Point } from './bar-picture.ts';
import type { Markup } from './markup.ts';
import { drawStrip } from './strip-picture.ts';

/** A small picture of what was measured, by the kind of the check; null when the requirement carries no figures to draw. */
export function drawRequirement(requirement: Measured): Markup | null {
  const { check, asked, measured } = requirement;
  const points = requirement.detail.filter((point) => Number.isFinite(point.value));
  const [first] = points;
  if (first === undefined) return null;
  const title = `asked ${asked}, measured ${measured}`;
  const share = points.every((point) => point.value >= 0 && point.value <= 1) ? showShare : showFigure;
  switch (check.kind) {
    case 'peak':
      return drawBars(shortLabels(points), title, findPeaks(points, check), median(points));
    case 'season':
      return points.length < 3
        ? drawLyingBars(points, title, showFigure, none)
        : drawBars(shortLabels(points), title, highest(points), null);
    case 'trend':
    case 'period':
      if (points.length <= 4) return drawLyingBars(points, title, showFigure, none);
      return points.length <= 24
        ? drawBars(shortLabels(points), title, new Set(), null)
        : drawCurve(points, title, new Set());
    case 'correlation':
      if (points.length > 1) return drawBars(points, title, new Set(), null);
      return drawStrip(askedCorrelation(check), { min: first.value, max: first.value }, title, {
        low: -1,
        high: 1,
        show: showFigure,
      });
    case 'range':
      return drawRange(check, points, title);
    case 'statistic':
      return points.length > 1
        ? drawBars(points, title, new Set(), null)
        : drawStrip(askedFigure(check), { min: first.value, max: first.value }, title);
    case 'share':
    case 'nulls':
      if (points.length > 1) return drawLyingBars(points, title, share, none);
      return drawStrip({ min: check.target, max: check.target }, { min: first.value, max: first.value }, title, {
        low: 0,
        high: 1,
        show: showShare,
      });
    case 'share-between':
      if (points.length > 1) return drawLyingBars(points, title, share, none);
      return drawStrip({ min: check.min, max: check.max }, { min: first.value, max: first.value }, title, {
        low: 0,
        high: 1,
        show: showShare,
      });
    case 'counts':
      return drawLyingBars(
        points,
        title,
        showCount,
        new Map(check.counts.map((entry) => [String(entry.value), entry.count])),
      );
    case 'group-order':
      return points.length > 8
        ? drawBars(points, title, new Set(), null)
        : drawLyingBars(points, title, showFigure, none);
    case 'concentration':
    case 'values':
      return drawLyingBars(points, title, share, none);
    case 'rows':
    case 'columns':
    case 'column-count':
    case 'unique':
    case 'distinct':
    case 'pattern':
    case 'length':
    case 'duplicates':
    case 'rule':
    case 'order':
    case 'dependency':
    case 'foreign-key':
    case 'children':
    case 'child-sum':
    case 'group-ratio':
    case 'per-group':
    case 'span':
    case 'interval':
    case 'dynamics':
    case 'type':
    case 'format':
      // One figure says no more than the text beside it.
      if (points.length < 2) return null;
      return points.length > 8
        ? drawBars(points, title, new Set(), null)
        : drawLyingBars(points, title, showFigure, none);
  }
}

const none: ReadonlyMap<string, number> = new Map();
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** Positions of the periods a peak names; by their labels, else the highest (for a dip the lowest). */
function findPeaks(points: readonly Point[], check: CheckOf<'peak'>): ReadonlySet<number> {
  const named = points.flatMap(({ label }, at) =>
    check.at.some((period) => isPeriod(label, period, check.grain)) ? [at] : [],
  );
  if (named.length > 0) return new Set(named);
  const values = points.map((point) => point.value);
  return new Set([values.indexOf(check.direction === 'dip' ? Math.min(...values) : Math.max(...values))]);
}

function isPeriod(label: string, period: number | string, grain: CheckOf<'peak'>['grain']): boolean {
  const text = label.toLowerCase();
  if (text === String(period).toLowerCase()) return true;
  if (typeof period === 'string') return text.startsWith(`${period}-`);
  switch (grain) {
    case 'month':
      return text.startsWith(months[period - 1] ?? '?') || Number(/^\d{4}-(\d{2})/u.exec(text)?.[1]) === period;
    case 'weekday':
      return text.startsWith(weekdays[period - 1] ?? '?');
    case 'hour':
      return Number(/^(\d{1,2})(?::|h|$)/u.exec(text)?.[1]) === period;
    case 'day':
      return false;
  }
}

/** `2025-11` as `Nov`, with the year where months repeat. */
function shortLabels(points: readonly Point[]): Point[] {
  const repeat = points.length > 12;
  return points.map((point) => {
    const [, year, month] = /^\d\d(\d\d)-(\d\d)$/u.exec(point.label) ?? [];
    const name = months[Number(month) - 1];
    if (year === undefined || name === undefined) return point;
    return {
      label: `${name.slice(0, 1).toUpperCase()}${name.slice(1)}${repeat ? ` ${year}` : ''}`,
      value: point.value,
    };
  });
}

function highest(points: readonly Point[]): ReadonlySet<number> {
  const values = points.map((point) => point.value);
  return new Set([values.indexOf(Math.max(...values))]);
}

function median(points: readonly Point[]): number | null {
  const sorted = points.map((point) => point.value).toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[middle] ?? null) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

function drawRange(check: CheckOf<'range'>, points: readonly Point[], title: string): Markup | null {
  if (points.length > 2) return drawBars(points, title, new Set(), null);
  // Moments carry their ends as text, which the figures beside the picture already show.
  if (typeof check.min === 'string' || typeof check.max === 'string') return null;
  const values = points.map((point) => point.value);
  return drawStrip(
    { min: check.min ?? null, max: check.max ?? null },
    { min: Math.min(...values), max: Math.max(...values) },
    title,
  );
}

function askedCorrelation(check: CheckOf<'correlation'>): { min: number; max: number } {
  if (check.target !== undefined)
    return { min: Math.max(-1, check.target - 0.1), max: Math.min(1, check.target + 0.1) };
  return check.sign === '+' ? { min: check.min, max: 1 } : { min: -1, max: -check.min };
}

function askedFigure(check: CheckOf<'statistic'>): { min: number | null; max: number | null } {
  if (check.target === undefined) return { min: check.min ?? null, max: check.max ?? null };
  const slack = Math.abs(check.target) * (check.tolerance ?? 0.1);
  return { min: check.target - slack, max: check.target + slack };
}

function showShare(share: number): string {
  return `${showFigure(Number((share * 100).toPrecision(3)))} %`;
}
