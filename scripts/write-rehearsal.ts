import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { openSmith } from '../src/smith/open-smith.ts';

/** Writes the plan that a thread warms itself up with: a typical one, made by the planner itself. */
export async function writeRehearsal(root: string): Promise<void> {
  await using smith = openSmith({ today: '2026-01-01' });
  const reply = await smith.plan('300,000 sales with a spike in November');
  if (reply.kind !== 'plan')
    throw new TypeError(`the rehearsal request was answered with a question: ${reply.question}`);
  writeFileSync(resolve(root, 'dist/rehearsal.json'), JSON.stringify(reply.plan));
}
