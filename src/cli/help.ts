import { type CommandName, type CommandSpec, commandSpecs } from './commands.ts';
import { flagSpecs } from './flags.ts';

/** The help of one command, or of the whole program: examples first. */
export function helpText(command: CommandName | null, bold: (text: string) => string = (text) => text): string {
  const spec = commandSpecs.find((candidate) => candidate.name === command);
  return spec === undefined ? programHelp(bold) : commandHelp(spec, bold);
}

/** What a bare `rowsmith` says when there is nobody to talk to. */
export const hintText = `Say what data you want, in plain words:

  rowsmith "a demo data set with a spike in sales activity in November, I want a million rows"
  rowsmith "customers and their orders, 3 to 8 orders each" -o shop/
  rowsmith plan "200 patients aged 40 to 65"

rowsmith --help shows the rest.
`;

function programHelp(bold: (text: string) => string): string {
  const now = commandSpecs.filter((spec) => spec.later !== true);
  const width = Math.max(...now.map((spec) => spec.usage.length)) + 2;
  return [
    `${bold('rowsmith')}: say in plain words what data you want; get the table, and the proof that it is what you asked for.`,
    '',
    bold('Examples'),
    ...exampleLines(now[0]?.examples ?? []),
    '',
    bold('Commands'),
    ...now.map((spec) => `  ${spec.usage.padEnd(width)}${spec.about}`),
    '',
    bold('Flags'),
    ...flagLines(flagSpecs.map((spec) => spec.name)),
    '',
    `${bold('Not part of this version')}: ${commandSpecs
      .filter((spec) => spec.later === true)
      .map((spec) => spec.name)
      .join(', ')}.`,
    '',
    'Exit codes: 0 done · 1 unmet (with --strict) or failed · 2 request, plan, file or flag is wrong',
    '            3 model or service not available · 130 stopped',
    'rowsmith help COMMAND shows examples of a command.',
    '',
  ].join('\n');
}

function commandHelp(spec: CommandSpec, bold: (text: string) => string): string {
  if (spec.later === true) return `${bold(spec.usage)}: ${spec.about}. Not part of this version.\n`;
  return [
    `${bold(spec.usage)}: ${spec.about}.`,
    ...spec.notes,
    '',
    bold('Examples'),
    ...exampleLines(spec.examples),
    '',
    bold('Flags'),
    ...flagLines(spec.flags),
    '',
  ].join('\n');
}

function exampleLines(examples: readonly (readonly [string, string])[]): string[] {
  return examples.flatMap(([command, gives]) => [`  ${command}`, `      ${gives}`]);
}

function flagLines(names: readonly string[]): string[] {
  const rows = flagSpecs
    .filter((spec) => names.includes(spec.name))
    .map((spec) => ({
      left: `${spec.short === undefined ? '    ' : `-${spec.short}, `}--${spec.name}${spec.value === undefined ? '' : ` ${spec.value}`}`,
      about: spec.about,
    }));
  const width = Math.max(...rows.map((row) => row.left.length)) + 2;
  return rows.map((row) => `  ${row.left.padEnd(width)}${row.about}`);
}
