import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Measured } from '../../src/contract/check.ts';
import { Check } from '../../src/contract/check.ts';
import { pageStyle } from '../../src/report/page-style.ts';
import { renderReport } from '../../src/report/render-report.ts';
import { reportJson } from '../../src/report/report-json.ts';
import type { ReportInput } from '../../src/report/report-input.ts';
import { drawRequirement } from '../../src/report/requirement-picture.ts';
import { input, plan, table } from './report-fixture.ts';
import { readElements } from './read-elements.ts';

const page = renderReport(input);

describe('the page', () => {
  test('has every element closed, names each picture, and needs nothing from outside', () => {
    const elements = readElements(page);
    const names = new Set(elements.map((element) => element.name));
    expect(
      [...names].filter((name) => ['script', 'link', 'img', 'iframe', 'object', 'form', 'a', 'base'].includes(name)),
    ).toEqual([]);
    expect(elements.filter((element) => element.name === 'svg').length).toBe(10);
    expect(
      elements.filter((element) => element.name === 'svg' && (element.attributes.get('aria-label') ?? '') === ''),
    ).toEqual([]);
    expect(page).not.toMatch(/https?:|url\(|@import|\bsrc=|javascript:/u);
    expect(
      elements
        .find((element) => element.attributes.get('http-equiv') === 'Content-Security-Policy')
        ?.attributes.get('content'),
    ).toBe("default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'");
  });

  test('says what was asked and what was found', () => {
    const text = page.replaceAll(/<style>.*?<\/style>|<[^>]*>/gsu, '\n');
    const said = [
      '4 of 5 requirements met',
      '2.39 × the median month',
      'November ≥ 1.5 × the median month',
      'with a cherry on top',
      'Prices in euro.',
      'seed 7',
      'rowsmith run sales.plan.json',
      '山田 太郎',
      '∅',
      '0.61',
      '1,000,000',
      '23 November 2026',
      'formula: round(quantity × unit_price, 2)',
    ];
    expect(said.filter((words) => !text.includes(words))).toEqual([]);
  });

  test('every header cell has a scope, every data cell of the requirements a label for narrow screens', () => {
    const elements = readElements(page);
    expect(elements.filter((element) => element.name === 'th' && !element.attributes.has('scope'))).toEqual([]);
    expect(elements.filter((element) => element.attributes.get('data-label') === 'measured').length).toBe(
      input.requirements.length,
    );
  });

  test('highlights the named month and no other', () => {
    const [, row] = /a spike in sales activity in November<\/th>(.*?)<\/tr>/su.exec(page) ?? [];
    expect([row?.match(/class="bar"/gu)?.length, row?.match(/class="peak"[^>]*><title>([^<]*)/u)?.[1]]).toEqual([
      11,
      'Nov: 178,400',
    ]);
  });

  test('stays under 200 KB for twelve columns', () => {
    expect(table.columns.length).toBe(12);
    expect(new TextEncoder().encode(page).length).toBeLessThan(200_000);
  });

  test('is the same for the same input', () => {
    expect(renderReport(input)).toBe(page);
  });

  test('a request with nothing to measure, an empty table', () => {
    const bare = renderReport({
      ...input,
      requirements: [],
      readings: [],
      tables: [{ ...table, rows: 0, preview: [], columns: [], correlations: null }],
      tasks: [],
      assumptions: [],
      unplaced: [],
    });
    expect(readElements(bare).length).toBeGreaterThan(30);
    expect(bare).toContain('>Done<');
    expect(bare).not.toMatch(/NaN|Infinity|undefined/u);
  });
});

describe('hostile texts', () => {
  const hostile = `<script>alert(1)</script>"'><img src=x onerror=alert(1)>&lt;\u0000\u202E{{x}}</title></style>`;

  test('stay texts wherever they stand', () => {
    const evil = renderReport(poison(input, hostile));
    const elements = readElements(evil);
    const bad = elements.filter(
      (element) =>
        element.name === 'script' ||
        element.name === 'img' ||
        [...element.attributes.keys()].some((name) => name.startsWith('on')),
    );
    expect(bad).toEqual([]);
    expect(evil).not.toMatch(/\0|\u202E/u);
    expect(evil.split('&lt;script&gt;alert(1)&lt;/script&gt;').length).toBeGreaterThan(30);
  });

  test('any text at all', () => {
    const names = new Set(readElements(page).map((element) => element.name));
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[<>"'&/=a-z `$\\]*$/u)), (text) => {
        const elements = readElements(renderReport(poison(input, text)));
        expect(elements.filter((element) => !names.has(element.name) && element.name !== 'circle')).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });
});

describe('pictures', () => {
  const checks: Check[] = [
    { kind: 'rows', table: 't', min: 1, max: 2 },
    { kind: 'range', table: 't', column: 'a', min: 0, exclusive: 'none' },
    { kind: 'range', table: 't', column: 'a', min: '2025-01-01', max: '2026-01-01', exclusive: 'none' },
    { kind: 'values', table: 't', column: 'a', values: ['x'] },
    { kind: 'counts', table: 't', column: 'a', counts: [{ value: '2025-02', count: 4 }] },
    { kind: 'share', table: 't', expression: 'a', target: 0.2 },
    { kind: 'share-between', table: 't', expression: 'a', min: 0.1, max: 0.2 },
    { kind: 'nulls', table: 't', column: 'a', target: 0.2 },
    { kind: 'statistic', table: 't', column: 'a', statistic: 'mean', target: 10 },
    { kind: 'statistic', table: 't', column: 'a', statistic: 'mean', min: 3 },
    { kind: 'group-order', table: 't', group: 'g', column: 'a', order: ['x', 'y'] },
    { kind: 'correlation', table: 't', a: 'a', b: 'b', ranks: false, sign: '-', min: 0.05 },
    { kind: 'correlation', table: 't', a: 'a', b: 'b', ranks: false, sign: '+', min: 0.05, target: 0.8 },
    { kind: 'peak', table: 't', column: 'a', grain: 'month', at: [11], direction: 'spike', factor: 2 },
    { kind: 'peak', table: 't', column: 'a', grain: 'month', at: ['2025-03'], direction: 'dip', factor: 0.5 },
    { kind: 'peak', table: 't', column: 'a', grain: 'weekday', at: [6, 7], direction: 'dip', factor: 0.5 },
    { kind: 'peak', table: 't', column: 'a', grain: 'hour', at: [9], direction: 'spike', factor: 2 },
    { kind: 'period', table: 't', column: 'a', from: '2025-01-01', to: '2025-02-01', how: 'rows', min: 1 },
    { kind: 'trend', table: 't', column: 'a', per: 'month', how: 'rows', min: 0, max: 1 },
    { kind: 'season', table: 't', column: 'a', grain: 'month', how: 'rows', ratio: 1.5 },
    { kind: 'concentration', table: 't', column: 'a', top: 0.2, min: 0.8, max: 1 },
    { kind: 'unique', table: 't', columns: ['a'] },
  ];

  test.each([0, 1, 2, 12, 24, 400])('of %d points are drawn whole for every kind of check', (count) => {
    const drawn = checks.map((check) => ({
      check,
      picture: drawRequirement({
        text: 't',
        asked: 'a',
        measured: 'm',
        met: true,
        check: Check.parse(check),
        detail: points(count),
      }),
    }));
    for (const { check, picture } of drawn) {
      if (picture === null) continue;
      expect([check.kind, picture.markup]).not.toEqual([
        check.kind,
        expect.stringMatching(/NaN|Infinity|undefined|="-?\d+\.\d\d/u),
      ]);
      expect(readElements(picture.markup)[0]?.name).toBe('svg');
    }
    expect(drawn.filter(({ picture }) => picture !== null).length).toBeGreaterThan(count === 0 ? -1 : 10);
  });

  test('a weekday and an hour are found by their usual labels', () => {
    const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
    expect([
      drawPeaks(
        { kind: 'peak', table: 't', column: 'a', grain: 'weekday', at: [2, 7], direction: 'spike', factor: 2 },
        weekdays,
      ),
      drawPeaks({ kind: 'peak', table: 't', column: 'a', grain: 'hour', at: [9], direction: 'spike', factor: 2 }, [
        '08',
        '09',
        '10',
      ]),
      drawPeaks({ kind: 'peak', table: 't', column: 'a', grain: 'hour', at: [9], direction: 'spike', factor: 2 }, [
        '8',
        '9',
        '10',
      ]),
      drawPeaks({ kind: 'peak', table: 't', column: 'a', grain: 'month', at: [2], direction: 'spike', factor: 2 }, [
        'January',
        'February',
      ]),
      drawPeaks(
        { kind: 'peak', table: 't', column: 'a', grain: 'day', at: ['2025-11-28'], direction: 'spike', factor: 2 },
        ['2025-11-27', '2025-11-28', '2025-11-29'],
      ),
      drawPeaks({ kind: 'peak', table: 't', column: 'a', grain: 'day', at: ['unheard'], direction: 'dip', factor: 2 }, [
        'x',
        'y',
      ]),
    ]).toEqual([['Tuesday', 'Sunday'], ['09'], ['9'], ['February'], ['2025-11-28'], ['x']]);
  });
});

describe('colours', () => {
  const palettes = [
    ...pageStyle.matchAll(
      /--paper:(?<paper>#\w+);--sheet:(?<sheet>#\w+);--ink:(?<ink>#\w+);--soft:(?<soft>#\w+);--line:#\w+;--accent:(?<accent>#\w+);--fill:#\w+;--pale:(?<pale>#\w+);--bad:(?<bad>#\w+);--warn:#\w+;--mark:(?<mark>#\w+)/gu,
    ),
  ].map((match) => match.groups ?? {});

  test('every text stands out from what is behind it by 4.5 to 1, in light and in dark', () => {
    const pairs = [
      ['ink', 'paper'], ['ink', 'sheet'], ['ink', 'pale'], ['ink', 'mark'], ['soft', 'paper'], ['soft', 'sheet'], ['soft', 'pale'], ['accent', 'paper'], ['accent', 'sheet'], ['bad', 'paper'], ['bad', 'sheet'],
    ] as const; // prettier-ignore
    const weak = palettes.flatMap((palette) =>
      pairs
        .map(([text, behind]) => ({ text, behind, ratio: contrast(palette[text] ?? '', palette[behind] ?? '') }))
        .filter(({ ratio }) => !(ratio >= 4.5)),
    );
    expect([palettes.length, weak]).toEqual([5, []]);
  });

  test('the heat map’s strongest colour still carries its figure', () => {
    const weak = palettes
      .flatMap((palette) =>
        ['accent', 'bad'].map((colour) =>
          contrast(palette['ink'] ?? '', mix(palette[colour] ?? '', palette['sheet'] ?? '', 0.45)),
        ),
      )
      .filter((ratio) => !(ratio >= 4.5));
    expect(weak).toEqual([]);
  });
});

function points(count: number): Measured['detail'] {
  return Array.from({ length: count }, (_, at) => ({
    label: `2025-${String((at % 12) + 1).padStart(2, '0')}`,
    value: at * 3.5 - 1,
  }));
}

function drawPeaks(check: Check, labels: readonly string[]): string[] {
  const detail = labels.map((label, at) => ({ label, value: at + 1 }));
  const picture = drawRequirement({ text: '', asked: '', measured: '', met: true, check, detail });
  return [...(picture?.markup ?? '').matchAll(/class="peak"[^>]*><title>([^:<]*)/gu)].map((match) => match[1] ?? '');
}

test('the JSON says all that the page says', () => {
  const said: unknown = JSON.parse(JSON.stringify(reportJson(input)));
  const { version, ...rest } = input;
  expect(said).toEqual({ rowsmith: version, verdict: { met: 4, of: 5 }, ...rest });
});

/** Every text of the input, replaced. */
function poison(from: ReportInput, text: string): ReportInput {
  const [first] = from.tables;
  if (first === undefined) throw new Error('the fixture has a table');
  const wild = (measured: Measured): Measured => ({
    ...measured,
    text,
    asked: text,
    measured: text,
    detail: measured.detail.map((point) => ({ ...point, label: text })),
  });
  const columns = first.columns.map((column) => ({
    ...column,
    name: text,
    type: text,
    source: text,
    description: text,
    unit: text,
    min: text,
    max: text,
    top: column.top.map((entry) => ({ ...entry, value: text })),
    histogram: column.histogram.map((bin) => ({ ...bin, from: text, to: text })),
  }));
  return {
    ...from,
    request: text,
    plan: { ...plan, request: text, assumptions: [text] },
    fingerprint: text,
    version: text,
    readings: [{ from: 0, to: text.length, became: text }],
    tables: [
      {
        ...first,
        name: text,
        path: text,
        columns,
        preview: [columns.map(() => text)],
        correlations:
          first.correlations === null
            ? null
            : { ...first.correlations, columns: first.correlations.columns.map(() => text) },
      },
    ],
    requirements: from.requirements.map(wild),
    assumptions: [text],
    unplaced: [text],
    tasks: from.tasks.map(({ task, seconds }) => ({ task: { ...task, table: text }, seconds })),
    reproduce: text,
  };
}

/** Relative luminance and contrast ratio of the Web Content Accessibility Guidelines 2.1. */
function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((channel) =>
    channel / 255 <= 0.040_45 ? channel / 255 / 12.92 : ((channel / 255 + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function mix(colour: string, behind: string, share: number): string {
  const under = channels(behind);
  return `#${channels(colour)
    .map((channel, at) =>
      Math.round(channel * share + (under[at] ?? 0) * (1 - share))
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}

function channels(colour: string): number[] {
  const digits =
    colour.length === 4
      ? colour
          .slice(1)
          .split('')
          .map((digit) => digit + digit)
      : (colour.slice(1).match(/../gu) ?? []);
  return digits.map((pair) => Number.parseInt(pair, 16));
}
