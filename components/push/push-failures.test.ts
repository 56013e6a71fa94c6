import { expect, it } from 'vitest';
import type { PushStep } from '@/lib/contract/push';
import { platformProgress } from './platform-progress';
import { pushFailures } from './push-failures';

const platforms = ['amd64', 'arm64'].map((architecture) => ({
  digest: `sha256:${architecture}`,
  platform: { os: 'linux', architecture },
  before: null,
}));
const cut = { code: 'unreachable', message: 'It hung up on a.', details: { side: 'source', host: 'far' } } as const;
const limited = { code: 'rate_limited', message: 'Wait.', details: { side: 'target', registry: 'near' } } as const;

function failed(problem: PushStep['problem'], entries: readonly string[]): PushStep {
  return {
    kind: 'blob',
    way: 'copy',
    digest: 'sha256:blob',
    mediaType: '',
    sizeBytes: 1,
    from: null,
    tag: null,
    entries,
    state: 'failed',
    sentBytes: 0,
    problem,
  };
}

it('names each reason once, what ended the push first, with the platforms that it keeps back', () => {
  const steps = [
    failed(limited, ['sha256:arm64']),
    failed(cut, ['sha256:amd64']),
    failed({ ...cut, message: 'It hung up on b.' }, ['sha256:amd64', 'sha256:arm64']),
  ];
  expect(pushFailures({ problem: cut, steps }, platformProgress({ platforms, steps }))).toEqual([
    { problem: cut, platforms: ['amd64', 'arm64'] },
    { problem: limited, platforms: ['arm64'] },
  ]);
});

it('names a reason that is of no step, and none where there is none', () => {
  expect(pushFailures({ problem: limited, steps: [] }, [])).toEqual([{ problem: limited, platforms: [] }]);
  expect(pushFailures({ problem: null, steps: [] }, [])).toEqual([]);
});
