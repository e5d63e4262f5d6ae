import type { CellValue } from '@core/definition';
import type { PlanDimension } from '@core/plan';
import { mapToCodes } from './domain';
import type { TupleSide } from './groups';
import { firstFailing } from '../math/halving';
import { orderMembers } from './order-cells';

/**
 * A running dimension as leaves see it: the members are those of the frame, and a group has the nearest one up to (`asc`) or
 * from (`desc`) its own. Null, and a text that is not among the declared ones, stand in no order: they have only themselves.
 */
export function runningSide(
  { domain, codes }: TupleSide,
  column: readonly CellValue[],
  { dimension, order }: { readonly dimension: PlanDimension; readonly order: 'asc' | 'desc' },
): TupleSide {
  const compare = orderMembers(dimension);
  const declared = dimension.values && new Set<CellValue>(dimension.values);
  const isPlaced = (member: CellValue) => member !== null && (declared?.has(member) ?? true);
  const members = [...new Set(column)].toSorted(compare);
  const places = new Map(members.map((member, place) => [member, place]));
  // Members that stand in no order come last.
  const placed = members.filter(isPlaced).length;
  const nearest = (member: CellValue): number => {
    const own = places.get(member);
    if (own !== undefined || !isPlaced(member)) return own ?? -1;
    const next = firstFailing(0, placed, (place) => compare(members[place] ?? null, member) < 0);
    if (order === 'asc') return next - 1;
    return next < placed ? next : -1;
  };
  const nearestOf = mapToCodes(domain.members, nearest);
  return {
    domain: { members, codesOf: (cells) => mapToCodes(cells, (cell) => places.get(cell) ?? -1) },
    codes: codes.map((code) => (code < 0 ? -1 : (nearestOf[code] ?? -1))),
  };
}
