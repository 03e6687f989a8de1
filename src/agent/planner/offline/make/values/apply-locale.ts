import { assume, type Making, type TableDraft } from '../draft.ts';
import { resource, type Place, type ValueAskOf } from './place.ts';

/** "Brazilian names", "cities in Texas": identities of that locale. */
export function applyLocale(ask: ValueAskOf<'locale'>, place: Place): void {
  localise(place, ask.locale, ask.place ?? null, null);
}

/** Everything about people and places in the table follows the locale the whole request is about. */
export function applyWholeLocale(making: Making, table: TableDraft): void {
  const locale = making.reading.locale ?? localeOfLanguage(making.reading.language);
  if (locale === null) return;
  if (making.reading.locale === null && table.columns.some(isIdentity))
    assume(
      making,
      `The request names no country: people and places are of ${locale.country}, as its language suggests`,
    );
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

/** Where people live by default who ask in that language; null for English, whose own default stands. */
const homes: Readonly<Record<string, readonly [locale: string, country: string]>> = {
  es: ['es', 'ES'],
  pt: ['pt_BR', 'BR'],
  fr: ['fr', 'FR'],
  de: ['de', 'DE'],
  it: ['it', 'IT'],
  nl: ['nl', 'NL'],
  zh: ['zh_CN', 'CN'],
  ja: ['ja', 'JP'],
  ko: ['ko', 'KR'],
};

function localeOfLanguage(language: string): NonNullable<Making['reading']['locale']> | null {
  const home = homes[language.slice(0, 2)];
  return home === undefined ? null : { locale: home[0], country: home[1], place: null, span: { from: 0, to: 0 } };
}

function isIdentity(column: TableDraft['columns'][number]): boolean {
  return ['person', 'place', 'company'].includes(column.plan.source.kind);
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
