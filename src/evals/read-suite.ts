import { describeIssues, parseJson } from '../contract/json.ts';
import { readExpectation, type Expectation } from './expectation.ts';
import { SuiteHead, SuiteRequest, type EvalRequest, type Suite } from './suite.ts';

export type ReadSuite =
  | { readonly ok: true; readonly suite: Suite }
  /** Everything that is wrong, each with its line and request. */
  | { readonly ok: false; readonly problems: readonly string[] };

type Item = { readonly line: number; readonly value: unknown };
type Head = { readonly name: string; readonly about: string | null; readonly defaults: SuiteHead['defaults'] };

/** Reads a suite: JSONL when the path says so, else YAML. `name` is the suite's when it has none of its own. */
export async function readSuite(text: string, path: string): Promise<ReadSuite> {
  const name = (path.split('/').at(-1) ?? path).replace(/\.\w+$/u, '');
  const items = path.endsWith('.jsonl') ? jsonLines(text) : await yamlItems(text);
  if (typeof items === 'string') return { ok: false, problems: [`${path}: ${items}`] };
  const head: Head = {
    name: items.head?.suite ?? name,
    about: items.head?.about ?? null,
    defaults: items.head?.defaults,
  };
  const problems: string[] = [];
  const requests: EvalRequest[] = [];
  const seen = new Map<string, number>();
  for (const { line, value } of items.list) {
    const say = (reason: string): void => void problems.push(`${path}:${line}: ${reason}`);
    if (typeof value === 'object' && value !== null && 'problem' in value) {
      say(String(value.problem));
      continue;
    }
    const read = SuiteRequest.safeParse(value);
    if (!read.success) {
      say(`${nameOf(value)}${describeIssues(read.error.issues)}`);
      continue;
    }
    const { id } = read.data;
    const before = seen.get(id);
    if (before !== undefined) say(`request ${id}: the id is already that of line ${before}`);
    seen.set(id, line);
    const kind = read.data.kind ?? head.defaults?.kind;
    const waits =
      kind === 'edit' ||
      kind === 'learn' ||
      read.data.input_columns !== undefined ||
      read.data.input_tables !== undefined;
    const expect: Expectation[] = [];
    for (const [at, one] of read.data.expect.entries()) {
      const known = readExpectation(one, waits);
      if (known.ok) expect.push(known.expectation);
      else say(`request ${id}, expectation ${at + 1}: ${known.reason}`);
    }
    requests.push(requestOf(read.data, head, expect));
  }
  if (items.list.length === 0) problems.push(`${path}: there is no request in it`);
  return problems.length > 0
    ? { ok: false, problems }
    : { ok: true, suite: { name: head.name, about: head.about, requests } };
}

function requestOf(one: SuiteRequest, { defaults = {} }: Head, expect: readonly Expectation[]): EvalRequest {
  return {
    id: one.id,
    request: one.request,
    kind: one.kind ?? defaults.kind ?? 'create',
    origin: one.origin ?? defaults.origin ?? 'made',
    tags: [...new Set([...(defaults.tags ?? []), ...(one.tags ?? [])])],
    seed: one.seed ?? defaults.seed ?? null,
    today: one.today ?? defaults.today ?? null,
    planner: one.planner ?? defaults.planner ?? 'offline',
    model: one.model ?? defaults.model ?? 'none',
    hasInputs: one.input_columns !== undefined || one.input_tables !== undefined,
    expect,
  };
}

type Items = { readonly head: SuiteHead | null; readonly list: readonly Item[] };

function jsonLines(text: string): Items {
  const list = text
    .split('\n')
    .map((line, at) => ({ line: at + 1, text: line.trim() }))
    .filter((one) => one.text !== '')
    .map(({ line, text: json }): Item => {
      const read = parseJson(json);
      return { line, value: read.ok ? read.value : { problem: read.reason } };
    });
  return { head: null, list };
}

async function yamlItems(text: string): Promise<Items | string> {
  const { isNode, LineCounter, parseDocument } = await import('./yaml-document.ts');
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const [error] = document.errors;
  if (error !== undefined) return `line ${error.linePos?.[0].line ?? 1}: ${error.message.split('\n')[0] ?? ''}`;
  const value: unknown = document.toJS();
  const isList = Array.isArray(value);
  const head = isList ? null : SuiteHead.safeParse(value);
  if (head !== null && !head.success) return describeIssues(head.error.issues);
  const items: readonly unknown[] = isList ? value : (head?.data.requests ?? []);
  const list = items.map((item, at): Item => {
    const node: unknown = document.getIn(isList ? [at] : ['requests', at], true);
    const offset = isNode(node) ? (node.range?.[0] ?? 0) : 0;
    return { line: lines.linePos(offset).line, value: item };
  });
  return { head: head?.data ?? null, list };
}

function nameOf(value: unknown): string {
  return typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string'
    ? `request ${value.id}: `
    : '';
}
