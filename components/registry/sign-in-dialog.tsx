'use client';

import Link from 'next/link';
import { useState } from 'react';
import type { ProblemDetails } from '@/lib/problem/problem';
import { routes } from '@/lib/routes';
import { KeyValue, KeyValueRow } from '../ui/key-value';
import { TextField } from '../ui/text-field';
import { VerbatimText } from '../ui/verbatim-text';
import { QuickDialog } from './quick-dialog';
import { useQuickSave } from './use-quick-save';

type SignInDialogProps = Readonly<{
  registry: string;
  /** Of the problem that a sign-in would end. */
  details: ProblemDetails;
  onClose: (solved: boolean) => void;
}>;

/** Asks for an account of `registry`; it is tried before it is kept. */
export function SignInDialog({ registry, details, onClose }: SignInDialogProps) {
  const { account, scope } = details;
  const [username, setUsername] = useState(typeof account === 'string' && account !== '<token>' ? account : '');
  const [password, setPassword] = useState('');
  const saving = useQuickSave(registry, () => onClose(true));
  return (
    <QuickDialog
      title={`Sign in to ${registry}`}
      saving={saving}
      submitLabel={saving.isBusy ? 'Signing in' : 'Sign in'}
      onSubmit={() => saving.save({ credentials: { username, password } }, `Signed in to ${registry}.`, true)}
      onClose={() => onClose(false)}
    >
      <div className="grid grid-cols-2 gap-2 max-md:grid-cols-1">
        <TextField
          label="User name"
          required
          autoComplete="username"
          value={username}
          onChange={({ target }) => setUsername(target.value)}
        />
        <TextField
          label="Password or access token"
          required
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={({ target }) => setPassword(target.value)}
        />
      </div>
      <KeyValue className="mt-3">
        {typeof scope === 'string' ? (
          <KeyValueRow name="Asked for">
            <span className="mono">
              <VerbatimText>{scope}</VerbatimText>
            </span>
          </KeyValueRow>
        ) : null}
        <KeyValueRow name="Kept">on this server, encrypted, for {registry} only; never shown again</KeyValueRow>
        <KeyValueRow name="Other ways">
          <Link href={routes.registry(registry)} prefetch={false}>
            an identity token, or what docker login saved
          </Link>
        </KeyValueRow>
      </KeyValue>
    </QuickDialog>
  );
}
