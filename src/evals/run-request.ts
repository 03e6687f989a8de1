import type { Plan } from '../contract/plan.ts';
import type { PlanReply } from '../contract/planner.ts';
import type { Smith } from '../contract/smith.ts';
import type { Evidence } from './evidence.ts';
import type { Meaning } from './find-by-meaning.ts';
import { makeTables, type Made } from './make-tables.ts';
import type { ExpectationResult, Outcome, RequestResult } from './result.ts';
import type { EvalRequest } from './suite.ts';

/** What running one request takes. */
export type Setting = {
  readonly smith: Smith;
  readonly meaning: Meaning;
  /** `YYYY-MM-DD`, for requests that say none. */
  readonly today: string;
  /** A folder for what is made; it is emptied again. */
  readonly folder: string;
  /** Threads a run may take. */
  readonly workers: number;
};

const nothingMade: Made = { tables: [], requirements: [] };

/** Puts a request, makes its tables, and measures everything expected of it. Never throws: what goes wrong is a failure of the request. */
export async function runRequest(suite: string, request: EvalRequest, setting: Setting): Promise<RequestResult> {
  const started = performance.now();
  const base = {
    suite,
    id: request.id,
    kind: request.kind,
    origin: request.origin,
    tags: request.tags,
    request: request.request,
    seed: request.seed,
    failed: null,
    measured: null,
    expectations: [],
    question: null,
    tables: [],
    unmet: [],
    unplaced: [],
    planMs: 0,
    seconds: 0,
  };
  const mode = modeOf(request);
  if (mode !== null) return { ...base, outcome: 'skipped', failed: `needs ${mode}` };
  let planMs = 0;
  try {
    const reply = await setting.smith.plan(request.request, {
      seed: request.seed ?? undefined,
      today: request.today ?? setting.today,
    });
    planMs = performance.now() - started;
    const evidence = await gather(reply, request, setting);
    const expectations = await measureAll(request, evidence);
    const first = expectations.find((one) => one.outcome === 'fail' && !one.soft);
    return {
      ...base,
      outcome: outcomeOf(expectations),
      failed: first?.expectation ?? null,
      measured: first?.measured ?? null,
      expectations,
      question: evidence.said.question,
      tables: evidence.tables.map(({ name, rows, columns }) => ({
        name,
        rows,
        columns: columns.map((one) => one.name),
      })),
      unmet: evidence.requirements
        .filter((one) => !one.met)
        .map((one) => `${one.text}: asked ${one.asked}, measured ${one.measured}`),
      unplaced: evidence.said.unplaced,
      planMs,
      seconds: (performance.now() - started) / 1000,
    };
  } catch (error) {
    return {
      ...base,
      outcome: 'fail',
      failed: 'it runs',
      measured: error instanceof Error ? error.message : String(error),
      planMs,
      seconds: (performance.now() - started) / 1000,
    };
  }
}

/** The mode a request needs that is not there; null when it can be put. */
function modeOf(request: EvalRequest): string | null {
  if (request.planner !== 'offline') return `planner ${request.planner}`;
  if (request.model !== 'none') return `model ${request.model}`;
  if (request.kind === 'learn') return 'learn mode';
  return request.kind === 'edit' || request.hasInputs ? 'edit mode' : null;
}

async function gather(reply: PlanReply, request: EvalRequest, setting: Setting): Promise<Evidence> {
  const { meaning } = setting;
  const today = request.today ?? setting.today;
  const empty = { name: '', rows: 0, columns: [] };
  if (reply.kind === 'clarify') {
    const said = { question: reply.question, assumptions: [], unplaced: [] };
    return {
      request: request.request, said, main: empty, tables: [], format: '', seed: request.seed ?? 1, requirements: [], today, meaning,
      again: () => Promise.resolve([]),
    }; // prettier-ignore
  }
  const { plan } = reply;
  const made = needsTables(request) ? await makeTables(plan, setting) : nothingMade;
  return {
    request: request.request,
    said: { question: null, assumptions: plan.assumptions, unplaced: plan.unplaced },
    main: longest(made) ?? empty,
    tables: made.tables,
    format: plan.output.format,
    seed: plan.seed,
    requirements: made.requirements,
    today,
    meaning,
    again: async () => (await makeTables(withoutChecks(plan), setting)).tables,
  };
}

/** A request to create is always run, for it has to work; an answer only when something is to be measured on its tables. */
function needsTables(request: EvalRequest): boolean {
  return request.kind === 'create' || request.expect.some((one) => one.needs.includes('table'));
}

function longest(made: Made) {
  return made.tables.toSorted((a, b) => b.rows - a.rows)[0];
}

function withoutChecks(plan: Plan): Plan {
  return { ...plan, requirements: [] };
}

async function measureAll(request: EvalRequest, evidence: Evidence): Promise<readonly ExpectationResult[]> {
  const results: ExpectationResult[] = [];
  for (const { text, soft, measure } of request.expect) {
    const verdict = await measure(evidence);
    results.push({
      expectation: text,
      soft,
      outcome: verdict.kind === 'later' ? 'skipped' : verdict.kind,
      measured: verdict.kind === 'fail' ? verdict.measured : verdict.kind === 'later' ? `needs ${verdict.mode}` : null,
    });
  }
  return results;
}

/** Soft expectations and those for a reader decide nothing; a hard one that waits for a mode keeps a request from passing. */
function outcomeOf(expectations: readonly ExpectationResult[]): Outcome {
  const hard = expectations.filter((one) => !one.soft && one.outcome !== 'reader');
  if (hard.some((one) => one.outcome === 'fail')) return 'fail';
  if (hard.some((one) => one.outcome === 'skipped')) return 'skipped';
  return hard.length === 0 ? 'reader' : 'pass';
}
