import { describe, expect, it } from 'vitest';
import { readRequest } from '../../../../../src/agent/planner/offline/read/read-request.ts';
import { leftOver, read, today } from './reading.ts';
import { sketch } from './sketch.ts';

const script = `CREATE TABLE customers (id SERIAL PRIMARY KEY, email VARCHAR(100) NOT NULL UNIQUE);
CREATE TABLE orders (
  id INT PRIMARY KEY,
  customer_id INT NOT NULL REFERENCES customers(id),
  status ENUM('open', 'closed'),
  total DECIMAL(10,2) CHECK (total BETWEEN 0 AND 500),
  UNIQUE (customer_id, status)
);`;

describe('SQL in a request', () => {
  it('is read plainly without an engine', async () => {
    expect(sketch(await read(`${script}\n20 customers and 100 orders`))).toEqual([
      'table customers',
      'customers: rows 20',
      'customers: names id, email',
      'customers: id type integer',
      'customers: id primary-key',
      'customers: id from 1',
      'customers: email type text 100',
      'customers: email unique',
      'customers: email not-null',
      'customers: complete',
      'table orders',
      'orders: rows 100',
      'orders: names id, customer_id, status, total',
      'orders: id type integer',
      'orders: id primary-key',
      'orders: customer_id type integer',
      'orders: customer_id not-null',
      'orders: customer_id -> customers.id',
      'orders: status {open|closed}',
      'orders: total type decimal 2',
      'orders: total [0..500]',
      'orders: complete',
      'unique customer_id + status',
    ]);
  });

  it('is read by the engine when one is at hand', async () => {
    const asked: string[] = [];
    const column = {
      sqlType: 'INT',
      maxLength: null,
      decimals: null,
      nullable: true,
      unique: false,
      primaryKey: false,
      autoIncrement: false,
      default: null,
      comment: null,
      values: [],
      min: null,
      max: null,
      references: null,
    };
    const reading = await readRequest('CREATE TABLE t (a INT, b TEXT); 5 rows', {
      today,
      describeCreate: (sql) => {
        asked.push(sql);
        return Promise.resolve([
          {
            name: 't',
            comment: null,
            primaryKey: ['a'],
            unique: [],
            foreignKeys: [],
            checks: [],
            columns: [
              { ...column, name: 'a', type: 'integer', primaryKey: true, nullable: false },
              { ...column, name: 'b', type: 'text', sqlType: 'TEXT', comment: 'RED/GREEN' },
            ],
          },
        ]);
      },
    });
    expect(asked).toEqual(['CREATE TABLE t (a INT, b TEXT);']);
    expect(sketch(reading)).toEqual([
      'subject t',
      'rows 5',
      'names a, b',
      'a type integer',
      'a primary-key',
      'a not-null',
      'b type text',
      'b {RED|GREEN}',
      'complete',
    ]);
  });

  it('that the engine refuses keeps its plain reading', async () => {
    const reading = await readRequest('CREATE TABLE t (a INT, b TEXT); 5 rows', {
      today,
      describeCreate: () => Promise.reject(new Error('no')),
    });
    expect(sketch(reading)).toEqual(['subject t', 'rows 5', 'names a, b', 'a type integer', 'b type text', 'complete']);
  });

  it('may say in the words around it which values there are', async () => {
    const reading = await read(
      "CREATE TABLE `u` (`name` varchar(50), `role` varchar(20) COMMENT 'ADMIN/USER/GUEST') ENGINE=InnoDB;\n至少 1 个 ADMIN 账号 (root)，再生成 1000 个普通 USER 账号",
    );
    expect(sketch(reading)).toEqual([
      'subject u',
      'rows 1001',
      'names name, role',
      'name type text 50',
      'role type text 20',
      'role {ADMIN#1|USER#1000}',
      'complete',
      'rule name always root when role == "ADMIN"',
    ]);
  });
});

describe('what is left over', () => {
  it.each([
    ['customers with columns id, name, age between 18 and 65, 20% premium', ''],
    ['create a demo data set with a spike in sales activity in November, I want a million rows', ''],
    ['Please generate a dataset of 10 users, make sure they glow in the dark', 'glow dark'],
  ])('of "%s" is "%s"', async (request, left) => {
    expect(leftOver(await read(request))).toBe(left);
  });
});
