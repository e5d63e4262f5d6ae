import type { Span } from '@core/diagnostics';
import { findRelated, type RelatedPaths } from '../paths/find-related';
import { relatedLinks, type RelatedLink } from '../paths/related-links';
import type { Expression, FieldReference } from '../tree/expression';
import type { CheckContext } from './context';
import { requireSoundField } from './sound-fields';

/** The rows of a dataset that are related to a row of `outer`, and the conditions that they must meet. */
export interface RowsWanted {
  readonly outer: string;
  readonly dataset: string;
  readonly conditions: readonly Expression[];
  readonly span: Span;
}

interface Way extends RelatedPaths {
  readonly links: readonly RelatedLink[];
}

/** How the rows are related; of several ways that are equally short, the one whose keys a condition equates. */
export function relateRows(
  { outer, dataset, conditions, span }: RowsWanted,
  { names, findings }: Pick<CheckContext, 'names' | 'findings'>,
): RelatedPaths | undefined {
  const found = findRelated(outer, dataset, names).map((paths): Way => ({
    ...paths,
    links: relatedLinks({ outer, dataset, ...paths }, names),
  }));
  const ways = [...new Map(found.map((way) => [describe(way), way])).values()];
  const [only, rival] = ways;
  if (only === undefined) return findings.report('formula.not_related', { dataset, outer }, span);
  const chosen =
    rival === undefined ? only : ways.find(({ links }) => links.every((link) => isAmong(link, conditions)));
  if (chosen === undefined) {
    return findings.report('formula.related_tie', { dataset, outer, ways: ways.map(describe) }, span);
  }
  const fields = chosen.links.flatMap((link) => [link.outer, link.own]);
  const sound = fields.map((field) => requireSoundField(field, span, { names, findings }));
  return sound.every(Boolean) ? { up: chosen.up, down: chosen.down } : undefined;
}

/** `orders.account_id == leads.account_id` */
function describe({ links }: Way): string {
  return links.map(({ own, outer }) => `${pathOf(own)} == ${pathOf(outer)}`).join(' and ');
}

function pathOf({ dataset, path, field }: FieldReference): string {
  return [dataset, ...path, field].join('.');
}

function isAmong({ own, outer }: RelatedLink, conditions: readonly Expression[]): boolean {
  const wanted = [pathOf(own), pathOf(outer)];
  return conditions.flatMap(conjunctsOf).some((condition) => {
    if (condition.kind !== 'call' || condition.function !== 'equal') return false;
    const named = condition.arguments.map((side) => (side.kind === 'field' ? pathOf(side) : ''));
    return wanted.every((field) => named.includes(field));
  });
}

function conjunctsOf(condition: Expression): readonly Expression[] {
  const isBoth = condition.kind === 'call' && condition.function === 'and';
  return isBoth ? condition.arguments.flatMap(conjunctsOf) : [condition];
}
