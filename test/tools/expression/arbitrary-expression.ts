import fc from 'fast-check';

/** Random expression texts by the type of their result, over the columns of `rows.ts`. */
export type Expressions = {
  readonly number: fc.Arbitrary<string>;
  readonly boolean: fc.Arbitrary<string>;
  readonly text: fc.Arbitrary<string>;
  readonly date: fc.Arbitrary<string>;
};

const literal = fc.oneof(
  fc.integer({ min: -20, max: 1000 }).map(String),
  fc.integer({ min: -9999, max: 99999 }).map((n) => (n / 100).toFixed(2)),
  fc.constantFrom('0', '1', '0.5', '1e3', '0.001', '1000000'),
);
const textLiteral = fc.constantFrom('""', '"a"', '"Ab c"', "'x'", '"é"', '"10"', '"a\\"b"', '"%_\'"', '"  pad "');
const dateLiteral = fc.constantFrom('date("2024-02-29")', 'date("1999-12-31")', 'date("2025-11-03")');

/** `plain` keeps to what mathjs itself can evaluate. */
export function expressions(depth: number, plain: boolean): Expressions {
  const leaves: Expressions = {
    number: fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom('i', 'j', 'p', 'r', 'd', 'e') },
      { weight: 2, arbitrary: literal },
      ...(plain ? [] : [fc.constantFrom('`odd name`', '123456789012345')]),
    ),
    boolean: fc.constantFrom('b', 'true', 'false'),
    text: fc.oneof(fc.constantFrom('t', 'u'), textLiteral),
    date: fc.oneof(fc.constantFrom('day', 'due'), dateLiteral),
  };
  if (depth === 0) return leaves;
  const below = expressions(depth - 1, plain);
  const { number, boolean, text, date } = below;
  const operator = fc.constantFrom('+', '-', '*', '/', '%', 'mod');
  const compared = fc.constantFrom('==', '!=', '<', '<=', '>', '>=');
  const shared = {
    number: fc.oneof(
      {
        weight: 6,
        arbitrary: fc
          .tuple(number, operator, number, fc.boolean(), fc.boolean())
          .map(([a, op, b, left, right]) => `${left ? `(${a})` : a} ${op} ${right ? `(${b})` : b}`),
      },
      fc.tuple(number, fc.constantFrom('2', '3', '0.5', '-1')).map(([a, power]) => `(${a}) ^ ${power}`),
      number.map((a) => `-(${a})`),
      one(['abs', 'ceil', 'floor', 'sqrt', 'exp', 'log', 'log10', 'log2', 'sign'], number),
      fc.tuple(number, fc.integer({ min: 0, max: 3 })).map(([a, places]) => `round(${a}, ${places})`),
      fc.tuple(fc.constantFrom('min', 'max'), number, number).map(([name, a, b]) => `${name}(${a}, ${b})`),
      fc.tuple(boolean, number, number).map(([c, a, b]) => `((${c}) ? (${a}) : (${b}))`),
    ),
    boolean: fc.oneof(
      { weight: 3, arbitrary: fc.tuple(number, compared, number).map(([a, op, b]) => `(${a}) ${op} (${b})`) },
      fc.tuple(number, number, number).map(([a, b, c]) => `(${a}) < (${b}) <= (${c})`),
      fc.tuple(boolean, fc.constantFrom('and', 'or', 'xor'), boolean).map(([a, op, b]) => `(${a}) ${op} (${b})`),
      boolean.map((a) => `not (${a})`),
    ),
  };
  if (plain) return { ...leaves, ...shared };
  return {
    number: fc.oneof(
      { weight: 8, arbitrary: shared.number },
      fc.tuple(number, fc.integer({ min: -3, max: 5 })).map(([a, places]) => `round(${a}, ${places})`),
      one(['trunc'], number),
      fc.tuple(boolean, number).map(([c, a]) => `if(${c}, ${a}, null)`),
      fc.tuple(number, number, number).map(([a, b, c]) => `coalesce(${a}, ${b}, ${c})`),
      one(['length', 'number'], text),
      one(
        ['year', 'quarter', 'month', 'day', 'weekday', 'hour', 'minute', 'second'],
        fc.oneof(date, fc.constant('ts')),
      ),
      fc.tuple(fc.constantFrom('days', 'age'), date, date).map(([name, a, b]) => `${name}(${a}, ${b})`),
    ),
    boolean: fc.oneof(
      { weight: 5, arbitrary: shared.boolean },
      fc.tuple(text, compared, text).map(([a, op, b]) => `${a} ${op} ${b}`),
      fc
        .tuple(date, compared, fc.oneof(date, fc.constantFrom('"2024-02-29"', '"2020-01-01T12:00:00"', 'ts')))
        .map(([a, op, b]) => `${a} ${op} ${b}`),
      fc
        .tuple(fc.constantFrom('contains', 'startsWith', 'endsWith'), text, text)
        .map(([name, a, b]) => `${name}(${a}, ${b})`),
      one(['isnull'], fc.oneof(number, text, date, boolean)),
      fc.tuple(number, number, number).map(([a, b, c]) => `in(${a}, ${b}, ${c})`),
      fc.tuple(text, text, text).map(([a, b, c]) => `in(${a}, ${b}, ${c})`),
      fc.tuple(number, number, number).map(([a, b, c]) => `between(${a}, ${b}, ${c})`),
    ),
    text: fc.oneof(
      leaves.text,
      fc.tuple(text, text, fc.constantFrom('i', 'p', 'day', 'ts', 'b')).map(([a, b, c]) => `concat(${a}, ${b}, ${c})`),
      one(['upper', 'lower', 'capitalize', 'trim', 'slug'], text),
      fc
        .tuple(text, fc.integer({ min: -1, max: 4 }), fc.integer({ min: -1, max: 4 }))
        .map(([a, from, many]) => `substring(${a}, ${from}, ${many})`),
      fc
        .tuple(
          fc.constantFrom('left', 'right'),
          text,
          fc.oneof(fc.integer({ min: -1, max: 4 }).map(String), fc.constant('mod(i, 5)')),
        )
        .map(([name, a, many]) => `${name}(${a}, ${many})`),
      fc.tuple(text, fc.constantFrom('"a"', '""', 't', '"b c"'), text).map(([a, b, c]) => `replace(${a}, ${b}, ${c})`),
      fc
        .tuple(fc.oneof(text, fc.constantFrom('i', 'p')), fc.integer({ min: 0, max: 8 }))
        .map(([a, many]) => `padLeft(${a}, ${many}, "*-")`),
      fc.tuple(boolean, text, text).map(([c, a, b]) => `if(${c}, ${a}, ${b})`),
      fc.tuple(text, text).map(([a, b]) => `coalesce(${a}, ${b})`),
    ),
    date: fc.oneof(
      leaves.date,
      fc.tuple(fc.integer({ min: -400, max: 400 }), date).map(([n, a]) => `dateAdd("day", ${n}, ${a})`),
      fc.tuple(boolean, date, date).map(([c, a, b]) => `if(${c}, ${a}, ${b})`),
      fc.tuple(fc.constantFrom('min', 'max'), date, date).map(([name, a, b]) => `${name}(${a}, ${b})`),
    ),
  };
}

function one(names: readonly string[], values: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.tuple(fc.constantFrom(...names), values).map(([name, value]) => `${name}(${value})`);
}
