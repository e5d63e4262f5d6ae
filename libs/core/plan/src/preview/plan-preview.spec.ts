import type { DataAccess } from '../request/data-access';
import { guardedCatalog, type Rules } from '../testing/guarded-catalog';
import { planPreview } from './plan-preview';

const viewer: DataAccess = { roles: ['viewer'], attributes: { office: 'West' } };

function fieldsSeen(dataset: string, rules: Rules = {}, access?: DataAccess): readonly string[] {
  const { plan, diagnostics } = planPreview(guardedCatalog(rules), dataset, access);
  return plan?.frame.dimensions.map(({ name }) => name) ?? diagnostics.map(({ code }) => code);
}

describe('a preview of a dataset', () => {
  it('has every field but those that only a query can know', () => {
    const stored = ['id', 'agent_id', 'stage', 'opened_on', 'closed_on', 'signed_at', 'amount'];
    expect(fieldsSeen('deals')).toEqual([...stored, 'is_large']);
    expect(fieldsSeen('agents')).toEqual(['agent_id', 'office', 'deals_won']);
  });

  it('leaves out what is hidden, and what is calculated from that or from a dataset that may not be read', () => {
    const rules: Rules = { deals: [{ roles: ['viewer'], hidden: ['amount', 'id'] }] };
    expect(fieldsSeen('deals', rules, viewer)).toEqual(['agent_id', 'stage', 'opened_on', 'closed_on', 'signed_at']);
    expect(planPreview(guardedCatalog(rules), 'deals', viewer).plan?.order).toEqual([]);
    expect(fieldsSeen('agents', { deals: [{ roles: ['author'] }] }, viewer)).toEqual(['agent_id', 'office']);
  });

  it('is restricted to the rows that are seen, and ordered by the key', () => {
    const rules: Rules = { deals: [{ roles: ['viewer'], where: 'agent.office == user.office' }] };
    const { plan } = planPreview(guardedCatalog(rules), 'deals', viewer);
    expect(plan?.frame.restrictions?.map(({ dataset, joins }) => [dataset, joins.length])).toEqual([['deals', 1]]);
    expect(plan?.order).toEqual([0]);
  });

  it('is refused where nothing may be seen, or there is no such dataset', () => {
    expect(fieldsSeen('agents', { agents: [{ roles: ['author'] }] }, viewer)).toEqual(['access.dataset_denied']);
    expect(fieldsSeen('agents', { agents: [{ roles: ['viewer'], where: 'office == user.x' }] }, viewer)).toEqual([
      'access.missing_attribute',
    ]);
    const all: Rules = { agents: [{ roles: ['viewer'], hidden: ['agent_id', 'office', 'deals_won'] }] };
    expect(new Set(fieldsSeen('agents', all, viewer))).toEqual(new Set(['access.field_hidden']));
    expect(fieldsSeen('agent')).toEqual(['formula.unknown_dataset']);
  });

  it('is refused where a dataset to which it leads has errors', () => {
    const broken: Rules = { agents: [{ roles: ['viewer'], where: 'offic == "West"' }] };
    expect(fieldsSeen('agents', broken)).toEqual(['formula.unsound']);
    expect(fieldsSeen('deals', broken)).toEqual(['formula.unsound']);
  });
});
