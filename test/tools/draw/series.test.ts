import { describe, expect, test } from 'vitest';
import type { Panel } from '../../../src/contract/plan.ts';
import { makeRandomWalk, makeStationaryNoise } from '../../../src/tools/draw/gaussian-walk.ts';
import { panelRow, panelRows } from '../../../src/tools/draw/panel-row.ts';
import { streamKey } from '../../../src/tools/draw/random/stream.ts';
import { parseMoment } from '../../../src/tools/draw/time/calendar.ts';
import { draw, numbers, plain, rowsFrom, tableOf } from './draw-fixture.ts';
import { correlation, ksStatistic, meanOf, sdOf } from './statistics.ts';
import { normalCdf } from '../../../src/tools/draw/distribution/normal.ts';

const key = streamKey(4, 't', 'c', 'noise');
const hourly: Panel = {
  entities: 3,
  ticks: 4,
  start: '2024-01-31',
  step: { amount: 1, unit: 'hour' },
  order: 'time',
  jitter: 0,
  gaps: 0,
};

function seriesOf(source: object, panel: Partial<Panel>, type: 'double' | 'integer' = 'double'): Float64Array {
  const whole = { ...hourly, ...panel };
  const rows = panelRows(whole);
  const column = {
    name: 'v',
    type,
    source: { kind: 'series', level: { kind: 'uniform', min: 100, max: 100 }, ...source },
  } as Parameters<typeof tableOf>[0]['columns'][number];
  return numbers(draw(tableOf({ rows, panel: whole, columns: [column] }), 'v', rowsFrom(0, rows)));
}

describe('panel', () => {
  test('rows go by time or by entity', () => {
    const byTime = panelRow(hourly, rowsFrom(0, 12), 1, 't');
    expect([...byTime.entity]).toEqual([0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2]);
    expect([...byTime.tick]).toEqual([0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3]);
    const byEntity = panelRow({ ...hourly, order: 'entity' }, rowsFrom(0, 12), 1, 't');
    expect([...byEntity.entity]).toEqual([0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2]);
    expect((byTime.moment[3] ?? 0) - (byTime.moment[0] ?? 0)).toBe(3_600_000);
  });

  test('months are months of the calendar', () => {
    const { moment } = panelRow({ ...hourly, entities: 1, step: { amount: 1, unit: 'month' } }, rowsFrom(0, 4), 1, 't');
    expect([...moment]).toEqual(['2024-01-31', '2024-02-29', '2024-03-31', '2024-04-30'].map(parseMoment));
  });

  test('gaps leave out their share of rows and keep the order', () => {
    const panel: Panel = { ...hourly, entities: 13, ticks: 997, gaps: 0.23 };
    const rows = panelRows(panel);
    expect(rows).toBe(13 * 997 - Math.floor(0.23 * 13 * 997 + 0.5));
    const { entity, tick } = panelRow(panel, rowsFrom(0, rows), 1, 't');
    const cells = tick.map((at, row) => at * 13 + (entity[row] ?? 0));
    expect(cells.every((cell, row) => row === 0 || cell > (cells[row - 1] ?? 0))).toBe(true);
    expect(Math.max(...tick) < 997).toBe(true);
    const perEntity = Array.from({ length: 13 }, (_, one) => entity.filter((other) => other === one).length / 997);
    expect(Math.max(...perEntity) - Math.min(...perEntity)).toBeLessThan(0.1);
    expect([...panelRow(panel, rowsFrom(rows - 1, 1), 1, 't').tick]).toEqual([tick.at(-1)]);
  });

  test('jitter moves ticks by up to its share without swapping them', () => {
    const panel: Panel = { ...hourly, entities: 1, ticks: 5000, jitter: 0.5 };
    const moved = panelRow(panel, rowsFrom(0, 5000), 1, 't').moment;
    const exact = panelRow({ ...panel, jitter: 0 }, rowsFrom(0, 5000), 1, 't').moment;
    const offsets = moved.map((moment, at) => (moment - (exact[at] ?? 0)) / 3_600_000);
    expect(Math.max(...offsets) <= 0.5 && Math.min(...offsets) >= -0.5 && Math.max(...offsets) > 0.49).toBe(true);
    expect(moved.every((moment, at) => at === 0 || moment > (moved[at - 1] ?? 0))).toBe(true);
    expect(offsets[0] ?? -1).toBeGreaterThanOrEqual(0);
  });
});

describe('walks', () => {
  test.each([0, 0.3, 0.8, 0.99])(
    'noise of persistence %d is standard normal with that autocorrelation',
    (persistence) => {
      const walk = makeStationaryNoise(key, persistence);
      const ticks = 400;
      const entities = 1000;
      const values = Float64Array.from({ length: entities * ticks }, (_, at) =>
        walk(Math.floor(at / ticks), at % ticks),
      );
      const atEnds = Float64Array.from({ length: entities }, (_, entity) => values[entity * ticks + 257] ?? 0);
      expect(ksStatistic(atEnds, normalCdf)).toBeLessThan(2.3);
      const measured = [1, 2, 5].map((lag) => {
        const pairs = [...values.keys()].filter((at) => at % ticks >= lag);
        return correlation(
          pairs.map((at) => values[at] ?? 0),
          pairs.map((at) => values[at - lag] ?? 0),
        );
      });
      expect(measured).toEqual([1, 2, 5].map((lag) => expect.closeTo(persistence ** lag, 1.5)));
      expect(Math.abs(meanOf(values))).toBeLessThan(0.1);
      expect(Math.abs(sdOf(values) - 1)).toBeLessThan(0.05);
    },
  );

  test('a random walk starts at 0, has independent steps of variance 1, and does not depend on what was asked before', () => {
    const walk = makeRandomWalk(key);
    const ticks = 300;
    const paths = Array.from({ length: 2000 }, (_, entity) =>
      Float64Array.from({ length: ticks }, (_tick, tick) => walk(entity, tick)),
    );
    expect(paths.every((path) => path[0] === 0)).toBe(true);
    const steps = Float64Array.from(
      paths.flatMap((path) => [...path.subarray(1)].map((value, at) => value - (path[at] ?? 0))),
    );
    expect(Math.abs(sdOf(steps) - 1)).toBeLessThan(0.01);
    expect(
      Math.abs(correlation(steps.subarray(1), steps.subarray(0, steps.length - 1))) * Math.sqrt(steps.length),
    ).toBeLessThan(4.5);
    expect(sdOf(paths.map((path) => path[299] ?? 0))).toBeCloseTo(Math.sqrt(299), -0.2);
    const fresh = makeRandomWalk(key);
    expect([299, 3, 150, 151, 0].map((tick) => fresh(7, tick))).toEqual(
      [299, 3, 150, 151, 0].map((tick) => paths[7]?.[tick]),
    );
  });
});

describe('series', () => {
  test('levels are drawn once for each entity', () => {
    const values = seriesOf({ level: { kind: 'uniform', min: 0, max: 1000 } }, { entities: 5, ticks: 3 });
    expect([...values.subarray(0, 5)]).toEqual([...values.subarray(10, 15)]);
    expect(new Set(values).size).toBe(5);
  });

  test('trend compounds, seasons peak at their phase, factors multiply, events act in their span', () => {
    const monthly: Partial<Panel> = { entities: 1, ticks: 13, start: '2024-01-01', step: { amount: 1, unit: 'month' } };
    expect([...seriesOf({ trend: { rate: 0.1, per: 'month' } }, monthly)]).toEqual(
      Array.from({ length: 13 }, (_, at) => expect.closeTo(100 * 1.1 ** at, 8)),
    );
    const days: Partial<Panel> = { entities: 1, ticks: 48, start: '2024-01-01' };
    const season = seriesOf({ seasons: [{ period: { amount: 1, unit: 'day' }, amplitude: 0.3, phase: 15 }] }, days);
    expect([season[15], season[3], season[39], season[9]]).toEqual(
      [130, 70, 130, 100].map((value) => expect.closeTo(value, 8)),
    );
    const yearly = seriesOf({ seasons: [{ period: { amount: 1, unit: 'year' }, amplitude: 0.5, phase: 0 }] }, monthly);
    expect([yearly[0], yearly[6], yearly[12]]).toEqual([150, 50, 150].map((value) => expect.closeTo(value, 8)));
    const hours = Array.from({ length: 24 }, (_, hour) => (hour < 6 ? 0 : 1));
    const events = [{ name: 'outage', from: '2024-01-01T10:00', to: '2024-01-01T12:00', factor: 0.5, shape: 'flat' }];
    const factors = seriesOf({ hours, weekdays: [2, 1, 1, 1, 1, 1, 1], events }, days);
    expect([5, 6, 9, 10, 11, 12, 30].map((at) => factors[at])).toEqual([0, 200, 200, 100, 100, 200, 100]);
  });

  test('noise is a share of the level and clamping holds after rounding', () => {
    const noise = seriesOf({ noise: { share: 0.2, persistence: 0.5 } }, { entities: 200, ticks: 200 });
    expect(sdOf(noise)).toBeCloseTo(20, 0);
    const clamped = seriesOf(
      { noise: { share: 0.5, persistence: 0 }, min: 60.4, max: 140.6 },
      { entities: 50, ticks: 50 },
      'integer',
    );
    expect([Math.min(...clamped), Math.max(...clamped)]).toEqual([61, 140]);
    const drift = seriesOf({ drift: 0.1 }, { entities: 400, ticks: 241 });
    const last = drift.subarray(240 * 400);
    expect(sdOf(last)).toBeCloseTo(10 * Math.sqrt(10), -0.5);
  });

  test('need a panel', () => {
    const table = tableOf({ rows: 2, columns: [{ name: 'v', type: 'timestamp', source: { kind: 'clock' } }] });
    expect(() => plain(draw(table, 'v', rowsFrom(0, 2)))).toThrow(/follows the ticks of a panel/u);
  });
});
