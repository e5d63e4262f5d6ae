import type { Lineage } from '@core/engine';
import { edgesOf, renderTree } from './lineage-tree';

const node = (kind: 'metric' | 'dataset' | 'schedule', name: string) => ({
  id: `${kind}:${name}`,
  kind,
  name,
  version: 1,
});
const edge = (from: string, to: string) => ({ from, to, paths: ['/formula'] });

const lineage: Lineage = {
  of: node('metric', 'rate'),
  uses: [
    { kind: 'metric', name: 'won', depth: 1 },
    { kind: 'dataset', name: 'deals', depth: 1, fields: ['stage'] },
  ],
  used_by: [{ kind: 'schedule', name: 'monthly', depth: 1 }],
  nodes: [node('metric', 'rate'), node('metric', 'won'), node('dataset', 'deals'), node('schedule', 'monthly')],
  edges: [
    edge('metric:rate', 'metric:won'),
    edge('metric:rate', 'dataset:deals'),
    edge('metric:won', 'dataset:deals'),
    edge('schedule:monthly', 'metric:rate'),
  ],
};

describe('a lineage on the command line', () => {
  it('is a tree each way, in which nothing is unfolded twice', () => {
    expect(renderTree(lineage, ['uses', 'used_by'])).toBe(
      [
        'metric rate v1',
        'uses',
        '├─ metric won v1',
        '│  └─ dataset deals v1  (stage)',
        '└─ dataset deals v1  (stage)  …',
        'used by',
        '└─ schedule monthly v1',
        '',
      ].join('\n'),
    );
  });

  it('says so where it leads nowhere', () => {
    expect(renderTree({ ...lineage, used_by: [], edges: [] }, ['used_by'])).toBe('metric rate v1\nused by nothing\n');
  });

  it('is drawn one way alone where that is asked for', () => {
    expect(edgesOf(lineage, 'used_by')).toEqual([edge('schedule:monthly', 'metric:rate')]);
  });
});
