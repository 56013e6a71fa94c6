import { describe, expect, it } from 'vitest';
import { parseReference } from '@/lib/oci/reference';
import type { Problem } from '@/lib/problem/problem';
import { problemHeading } from './problem-heading';

const alpine = parseReference('alpine:3.71');
const at = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();

describe('problemHeading', () => {
  it.each<[Problem['code'], Problem['details'], string]>([
    ['not_found', { missing: 'manifest' }, 'No tag 3.71 in library/alpine'],
    ['not_found', { missing: 'repository', registry: 'docker.io' }, 'No repository library/alpine at docker.io'],
    ['not_found', { missing: 'blob' }, 'Not found'],
    ['rate_limited', { registry: 'docker.io', retryAt: null }, 'docker.io refuses for now'],
    ['unauthorized', { registry: 'ghcr.io' }, 'ghcr.io wants a sign-in'],
    ['denied', { registry: 'ghcr.io', host: 'cdn.ghcr.io' }, 'ghcr.io denies access'],
    ['tls_untrusted', { host: 'reg.lab:5000' }, 'The certificate of reg.lab:5000 is not trusted'],
    ['unreachable', { host: '45.55.81.106:5000' }, 'No answer from 45.55.81.106:5000'],
    ['timeout', { host: 'reg.lab' }, 'reg.lab took too long'],
    ['content_mismatch', {}, 'These bytes are not what the digest names'],
    ['timeout', {}, 'The registry took too long'],
    ['too_large', { host: 'reg.lab' }, 'Too large'],
  ])('%s with %o: %s', (code, details, expected) => {
    expect(problemHeading({ code, message: 'It happened.', ...(details && { details }) }, alpine)).toBe(expected);
  });

  it('names the time of day, and the day when that is far off', () => {
    const heading = (hours: number) =>
      problemHeading({ code: 'rate_limited', message: '', details: { registry: 'docker.io', retryAt: at(hours) } });
    expect(heading(1)).toMatch(/^docker\.io refuses until \d\d:\d\d UTC$/);
    expect(heading(48)).toMatch(/^docker\.io refuses until \d+ [A-Z][a-z]+ \d{4}, \d\d:\d\d UTC$/);
  });

  it('a digest that is not there is no tag', () => {
    const reference = parseReference(`alpine@sha256:${'0'.repeat(64)}`);
    const heading = problemHeading({ code: 'not_found', message: '', details: { missing: 'manifest' } }, reference);
    expect(heading).toBe('No such manifest in library/alpine');
  });
});
