import { describe, expect, it } from 'vitest';
import type { Problem, ProblemDetails } from '@/lib/problem/problem';
import { fittingAction } from './fitting-action';

const problem = (code: Problem['code'], details: ProblemDetails): Problem => ({
  code,
  message: 'It happened.',
  details,
});
const registry = 'reg.lab:5000';

describe('fittingAction', () => {
  it.each([
    ['unauthorized', { registry, reason: 'no_account' }, 'sign-in', 'Sign in to reg.lab:5000'],
    ['tls_untrusted', { registry, authority: '-----BEGIN' }, 'trust-ca', 'Trust this CA'],
    ['tls_untrusted', { registry, authority: null }, 'settings', 'Choose how to trust reg.lab:5000'],
    ['plain_http', { registry }, 'allow-http', 'Allow plain http for reg.lab:5000'],
    ['egress_blocked', { registry }, 'settings', 'Settings of reg.lab:5000'],
  ] as const)('%s %j: %s', (code, details, kind, label) => {
    expect(fittingAction(problem(code, details))).toEqual({ kind, registry, label });
  });

  it('offers no sign-in to a host that the registry only redirected to', () => {
    expect(fittingAction(problem('unauthorized', { registry, host: 'elsewhere.example', status: 401 }))).toBeNull();
  });

  it('offers nothing where no registry is named, or nothing would help', () => {
    expect(fittingAction(problem('plain_http', { host: registry }))).toBeNull();
    expect(fittingAction(problem('not_found', { registry }))).toBeNull();
    expect(fittingAction({ code: 'internal', message: 'It failed.' })).toBeNull();
  });
});
