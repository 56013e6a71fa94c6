import type { Account } from '@/lib/contract/registry';
import { formatDate } from '@/lib/display/date';

/** Who asks a registry, and where that account is kept. */
export function accountWords(account: Account): Readonly<{ who: string; where: string }> {
  switch (account.kind) {
    case 'none':
      return { who: 'anonymous', where: 'no account wanted' };
    case 'stored':
      if (account.failure !== null) return { who: account.username, where: 'cannot be opened' };
      return {
        who: account.username || '<token>',
        where: `${account.secret} kept here, ${formatDate(account.storedAt)}`,
      };
    case 'docker':
      if (account.failure !== null) return { who: 'anonymous', where: 'its helper failed' };
      if (account.username === null) return { who: 'anonymous', where: 'no account stored' };
      return { who: account.username || '<token>', where: dockerPlace(account.helper) };
  }
}

/** Where `docker login` keeps an account: with a helper program, or in its own file. */
export function dockerPlace(helper: string | null): string {
  return helper === null ? 'docker config.json' : `docker-credential-${helper}`;
}
