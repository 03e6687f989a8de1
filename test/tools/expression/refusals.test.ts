import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileExpression, type ExpressionColumn } from '../../../src/tools/expression/compile-expression.ts';
import { parseExpression } from '../../../src/tools/expression/parse-expression.ts';

const given: readonly ExpressionColumn[] = [
  { name: 'a', type: 'integer' },
  { name: 'b', type: 'integer' },
  { name: 'status', type: 'text' },
  { name: 'price', type: 'decimal', scale: 2 },
  { name: 'day', type: 'date' },
  { name: 'Last Name', type: 'text' },
  { name: 'active', type: 'boolean' },
];
const columns = new Map(given.map((column) => [column.name, column]));

test.each([
  ['a = 1', /assignment/u, /==/u],
  ['f(x) = x', /function definition/u, /Allowed are/u],
  ['status.constructor', /property/u, /backticks/u],
  ['status["constructor"]', /property/u, /backticks/u],
  ['a?.b', /property/u, /backticks/u],
  ['[1, 2]', /square brackets/u, /in\(x/u],
  ['{a: 1}', /braces/u, /Allowed/u],
  ['1:10', /range/u, /between/u],
  ['a; b', /More than one/u, /one expression/u],
  ['2 a', /side by side/u, /operator/u],
  ['(a)(b)', /side by side/u, /\*/u],
  ['a status', /side by side \("a status"\)/u, /operator/u],
  ['status in ("new", "old")', /side by side|cannot be read/u, /in\(x|Allowed/u],
  ['status is null', /side by side/u, /isnull/u],
  ['a!', /"!" at character 2/u, /not/u],
  ["a'", /no closing/u, /Close/u],
  ['a % ', /percent/u, /0\.05/u],
  ['9^9^9^9', /power of a power/u, /\(a \^ b\)/u],
  ['a && b', /"&&"/u, /and/u],
  ['a || b', /"\|\|"/u, /or/u],
  ['a <> b', /"<>"/u, /!=/u],
  ['a # b', /comment/u, /Quote/u],
  ['a | b', /"\|"/u, /Allowed/u],
  ['a to b', /side by side/u, /operator/u],
  ['a .* b', /"\.\*"/u, /Allowed/u],
  ['import("fs")', /no function "import"/u, /Allowed/u],
  ['eval("1")', /no function "eval"/u, /./u],
  ['createUnit("x")', /no function "createUnit"/u, /./u],
  ['constructor("return 1")', /no function "constructor"/u, /./u],
  ['__proto__(a)', /no function "__proto__"/u, /./u],
  ['"round"(a)', /function name/u, /\*/u],
  ['`round`(a)', /function name/u, /\*/u],
  ['count(a)', /no function "count"/u, /./u],
  ['sum(a)', /no function "sum"/u, /./u],
  ['roun(a)', /no function "roun" \(character 1\)/u, /round\(x, digits\)/u],
  ['round()', /was given 0/u, /round\(x, digits\)/u],
  ['round(a, b)', /whole number from -9 to 9/u, /round\(x, 2\)/u],
  ['a +', /ends too early/u, /Allowed/u],
  ['a + )', /character 5/u, /Allowed/u],
  ['', /empty/u, /Allowed/u],
  ['   ', /empty/u, /Allowed/u],
  ['1e999', /more digits/u, /Round/u],
  ['12345678901234567890', /more digits/u, /text/u],
  ['"open', /no closing "/u, /Close/u],
  ['`open', /no closing backtick/u, /Close/u],
  ['stat == "x"', /no column "stat"/u, /status/u],
  ['status == 5', /a text value and the value 5/u, /number\(x\)/u],
  ['status + "x"', /was given/u, /concat/u],
  ['day + 1', /was given a date/u, /dateAdd/u],
  ['day > "soon"', /a date value and the text "soon"/u, /2024-01-31/u],
  ['day > "2024-02-30"', /2024-02-30/u, /2024-01-31/u],
  ['a == null', /nothing is equal to null/u, /isnull\(x\)/u],
  ['active > true', /no order/u, /==/u],
  ['active ? 1 : "x"', /cannot be compared/u, /./u],
  ['status and active', /needs true or false/u, /comparison/u],
  ['matches(status, "(?=a)")', /looks ahead/u, /classes/u],
  ['matches(status, "(a)\\\\1")', /refers back/u, /classes/u],
  ['matches(status, "[")', /no regular expression/u, /classes/u],
  ['matches(status, "a{2000}")', /more than 1000/u, /classes/u],
  ['matches(status, status)', /written pattern/u, /matches/u],
  ['padLeft(status, 1000000000)', /0 to 1000/u, /padLeft/u],
  ['monthName(day, "not a locale")', /no locale/u, /"en"/u],
  ['dateAdd("fortnight", 1, day)', /unit of time/u, /"day"/u],
  ['upper(a)', /needs a text/u, /text\(x\)/u],
  ['year(status)', /needs a date/u, /date\(x\)/u],
])('%s is refused with its reason and what to write', async (text, reason, hint) => {
  expect(await compileExpression(text, columns)).toEqual({
    ok: false,
    reason: expect.stringMatching(reason),
    hint: expect.stringMatching(hint),
  });
});

test('length, depth and size are bounded', async () => {
  const nested = `${'('.repeat(65)}a${')'.repeat(65)}`;
  expect(await compileExpression(nested, columns)).toMatchObject({
    ok: false,
    reason: expect.stringContaining('64 parentheses'),
  });
  expect(await compileExpression('a + '.repeat(2000), columns)).toMatchObject({
    ok: false,
    reason: expect.stringContaining('4000'),
  });
  for (const text of [
    `${'-'.repeat(3000)}a`,
    `${'not '.repeat(900)}active`,
    `a${' + a'.repeat(900)}`,
    `${'active ? 1 : '.repeat(300)}0`,
  ]) {
    expect(await compileExpression(text, columns)).toMatchObject({
      ok: false,
      reason: expect.stringContaining('nested'),
    });
  }
  const growing = `${'replace('.repeat(20)}status${', "a", "aaaaaaaa")'.repeat(20)}`;
  expect(await compileExpression(growing, columns)).toMatchObject({
    ok: false,
    reason: expect.stringContaining('long'),
  });
  const doubling = `${'min(a, '.repeat(50)}b${')'.repeat(50)}`;
  expect(await compileExpression(doubling, columns)).toMatchObject({
    ok: false,
    reason: expect.stringContaining('large'),
  });
});

test('any text is read or refused, never thrown', async () => {
  const pieces = fc.constantFrom(
    'a',
    'b',
    'status',
    '`Last Name`',
    '1',
    '2.5',
    '"x"',
    "'y'",
    '+',
    '-',
    '*',
    '/',
    '^',
    '%',
    '(',
    ')',
    ',',
    '<',
    '==',
    '?',
    ':',
    'and',
    'not',
    'mod',
    'in',
    'if(',
    'round(',
    '[',
    ']',
    '{',
    '}',
    '=',
    '!',
    '.',
    ';',
    '\n',
    '\\',
    '"',
    '`',
    '#',
    'é',
    '日本',
    '\0',
    '🙂',
    'end',
    'to',
  );
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.array(pieces, { maxLength: 12 }).map((list) => list.join(' ')),
        fc.string({ unit: 'binary', maxLength: 40 }),
      ),
      async (text) => {
        const parsed = await parseExpression(text);
        const compiled = await compileExpression(text, columns);
        expect([typeof parsed.ok, typeof compiled.ok]).toEqual(['boolean', 'boolean']);
        const words = [parsed, compiled].map((result) => (result.ok ? 'x|x' : `${result.reason}|${result.hint}`));
        expect(words).toEqual([expect.stringMatching(/^.+\|.+/su), expect.stringMatching(/^.+\|.+/su)]);
      },
    ),
    { numRuns: 1500, seed: 7 },
  );
});
