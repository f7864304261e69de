/**
 * Works something out once for each object, and keeps it as long as the object lives.
 *
 * @param make called with an object that was not met before
 */
export function once<Key extends WeakKey, Value extends object | string>(
  make: (key: Key) => Value,
): (key: Key) => Value {
  const known = new WeakMap<Key, Value>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = make(key);
    known.set(key, made);
    return made;
  };
}
