import 'server-only';
import { maxManifestBytes } from '@/lib/oci/manifest-bounds';

/** The bounds within which any registry is spoken to; none of them is the registry's to choose. */
export const limits = {
  /** Larger manifests are refused, as registries do. @see distribution-spec, Pushing manifests */
  manifestBytes: maxManifestBytes,
  /** Of a page of tags or repositories, and how many pages one read gathers. */
  listPageBytes: 16 * 1024 * 1024,
  listPages: 100,
  tokenBytes: 1024 * 1024,
  /** Of an error answer; what follows is not read. */
  errorBytes: 64 * 1024,
  headerBytes: 32 * 1024,
  redirects: 5,
  /** The chunks in which a blob is sent to a registry that finds it too large for one request, and those when these are, too. */
  chunkBytes: 16 * 1024 * 1024,
  smallChunkBytes: 1024 * 1024,
  attempts: 3,
  connectTimeoutMs: 10_000,
  /** From sending a request until its last byte. */
  requestTimeoutMs: 60_000,
  /** The same while a connection is tested: somebody looks on. */
  trialTimeoutMs: 10_000,
  /** As long a connection is held for whoever takes nothing more of a blob, as a download that was halted. */
  heldMs: 30_000,
  /** The longest that a read waits on `Retry-After`; who is told to wait longer is told so. */
  retryWaitMs: 5000,
  /** Before the second attempt where the registry names no time; doubled for the third. */
  retryDelayMs: 300,
  /** As long a tag is believed without asking. */
  tagFreshMs: 5000,
  /** As long a digest seen in a repository is believed to be there for this account. */
  presenceMs: 24 * 60 * 60 * 1000,
  /** As long pulls left and warnings are shown when no answer repeats them. */
  noticeMs: 60 * 60 * 1000,
} as const;

export type Limits = Readonly<Record<keyof typeof limits, number>>;
