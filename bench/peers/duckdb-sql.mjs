// DuckDB alone making a like table by one statement: a November spike by a weighted month, names and products by list lookups.
import { DuckDBInstance } from '@duckdb/node-api';

const [, , path = 'duckdb.csv', count = '1000000'] = process.argv;
const instance = await DuckDBInstance.create(':memory:');
const connection = await instance.connect();
const options = path.endsWith('.parquet') ? '(FORMAT parquet)' : '(HEADER)';
await connection.run(`COPY (
  SELECT i + 1 AS order_id,
    DATE '2025-11-01' + CAST(CASE WHEN random() < 0.21 THEN floor(random() * 30) ELSE floor(random() * 365) END AS INT) AS order_date,
    1 + CAST(floor(random() * 19999) AS INT) AS customer_id,
    (['Ann Smith', 'Bob Jones', 'Cara Diaz', 'Dan Wu', 'Eve Roy', 'Finn Berg', 'Gia Rossi', 'Hal Young'])[1 + CAST(floor(random() * 7.99) AS INT)] AS customer_name,
    (['Laptop', 'Phone', 'Desk', 'Chair', 'Lamp', 'Pen', 'Bag'])[1 + CAST(floor(random() * 6.99) AS INT)] AS product,
    (['Electronics', 'Home', 'Office'])[1 + CAST(floor(random() * 2.99) AS INT)] AS category,
    (['North', 'South', 'East', 'West'])[1 + CAST(floor(random() * 3.99) AS INT)] AS region,
    (['web', 'store', 'partner'])[1 + CAST(floor(random() * 2.99) AS INT)] AS channel,
    q AS quantity, p AS unit_price, CAST(q * p AS DECIMAL(12, 2)) AS total
  FROM (SELECT i, 1 + CAST(floor(random() * 9) AS INT) AS q, CAST(5 + random() * 495 AS DECIMAL(9, 2)) AS p FROM range(${Number(count)}) t(i))
) TO '${path.replaceAll("'", "''")}' ${options}`);
connection.closeSync();
instance.closeSync();
