/** Maps items, `limit` of them at a time; the answers are in the order of the items. The first failure is thrown. */
export async function mapAtOnce<Item, Answer>(
  items: readonly Item[],
  limit: number,
  map: (item: Item) => Promise<Answer>,
): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  const open = items.entries();
  const work = async (): Promise<void> => {
    for (const [index, item] of open) answers[index] = await map(item);
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, work));
  return answers;
}
