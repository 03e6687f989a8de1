import type { Check } from '../../../../contract/check.ts';
import type { Span } from '../reading.ts';
import type { Making } from './draft.ts';
import { phraseOf } from './phrase.ts';

/** Writes down a requirement, once: what is wished in words, how it is measured, and how it reads in figures. */
export function promise(making: Making, wish: Span | string, check: Check, asked: string): void {
  const text = typeof wish === 'string' ? wish : phraseOf(making.reading.request, wish);
  const same = JSON.stringify(check);
  if (making.requirements.some((one) => JSON.stringify(one.check) === same)) return;
  making.requirements.push({ text: text === '' ? asked : text, check, asked });
}
