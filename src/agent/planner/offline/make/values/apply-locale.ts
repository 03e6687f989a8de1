import type { Making, TableDraft } from '../draft.ts';
import { resource, type Place, type ValueAskOf } from './place.ts';

/** "Brazilian names", "cities in Texas": identities of that locale. */
export function applyLocale(ask: ValueAskOf<'locale'>, place: Place): void {
  localise(place, ask.locale, ask.place ?? null, null);
}

/** Everything about people and places in the table follows the locale the whole request is about. */
export function applyWholeLocale(making: Making, table: TableDraft): void {
  const locale = making.reading.locale;
  if (locale === null) return;
  for (const column of table.columns) {
    if (column.look !== null || column.ask?.values.some((value) => value.kind === 'locale') === true) continue;
    localise(
      { making, table, column, origin: { table, column }, wish: locale.span },
      locale.locale,
      locale.place,
      locale.country,
    );
  }
}

function localise(place: Place, locale: string, town: string | null, country: string | null): void {
  const { source } = place.origin.column.plan;
  const locales = [{ locale, weight: 1 }];
  const code = country ?? /[_-]([A-Z]{2})$/u.exec(locale)?.[1] ?? null;
  if (source.kind === 'place') {
    resource(place, {
      ...source,
      locales,
      ...(code === null ? {} : { countries: [code] }),
      ...(town === null ? {} : { cities: [town] }),
    });
  } else if (
    source.kind === 'person' ||
    source.kind === 'company' ||
    source.kind === 'payment' ||
    source.kind === 'internet'
  )
    resource(place, { ...source, locales });
}
