import { distance } from 'fastest-levenshtein';

/** Two names are near when at most a third of the longer one has to change. */
const NEAR = 1 / 3;

/** The candidate that was probably meant by `name`: equal but for case, or few letters away; ties go to the earlier. */
export function nearestName(name: string, candidates: Iterable<string>): string | undefined {
  const wanted = name.toLowerCase();
  let nearest: string | undefined;
  let least = Infinity;
  for (const candidate of candidates) {
    if (candidate === name) continue;
    const away = lettersAway(wanted, candidate.toLowerCase());
    const allowed = Math.max(1, Math.floor(Math.max(name.length, candidate.length) * NEAR));
    if (away > allowed || away >= least) continue;
    nearest = candidate;
    least = away;
  }
  return nearest;
}

/** Letters in the wrong order are one slip, not two. */
function lettersAway(a: string, b: string): number {
  const away = distance(a, b);
  const inOrder = (text: string) => Array.from(text).toSorted().join('');
  return away === 2 && inOrder(a) === inOrder(b) ? 1 : away;
}
