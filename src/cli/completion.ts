import { type CommandSpec, commandSpecs } from './commands.ts';
import { type FlagSpec, flagSpecs } from './flags.ts';

export const shells = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof shells)[number];

/** A script that completes commands, their flags and file names in the given shell. */
export function completionScript(shell: Shell): string {
  switch (shell) {
    case 'bash':
      return bashScript();
    case 'zsh':
      return zshScript();
    case 'fish':
      return fishScript();
  }
}

const named: readonly CommandSpec[] = commandSpecs.filter((spec) => spec.later !== true && spec.name !== 'create');
const requestFlags = commandSpecs.find((spec) => spec.name === 'create')?.flags ?? [];
const fileFlags = ['out', 'in', 'report', 'model'];

function flagsOf(names: readonly string[]): readonly FlagSpec[] {
  return flagSpecs.filter((spec) => names.includes(spec.name));
}

function longFlags(names: readonly string[]): string {
  return flagsOf(names)
    .map((spec) => `--${spec.name}`)
    .join(' ');
}

function escapeForZsh(text: string): string {
  return text.replaceAll("'", String.raw`'\''`).replaceAll(/[[\]:]/gu, String.raw`\$&`);
}

function argumentForZsh(spec: FlagSpec): string {
  return spec.value === undefined
    ? ''
    : `:${escapeForZsh(spec.value)}:${fileFlags.includes(spec.name) ? '_files' : ''}`;
}

function lineForZsh(spec: FlagSpec): string {
  const names =
    spec.short === undefined
      ? `'${spec.many === true ? '*' : ''}--${spec.name}`
      : `'(-${spec.short} --${spec.name})'{-${spec.short},--${spec.name}}'`;
  return `${names}[${escapeForZsh(spec.about)}]${argumentForZsh(spec)}'`;
}

function quoteForFish(text: string): string {
  return `'${text.replaceAll(/['\\]/gu, String.raw`\$&`)}'`;
}

function bashScript(): string {
  return `# bash completion for rowsmith
_rowsmith() {
  local word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" command="\${COMP_WORDS[1]}" flags
  case "$before" in
    -o|${fileFlags.map((name) => `--${name}`).join('|')}) COMPREPLY=( $(compgen -f -- "$word") ); return ;;
  esac
  case "$command" in
${named.map((spec) => `    ${spec.name}) flags="${longFlags(spec.flags)}" ;;`).join('\n')}
    *) flags="${longFlags(requestFlags)}" ;;
  esac
  if [[ "$word" == -* ]]; then
    COMPREPLY=( $(compgen -W "$flags" -- "$word") )
  elif [[ "$COMP_CWORD" -eq 1 ]]; then
    COMPREPLY=( $(compgen -W "${named.map((spec) => spec.name).join(' ')}" -- "$word") )
  elif [[ "$command" == completion ]]; then
    COMPREPLY=( $(compgen -W "${shells.join(' ')}" -- "$word") )
  elif [[ "$command" == run || "$command" == profile ]]; then
    COMPREPLY=( $(compgen -f -- "$word") )
  fi
}
complete -o filenames -F _rowsmith rowsmith
`;
}

function zshScript(): string {
  const block = (spec: CommandSpec): string =>
    `    ${spec.name}) _arguments ${[...flagsOf(spec.flags).map(lineForZsh), spec.name === 'completion' ? `'1:shell:(${shells.join(' ')})'` : `'*:argument:${spec.name === 'run' || spec.name === 'profile' ? '_files' : ''}'`].join(' ')} ;;`;
  return `#compdef rowsmith
_rowsmith() {
  local -a commands
  commands=(
${named.map((spec) => `    '${spec.name}:${escapeForZsh(spec.about)}'`).join('\n')}
  )
  if (( CURRENT == 2 )) && [[ "$words[2]" != -* ]]; then
    _describe command commands
    return
  fi
  local command="$words[2]"
  case "$command" in
${named.map((spec) => `    ${spec.name}) shift words; (( CURRENT -= 1 )) ;;`).join('\n')}
  esac
  case "$command" in
${named.map(block).join('\n')}
    *) _arguments ${flagsOf(requestFlags).map(lineForZsh).join(' ')} '*:request:' ;;
  esac
}
if [[ "$funcstack[1]" == _rowsmith ]]; then _rowsmith "$@"; else compdef _rowsmith rowsmith; fi
`;
}

function fishScript(): string {
  const all = named.map((spec) => spec.name).join(' ');
  const line = (spec: FlagSpec, condition: string): string =>
    `complete -c rowsmith -n ${quoteForFish(condition)} -l ${spec.name}${spec.short === undefined ? '' : ` -s ${spec.short}`}${spec.value === undefined ? '' : ` -r${fileFlags.includes(spec.name) ? ' -F' : ''}`} -d ${quoteForFish(spec.about)}`;
  return `# fish completion for rowsmith
complete -c rowsmith -f
${named.map((spec) => `complete -c rowsmith -n __fish_use_subcommand -a ${spec.name} -d ${quoteForFish(spec.about)}`).join('\n')}
complete -c rowsmith -n '__fish_seen_subcommand_from run profile' -F
complete -c rowsmith -n '__fish_seen_subcommand_from completion' -a ${quoteForFish(shells.join(' '))}
${flagSpecs
  .flatMap((flag) => {
    const takers = named.filter((spec) => spec.flags.includes(flag.name)).map((spec) => spec.name);
    const lines = takers.length === 0 ? [] : [line(flag, `__fish_seen_subcommand_from ${takers.join(' ')}`)];
    return requestFlags.includes(flag.name) ? [...lines, line(flag, `not __fish_seen_subcommand_from ${all}`)] : lines;
  })
  .join('\n')}
`;
}
