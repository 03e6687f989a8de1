import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../src/table/database.ts';
import type { DeclaredColumn, DeclaredTable } from '../../../src/table/declared-table.ts';
import { openDatabase } from '../../../src/table/duckdb/open-database.ts';

let database: Database;

beforeAll(async () => {
  database = await openDatabase({ threads: 1 });
});

afterAll(async () => {
  await database[Symbol.asyncDispose]();
});

const bare: DeclaredColumn = {
  name: '',
  type: 'text',
  sqlType: '',
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

function column(name: string, sqlType: string, facts: Partial<DeclaredColumn>): DeclaredColumn {
  return { ...bare, name, sqlType, ...facts };
}

function table(name: string, facts: Partial<DeclaredTable>): DeclaredTable {
  return { name, comment: null, columns: [], primaryKey: [], unique: [], foreignKeys: [], checks: [], ...facts };
}

describe('describeCreate', () => {
  it('reads MySQL', async () => {
    const sql = `
      DROP TABLE IF EXISTS \`users\`;
      CREATE TABLE IF NOT EXISTS \`shop\`.\`users\` (
        \`id\` int(10) unsigned NOT NULL AUTO_INCREMENT COMMENT 'the id',
        \`email\` varchar(120) COLLATE utf8mb4_unicode_ci NOT NULL,
        \`active\` tinyint(1) DEFAULT '1', -- may sign in
        \`role\` enum('admin','it''s','guest') NOT NULL DEFAULT 'guest',
        \`score\` decimal(5,2) DEFAULT NULL,
        \`created_at\` timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
        PRIMARY KEY (\`id\`),
        UNIQUE KEY \`uq_email\` (\`email\`(20)),
        KEY \`k\` (\`role\`,\`score\`)
      ) ENGINE=InnoDB AUTO_INCREMENT=5 DEFAULT CHARSET=utf8mb4 COMMENT='People';`;
    expect(await database.describeCreate(sql)).toEqual([
      table('users', {
        comment: 'People',
        primaryKey: ['id'],
        unique: [['email']],
        columns: [
          column('id', 'int(10) unsigned', {
            type: 'integer',
            nullable: false,
            unique: true,
            primaryKey: true,
            autoIncrement: true,
            comment: 'the id',
          }),
          column('email', 'varchar(120)', { maxLength: 120, nullable: false, unique: true }),
          column('active', 'tinyint(1)', { type: 'boolean', default: "'1'", comment: 'may sign in' }),
          column('role', "enum('admin', 'it''s', 'guest')", {
            nullable: false,
            default: "'guest'",
            values: ['admin', "it's", 'guest'],
          }),
          column('score', 'decimal(5, 2)', { type: 'decimal', decimals: 2 }),
          column('created_at', 'timestamp', { type: 'timestamp', nullable: false, default: 'CURRENT_TIMESTAMP' }),
        ],
      }),
    ]);
  });

  it('reads PostgreSQL, as people and as pg_dump write it', async () => {
    const sql = `
      CREATE TYPE public.mood AS ENUM ('sad', 'ok');
      CREATE TABLE public.orders (
        order_id bigserial PRIMARY KEY,
        parent_id bigint REFERENCES orders ON DELETE SET NULL,
        m mood,
        tags text[],
        ref uuid DEFAULT gen_random_uuid() NOT NULL,
        age smallint CHECK (age > 17 AND 99 >= age),
        status character varying(20) DEFAULT 'new'::character varying,
        at timestamp(3) without time zone,
        CONSTRAINT known CHECK (((status)::text = ANY ((ARRAY['new'::character varying, 'paid'::character varying])::text[])))
      );
      ALTER TABLE ONLY public.orders ADD CONSTRAINT one_ref UNIQUE (ref);
      COMMENT ON COLUMN public.orders.at IS 'when';`;
    const [orders] = await database.describeCreate(sql);
    expect(orders?.columns).toEqual([
      column('order_id', 'bigserial', {
        type: 'integer',
        nullable: false,
        unique: true,
        primaryKey: true,
        autoIncrement: true,
      }),
      column('parent_id', 'bigint', { type: 'integer', references: { table: 'orders', column: 'order_id' } }),
      column('m', 'mood', { values: ['sad', 'ok'] }),
      column('tags', 'text[]', {}),
      column('ref', 'uuid', { nullable: false, unique: true, default: 'gen_random_uuid()' }),
      column('age', 'smallint', { type: 'integer', min: 18, max: 99 }),
      column('status', 'character varying(20)', {
        maxLength: 20,
        default: "'new'::character varying",
        values: ['new', 'paid'],
      }),
      column('at', 'timestamp(3) without time zone', { type: 'timestamp', comment: 'when' }),
    ]);
    expect(orders?.foreignKeys).toEqual([{ columns: ['parent_id'], table: 'orders', parentColumns: ['order_id'] }]);
  });

  it('reads SQL Server and SQLite', async () => {
    const sql = `
      CREATE TABLE [dbo].[Items] (
        [Id] INT IDENTITY(1,1) NOT NULL, [Order Id] bigint NOT NULL, [Qty] int NOT NULL CONSTRAINT [df] DEFAULT ((1)), [Name] NVARCHAR(MAX) NULL, [Price] MONEY, [Sold] DATETIME2(7),
        CONSTRAINT [PK] PRIMARY KEY CLUSTERED ([Id] ASC, [Order Id] ASC),
        CONSTRAINT fk FOREIGN KEY ([Order Id]) REFERENCES [dbo].[Orders]([Id]))
      GO
      create table lite (id INTEGER PRIMARY KEY AUTOINCREMENT, name, kind TEXT CHECK (kind IN ('a','b')), r real check (r between -1.5 and 1.5), price numeric(10,2) check (price > 0))`;
    expect(await database.describeCreate(sql)).toEqual([
      table('Items', {
        primaryKey: ['Id', 'Order Id'],
        foreignKeys: [{ columns: ['Order Id'], table: 'Orders', parentColumns: ['Id'] }],
        columns: [
          column('Id', 'INT', { type: 'integer', nullable: false, primaryKey: true, autoIncrement: true }),
          column('Order Id', 'bigint', {
            type: 'integer',
            nullable: false,
            primaryKey: true,
            references: { table: 'Orders', column: 'Id' },
          }),
          column('Qty', 'int', { type: 'integer', nullable: false, default: '((1))' }),
          column('Name', 'NVARCHAR(MAX)', {}),
          column('Price', 'MONEY', { type: 'decimal', decimals: 4 }),
          column('Sold', 'DATETIME2(7)', { type: 'timestamp' }),
        ],
      }),
      table('lite', {
        primaryKey: ['id'],
        checks: ["(kind IN ('a', 'b'))", '(r BETWEEN -1.5 AND 1.5)', '(price > 0)'],
        columns: [
          column('id', 'INTEGER', {
            type: 'integer',
            nullable: false,
            unique: true,
            primaryKey: true,
            autoIncrement: true,
          }),
          column('name', '', {}),
          column('kind', 'TEXT', { values: ['a', 'b'] }),
          column('r', 'real', { type: 'double', min: -1.5, max: 1.5 }),
          column('price', 'numeric(10, 2)', { type: 'decimal', decimals: 2, min: 0 }),
        ],
      }),
    ]);
  });

  it('keeps a condition of another dialect as written, and takes no fact from OR', async () => {
    const [one] = await database.describeCreate(
      `CREATE TABLE t (a int CHECK (a > 5 OR a < 0), b varchar(9) CHECK (soundex_of(b) = 'x'))`,
    );
    expect(one?.checks).toEqual(['((a > 5) OR (a < 0))', "soundex_of(b) = 'x'"]);
    expect(one?.columns.map(({ min, max, values }) => ({ min, max, values }))).toEqual([
      { min: null, max: null, values: [] },
      { min: null, max: null, values: [] },
    ]);
  });

  it.each([
    ['SELECT 1', 'line 1: there is no CREATE TABLE'],
    ['CREATE TABLE t (a int,\n a int)', 'line 1: table "t" is refused'],
    ['\nCREATE TABLE t (a int', 'line 2: a parenthesis is never closed'],
    ["\n\nCREATE TABLE t (a varchar default 'x)", "line 3: a quote that begins with 'x)"],
    ['CREATE TABLE t (a int, PRIMARY KEY (b))', 'line 1: table "t" is refused'],
    ['CREATE TABLE t (a int); CREATE TABLE t (b int)', 'table "t" is created twice'],
  ])('refuses %j with its line', async (sql, words) => {
    await expect(database.describeCreate(sql)).rejects.toMatchObject({
      code: 'file-malformed',
      message: expect.stringContaining(words),
    });
  });

  it('can be asked twice at once', async () => {
    const [a, b] = await Promise.all([
      database.describeCreate('CREATE TABLE t (a int)'),
      database.describeCreate('CREATE TABLE t (b text)'),
    ]);
    expect([a?.[0]?.columns[0]?.name, b?.[0]?.columns[0]?.name]).toEqual(['a', 'b']);
  });
});
