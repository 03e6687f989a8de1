import type { ColumnData } from '../../../contract/chunk.ts';
import type { Pool } from '../../../contract/pool.ts';
import type { SourceOf } from '../../../contract/source.ts';
import { fillPattern, type FilledPattern, readPattern } from '../fill-pattern.ts';
import { type Homes, prepareHomes } from '../homes.ts';
import { defaultToday, type IdentityContext, type IdentityRows, type PreparedIdentity } from '../identity-context.ts';
import { needPool, numberPart, textPart } from '../pool-parts.ts';
import { fractionOf, makeStreams, type Streams } from '../stream.ts';
import { makePicker, pickAt } from '../weighted-pick.ts';
import { dictionaryColumn, WordList } from '../word-list.ts';
import { ibanCheckDigits, luhnDigit, routingDigit } from './check-digits.ts';

type PaymentSource = SourceOf<'payment'>;
type Base = { readonly homes: Homes; readonly streams: Streams; readonly uniqueIn: number | null };
type Maker = (base: Base, context: IdentityContext) => PreparedIdentity | Promise<PreparedIdentity>;

/**
 * Prepares one part of a means of payment. All parts of the same `of` in a table belong together in each row: number, network and code of a card,
 * bank and BIC, IBAN, BIC and currency of one country.
 *
 * Card numbers carry Luhn's digit and lie in ranges published for tests; IBANs have right lengths and check digits and bank codes of no bank;
 * BICs are test codes; routing numbers have a right last digit and a prefix of no Federal Reserve bank.
 */
export async function preparePayment(source: PaymentSource, context: IdentityContext): Promise<PreparedIdentity> {
  const homes = await prepareHomes({ locales: source.locales, countries: [] }, context, ['payment', source.of]);
  const streams = makeStreams(context.seed, context.tableName, 'payment', source.of);
  return makers[source.part]({ homes, streams, uniqueIn: context.column.unique ? context.tableRows : null }, context);
}

const makers: Readonly<Record<PaymentSource['part'], Maker>> = {
  card_number: async (base, context) => {
    const networks = await needPool(context.pools, 'card_network');
    const patterns = textPart(networks, 'pattern').map(readPattern);
    return (chunk) => {
      const chosen = drawEntries(base, chunk, networks, 'card');
      const bodies = drawNumbers(base, chunk, 'card-number', (at) => patterns[chosen[at] ?? 0]);
      return text(bodies.map((body) => body + luhnDigit(body)));
    };
  },
  card_network: async (base, context) =>
    entryColumn(base, await needPool(context.pools, 'card_network'), 'card', 'network'),
  card_cvv: async (base, context) => {
    const networks = await needPool(context.pools, 'card_network');
    const digits = numberPart(networks, 'cvv_digits');
    return (chunk) => {
      const chosen = drawEntries(base, chunk, networks, 'card');
      const words = base.streams.words('cvv', chunk.rows, chunk.attempt);
      return text(
        Array.from(chosen, (entry, at) => {
          const width = digits[entry] ?? 3;
          return String(Math.floor(fractionOf(words, at) * 10 ** width)).padStart(width, '0');
        }),
      );
    };
  },
  card_expiry: (base, context) => {
    const first = new Date((context.today ?? defaultToday) * 86_400_000);
    const months = Array.from({ length: 60 }, (_none, at) => {
      const month = first.getUTCMonth() + 1 + at;
      return `${String((month % 12) + 1).padStart(2, '0')}/${String((first.getUTCFullYear() + Math.floor(month / 12)) % 100).padStart(2, '0')}`;
    });
    return (chunk) => {
      const { low } = base.streams.words('expiry', chunk.rows, chunk.attempt);
      return dictionaryColumn(low.length, months, (at) => (low[at] ?? 0) % 60);
    };
  },
  iban: async (base, context) => {
    const shapes = await needPool(context.pools, 'iban_shape');
    const codes = textPart(shapes, 'country_code');
    const patterns = textPart(shapes, 'pattern').map(readPattern);
    // A country without IBANs gives those of Germany's shape under its banks' usual partner, Germany.
    const entries = base.homes.list.map(({ country }) =>
      codes.includes(country) ? codes.indexOf(country) : codes.indexOf('DE'),
    );
    return (chunk) => {
      const homes = base.homes.at(chunk);
      const accounts = drawNumbers(base, chunk, 'iban', (at) => patterns[entries[Math.max(0, homes[at] ?? 0)] ?? 0]);
      return text(
        accounts.map((account, at) => {
          const country = codes[entries[Math.max(0, homes[at] ?? 0)] ?? 0] ?? 'DE';
          return `${country}${ibanCheckDigits(country, account)}${account}`;
        }),
      );
    };
  },
  bic: async (base, context) => {
    const banks = await needPool(context.pools, 'bank');
    const stems = textPart(banks, 'stem');
    return (chunk) => {
      const homes = base.homes.at(chunk);
      const chosen = drawEntries(base, chunk, banks, 'bank');
      return text(
        Array.from(
          chosen,
          (bank, at) => `${stems[bank] ?? 'TEST'}${base.homes.list[Math.max(0, homes[at] ?? 0)]?.country ?? 'US'}X0`,
        ),
      );
    };
  },
  bank: async (base, context) => entryColumn(base, await needPool(context.pools, 'bank'), 'bank', 'bank'),
  account_number: (base) => (chunk) => text(drawNumbers(base, chunk, 'account', () => accountShape)),
  routing_number: (base) => (chunk) =>
    text(drawNumbers(base, chunk, 'routing', () => routingShape).map((body) => body + routingDigit(body))),
  currency: async (base, context) => {
    const countries = await needPool(context.pools, 'country');
    const codes = textPart(countries, 'country_code');
    const words = new WordList();
    const currencies = textPart(countries, 'currency').map((currency) => words.add(currency));
    const places = base.homes.list.map((home) => currencies[codes.indexOf(home.country)] ?? -1);
    return (chunk) => {
      const homes = base.homes.at(chunk);
      return dictionaryColumn(homes.length, words.words, (at) => places[homes[at] ?? -1] ?? -1);
    };
  },
  crypto_address: (base) => (chunk) => {
    const first = base.streams.words('address', chunk.rows, chunk.attempt);
    const second = base.streams.words('address-more', chunk.rows, chunk.attempt);
    // Sixteen zeros in front: an address that no key is known for.
    return text(
      Array.from(
        first.low,
        (low, at) => `0x0000000000000000${hex(low)}${hex(first.high[at] ?? 0)}${hex(second.low[at] ?? 0)}`,
      ),
    );
  },
};

const accountShape = readPattern('00########');
// The Federal Reserve gives prefixes 00 to 12, 21 to 32, 61 to 72 and 80; 99 is nobody's.
const routingShape = readPattern('99######');

function drawEntries(base: Base, chunk: IdentityRows, pool: Pool, purpose: string): Uint32Array {
  const picker = makePicker(pool.size, pool.weights);
  const { low } = base.streams.words(purpose, chunk.rows, chunk.attempt);
  return Uint32Array.from(low, (bits) => pickAt(picker, bits));
}

function entryColumn(base: Base, pool: Pool, purpose: string, part: string): PreparedIdentity {
  const words = new WordList();
  const codes = textPart(pool, part).map((word) => words.add(word));
  return (chunk) => {
    const chosen = drawEntries(base, chunk, pool, purpose);
    return dictionaryColumn(chosen.length, words.words, (at) => codes[chosen[at] ?? 0] ?? -1);
  };
}

function drawNumbers(
  base: Base,
  chunk: IdentityRows,
  purpose: string,
  shape: (at: number) => FilledPattern | undefined,
): string[] {
  const places = base.uniqueIn === null ? null : base.streams.places(purpose, chunk.rows, base.uniqueIn);
  const words = base.streams.words(purpose, chunk.rows, chunk.attempt);
  const numbers: string[] = [];
  for (let at = 0; at < chunk.rows.count; at += 1) {
    const pattern = shape(at) ?? accountShape;
    // 7,368,787 is prime: places spread over the numbers, still one to one.
    const number =
      places === null
        ? Math.floor(fractionOf(words, at) * pattern.capacity)
        : ((places[at] ?? 0) * 7_368_787) % pattern.capacity;
    numbers.push(fillPattern(pattern, number));
  }
  return numbers;
}

function hex(bits: number): string {
  return bits.toString(16).padStart(8, '0');
}

function text(values: string[]): ColumnData {
  return { type: 'text', values, valid: null };
}
