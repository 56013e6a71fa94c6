import { describe, expect, it } from 'vitest';
import type { PushPlan, PushStep } from '@/lib/contract/push';
import { planLines } from './plan-lines';

const digest = `sha256:${'a'.repeat(64)}`;

function step(kind: PushStep['kind'], way: PushStep['way'], changes: Partial<PushStep> = {}): PushStep {
  return {
    kind,
    way,
    digest,
    mediaType: '',
    sizeBytes: 100,
    from: null,
    tag: null,
    entries: [],
    state: 'waiting',
    sentBytes: 0,
    problem: null,
    ...changes,
  };
}

const plan = (steps: readonly PushStep[], replaces: string | null = null): PushPlan => ({
  target: 'localhost:5000/team/app:1',
  tags: ['1'],
  digest,
  replaces,
  steps,
  copyBytes: 0,
  requests: 0,
  notes: [],
});

describe('planLines', () => {
  it('sums up by what is done and from where; only what travels has bytes', () => {
    const lines = planLines(
      plan([
        step('blob', 'mount', { from: 'localhost:5000/team/a' }),
        step('blob', 'mount', { from: 'localhost:5000/team/a' }),
        step('blob', 'copy', { from: 'ghcr.io/b' }),
        step('blob', 'there'),
        step('manifest', 'put'),
        step('manifest', 'there'),
        step('tag', 'put', { tag: '1' }),
      ]),
    );
    expect(lines).toEqual([
      { does: 'mount blob', what: '2 from team/a, same registry', sizeBytes: 0 },
      { does: 'copy blob', what: '1 from ghcr.io/b', sizeBytes: 100 },
      { does: 'keep blob', what: '1 already there', sizeBytes: 0 },
      { does: 'put manifest', what: '1 new by digest, 1 already there', sizeBytes: 100 },
      { does: 'put tag', what: 'app:1, new', sizeBytes: 100 },
    ]);
  });

  it('counts the repositories that blobs are mounted from', () => {
    const mounts = ['a', 'b'].map((name) => step('blob', 'mount', { from: `localhost:5000/team/${name}` }));
    expect(planLines(plan(mounts))).toEqual([
      { does: 'mount blob', what: '2 from 2 repositories, same registry', sizeBytes: 0 },
    ]);
  });

  it('tells of a list of referrers that is written, not of one that the registry keeps', () => {
    const list = { tag: `sha256-${'a'.repeat(64)}`, digest: '', sizeBytes: 0 };
    const put = step('referrers', 'put', { ...list, entries: [digest, digest] });
    expect(planLines(plan([put, step('referrers', 'there', list)]))).toEqual([
      {
        does: 'put referrers tag',
        what: 'sha256-aaaaaaa…, lists 2 referrers: the registry seems to keep no such list',
        sizeBytes: 0,
      },
    ]);
  });

  it('names what the tag points to now, and further tags', () => {
    const lines = planLines(plan([step('tag', 'put', { tag: '1' }), step('tag', 'put', { tag: 'latest' })], digest));
    expect(lines.map(({ what }) => what)).toEqual(['app:1, replaces aaaaaaa', 'latest, a further tag']);
  });
});
