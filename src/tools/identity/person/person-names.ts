import type { Pool, PoolSource } from '../../../contract/pool.ts';
import { needPool, textPart } from '../pool-parts.ts';
import { makePicker, type Picker } from '../weighted-pick.ts';
import { WordList } from '../word-list.ts';

/** Names that men or women of one locale bear: the picker gives a position, `codes` its place in the list of all names. */
export type NameChoice = { readonly picker: Picker; readonly codes: Uint32Array };

export type LocaleNames = {
  readonly first: readonly [female: NameChoice, male: NameChoice];
  readonly middle: readonly [female: NameChoice, male: NameChoice];
  readonly last: readonly [female: NameChoice, male: NameChoice];
  readonly prefix: readonly [female: NameChoice, male: NameChoice];
  readonly familyFirst: boolean;
  readonly joiner: string;
};

/** The names of several locales in one set of lists; `slugs` are the names' plain letters, for e-mail addresses. */
export type PersonNames = {
  readonly locales: readonly LocaleNames[];
  readonly first: readonly string[];
  readonly firstSlugs: readonly string[];
  readonly last: readonly string[];
  readonly lastSlugs: readonly string[];
  readonly prefixes: readonly string[];
};

/** Loads the names of the locales, in their order. */
export async function loadPersonNames(pools: PoolSource, locales: readonly string[]): Promise<PersonNames> {
  const lists = { first: new SluggedList(), last: new SluggedList(), prefix: new SluggedList() };
  const loaded: LocaleNames[] = [];
  for (const locale of locales) loaded.push(await loadLocale(pools, locale, lists));
  return {
    locales: loaded,
    first: lists.first.list.words,
    firstSlugs: lists.first.slugs,
    last: lists.last.list.words,
    lastSlugs: lists.last.slugs,
    prefixes: lists.prefix.list.words,
  };
}

class SluggedList {
  readonly list = new WordList();
  readonly slugs: string[] = [];

  add(name: string, slug: string): number {
    const code = this.list.add(name);
    this.slugs[code] ??= slug;
    return code;
  }
}

async function loadLocale(
  pools: PoolSource,
  locale: string,
  lists: { first: SluggedList; last: SluggedList; prefix: SluggedList },
): Promise<LocaleNames> {
  const first = await needPool(pools, `first_name/${locale}`);
  const middle = (await pools.pool(`middle_name/${locale}`)) ?? first;
  const style = await needPool(pools, `name_style/${locale}`);
  const last = await needPool(pools, `last_name/${locale}`);
  const prefix = await needPool(pools, `prefix/${locale}`);
  const given = bothGenders(first, lists.first);
  return {
    first: given,
    middle: middle === first ? given : bothGenders(middle, lists.first),
    last: bothGenders(last, lists.last),
    prefix: bothGenders(prefix, lists.prefix),
    familyFirst: textPart(style, 'order')[0] === 'family-first',
    joiner: textPart(style, 'joiner')[0] ?? ' ',
  };
}

function bothGenders(pool: Pool, list: SluggedList): readonly [NameChoice, NameChoice] {
  const female = choiceOf(pool, 'female', list);
  // Most family names are borne by both.
  return [female, pool.parts.has('gender') ? choiceOf(pool, 'male', list) : female];
}

function choiceOf(pool: Pool, gender: string, list: SluggedList): NameChoice {
  const names = textPart(pool, 'name');
  const slugs = textPart(pool, 'ascii');
  const genders = pool.parts.get('gender');
  const chosen: number[] = [];
  for (let at = 0; at < names.length; at += 1) {
    if (genders === undefined || genders[at] === gender || genders[at] === null) chosen.push(at);
  }
  const weights = chosen.map((at) => pool.weights?.[at] ?? 1);
  return {
    picker: makePicker(chosen.length, weights),
    codes: Uint32Array.from(chosen, (at) => list.add(names[at] ?? '', slugs[at] ?? '')),
  };
}
