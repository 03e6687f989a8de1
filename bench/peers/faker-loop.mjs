// A faker-js loop that writes the same 11 columns, row by row, the way most people do it.
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { faker } from '@faker-js/faker/locale/en';

const [, , path = 'faker.csv', count = '1000000'] = process.argv;
faker.seed(1);
const out = createWriteStream(path);
const columns = [
  'order_id',
  'order_date',
  'customer_id',
  'customer_name',
  'product',
  'category',
  'region',
  'channel',
  'quantity',
  'unit_price',
  'total',
];
out.write(`${columns.join(',')}\n`);
let text = '';
for (let row = 1; row <= Number(count); row += 1) {
  const quantity = faker.number.int({ min: 1, max: 9 });
  const price = faker.number.float({ min: 5, max: 500, fractionDigits: 2 });
  const cells = [
    row,
    faker.date.between({ from: '2025-11-01', to: '2026-11-01' }).toISOString().slice(0, 10),
    faker.number.int({ min: 1, max: 20000 }),
    faker.person.fullName(),
    faker.commerce.productName(),
    faker.commerce.department(),
    faker.helpers.arrayElement(['North', 'South', 'East', 'West']),
    faker.helpers.arrayElement(['web', 'store', 'partner']),
    quantity,
    price.toFixed(2),
    (quantity * price).toFixed(2),
  ];
  text += `${cells.map((cell) => (/[",\n]/.test(String(cell)) ? `"${String(cell).replaceAll('"', '""')}"` : cell)).join(',')}\n`;
  if (text.length > 1 << 20) {
    if (!out.write(text)) await once(out, 'drain');
    text = '';
  }
}
out.end(text);
await once(out, 'finish');
