import { existsSync, mkdtempSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { RowsmithError } from '../../contract/error.ts';
import { outputFormats, type OutputFormat, type Plan, type Table } from '../../contract/plan.ts';

/** Where a run writes. Paths are absolute. */
export type OutputPaths = {
  readonly format: OutputFormat;
  /** The table also goes to standard output; its file is then a temporary one, in `scratch`, that is measured and dropped. */
  readonly scratch: string | null;
  readonly tables: ReadonlyMap<string, string>;
  /** Directory of the run: plan, events, report. Null when the table goes to standard output. */
  readonly run: string | null;
  readonly report: string | null;
};

/**
 * Decides every path before anything is written.
 *
 * A path the user gave is never replaced without `overwrite`; a name the program chooses gets a number instead. Throws `output-format`
 * for an unknown extension, `output-exists`, and `flag-invalid` when several tables are to go into one place that holds one.
 */
export function outputPaths(
  plan: Plan,
  options: {
    readonly out?: string | undefined;
    readonly overwrite?: boolean | undefined;
    readonly resume?: boolean | undefined;
    readonly report?: string | null | undefined;
    readonly cwd: string;
  },
): OutputPaths {
  const written = plan.tables.filter((table) => !table.pool);
  const out = options.out ?? plan.output.path;
  const mayReplace = options.overwrite === true || options.resume === true;
  if (out === '-') return stdoutPaths(written, plan.output.format, options);
  const paths =
    out === null
      ? chosenPaths(written, plan.output.format, options.cwd, mayReplace)
      : givenPaths(written, plan.output.format, out, options.cwd);
  if (!mayReplace) for (const path of paths.tables.values()) refuseExisting(path);
  const report =
    options.report === undefined
      ? join(paths.run, 'report.html')
      : options.report === null
        ? null
        : resolve(options.cwd, options.report);
  if (options.report != null && !mayReplace && report !== null) refuseExisting(report);
  return { format: paths.format, scratch: null, tables: paths.tables, run: paths.run, report };
}

type Chosen = { readonly format: OutputFormat; readonly tables: ReadonlyMap<string, string>; readonly run: string };

function stdoutPaths(
  written: readonly Table[],
  format: OutputFormat,
  options: { readonly report?: string | null | undefined; readonly cwd: string },
): OutputPaths {
  if (written.length > 1) {
    throw new RowsmithError({
      code: 'flag-invalid',
      message: `standard output holds one table, and the plan has ${written.length}`,
      hint: 'give a directory: -o NAME/',
    });
  }
  if (format === 'parquet')
    throw new RowsmithError({
      code: 'flag-invalid',
      message: 'Parquet cannot be written to standard output, because its index comes last',
      hint: 'give a file: -o NAME.parquet',
    });
  const report = options.report == null ? null : resolve(options.cwd, options.report);
  const scratch = mkdtempSync(join(tmpdir(), 'rowsmith-'));
  return {
    format,
    scratch,
    tables: new Map(written.map((table) => [table.name, join(scratch, `${fileName(table.name)}.${format}`)])),
    run: null,
    report,
  };
}

function givenPaths(written: readonly Table[], planned: OutputFormat, out: string, cwd: string): Chosen {
  const path = resolve(cwd, out);
  const isDirectory = out.endsWith('/') || (existsSync(path) && statSync(path).isDirectory());
  if (isDirectory) return directoryPaths(written, planned, path);
  const format = formatOfPath(out);
  if (written.length > 1) {
    throw new RowsmithError({
      code: 'flag-invalid',
      message: `'${out}' holds one table, and the plan has ${written.length}: ${written.map((table) => table.name).join(', ')}`,
      hint: `give a directory: -o ${out.slice(0, out.length - extname(out).length)}/`,
      site: { path: out },
    });
  }
  return { format, tables: new Map(written.map((table) => [table.name, path])), run: runDirectoryOf(path) };
}

function chosenPaths(written: readonly Table[], format: OutputFormat, cwd: string, mayReplace: boolean): Chosen {
  const [only] = written;
  const stem = written.length === 1 && only !== undefined ? fileName(only.name) : 'tables';
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? stem : `${stem}-${number}`;
    const path = resolve(cwd, written.length === 1 ? `${name}.${format}` : name);
    if (existsSync(path) && !mayReplace) continue;
    return written.length === 1 && only !== undefined
      ? { format, tables: new Map([[only.name, path]]), run: runDirectoryOf(path) }
      : directoryPaths(written, format, path);
  }
}

function directoryPaths(written: readonly Table[], format: OutputFormat, directory: string): Chosen {
  return {
    format,
    tables: new Map(written.map((table) => [table.name, join(directory, `${fileName(table.name)}.${format}`)])),
    run: `${directory}.rowsmith`,
  };
}

function runDirectoryOf(path: string): string {
  return join(dirname(path), `${basename(path, extname(path))}.rowsmith`);
}

/** The format a path's extension stands for. Throws `output-format` for an unknown one. */
export function formatOfPath(path: string): OutputFormat {
  const extension = extname(path).slice(1).toLowerCase();
  const format = outputFormats.find((one) => one === extension || (one === 'jsonl' && extension === 'ndjson'));
  if (format !== undefined) return format;
  throw new RowsmithError({
    code: 'output-format',
    message:
      extension === ''
        ? `'${path}' has no extension to tell the format by`
        : `'.${extension}' is not a format that can be written`,
    hint: `end the path with ${outputFormats.map((one) => `.${one}`).join(', ')}`,
    site: { path },
  });
}

function fileName(name: string): string {
  const safe = name
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{N}_.-]+/gu, '_')
    .replaceAll(/^[._]+|_+$/gu, '');
  return safe === '' ? 'table' : safe;
}

function refuseExisting(path: string): void {
  if (!existsSync(path)) return;
  throw new RowsmithError({
    code: 'output-exists',
    message: `'${path}' exists already`,
    hint: 'choose another path with -o, or say --yes to replace it',
    site: { path },
  });
}
