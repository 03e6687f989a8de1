import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { commandSpecs } from '../../src/cli/commands.ts';
import { flagSpecs } from '../../src/cli/flags.ts';

const reference = readFileSync(resolve(import.meta.dirname, '../../docs/cli.md'), 'utf8');

test('the reference names every command and every flag', () => {
  const commands = commandSpecs.map((spec) => (spec.later === true ? `\`${spec.name}\`` : spec.usage));
  const flags = flagSpecs.map((spec) =>
    spec.name === 'help' || spec.name === 'version' ? `\`-${spec.short ?? ''}\`` : `--${spec.name}`,
  );
  expect([...commands, ...flags].filter((name) => !reference.includes(name))).toEqual([]);
});

test('every flag of a command exists, and every flag has a command', () => {
  const taken = new Set(commandSpecs.flatMap((spec) => spec.flags));
  const known = new Set(flagSpecs.map((spec) => spec.name));
  expect([[...taken].filter((name) => !known.has(name)), [...known].filter((name) => !taken.has(name))]).toEqual([
    [],
    [],
  ]);
});
