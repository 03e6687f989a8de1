import type { Settings } from '../settings.ts';

export type Paint = Readonly<Record<'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan', (text: string) => string>>;

/** Where words go. Results to `out` (stdout), progress and talk to `err` (stderr). */
export type Terminal = {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly outIsTerminal: boolean;
  readonly errIsTerminal: boolean;
  readonly outPaint: Paint;
  readonly errPaint: Paint;
  /** Width and height in characters. */
  readonly columns: number;
  readonly lines: number;
  /** Milliseconds on a clock that only goes forward. */
  readonly now: () => number;
};

/** The terminal of this process; 80 × 24 where the size is not known. */
export function openTerminal(settings: Settings): Terminal {
  const outIsTerminal = process.stdout.isTTY;
  const errIsTerminal = process.stderr.isTTY;
  const size = outIsTerminal ? process.stdout : process.stderr;
  const isTerminal = outIsTerminal || errIsTerminal;
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    outIsTerminal,
    errIsTerminal,
    outPaint: makePaint(settings.colour ?? outIsTerminal),
    errPaint: makePaint(settings.colour ?? errIsTerminal),
    columns: known(isTerminal ? size.columns : settings.columns) ?? 80,
    lines: known(isTerminal ? size.rows : null) ?? 24,
    now: () => performance.now(),
  };
}

/** Some terminals say 0 for a size they do not know. */
function known(size: number | null): number | null {
  return size === 0 ? null : size;
}

/** Colours as escape sequences, or, when `colour` is false, nothing at all. */
export function makePaint(colour: boolean): Paint {
  const code = (on: number, off: number) => (text: string) =>
    colour && text !== '' ? `\u001B[${on}m${text}\u001B[${off}m` : text;
  return {
    bold: code(1, 22),
    dim: code(2, 22),
    red: code(31, 39),
    green: code(32, 39),
    yellow: code(33, 39),
    cyan: code(36, 39),
  };
}
