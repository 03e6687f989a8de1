import * as z from 'zod';
import { RowsmithError } from '../../contract/error.ts';

/** First and last names of one locale as the faker package lists them, without frequencies. */
export type NameLists = {
  readonly female: readonly string[];
  readonly male: readonly string[];
  readonly lastFemale: readonly string[];
  readonly lastMale: readonly string[];
  readonly patronymicFemale: readonly string[];
  readonly patronymicMale: readonly string[];
};

const Names = z.array(z.string()).optional();
const Gendered = z.looseObject({ generic: Names, female: Names, male: Names }).nullish();
const Definitions = z.looseObject({
  person: z.looseObject({ first_name: Gendered, last_name: Gendered, middle_name: Gendered }),
});

// One import per locale, so that a bundler and a reader see them all and only the asked one is loaded.
const locales: Readonly<Record<string, () => Promise<{ readonly faker: { readonly rawDefinitions: unknown } }>>> = {
  en_US: () => import('@faker-js/faker/locale/en_US'),
  en_GB: () => import('@faker-js/faker/locale/en_GB'),
  en_CA: () => import('@faker-js/faker/locale/en_CA'),
  en_AU: () => import('@faker-js/faker/locale/en_AU'),
  en_IE: () => import('@faker-js/faker/locale/en_IE'),
  en_IN: () => import('@faker-js/faker/locale/en_IN'),
  en_NG: () => import('@faker-js/faker/locale/en_NG'),
  en_ZA: () => import('@faker-js/faker/locale/en_ZA'),
  de: () => import('@faker-js/faker/locale/de'),
  de_AT: () => import('@faker-js/faker/locale/de_AT'),
  de_CH: () => import('@faker-js/faker/locale/de_CH'),
  fr: () => import('@faker-js/faker/locale/fr'),
  es: () => import('@faker-js/faker/locale/es'),
  es_MX: () => import('@faker-js/faker/locale/es_MX'),
  pt_BR: () => import('@faker-js/faker/locale/pt_BR'),
  pt_PT: () => import('@faker-js/faker/locale/pt_PT'),
  it: () => import('@faker-js/faker/locale/it'),
  nl: () => import('@faker-js/faker/locale/nl'),
  sv: () => import('@faker-js/faker/locale/sv'),
  nb_NO: () => import('@faker-js/faker/locale/nb_NO'),
  da: () => import('@faker-js/faker/locale/da'),
  fi: () => import('@faker-js/faker/locale/fi'),
  pl: () => import('@faker-js/faker/locale/pl'),
  cs_CZ: () => import('@faker-js/faker/locale/cs_CZ'),
  ro: () => import('@faker-js/faker/locale/ro'),
  hu: () => import('@faker-js/faker/locale/hu'),
  el: () => import('@faker-js/faker/locale/el'),
  tr: () => import('@faker-js/faker/locale/tr'),
  ru: () => import('@faker-js/faker/locale/ru'),
  uk: () => import('@faker-js/faker/locale/uk'),
  ko: () => import('@faker-js/faker/locale/ko'),
  vi: () => import('@faker-js/faker/locale/vi'),
  id_ID: () => import('@faker-js/faker/locale/id_ID'),
};

/** The names faker has for one of its locales; throws `knowledge-invalid` when it is not one that Rowsmith uses. */
export async function fakerNames(locale: string): Promise<NameLists> {
  const load = locales[locale];
  if (load === undefined) {
    throw new RowsmithError({
      code: 'knowledge-invalid',
      message: `No name lists for locale '${locale}'.`,
      hint: `One of: ${Object.keys(locales).join(', ')}.`,
    });
  }
  const { person } = Definitions.parse((await load()).faker.rawDefinitions);
  const hasPatronymics = locale === 'ru' || locale === 'uk';
  return {
    female: person.first_name?.female ?? [],
    male: person.first_name?.male ?? [],
    lastFemale: person.last_name?.female ?? person.last_name?.generic ?? [],
    lastMale: person.last_name?.male ?? person.last_name?.generic ?? [],
    patronymicFemale: hasPatronymics ? (person.middle_name?.female ?? []) : [],
    patronymicMale: hasPatronymics ? (person.middle_name?.male ?? []) : [],
  };
}
