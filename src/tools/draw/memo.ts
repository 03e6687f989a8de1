/**
 * Remembers what `make` gives for an object, for as long as the object lives.
 *
 * For things compiled from a plan's parts (frozen data): chunks of one run share them. `make` must depend on the object alone.
 */
export function memoByObject<Key extends object, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const known = new WeakMap<Key, Value>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const value = make(key);
    known.set(key, value);
    return value;
  };
}
