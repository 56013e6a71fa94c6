import 'server-only';
import type { ReadOptions, ResolveOptions } from '@/lib/oci/content';
import type { Descriptor } from '@/lib/oci/descriptor';
import { type Digest, parseDigest } from '@/lib/oci/digest';
import { manifestAccept } from '@/lib/oci/media-type';
import type { RegistryReference } from '@/lib/oci/reference';
import { describedByHeaders, manifestType, verifiedDigest } from './manifest-answer';
import { type Repository, saw, sawTag, sightingOf } from './repository';
import { type RegistryRead, sendRead } from './send-read';

/** As many entries an index has, usually: their connections can stand when it is there. */
const usualEntries = 8;

/** What is asked for in a URL: a tag, or a digest that what comes must have. */
type Asked = Readonly<{ name: string; digest?: Digest }>;

/**
 * The descriptor of what `reference` names in `repository`. What was not seen yet is fetched at once, since its bytes
 * are wanted next; a HEAD is sent only when they may be at hand already.
 */
export async function resolve(
  repository: Repository,
  reference: RegistryReference,
  options: ResolveOptions,
): Promise<Descriptor> {
  const asked = askedFor(reference);
  if (options.isFresh) return resolveAnew(repository, asked, options);
  const known = believed(repository, asked);
  // What a digest names never changes: its bytes are fetched by whoever wants them, once for all.
  const isEnough = options.headOnly || asked.digest !== undefined;
  if (known !== undefined && (isEnough || (await isAtHand(repository, known)))) return known;
  const key = `${repository.key} ${options.headOnly ? 'head' : 'get'} ${asked.name}`;
  return repository.registries.resolveFlights.run(key, options.signal, (signal) =>
    resolveAnew(repository, asked, { ...options, signal }),
  );
}

async function resolveAnew(repository: Repository, asked: Asked, options: ResolveOptions): Promise<Descriptor> {
  const last = lastSeen(repository, asked);
  const mayBeAtHand = options.headOnly || last !== undefined || (await isNamedAndCached(repository, asked));
  const onWritten = last && (() => options.onAsked?.(last));
  const headed = mayBeAtHand ? await headManifest(repository, asked, { ...options, onWritten }) : undefined;
  if (headed !== undefined && (options.headOnly || (await isCached(repository, headed)))) {
    return remembered(repository, asked, headed);
  }
  return remembered(repository, asked, await getManifest(repository, asked, options));
}

/** With tag and digest both, the digest wins. */
export function askedFor({ tag, digest }: RegistryReference): Asked {
  if (digest === undefined) return { name: tag ?? 'latest' };
  return { name: parseDigest(digest), digest };
}

/** What needs no asking: a digest seen here, or a tag seen just now. */
function believed(repository: Repository, { name, digest }: Asked): Descriptor | undefined {
  if (digest !== undefined) return sightingOf(repository, 'manifests', digest)?.descriptor;
  const sighting = repository.sightings.tags.get(name);
  const isFresh = sighting !== undefined && Date.now() - sighting.atMs < repository.registries.limits.tagFreshMs;
  return isFresh ? sighting.descriptor : undefined;
}

/** What a tag pointed to when it was seen last, where its bytes may be at hand. Whoever hears of it (`onAsked`) can read them while the registry is asked. */
function lastSeen({ registries, sightings }: Repository, { name, digest }: Asked): Descriptor | undefined {
  const last = digest === undefined ? sightings.tags.get(name)?.descriptor : undefined;
  return last !== undefined && registries.content.mayHave(last.digest) ? last : undefined;
}

async function isNamedAndCached(repository: Repository, { digest }: Asked): Promise<boolean> {
  return digest !== undefined && isCached(repository, { digest });
}

async function isCached({ registries }: Repository, { digest }: Pick<Descriptor, 'digest'>): Promise<boolean> {
  return (await registries.content.get(digest)) !== undefined;
}

async function isAtHand(repository: Repository, descriptor: Descriptor): Promise<boolean> {
  return sightingOf(repository, 'manifests', descriptor.digest) !== undefined && isCached(repository, descriptor);
}

function remembered(repository: Repository, asked: Asked, descriptor: Descriptor): Descriptor {
  saw(repository, 'manifests', descriptor);
  if (asked.digest === undefined) sawTag(repository, asked.name, descriptor);
  return descriptor;
}

async function headManifest(
  repository: Repository,
  asked: Asked,
  options: ReadOptions & Pick<RegistryRead, 'onWritten'>,
): Promise<Descriptor | undefined> {
  const described = describedByHeaders(await ask(repository, 'HEAD', asked, options));
  // A registry that answers for another digest than the one asked for is taken at its bytes, not at its word.
  return asked.digest === undefined || described?.digest === asked.digest ? described : undefined;
}

async function getManifest(repository: Repository, asked: Asked, options: ReadOptions): Promise<Descriptor> {
  const { host } = repository;
  const isThere = host.transport.connections.expect(new URL(host.origin ?? host.endpoint.origins[0]), usualEntries);
  const answer = await ask(repository, 'GET', asked, options).finally(isThere);
  const mediaType = manifestType(answer);
  const digest = verifiedDigest(answer, asked.digest);
  repository.registries.content.keep(digest, answer.body);
  return { mediaType, digest, size: answer.body.length };
}

function ask(
  { host, name, registries }: Repository,
  method: 'GET' | 'HEAD',
  asked: Asked,
  { onWritten, ...options }: ReadOptions & Pick<RegistryRead, 'onWritten'>,
) {
  return sendRead(host, {
    method,
    need: { repository: name, purpose: 'content' },
    path: `manifests/${asked.name}`,
    accept: manifestAccept,
    maxBytes: registries.limits.manifestBytes,
    options,
    onWritten,
  });
}
