// DuckDB alone making the table that Rowsmith makes, as far as one statement can: dates in order with a November of three times the others,
// 20,000 customers whose id and name belong together, products with their category and price, a discount and an exact total.
import { DuckDBInstance } from '@duckdb/node-api';

const [, , path = 'duckdb.csv', count = '1000000'] = process.argv;
const rows = Number(count);
const instance = await DuckDBInstance.create(':memory:');
const connection = await instance.connect();
const options = path.endsWith('.parquet') ? '(FORMAT parquet)' : '(HEADER)';
const first = [
  'James',
  'Mary',
  'Robert',
  'Patricia',
  'John',
  'Jennifer',
  'Michael',
  'Linda',
  'David',
  'Elizabeth',
  'William',
  'Barbara',
];
const last = [
  'Smith',
  'Johnson',
  'Williams',
  'Brown',
  'Jones',
  'Garcia',
  'Miller',
  'Davis',
  'Rodriguez',
  'Martinez',
  'Hernandez',
  'Lopez',
];
const goods = [
  'Laptop',
  'Monitor',
  'Tomato Seeds',
  'Garden Hose',
  'Desk Lamp',
  'Office Chair',
  'Running Shoes',
  'Yoga Mat',
  'Novel',
  'Cookbook',
];
const categories = [
  'Electronics',
  'Electronics',
  'Garden',
  'Garden',
  'Home',
  'Home',
  'Sports',
  'Sports',
  'Books',
  'Books',
];
const list = (words) => `[${words.map((word) => `'${word}'`).join(', ')}]`;
await connection.run(
  `CREATE TABLE customers AS SELECT i AS n, printf('CUST-%05d', i) AS id,
     ${list(first)}[1 + CAST(floor(random() * 11.99) AS INT)] || ' ' || ${list(last)}[1 + CAST(floor(random() * 11.99) AS INT)] AS name
   FROM range(1, 20001) t(i)`,
);
await connection.run(
  `CREATE TABLE products AS SELECT i AS n, ${list(goods)}[1 + i % 10] || ' ' || i AS name, ${list(categories)}[1 + i % 10] AS category,
     CAST(2 + random() * 498 AS DECIMAL(9, 2)) AS price
   FROM range(1, 201) t(i)`,
);
// The first twelfth-and-more of the rows fall into November 2025, the others spread evenly over the eleven months behind it, in order.
await connection.run(`COPY (
  SELECT i + 1 AS sale_id,
    CASE WHEN i < ${rows} * 0.2143 THEN DATE '2025-11-01' + CAST(floor(i / (${rows} * 0.2143) * 30) AS INT)
      ELSE DATE '2025-12-01' + CAST(floor((i - ${rows} * 0.2143) / (${rows} * 0.7857) * 335) AS INT) END AS sale_date,
    c.id AS customer_id, c.name AS customer_name, p.name AS product_name, p.category AS product_category,
    q AS quantity, p.price AS unit_price, d AS discount_percent,
    CAST(round(q * p.price * (100 - d) / 100, 2) AS DECIMAL(12, 2)) AS total_amount,
    (['Credit Card', 'Debit Card', 'PayPal', 'Bank Transfer'])[1 + CAST(floor(random() * 3.99) AS INT)] AS payment_method
  FROM (SELECT i, 1 + CAST(floor(power(random(), 2) * 10) AS INT) AS q,
      CASE WHEN random() < 0.7 THEN 0 ELSE 5 * (1 + CAST(floor(random() * 5) AS INT)) END AS d,
      1 + CAST(floor(power(random(), 1.5) * 19999) AS INT) AS customer, 1 + CAST(floor(power(random(), 1.5) * 199) AS INT) AS product
    FROM range(${rows}) t(i)) AS s
  JOIN customers AS c ON c.n = s.customer JOIN products AS p ON p.n = s.product
) TO '${path.replaceAll("'", "''")}' ${options}`);
connection.closeSync();
instance.closeSync();
