'use client';

import type { Account } from '@/lib/contract/registry';
import { formatDate } from '@/lib/display/date';
import { Button } from '../ui/button';
import { Segmented } from '../ui/segmented';
import { Status } from '../ui/status';
import { TextField } from '../ui/text-field';
import { VerbatimText } from '../ui/verbatim-text';
import { dockerPlace } from './account-words';
import { type DraftAccount, newAccount } from './registry-draft';

type AccountFieldProps = Readonly<{
  /** As the server has it. */
  saved: Account | null;
  draft: DraftAccount;
  onChange: (account: DraftAccount) => void;
}>;

const kinds = [
  { value: 'none', label: 'None' },
  { value: 'stored', label: 'Kept here' },
  { value: 'docker', label: 'docker login' },
] as const;

/** Who asks this registry. A secret is written, never shown again. */
export function AccountField({ saved, draft, onChange }: AccountFieldProps) {
  const choose = (kind: DraftAccount['kind']) => onChange(kind === 'stored' ? keptAccount(saved) : { kind });
  return (
    <>
      <Segmented label="Account" segments={kinds} value={draft.kind} onChange={choose} />
      {draft.kind === 'stored' ? <StoredAccount saved={saved} draft={draft} onChange={onChange} /> : null}
      {draft.kind === 'docker' ? <DockerAccount saved={saved} /> : null}
    </>
  );
}

function keptAccount(saved: Account | null): DraftAccount {
  return saved?.kind === 'stored'
    ? { kind: 'stored', username: saved.username, secret: saved.secret, value: null }
    : newAccount;
}

type StoredAccountProps = Omit<AccountFieldProps, 'draft'> &
  Readonly<{ draft: Extract<DraftAccount, { kind: 'stored' }> }>;

function StoredAccount({ saved, draft, onChange }: StoredAccountProps) {
  if (draft.value === null && saved?.kind === 'stored') {
    return (
      <>
        <p className="mt-2 flex items-center gap-2.5 text-2xs">
          <span className="mono min-w-0 truncate">
            <VerbatimText>{saved.username}</VerbatimText>
          </span>
          <span className="text-ink-3">stored {formatDate(saved.storedAt)}, never shown</span>
          <Button size="sm" className="ml-auto" onClick={() => onChange({ ...draft, value: '' })}>
            Replace
          </Button>
        </p>
        <Failure of={saved} />
      </>
    );
  }
  return (
    <div className="mt-2 grid grid-cols-2 gap-2 max-md:grid-cols-1">
      <div className="col-span-full">
        <Segmented
          label="Kind of secret"
          segments={secrets}
          value={draft.secret}
          onChange={(secret) => onChange({ ...draft, secret })}
        />
      </div>
      {draft.secret === 'token' ? null : (
        <TextField
          label="User name"
          value={draft.username}
          onChange={({ target }) => onChange({ ...draft, username: target.value })}
        />
      )}
      <TextField
        label={draft.secret === 'token' ? 'Identity token' : 'Password or access token'}
        type="password"
        autoComplete="new-password"
        value={draft.value ?? ''}
        onChange={({ target }) => onChange({ ...draft, value: target.value })}
      />
    </div>
  );
}

const secrets = [
  { value: 'password', label: 'Password' },
  { value: 'token', label: 'Identity token' },
] as const;

/** What `docker login` saved on this server, and which program answers for it. */
function DockerAccount({ saved }: Pick<AccountFieldProps, 'saved'>) {
  if (saved?.kind !== 'docker')
    return <p className="mt-2 text-2xs text-ink-3">Whatever “docker login” saved for it.</p>;
  const { username, helper } = saved;
  return (
    <div className="mt-2 text-2xs">
      <p className="flex flex-wrap gap-x-2.5">
        {username === null ? (
          <span className="text-ink-3">docker login has saved none for it; it is asked anonymously</span>
        ) : (
          <span className="mono">
            <VerbatimText>{username || '<token>'}</VerbatimText>
          </span>
        )}
        {username === null && helper === null ? null : <span className="text-ink-3">{dockerPlace(helper)}</span>}
      </p>
      <Failure of={saved} />
    </div>
  );
}

/** Why the account cannot be used as it is. */
function Failure({ of: { failure } }: Readonly<{ of: { failure: string | null } }>) {
  if (failure === null) return null;
  return (
    <p className="text-2xs">
      <Status tone="warn" wraps>
        <VerbatimText>{failure}</VerbatimText>
      </Status>
    </p>
  );
}
