import { expect, it } from 'vitest';
import { read } from '../reading.ts';
import { sketch } from '../sketch.ts';

const ofColumn = async (request: string, column: string): Promise<readonly string[]> =>
  sketch(await read(request)).filter((line) => line.startsWith(`${column} `));

it.each<[string, string, string, readonly string[]]>([
  [
    'a comment in TypeScript',
    'interface Berth {\n  no: number; // 1 to 80\n  dock: string; // north | south | quay\n}',
    'no',
    ['no type integer', 'no [1..80]'],
  ],
  [
    'choices in a comment',
    'interface Berth {\n  no: number; // 1 to 80\n  dock: string; // north | south | quay\n}',
    'dock',
    ['dock type text', 'dock {north|south|quay}'],
  ],
  [
    'a comment in SQL',
    'CREATE TABLE berth (\n  no INT NOT NULL, -- between 1 and 80\n  dock TEXT\n);',
    'no',
    ['no type integer', 'no not-null', 'no [1..80]'],
  ],
  [
    'a comment in Python',
    '@dataclass\nclass Berth:\n    no: int  # 1-80\n    depth: float\n',
    'no',
    ['no type integer', 'no [1..80]'],
  ],
  [
    'bounds inside a constrained type',
    'class Berth(BaseModel):\n    boats: conint(ge=1, le=6)\n    name: str\n',
    'boats',
    ['boats type integer', 'boats [1..6]'],
  ],
  [
    'a cell of a table of columns',
    '40 berths\n\n| field | type | notes |\n|---|---|---|\n| no | integer | 1 to 80 |\n| dock | text | north, south, quay |\n',
    'dock',
    ['dock type text', 'dock {north|south|quay}'],
  ],
])('%s is a rule of its column', async (_name, request, column, expected) => {
  expect(await ofColumn(request, column)).toEqual(expected);
});

it('a condition over several columns is a rule of the row, in the plan’s language', async () => {
  const request =
    'CREATE TABLE stay (\n  "arrived" DATE NOT NULL,\n  left_at DATE,\n  nights INT,\n  CHECK ("arrived" < left_at AND nights <> 0 OR nights = 3),\n  CHECK (nights > 0)\n);';
  const { checkExpression } =
    await import('../../../../../../src/agent/planner/offline/read/schema/check-expression.ts');
  const columns = ['arrived', 'left_at', 'nights'];
  expect(checkExpression('"arrived" < left_at AND nights <> 0 OR nights = 3', columns)).toBe(
    'arrived < left_at and nights != 0 or nights == 3',
  );
  expect(checkExpression('nights > 0', columns)).toBeNull();
  expect(checkExpression("left_at > arrived AND status = 'it''s'", columns)).toBeNull();
  expect(checkExpression("nights > 1 AND left_at::text ~ 'x'", columns)).toBeNull();
  expect(sketch(await read(request)).filter((line) => line.startsWith('?'))).toEqual([]);
});

it('rows under a header tell what their columns hold', async () => {
  const request =
    '200 rows like these:\nticket;opened;minutes;fee;paid\nHB-0412;2026-03-01;15;4.50;yes\nHB-0413;2026-03-02;90;27.00;no\n';
  expect(sketch(await read(request)).filter((line) => /^(?:ticket|opened|minutes|fee|paid) /u.test(line))).toEqual([
    'ticket pattern HB-####',
    'opened type date',
    'minutes type integer',
    'fee type decimal 2',
    'paid {yes|no}',
  ]);
});

it('declarations of choices belong to the schema', async () => {
  const request = '12 boats\nenum Rig {\n  SLOOP\n  KETCH\n}\n\nmodel Boat {\n  id  Int @id\n  rig Rig\n}\n';
  const lines = sketch(await read(request));
  expect(lines).toContain('rig {SLOOP|KETCH}');
  expect(lines.filter((line) => line.startsWith('names') || line.startsWith('rows'))).toEqual([
    'rows 12',
    'names id, rig',
  ]);
});
