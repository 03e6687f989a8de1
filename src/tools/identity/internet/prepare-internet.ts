import type { ColumnData } from '../../../contract/chunk.ts';
import type { SourceOf } from '../../../contract/source.ts';
import type { IdentityContext, IdentityRows, PreparedIdentity } from '../identity-context.ts';
import { needPool, numberPart, textPart } from '../pool-parts.ts';
import { makeStreams, type Streams } from '../stream.ts';
import { makePicker, pickAt } from '../weighted-pick.ts';
import { dictionaryColumn, WordList } from '../word-list.ts';

type InternetSource = SourceOf<'internet'>;
type Base = { readonly streams: Streams; readonly uniqueIn: number | null; readonly context: IdentityContext };
type Maker = (base: Base) => PreparedIdentity | Promise<PreparedIdentity>;

/**
 * Prepares one part of a visit. All parts of the same `of` in a table belong together in each row: browser, system, device and user agent;
 * method and status; domain, path and address of the page.
 *
 * IPv4 addresses are private (10.0.0.0/8) because the ranges kept for documentation hold only 762; IPv6 ones are in 2001:db8::/32 (RFC 3849),
 * hardware addresses are locally administered, domains end in `.example`.
 */
export async function prepareInternet(source: InternetSource, context: IdentityContext): Promise<PreparedIdentity> {
  const streams = makeStreams(context.seed, context.tableName, 'internet', source.of);
  return makers[source.part]({ streams, uniqueIn: context.column.unique ? context.tableRows : null, context });
}

const poolColumn =
  (pool: string, part: string): Maker =>
  async (base) => {
    const entries = await needPool(base.context.pools, pool);
    const picker = makePicker(entries.size, entries.weights);
    const words = new WordList();
    const codes = textPart(entries, part).map((word) => words.add(word));
    return ({ rows, attempt }) => {
      const { low } = base.streams.words(pool, rows, attempt);
      return dictionaryColumn(rows.count, words.words, (at) => codes[pickAt(picker, low[at] ?? 0)] ?? -1);
    };
  };

const addressColumn =
  (write: (number: number, more: number) => string, size: number): Maker =>
  (base) =>
  (chunk) => {
    const words = base.streams.words('address', chunk.rows, chunk.attempt);
    const places =
      base.uniqueIn === null ? null : base.streams.places('address', chunk.rows, Math.max(base.uniqueIn, size));
    return text(
      Array.from(words.low, (low, at) =>
        write(
          places === null ? Math.floor((low / 4_294_967_296) * size) : (places[at] ?? 0),
          places === null ? (words.high[at] ?? 0) : 0,
        ),
      ),
    );
  };

const hosts = [
  'www.northgate.example',
  'shop.bluepeak.example',
  'www.oakhurst.example',
  'app.silverline.example',
  'store.brightwater.example',
  'www.fairmont.example',
];
const ports = [443, 80, 8080, 22, 25, 53, 3306, 5432, 6379, 8443, 21, 3389, 27_017, 9200];
const portPicker = makePicker(
  ports.length,
  ports.map((_port, at) => 1 / (at + 1)),
);
const referrers = [
  'https://www.search.example/',
  'https://social.example/',
  'https://news.example/',
  'https://mail.example/',
  'https://partner.example/offers',
  '',
];

const makers: Readonly<Record<InternetSource['part'], Maker>> = {
  ipv4: addressColumn(privateAddress, 256 * 256 * 254),
  ipv6: addressColumn(
    (number, more) =>
      `2001:db8:${hex(more >>> 16)}:${hex(more & 65_535)}::${hex(Math.floor(number / 65_536) % 65_536)}:${hex(number % 65_536)}`,
    4_294_967_296,
  ),
  mac: addressColumn(
    (number, more) =>
      ['02', pair(more), ...[24, 16, 8, 0].map((shift) => pair(Math.floor(number / 2 ** shift)))].join(':'),
    4_294_967_296,
  ),
  user_agent: poolColumn('user_agent', 'user_agent'),
  browser: poolColumn('user_agent', 'browser'),
  os: poolColumn('user_agent', 'os'),
  device: poolColumn('user_agent', 'device'),
  path: poolColumn('web_page', 'path'),
  http_method: poolColumn('http_request', 'method'),
  domain: (base) => (chunk) => hostColumn(base, chunk),
  url: async (base) => {
    const pages = await needPool(base.context.pools, 'web_page');
    const paths = textPart(pages, 'path');
    const picker = makePicker(pages.size, pages.weights);
    return (chunk) => {
      const host = base.streams.words('host', chunk.rows, chunk.attempt).low;
      const page = base.streams.words('web_page', chunk.rows, chunk.attempt).low;
      const places = base.uniqueIn === null ? null : base.streams.places('url', chunk.rows, base.uniqueIn);
      return text(
        Array.from(
          host,
          (bits, at) =>
            `https://${hosts[bits % hosts.length] ?? ''}${paths[pickAt(picker, page[at] ?? 0)] ?? '/'}${places === null ? '' : `?id=${(places[at] ?? 0) + 1}`}`,
        ),
      );
    };
  },
  http_status: async (base) => {
    const entries = await needPool(base.context.pools, 'http_request');
    const picker = makePicker(entries.size, entries.weights);
    const statuses = numberPart(entries, 'status');
    return ({ rows, attempt }) => {
      const { low } = base.streams.words('http_request', rows, attempt);
      return {
        type: 'integer',
        values: Int32Array.from(low, (bits) => statuses[pickAt(picker, bits)] ?? 200),
        valid: null,
      };
    };
  },
  port: (base) => (chunk) => {
    const { low } = base.streams.words('port', chunk.rows, chunk.attempt);
    return {
      type: 'integer',
      values: Int32Array.from(low, (bits) => ports[pickAt(portPicker, bits)] ?? 443),
      valid: null,
    };
  },
  referrer:
    (base) =>
    ({ rows, attempt }) => {
      const { low } = base.streams.words('referrer', rows, attempt);
      return dictionaryColumn(rows.count, referrers, (at) => {
        const choice = (low[at] ?? 0) % 8;
        return choice >= 5 ? -1 : choice;
      });
    },
};

function hostColumn(base: Base, chunk: IdentityRows): ColumnData {
  const { low } = base.streams.words('host', chunk.rows, chunk.attempt);
  return dictionaryColumn(low.length, hosts, (at) => (low[at] ?? 0) % hosts.length);
}

/** Host numbers 0 and 255 are left out. */
function privateAddress(number: number): string {
  const host = number % (256 * 256 * 254);
  return `10.${Math.floor(host / 65_024)}.${Math.floor(host / 254) % 256}.${(host % 254) + 1}`;
}

function hex(number: number): string {
  return number.toString(16);
}

function pair(number: number): string {
  return (number % 256).toString(16).padStart(2, '0');
}

function text(values: string[]): ColumnData {
  return { type: 'text', values, valid: null };
}
