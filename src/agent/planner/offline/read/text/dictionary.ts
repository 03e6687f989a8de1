/** A table from words to values that has nothing but its own entries: a request may hold the word "constructor". */
export function dictionary<Value>(entries: Readonly<Record<string, Value>>): Readonly<Record<string, Value>> {
  const own: Record<string, Value> = { ...entries };
  Object.setPrototypeOf(own, null);
  return own;
}
