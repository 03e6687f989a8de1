/** Everything Rowsmith takes from the environment. */
export type Settings = {
  /** `FORCE_COLOR` (any value but 0) gives true, `NO_COLOR` (any value but empty) or `TERM=dumb` false; null leaves it to the terminal. */
  readonly colour: boolean | null;
  /** Width in columns by `COLUMNS`, for output that is no terminal; null when not set. */
  readonly columns: number | null;
  /** The locale and terminal names, as set: for showing only. */
  readonly locale: string | null;
  readonly terminal: string | null;
};

/** Reads the environment at the time of the call; the only place that does. */
export function readSettings(environment: Readonly<Record<string, string | undefined>> = process.env): Settings {
  const columns = Number(environment['COLUMNS']);
  return {
    colour: readColour(environment),
    columns: Number.isInteger(columns) && columns > 0 ? columns : null,
    locale: environment['LC_ALL'] ?? environment['LC_CTYPE'] ?? environment['LANG'] ?? null,
    terminal: environment['TERM'] ?? null,
  };
}

function readColour(environment: Readonly<Record<string, string | undefined>>): boolean | null {
  const force = environment['FORCE_COLOR'];
  if (force !== undefined) return force !== '0';
  if ((environment['NO_COLOR'] ?? '') !== '' || environment['TERM'] === 'dumb') return false;
  return null;
}
