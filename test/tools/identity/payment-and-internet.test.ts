import { describe, expect, it } from 'vitest';
import { companyParts, internetParts, paymentParts } from '../../../src/contract/source.ts';
import { eanCheckDigit, isbn10CheckDigit } from '../../../src/knowledge/pools/serial-code.ts';
import { drawTexts, pools, rowsFrom } from './identity-fixture.ts';

const part = (kind: string, name: string, locale = 'en_US'): object => ({
  kind,
  part: name,
  locales: [{ locale, weight: 1 }],
});

describe('payments', () => {
  it('gives card numbers with the digit of Luhn, the network of their first digits and a code of the right length', async () => {
    const [numbers, networks, codes] = await Promise.all(
      ['card_number', 'card_network', 'card_cvv'].map((name) => drawTexts(part('payment', name), { tableRows: 5000 })),
    );
    numbers?.forEach((number, at) => {
      expect(sumOfLuhn(number ?? '') % 10).toBe(0);
      expect(networkOf(number ?? '')).toBe(networks?.[at]);
      expect(codes?.[at]).toMatch(networks?.[at] === 'American Express' ? /^\d{4}$/u : /^\d{3}$/u);
    });
    expect(new Set(networks).size).toBeGreaterThanOrEqual(5);
  });

  it('gives IBANs of the right length with the right digits in at least twenty-five countries', async () => {
    const shapes = await pools.pool('iban_shape');
    const codes = shapes?.parts.get('country_code') ?? [];
    expect(codes.length).toBeGreaterThanOrEqual(25);
    codes.forEach((code, at) => {
      expect({ code, length: String(shapes?.parts.get('pattern')?.[at]).length + 4 }).toEqual({
        code,
        length: shapes?.parts.get('length')?.[at],
      });
    });
    for (const locale of ['de_DE', 'fr_FR', 'nl_NL', 'en_GB', 'pl_PL', 'it_IT', 'pt_BR']) {
      const [ibans, bics, currencies] = await Promise.all(
        ['iban', 'bic', 'currency'].map((name) => drawTexts(part('payment', name, locale), { tableRows: 200 })),
      );
      ibans?.forEach((iban, at) => {
        expect(restOf97(iban ?? '')).toBe(1n);
        expect(iban?.slice(0, 2)).toBe(bics?.[at]?.slice(4, 6));
        expect(bics?.[at]).toMatch(/^[A-Z]{6}[A-Z0-9]0$/u);
      });
      expect(new Set(currencies).size).toBe(1);
    }
  });

  it('gives routing numbers whose weighted sum is a multiple of ten', async () => {
    for (const number of await drawTexts(part('payment', 'routing_number'))) {
      const sum = Array.from(String(number)).reduce(
        (total, digit, at) => total + Number(digit) * ([3, 7, 1][at % 3] ?? 0),
        0,
      );
      expect(sum % 10).toBe(0);
    }
  });

  it('gives ISBNs and EANs with the right last sign', () => {
    // Published examples: ISBN 978-0-306-40615-7 and 0-306-40615-2, and an EAN of GS1's manual.
    expect([eanCheckDigit('978030640615'), isbn10CheckDigit('030640615'), eanCheckDigit('400638133393')]).toEqual([
      '7',
      '2',
      '1',
    ]);
  });
});

describe('companies', () => {
  it('gives domain and address from the name, and never the same name twice', async () => {
    const many = await drawTexts(part('company', 'domain'), { tableRows: 200_000 });
    expect(new Set(many).size).toBe(200_000);
    for (const tableRows of [500, 20_000]) {
      const [names, domains, mails, urls] = await Promise.all(
        ['name', 'domain', 'email', 'url'].map((name) => drawTexts(part('company', name), { tableRows })),
      );
      expect(new Set(domains).size).toBe(tableRows);
      names?.forEach((name, at) => {
        const domain = domains?.[at] ?? '';
        expect(domain).toMatch(/^[a-z0-9]+\.example$/u);
        expect(
          String(name)
            .toLowerCase()
            .replaceAll(/[^a-z0-9]/gu, '')
            .startsWith(domain.replace('.example', '')),
        ).toBe(true);
        expect([mails?.[at]?.split('@')[1], urls?.[at]]).toEqual([domain, `https://www.${domain}`]);
      });
    }
  });

  it('gives names whose second word belongs to the industry', async () => {
    const words = await pools.pool('company_word');
    const known = new Set(
      words?.parts.get('second')?.map((second, at) => `${String(words.parts.get('industry')?.[at])}/${String(second)}`),
    );
    const [names, industries] = await Promise.all(['name', 'industry'].map((name) => drawTexts(part('company', name))));
    names?.forEach((name, at) =>
      expect(
        [...known].some(
          (pair) => pair.startsWith(`${String(industries?.[at])}/`) && String(name).includes(pair.split('/')[1] ?? ''),
        ),
      ).toBe(true),
    );
  });
});

describe('visits', () => {
  it('gives browser, system and device that the user agent names', async () => {
    const [agents, browsers, systems, devices] = await Promise.all(
      ['user_agent', 'browser', 'os', 'device'].map((name) => drawTexts(part('internet', name), { tableRows: 3000 })),
    );
    const marks: Record<string, RegExp> = {
      Windows: /Windows NT/u,
      macOS: /Macintosh/u,
      Linux: /X11; Linux/u,
      Android: /Android/u,
      iOS: /iPhone/u,
      iPadOS: /iPad/u,
    };
    const names: Record<string, RegExp> = {
      Chrome: /Chrome\/(?!.*(Edg|Samsung))/u,
      Edge: /Edg\//u,
      Firefox: /Firefox\//u,
      Safari: /Version\/.*Safari/u,
      'Samsung Internet': /SamsungBrowser/u,
    };
    agents?.forEach((agent, at) => {
      expect(agent).toMatch(marks[systems?.[at] ?? ''] ?? /never/u);
      expect(agent).toMatch(names[browsers?.[at] ?? ''] ?? /never/u);
      expect(devices?.[at] === 'mobile').toBe(/Mobile(?!.*iPad)/u.test((agent ?? '').replace(/.*iPad.*/u, '')));
    });
  });

  it('gives addresses that reach nobody, unique at a million', async () => {
    expect(
      (await drawTexts(part('internet', 'ipv4'))).every((ip) => /^10\.\d{1,3}\.\d{1,3}\.\d{1,3}$/u.test(ip ?? '')),
    ).toBe(true);
    expect((await drawTexts(part('internet', 'ipv6'))).every((ip) => ip?.startsWith('2001:db8:'))).toBe(true);
    expect((await drawTexts(part('internet', 'mac'))).every((mac) => /^02(:[0-9a-f]{2}){5}$/u.test(mac ?? ''))).toBe(
      true,
    );
    for (const name of ['ipv4'])
      expect(new Set(await drawTexts(part('internet', name), { unique: true, tableRows: 1_000_000 })).size).toBe(
        1_000_000,
      );
  });
});

describe('all of them', () => {
  it('give the same cells however the rows are cut', async () => {
    const all = [
      ...companyParts.map((name) => part('company', name)),
      ...paymentParts.map((name) => part('payment', name)),
      ...internetParts.map((name) => part('internet', name)),
    ];
    for (const source of all) {
      const whole = await drawTexts(source);
      expect([
        ...(await drawTexts(source, { rows: rowsFrom(0, 77) })),
        ...(await drawTexts(source, { rows: rowsFrom(77, 423) })),
      ]).toEqual(whole);
    }
  });
});

function sumOfLuhn(number: string): number {
  return Array.from(number)
    .toReversed()
    .reduce(
      (sum, digit, at) => sum + (at % 2 === 1 ? ([0, 2, 4, 6, 8, 1, 3, 5, 7, 9][Number(digit)] ?? 0) : Number(digit)),
      0,
    );
}

function restOf97(iban: string): bigint {
  const moved = `${iban.slice(4)}${iban.slice(0, 4)}`;
  return BigInt(Array.from(moved, (sign) => String(Number.parseInt(sign, 36))).join('')) % 97n;
}

function networkOf(number: string): string {
  if (/^4\d{15}$/u.test(number)) return 'Visa';
  if (/^(5[1-5]|2[2-7])\d{14}$/u.test(number)) return 'Mastercard';
  if (/^3[47]\d{13}$/u.test(number)) return 'American Express';
  if (/^6011\d{12}$/u.test(number)) return 'Discover';
  return /^35\d{14}$/u.test(number) ? 'JCB' : /^30\d{12}$/u.test(number) ? 'Diners Club' : 'unknown';
}
