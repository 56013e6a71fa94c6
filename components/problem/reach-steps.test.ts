import { describe, expect, it } from 'vitest';
import type { ProblemDetails } from '@/lib/problem/problem';
import { reachSteps } from './reach-steps';

const states = (details: Parameters<typeof reachSteps>[0]) =>
  reachSteps(details)?.map(({ name, state, fact }) => [name, state, fact]);

describe('reachSteps', () => {
  it.each([
    ['dns', ['failed', 'not reached', 'not reached']],
    ['refused', ['done', 'failed', 'not reached']],
    ['timeout', ['done', 'failed', 'not reached']],
    ['no_route', ['done', 'failed', 'not reached']],
    ['reset', ['done', 'done', 'failed']],
    ['not_http', ['done', 'done', 'failed']],
  ])('%s breaks off at its step', (reason, expected) => {
    expect(reachSteps({ reason, host: 'reg.lab:5000' })?.map(({ state }) => state)).toEqual(expected);
  });

  it('names the address, the port and the error', () => {
    const details = { reason: 'refused', host: '127.0.0.1:9', address: '127.0.0.1', port: 9, error: 'ECONNREFUSED' };
    expect(states(details)).toEqual([
      ['Address', 'done', '127.0.0.1'],
      ['TCP 9', 'failed', 'refused, nothing listens (ECONNREFUSED)'],
      ['GET /v2/', 'not reached', 'not reached'],
    ]);
  });

  it('takes a literal address from the host', () => {
    expect(states({ reason: 'timeout', host: '[2001:db8::1]:443' })?.[0]).toEqual(['Address', 'done', '2001:db8::1']);
  });

  it.each<ProblemDetails>([
    {},
    { reason: 'proxy', host: 'a' },
    { reason: 'refused' },
    { reason: 'refused', host: 'a b' },
  ])('knows no steps for %o', (details) => {
    expect(reachSteps(details)).toBeNull();
  });
});
