/** The same answer for the same entry. */
export function remember<E extends object, T>(compute: (entry: E) => T): (entry: E) => T {
  const known = new Map<E, T>();
  return (entry) => {
    const answer = known.get(entry) ?? compute(entry);
    known.set(entry, answer);
    return answer;
  };
}
