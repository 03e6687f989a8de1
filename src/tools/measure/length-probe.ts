import type { CheckOf } from '../../contract/check.ts';
import { quoteName } from '../../table/quote-sql.ts';
import { countOf, figure, numberOf } from './figure-text.ts';
import { columnOf, filter, scopeOf, type SomeBuilders } from './probe.ts';
import { rawName } from './read-formats.ts';

/** How long the texts of a column are, as they are written. */
export const lengthProbes: SomeBuilders<'length'> = {
  length: async (check, { table }) => {
    const column = columnOf(table, check.column);
    const scope = await scopeOf(check, table);
    const raw = table.formats?.has(column.name) === true && column.type !== 'text';
    const size = lengthSql(`CAST(${quoteName(raw ? rawName(column.name) : column.name)} AS VARCHAR)`, check.of);
    return {
      kind: 'scan',
      figures: [
        `min(${size})${filter(scope)}`,
        `max(${size})${filter(scope)}`,
        `count(*)${filter(scope, outside(size, check))}`,
      ],
      judge: ([low, high, odd]) => {
        const [least, most] = [numberOf(low), numberOf(high)];
        if (least === null || most === null) return { measured: `no texts in "${check.column}"`, met: false };
        const wrong = countOf(odd);
        const range = `${figure(least, 0)} to ${figure(most, 0)} ${check.of}`;
        return {
          measured: wrong === 0 ? range : `${range}, ${figure(wrong, 0)} outside`,
          met: wrong === 0,
        };
      },
    };
  },
};

/** Characters, or the pieces between blanks. */
function lengthSql(text: string, of: CheckOf<'length'>['of']): string {
  return of === 'characters' ? `length(${text})` : `len(regexp_extract_all(${text}, '\\S+'))`;
}

function outside(size: string, { min, max }: CheckOf<'length'>): string {
  const bounds = [
    ...(min === undefined ? [] : [`${size} < ${min}`]),
    ...(max === undefined ? [] : [`${size} > ${max}`]),
  ];
  return bounds.length === 0 ? 'false' : `(${bounds.join(' OR ')})`;
}
