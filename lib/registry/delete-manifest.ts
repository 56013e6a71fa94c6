import 'server-only';
import type { ReadOptions } from '@/lib/oci/content';
import { type Digest, parseDigest } from '@/lib/oci/digest';
import { ProblemError } from '@/lib/problem/problem';
import { atItsOrigin } from './at-its-origin';
import { forgetManifest, forgetTag, type Repository } from './repository';
import { requestUrl, sendSigned } from './send-signed';

/** Deletes a manifest, and with it every tag of it. @see distribution-spec, Deleting manifests */
export async function deleteManifest(repository: Repository, digest: Digest, options: ReadOptions): Promise<void> {
  const { host } = repository;
  try {
    // A digest becomes part of a URL: nothing else may. (CVE-2024-3727)
    await sendDelete(repository, parseDigest(digest), options);
  } catch (thrown) {
    if (!isRefusal(thrown, [405, 501])) throw thrown;
    host.deletes = { tags: false, manifests: false };
    throw unsupported(repository, thrown, {
      message: `${host.endpoint.registry} does not delete anything that was pushed to it.`,
      hint: 'Whoever runs the registry may allow it; in Distribution it is the setting storage.delete.enabled.',
    });
  } finally {
    forgetManifest(repository, digest);
  }
  host.deletes = { ...host.deletes, manifests: true };
}

/** Takes a tag away, where the registry can. @see distribution-spec, Deleting tags */
export async function deleteTag(repository: Repository, tag: string, options: ReadOptions): Promise<void> {
  const { host } = repository;
  try {
    await sendDelete(repository, tag, options);
  } catch (thrown) {
    // Distribution 2.8 looks for a digest, and takes the tag for a bad one.
    if (!isRefusal(thrown, [400, 405, 501])) throw thrown;
    host.deletes = { ...host.deletes, tags: false };
    throw unsupported(repository, thrown, {
      message: `${host.endpoint.registry} does not delete a tag alone.`,
      hint: 'It may delete the whole manifest, which takes all its tags along.',
    });
  } finally {
    forgetTag(repository, tag);
  }
  host.deletes = { ...host.deletes, tags: true };
}

/** It is sent once, and nowhere else: a deletion that is sent again may meet what was pushed in between. */
async function sendDelete({ host, name }: Repository, tagOrDigest: string, options: ReadOptions): Promise<void> {
  const request = { need: { repository: name, purpose: 'deletion' }, path: `manifests/${tagOrDigest}` } as const;
  const { signal, cost } = options;
  await sendSigned(host, {
    ...request,
    success: [200, 202, 204],
    options,
    send: (authorization) =>
      atItsOrigin(host, (origin) =>
        host.transport.send({
          url: requestUrl(request, origin),
          method: 'DELETE',
          headers: authorization === undefined ? {} : { authorization },
          maxBytes: host.transport.limits.errorBytes,
          signal,
          cost,
        }),
      ),
  });
}

function isRefusal(thrown: unknown, statuses: readonly number[]): thrown is ProblemError {
  if (!(thrown instanceof ProblemError)) return false;
  const { details } = thrown.problem;
  return statuses.includes(Number(details?.status)) || details?.registryCode === 'UNSUPPORTED';
}

function unsupported(
  { host, name }: Repository,
  cause: ProblemError,
  said: Readonly<{ message: string; hint: string }>,
): ProblemError {
  const details = { ...cause.problem.details, registry: host.endpoint.registry, repository: name };
  return new ProblemError({ code: 'unsupported', ...said, details }, { cause });
}
