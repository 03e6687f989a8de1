/** Every public async function takes this; the signal is checked before each chunk and each model call. */
export type Abortable = { readonly signal?: AbortSignal | undefined };
