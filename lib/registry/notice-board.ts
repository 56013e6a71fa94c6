import 'server-only';
import { LruCache } from '@/lib/content/lru-cache';
import type { Notices, RateLimit } from '@/lib/oci/content';
import { headerText } from './header-text';
import { announcedLimit } from './rate-limit';
import type { Answer } from './transport';
import { untrustedText } from './untrusted-text';

type Kept<Value> = Readonly<{ value: Value; atMs: number }>;

const warningsPerRepository = 10;

/**
 * What a registry said beside its answers: pulls left, per account, and warnings, per repository and account. It is
 * kept for a while, since what is at hand is shown without an answer that would say it again.
 */
export class NoticeBoard {
  readonly #keptMs: number;
  readonly #rateLimits = new LruCache<Kept<Omit<RateLimit, 'account'>>>(100);
  readonly #warnings = new LruCache<Kept<readonly string[]>>(1000);

  constructor(keptMs: number) {
    this.#keptMs = keptMs;
  }

  hear({ headers }: Pick<Answer, 'headers'>, account: string, repository: string): void {
    const limit = announcedLimit(headers);
    if (limit !== null) this.#rateLimits.set(account, { value: limit, atMs: Date.now() });
    const heard = warningsIn(headers);
    if (heard.length === 0) return;
    const key = warningKey(account, repository);
    const value = [...new Set([...(this.#fresh(this.#warnings.get(key)) ?? []), ...heard])];
    this.#warnings.set(key, { value: value.slice(-warningsPerRepository), atMs: Date.now() });
  }

  /** `accountName` is who `account` is, as people know it; null for anyone. */
  read(account: string, accountName: string | null, repository: string): Notices {
    const limit = this.#fresh(this.#rateLimits.get(account));
    return {
      rateLimit: limit === undefined ? null : { ...limit, account: accountName },
      warnings: this.#fresh(this.#warnings.get(warningKey(account, repository))) ?? [],
    };
  }

  #fresh<Value>(kept: Kept<Value> | undefined): Value | undefined {
    return kept !== undefined && Date.now() - kept.atMs < this.#keptMs ? kept.value : undefined;
  }
}

function warningKey(account: string, repository: string): string {
  return `${account} ${repository}`;
}

/** The texts of `Warning: 299 - "…"`, made fit to be shown. @see distribution-spec, Warnings */
function warningsIn(headers: Answer['headers']): readonly string[] {
  const text = headerText(headers, 'warning');
  if (text === null) return [];
  return [...text.matchAll(/\b299 \S+ "((?:[^"\\]|\\.)*)"/g)]
    .map(([, text = '']) => untrustedText(text.replaceAll(/\\(.)/g, '$1')))
    .filter((text) => text !== '');
}
