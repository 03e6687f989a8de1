import type { Grammar, Pool } from '../../contract/pool.ts';

/** Texts that are a part of a pool's entries; `by` names the slot that says which entry is meant, and the part it is compared with. */
type FromPool = {
  readonly pool: string;
  readonly part: string;
  readonly by?: { readonly slot: string; readonly part: string };
};

const byQuestion = { slot: 'question', part: 'question' };
const byPrompt = { slot: 'prompt', part: 'prompt' };

/** Grammars that are lists of whole texts kept in pools, so that a question and its answer are written down once. */
export const poolGrammars: ReadonlyMap<string, readonly FromPool[]> = new Map<string, readonly FromPool[]>([
  ['question', [{ pool: 'question_answer', part: 'question' }]],
  [
    'answer',
    [
      { pool: 'question_answer', part: 'answer', by: byQuestion },
      { pool: 'math_problem', part: 'answer', by: byQuestion },
    ],
  ],
  [
    'explanation',
    [
      { pool: 'question_answer', part: 'explanation', by: byQuestion },
      { pool: 'math_problem', part: 'steps', by: byQuestion },
      { pool: 'sql_example', part: 'explanation', by: byPrompt },
    ],
  ],
  ['quiz_option', [{ pool: 'question_answer', part: 'answer' }]],
  ['math_problem', [{ pool: 'math_problem', part: 'question' }]],
  ['math_solution', [{ pool: 'math_problem', part: 'solution', by: byQuestion }]],
  ['prompt', [{ pool: 'sql_example', part: 'prompt' }]],
  ['completion', [{ pool: 'sql_example', part: 'sql', by: byPrompt }]],
  ['sql_query', [{ pool: 'sql_example', part: 'sql', by: byPrompt }]],
  ['sql_context', [{ pool: 'sql_example', part: 'context', by: byPrompt }]],
  ['error_message', [{ pool: 'error_code', part: 'message', by: { slot: 'code', part: 'code' } }]],
  ['title', [{ pool: 'book', part: 'title' }]],
  ['sentence', [{ pool: 'sentence_pair', part: 'english' }]],
  ['translation', [{ pool: 'sentence_pair', part: 'translation', by: { slot: 'sentence', part: 'english' } }]],
]);

/** Puts such a grammar together from its pools, in the order of `sources`. */
export function grammarOfPools(
  name: string,
  sources: readonly { readonly from: FromPool; readonly pool: Pool }[],
): Grammar {
  const options = sources.flatMap(({ from, pool }) => {
    const texts = pool.parts.get(from.part) ?? [];
    const keys = from.by === undefined ? undefined : pool.parts.get(from.by.part);
    return texts.map((text, at) => ({
      text: String(text ?? ''),
      weight: pool.weights?.[at] ?? 1,
      when: from.by === undefined ? [] : [{ slot: from.by.slot, values: [String(keys?.[at] ?? '')] }],
    }));
  });
  return {
    name,
    slots: [...new Set(sources.flatMap(({ from }) => (from.by === undefined ? [] : [from.by.slot])))],
    rules: new Map([['start', options]]),
  };
}

/** Other names of grammars. */
export const grammarNames: ReadonlyMap<string, string> = new Map([
  ['review', 'product_review'],
  ['support_issue', 'support_ticket'],
  ['conversation', 'chat'],
  ['sentiment_labels', 'chat_labels'],
  ['headline', 'news_headline'],
  ['note', 'remark'],
  ['message', 'chat_message'],
  ['medical_note', 'clinical_note'],
  ['employee_feedback', 'feedback'],
]);
