import type { NameLists } from '../faker/faker-names.ts';
import type { NameFile } from './name-file.ts';
import type { CompiledPool } from './pool-file.ts';
import { slug } from './romanise.ts';

type Entry = { readonly name: string; readonly gender: string | null; readonly ascii: string; readonly weight: number };

const fillShare = 0.25;

/**
 * The pools of one locale: `first_name`, `last_name`, `street`, `prefix`, `company_suffix`, `name_style` (one entry: how names and
 * addresses are put together), and `middle_name` where there are patronymics.
 */
export function namePools(file: NameFile, lists: NameLists | null): CompiledPool[] {
  const first = [
    ...weighted(file.female, lists?.female ?? [], 'female', file.language),
    ...weighted(file.male, lists?.male ?? [], 'male', file.language),
  ];
  const lastLists = file.faker_last ? lists : null;
  const lastMale = weighted(
    file.last,
    lastLists?.lastMale ?? [],
    file.last_female === undefined ? null : 'male',
    file.language,
  );
  const lastFemale =
    file.last_female === undefined
      ? []
      : weighted(file.last_female, lastLists?.lastFemale ?? [], 'female', file.language);
  const pools = [
    compiled(`first_name/${file.locale}`, first),
    compiled(`last_name/${file.locale}`, [...lastMale, ...lastFemale]),
    compiled(`street/${file.locale}`, streets(file)),
    compiled(`prefix/${file.locale}`, [
      ...weighted(file.prefix_female, [], 'female'),
      ...weighted(file.prefix_male, [], 'male'),
    ]),
    compiled(`company_suffix/${file.locale}`, weighted(file.suffixes, [], null)),
    nameStyle(file),
  ];
  if (lists !== null && lists.patronymicMale.length > 0) {
    const middle = [...weighted([], lists.patronymicFemale, 'female'), ...weighted([], lists.patronymicMale, 'male')];
    pools.push(compiled(`middle_name/${file.locale}`, middle));
  }
  return pools;
}

function weighted(common: readonly string[], others: readonly string[], gender: string | null, language = ''): Entry[] {
  const entries = common.map((text, rank) => entryOf(text, gender, 1 / (rank + 5), language));
  const known = new Set(entries.map((entry) => entry.name));
  const rest = [...new Set(others)]
    .filter((name) => !known.has(name))
    .map((name) => entryOf(name, gender, 1, language))
    .filter((entry) => entry.ascii !== '');
  const total = entries.reduce((sum, entry) => sum + entry.weight, 0);
  const each = total === 0 || rest.length === 0 ? 1 : (total * fillShare) / ((1 - fillShare) * rest.length);
  return [...entries, ...rest.map((entry) => ({ ...entry, weight: each }))];
}

function entryOf(text: string, gender: string | null, weight: number, language: string): Entry {
  const [name = text, latin] = text.split('=');
  return { name, gender, ascii: slug(latin ?? (language === 'de' ? spellUmlauts(name) : name)), weight };
}

/** Germans write ä, ö, ü as ae, oe, ue where they cannot write them. */
function spellUmlauts(name: string): string {
  return name.normalize('NFC').replaceAll(/[äöü]/giu, (letter) => `${letter.normalize('NFD').slice(0, 1)}e`);
}

function streets(file: NameFile): Entry[] {
  return file.street_names.flatMap((name, rank) =>
    file.street_types.map((type, position) => {
      const street = file.street.replace('{name}', name).replace('{type}', type).trim();
      return { name: street, gender: null, ascii: slug(street), weight: 1 / ((rank + 5) * (position + 1)) };
    }),
  );
}

function compiled(name: string, entries: readonly Entry[]): CompiledPool {
  const gendered = entries.some((entry) => entry.gender !== null);
  return {
    name,
    size: entries.length,
    parts: {
      name: entries.map((entry) => entry.name),
      ...(gendered ? { gender: entries.map((entry) => entry.gender) } : {}),
      ascii: entries.map((entry) => entry.ascii),
    },
    weights: entries.map((entry) => Number(entry.weight.toPrecision(5))),
  };
}

function nameStyle(file: NameFile): CompiledPool {
  const parts = {
    country: [file.country],
    language: [file.language],
    order: [file.order],
    joiner: [file.joiner],
    address: [file.address],
  };
  return { name: `name_style/${file.locale}`, size: 1, parts, weights: null };
}
