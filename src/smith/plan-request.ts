import type { Planner, PlanReply } from '../contract/planner.ts';
import type { Input, Output } from '../contract/plan.ts';
import type { PlanOptions } from '../contract/smith.ts';
import { formatOfPath } from '../agent/run/output-paths.ts';

/** Hands a request to a planner with the flags' wishes: rows, output, inputs. */
export async function planRequest(
  planner: Planner,
  request: string,
  options: PlanOptions & { readonly seed: number; readonly today: string; readonly cwd: string },
): Promise<PlanReply> {
  const output: Output | undefined = options.out === undefined ? undefined : outputOf(options.out);
  const inputs: readonly Input[] = (options.inputs ?? []).map(inputOf);
  return planner.plan(
    { request, seed: options.seed, inputs, rows: options.rows, output, today: options.today },
    { signal: options.signal },
  );
}

function outputOf(path: string): Output {
  return path === '-' || path.endsWith('/') ? { format: 'csv', path } : { format: formatOfPath(path), path };
}

function inputOf(text: string): Input {
  const equals = text.indexOf('=');
  const path = text.slice(equals + 1);
  const name = equals > 0 ? text.slice(0, equals) : (path.split('/').at(-1) ?? path).replace(/\.[^.]*$/u, '');
  return { name, path, columns: [] };
}
