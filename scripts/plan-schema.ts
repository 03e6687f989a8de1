import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { Plan } from '../src/contract/plan.ts';

/** The plan language as JSON Schema, as it stands in docs/plan.schema.json: what may be written (fields with defaults are optional). */
export function planSchemaText(): string {
  const schema = z.toJSONSchema(Plan, { io: 'input', target: 'draft-2020-12', unrepresentable: 'any', reused: 'ref' });
  return `${JSON.stringify({ title: 'Rowsmith plan', ...schema }, null, 2)}\n`;
}

export const planSchemaPath = resolve(import.meta.dirname, '../docs/plan.schema.json');

if (process.argv[1] === import.meta.filename) writeFileSync(planSchemaPath, planSchemaText());
