import { type FakeOptions, fakeSmith } from './fake-smith.ts';

/** Stands in for the engine's door when the command line is bundled for a child process; `FAKE_ENGINE` sets how it behaves. */
export function rowsmith(): Promise<ReturnType<typeof fakeSmith>['smith']> {
  const options: FakeOptions = process.env['FAKE_ENGINE'] === 'hangs' ? { hangs: true } : {};
  return Promise.resolve(fakeSmith(options).smith);
}
