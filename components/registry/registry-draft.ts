import type { Registry, TestStep, TrustKind } from '@/lib/contract/registry';
import type { RegistryChange } from '@/lib/contract/registry-operations';

/**
 * The account as it stands in the editor. A `value` of null keeps the secret that is stored; a `token` is an identity token,
 * which needs no user name.
 */
export type DraftAccount =
  | Readonly<{ kind: 'none' }>
  | Readonly<{ kind: 'docker' }>
  | Readonly<{ kind: 'stored'; username: string; secret: 'password' | 'token'; value: string | null }>;

/** The settings of one registry as they stand in the editor, saved or not. */
export type RegistryDraft = Readonly<{
  trust: TrustKind;
  /** Certificates in PEM, as they were pasted; they count while `trust` is `ca`. */
  ca: string;
  account: DraftAccount;
  /** Addresses and networks, as they were typed. */
  addresses: string;
}>;

/** What a registry that nobody described yet is taken for. */
const untouched: RegistryDraft = { trust: 'system', ca: '', account: { kind: 'docker' }, addresses: '' };

/** The settings as they are saved; those of an unknown registry for null. */
export function savedDraft(registry: Registry | null): RegistryDraft {
  if (registry === null) return untouched;
  const { trust, ca, account, allowedAddresses } = registry;
  return { trust, ca: ca?.pem ?? '', account: draftAccount(account), addresses: allowedAddresses.join(', ') };
}

function draftAccount(account: Registry['account']): DraftAccount {
  if (account.kind !== 'stored') return { kind: account.kind };
  return { kind: 'stored', username: account.username, secret: account.secret, value: null };
}

/** The addresses and networks in what was typed: commas, semicolons and white space part them. */
function typedAddresses(text: string): readonly string[] {
  return [...new Set(text.split(/[\s,;]+/).filter(Boolean))];
}

/** How many settings `draft` changes. What only looks different, such as a space more, is no change. */
export function countChanges(saved: RegistryDraft, draft: RegistryDraft): number {
  return Object.values(changesIn(saved, draft)).filter(Boolean).length;
}

/** What `draft` changes, as it is sent. What stays is not sent: a secret that is kept, a default nobody decided against. */
export function settingsChange(saved: RegistryDraft, draft: RegistryDraft): RegistryChange {
  const { trust, ca, account, addresses } = changesIn(saved, draft);
  return {
    ...(trust || ca ? trustChange(draft) : {}),
    ...(account ? accountChange(draft.account) : {}),
    ...(addresses ? { allowedAddresses: typedAddresses(draft.addresses) } : {}),
  };
}

function changesIn(saved: RegistryDraft, draft: RegistryDraft) {
  return {
    trust: saved.trust !== draft.trust,
    ca: draft.trust === 'ca' && saved.ca.trim() !== draft.ca.trim(),
    account: !isSameAccount(saved.account, draft.account),
    addresses: typedAddresses(saved.addresses).join() !== typedAddresses(draft.addresses).join(),
  };
}

function trustChange({ trust, ca }: RegistryDraft): RegistryChange {
  return { http: trust === 'http', tlsVerify: trust !== 'unverified', ca: trust === 'ca' ? ca : null };
}

function accountChange(account: DraftAccount): RegistryChange {
  if (account.kind !== 'stored') return { account: account.kind };
  const { username, secret, value } = account;
  return { credentials: secret === 'token' ? { identityToken: value ?? '' } : { username, password: value ?? '' } };
}

function isSameAccount(saved: DraftAccount, draft: DraftAccount): boolean {
  if (saved.kind !== 'stored' || draft.kind !== 'stored') return saved.kind === draft.kind;
  return draft.value === null;
}

/** The draft in which the one thing is done that would let `step` pass. */
export function applyAction(draft: RegistryDraft, { action, value }: TestStep): RegistryDraft {
  switch (action) {
    case 'allow-http':
      return { ...draft, trust: 'http' };
    case 'trust-ca':
      return { ...draft, trust: 'ca', ca: value ?? draft.ca };
    case 'allow-address':
      return { ...draft, addresses: [...typedAddresses(draft.addresses), value ?? ''].filter(Boolean).join(', ') };
    case 'sign-in':
      return { ...draft, account: draft.account.kind === 'stored' ? { ...draft.account, value: '' } : newAccount };
    default:
      return draft;
  }
}

/** An account to be filled in. */
export const newAccount = {
  kind: 'stored',
  username: '',
  secret: 'password',
  value: '',
} as const satisfies DraftAccount;

/** What is still missing in `draft` before it can be saved; null when nothing is. */
export function draftFault({ trust, ca, account }: RegistryDraft): string | null {
  if (trust === 'ca' && !ca.includes('-----BEGIN CERTIFICATE-----')) return 'Paste the CA’s certificate to save.';
  if (account.kind !== 'stored' || account.value === null) return null;
  if (account.secret === 'password' && account.username === '') return 'Enter the user name to save.';
  return account.value === '' ? 'Enter the password or token to save.' : null;
}
