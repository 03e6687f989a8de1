import { answerExpectations } from './answer-expectations.ts';
import type { Vocabulary } from './expectation-kind.ts';
import { laterExpectations } from './later-expectations.ts';
import { learningExpectations } from './learning-expectations.ts';
import { pipelineExpectations } from './pipeline-expectations.ts';
import { relationExpectations } from './relation-expectations.ts';
import { tableExpectations } from './table-expectations.ts';
import { textExpectations } from './text-expectations.ts';
import { timeExpectations } from './time-expectations.ts';
import { valueExpectations } from './value-expectations.ts';

/** Every expectation there is besides wishes about one column, `any_of` and `creates`; docs/evals.md says what each means. */
export const vocabulary: Vocabulary = {
  ...answerExpectations,
  ...tableExpectations,
  ...valueExpectations,
  ...relationExpectations,
  ...timeExpectations,
  ...textExpectations,
  ...learningExpectations,
  ...pipelineExpectations,
  ...laterExpectations,
};
