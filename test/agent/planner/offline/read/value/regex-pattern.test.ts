import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { regexOf } from '../../../../../../src/agent/planner/offline/make/pattern-capacity.ts';
import { regexReading } from '../../../../../../src/agent/planner/offline/read/value/regex-pattern.ts';
import { regexValues } from '../../../../../../src/agent/planner/offline/read/value/regex-values.ts';
import { compilePattern, patternClass } from '../../../../../../src/tools/draw/pattern.ts';

describe('regular expressions in the plan’s pattern language', () => {
  const layouts: readonly (readonly [regex: string, pattern: string, loose: boolean])[] = [
    ['^K-\\d{4}$', 'K-####', false],
    ['^[A-Z]{3}$', 'AAA', false],
    ['^[a-z]{2}_[0-9]+$', 'aa_#####', true],
    ['^[1-9][0-9]{3}$', '[1-9]###', false],
    ['^4\\d{5}$', '4#####', false],
    ['^[0-9A-F]{2}:[0-9a-f]{2}$', '[0-9A-F][0-9A-F]:xx', false],
    ['^(?:AB|CD)-\\d{2}$', '\\AB-##', false],
    ['^\\+?\\d{8,10}$', '+#########', true],
    ['^\\w{3}\\.txt$', 'XXX.t\\xt', true],
    ['^([A-Z]\\d){2}$', 'A#A#', false],
    ['^[\\d\\-]{3}$', '###', false],
    ['^\\(\\d{2}\\) \\d$', '(##) #', false],
    ['^\\[\\d]$', '\\[#]', false],
    ['[A-Z]{2}\\d', 'AA#', true],
    ['\\A\\d{2}\\Z', '##', false],
  ];
  it.each(layouts)('%s', (regex, pattern, loose) => {
    expect(regexReading(regex)).toEqual({ kind: 'pattern', pattern, loose });
  });

  it('knows lists, beginnings and ends, and leaves what has no layout', () => {
    expect(regexReading('^(low|mid|high)$')).toEqual({ kind: 'values', values: ['low', 'mid', 'high'] });
    expect(regexReading('^PO-')).toEqual({ kind: 'affix', where: 'starts', text: 'PO-' });
    expect(regexReading('\\.pdf$')).toEqual({ kind: 'affix', where: 'ends', text: '.pdf' });
    for (const regex of ['^[^@]+@x$', '(?=a)b', '^(a$', '^a{3,1}$', '\\bword\\b'])
      expect([regex, regexReading(regex)]).toEqual([regex, null]);
  });

  it('promises what has no layout, and nothing that no check can run', () => {
    const span = { from: 0, to: 1 };
    expect(regexValues('^[^@]+@[^@]+$', span)).toEqual([
      { ...span, kind: 'format', language: 'regex', format: '^[^@]+@[^@]+$', regex: '^[^@]+@[^@]+$' },
    ]);
    expect(regexValues('^(?!x)\\d$', span)).toEqual([]);
    expect(regexValues('^(\\d$', span)).toEqual([]);
  });

  it('makes layouts whose codes match, for any joined pieces', () => {
    const piece = fc.constantFrom('\\d', '[A-Z]', '[a-f0-9]', '[2-7]', 'x', 'A', '\\.', '#', '(?:ab|c)', '\\w', '\\[');
    const counted = fc.tuple(piece, fc.constantFrom('', '{3}', '{2,4}', '?', '+')).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.array(counted, { minLength: 1, maxLength: 6 }), (parts) => {
        const regex = `^${parts.join('')}$`;
        const reading = regexReading(regex);
        if (reading?.kind !== 'pattern') return;
        const { units, places } = compilePattern(reading.pattern);
        const code = Uint16Array.from(units);
        for (const { at, letters } of places) code[at] = letters[letters.length - 1] ?? 0;
        const text = String.fromCharCode(...code);
        expect(text).toMatch(new RegExp(regex, 'u'));
        expect(text).toMatch(new RegExp(regexOf(reading.pattern), 'u'));
      }),
    );
  });

  it('takes only clean classes of two characters or more for classes', () => {
    expect(patternClass('[1-3X]', 0)).toEqual({ letters: '123X', end: 6 });
    for (const text of ['[9-1]', '[A]', '[A-z', '[]', '[A z]'])
      expect([text, patternClass(text, 0)]).toEqual([text, null]);
  });
});
