import { requireArity, ungrouped, type CallNode } from '@core/formula';
import type { ConditionNode } from './condition';
import type { ConditionText } from './condition-text';
import { historyFunctions, longestHistory, observationType, type HistoryFunction } from './observation';

/** `mean(12)`: how far to look back is written out, so that it is known before anything is read. */
export function checkHistoryCall(
  name: HistoryFunction,
  call: CallNode,
  { source, findings }: ConditionText,
): ConditionNode | undefined {
  const { span } = call.name;
  if (!requireArity(name, [1, 1], call.arguments, { span, findings })) return undefined;
  const [argument] = call.arguments;
  const written = argument && ungrouped(argument);
  const isWhole = written?.kind === 'number' && /^\d{1,4}$/u.test(written.text);
  const length = isWhole ? Number(written.text) : 0;
  const least = historyFunctions[name];
  if (length >= least && length <= longestHistory) {
    return { kind: 'observation', observation: { name, length }, type: observationType(name), span: call.span };
  }
  const at = argument?.span ?? call.span;
  const found = source.slice(at.start, at.end);
  return findings.report('alert.history_length', { name, least, most: longestHistory, found }, at);
}
