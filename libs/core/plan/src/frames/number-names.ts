/** Numbers equal names: `count_1`, `count_2`. */
export function numberNames(): (name: string) => string {
  const counts = new Map<string, number>();
  return (name) => {
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return `${name}_${count}`;
  };
}
