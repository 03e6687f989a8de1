/** A flag of the command line. Without `value` it is a switch. */
export type FlagSpec = {
  readonly name: string;
  readonly short?: string;
  readonly value?: string;
  readonly many?: boolean;
  readonly about: string;
};

/** Every flag there is; the meaning of a flag is the same for every command that takes it. */
export const flagSpecs: readonly FlagSpec[] = [
  { name: 'rows', short: 'n', value: 'N', about: 'rows of the main table: 1000, 10k, 1.5M, 1e6' },
  {
    name: 'out',
    short: 'o',
    value: 'PATH',
    about: 'where to write: .csv .tsv .json .jsonl .parquet .sql, DIR/ or - for stdout',
  },
  { name: 'in', value: '[NAME=]PATH', many: true, about: 'a table at hand (not part of this version)' },
  { name: 'seed', value: 'N', about: 'another seed gives another table of the same plan' },
  { name: 'planner', value: 'WHO', about: 'who reads the request: offline' },
  { name: 'model', value: 'WHICH', about: 'who writes what must be known: none' },
  { name: 'json', about: 'print one JSON object on stdout and nothing else' },
  { name: 'report', value: 'PATH.html', about: 'where to write the report page' },
  { name: 'resume', about: 'go on where a stopped run left off' },
  { name: 'yes', short: 'y', about: 'replace files that exist, ask nothing' },
  { name: 'budget', value: 'LIMIT', about: 'stop at 30s, 5m, 2000calls or 0.50usd' },
  { name: 'strict', about: 'exit 1 when a requirement is unmet or words are unplaced' },
  { name: 'quiet', short: 'q', about: 'say less: only the paths of what was written' },
  { name: 'explain', about: 'show which words of the request became what' },
  { name: 'tag', value: 'TAG', many: true, about: 'only requests of the suite with this tag' },
  { name: 'only', value: 'ID,ID', many: true, about: 'only these requests of the suite' },
  { name: 'seeds', value: 'N,N', about: 'every request of the suite with each of these seeds' },
  { name: 'today', value: 'DATE', about: 'YYYY-MM-DD: what "last month" is counted from' },
  {
    name: 'jobs',
    value: 'N',
    about: 'requests of the suite at the same time; as many as there are cores when left out',
  },
  { name: 'baseline', value: 'FILE', about: 'compare with earlier results: fail only where it is worse' },
  { name: 'update-baseline', about: 'write the baseline instead of comparing' },
  { name: 'help', short: 'h', about: 'this help' },
  { name: 'version', short: 'V', about: 'the version' },
];
