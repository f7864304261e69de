/**
 * Memoizes a function of one object. The value lives as long as the object.
 *
 * @param make called once for each object
 */
export function memoizeWeak<Key extends WeakKey, Value extends object | string>(
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
