import { describe, expect, it } from 'vitest';
import { pagePolicy } from './security-headers';

describe('pagePolicy', () => {
  it('lets scripts run by nonce alone and frames nowhere', () => {
    const policy = pagePolicy('abc', false);
    expect(policy).toContain("script-src 'self' 'nonce-abc' 'strict-dynamic';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe-eval');
    expect(policy.match(/[\w-]+ 'unsafe-inline'/g)).toEqual(["style-src-attr 'unsafe-inline'"]);
  });
});
