import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Registry, type TestStep, trustKinds } from '@/lib/contract/registry';
import {
  applyAction,
  countChanges,
  draftFault,
  newAccount,
  type RegistryDraft,
  savedDraft,
  settingsChange,
} from './registry-draft';
import { unsavedRegistry } from './unsaved-registry';

const pem = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----';
const saved: Registry = {
  ...unsavedRegistry('reg.lab:5000'),
  isStored: true,
  trust: 'ca',
  ca: { pem, certificates: [] },
  allowedAddresses: ['10.20.4.0/24'],
  account: { kind: 'stored', username: 'release', secret: 'password', storedAt: '2026-03-12T00:00:00Z', failure: null },
};
const step: TestStep = {
  step: 'token',
  state: 'failed',
  tookMs: 3,
  message: '',
  facts: [],
  certificate: null,
  action: null,
  value: null,
};
const accounts: fc.Arbitrary<RegistryDraft['account']> = fc.oneof(
  fc.constant({ kind: 'none' } as const),
  fc.constant({ kind: 'docker' } as const),
  fc.record({
    kind: fc.constant('stored' as const),
    username: fc.string(),
    secret: fc.constantFrom('password', 'token'),
    value: fc.option(fc.string()),
  }),
);
const drafts: fc.Arbitrary<RegistryDraft> = fc.record({
  trust: fc.constantFrom(...trustKinds),
  ca: fc.constantFrom('', pem, `${pem}\n`),
  account: accounts,
  addresses: fc.string(),
});

describe('a draft', () => {
  it('changes nothing as long as it is what is saved, also with white space around', () => {
    const draft = savedDraft(saved);
    expect(countChanges(draft, draft)).toBe(0);
    expect(settingsChange(draft, { ...draft, ca: `${pem}\n\n`, addresses: ' 10.20.4.0/24 ; ' })).toEqual({});
  });

  it('sends something exactly when it changes something', () => {
    fc.assert(
      fc.property(drafts, drafts, (before, after) => {
        const isEmpty = Object.keys(settingsChange(before, after)).length === 0;
        expect(isEmpty).toBe(countChanges(before, after) === 0);
      }),
    );
  });

  it('never sends a secret that nobody typed', () => {
    const draft = savedDraft(saved);
    const change = settingsChange(draft, { ...draft, trust: 'unverified' });
    expect(change).toEqual({ http: false, tlsVerify: false, ca: null });
  });

  it('counts each setting once', () => {
    const changed: RegistryDraft = { trust: 'http', ca: '', account: { kind: 'none' }, addresses: '' };
    expect(countChanges(savedDraft(saved), changed)).toBe(3);
    expect(settingsChange(savedDraft(saved), changed)).toEqual({
      http: true,
      tlsVerify: true,
      ca: null,
      account: 'none',
      allowedAddresses: [],
    });
  });

  it('sends an identity token without a user name', () => {
    const draft = savedDraft(saved);
    const account = { kind: 'stored', username: 'release', secret: 'token', value: 'abc' } as const;
    expect(settingsChange(draft, { ...draft, account })).toEqual({ credentials: { identityToken: 'abc' } });
  });

  it('says what is missing before it can be saved', () => {
    const draft = savedDraft(saved);
    expect(draftFault(draft)).toBeNull();
    expect(draftFault({ ...draft, ca: 'no' })).toMatch('certificate');
    expect(draftFault({ ...draft, account: newAccount })).toMatch('user name');
    expect(draftFault({ ...draft, account: { ...newAccount, secret: 'token' } })).toMatch('token');
  });
});

describe('applyAction', () => {
  const draft = savedDraft(saved);

  it.each([
    [{ action: 'allow-http' }, { trust: 'http' }],
    [
      { action: 'trust-ca', value: pem },
      { trust: 'ca', ca: pem },
    ],
    [{ action: 'allow-address', value: '10.20.9.31' }, { addresses: '10.20.4.0/24, 10.20.9.31' }],
  ] as const)('does %j', (failed, change) => {
    expect(applyAction(draft, { ...step, ...failed })).toEqual({ ...draft, ...change });
  });

  it('opens an account to fill in, and anew where one was not accepted', () => {
    const signIn = { ...step, action: 'sign-in' } as const;
    expect(applyAction({ ...draft, account: { kind: 'none' } }, signIn).account).toEqual(newAccount);
    expect(applyAction(draft, signIn).account).toEqual({ ...draft.account, value: '' });
  });
});
