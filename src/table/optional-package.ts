import { RowsmithError } from '../contract/error.ts';

/** What a package that Rowsmith can do without gives, or `model-unavailable` with the way to install it. */
export async function loadOptional<Module>(
  name: string,
  purpose: string,
  load: () => Promise<Module>,
): Promise<Module> {
  try {
    return await load();
  } catch (cause) {
    throw new RowsmithError({
      code: 'model-unavailable',
      message: `${purpose} needs the package ${name}, which is not installed here or does not load.`,
      hint: `Install it beside Rowsmith: npm install ${name}.`,
      cause,
    });
  }
}
