import { ProblemError } from '../problem/problem';

/** The part of a reference that a problem is about, told in its `details.part`. */
type ReferencePart = 'reference' | 'registry' | 'repository' | 'layout' | 'tag' | 'digest';

const maxRepositoryLength = 255;
const maxTagLength = 128;

/** `reference_invalid`, with the part that is wrong in its details. */
export function referenceProblem(part: ReferencePart, message: string, hint?: string): ProblemError {
  return new ProblemError({
    code: 'reference_invalid',
    message,
    ...(hint === undefined ? {} : { hint }),
    details: { part },
  });
}

/**
 * Whether what stands before the first slash is a registry rather than the first part of a repository on Docker Hub.
 * @see https://github.com/distribution/reference, `splitDockerDomain`
 */
export function isRegistryName(text: string): boolean {
  return text === 'localhost' || /[.:]/.test(text) || text !== text.toLowerCase();
}

/** Checks a registry: a host name, an IPv4 address or an IPv6 address in brackets, with an optional port. */
export function checkRegistry(registry: string): void {
  const { host, port } = splitPort(registry);
  if (!isHost(host) || registry.includes('@')) {
    throw referenceProblem('registry', `“${registry}” is not a valid registry: ${hostFault(registry, host)}`);
  }
  if (port !== undefined && !isPort(port)) {
    throw referenceProblem(
      'registry',
      `“${registry}” is not a valid registry: the port “${port}” is not a number from 1 to 65535.`,
    );
  }
}

/**
 * Checks a repository: parts of lower-case letters and digits, joined by slashes. `typed` is what the person wrote,
 * `repository` the same after normalization, which is what the length limit is about.
 */
export function checkRepository(typed: string, repository: string, registry: string): void {
  if (typed === '') {
    throw referenceProblem(
      'repository',
      'The repository name is missing.',
      `Add it after the registry, such as ${registry}/owner/name.`,
    );
  }
  const fault = repositoryFault(typed);
  if (fault !== undefined) {
    const lower = typed.toLowerCase();
    const mended = lower !== typed && repositoryFault(lower) === undefined ? `Try “${lower}”.` : undefined;
    throw referenceProblem('repository', `“${typed}” is not a valid repository name: ${fault}`, mended);
  }
  if (repository.length > maxRepositoryLength) {
    throw referenceProblem(
      'repository',
      `The repository name has ${repository.length} characters; ${maxRepositoryLength} are the most.`,
    );
  }
}

/** Whether a repository can have the name `text`, as a registry lists it. */
export function isRepositoryName(text: string): boolean {
  return text !== '' && text.length <= maxRepositoryLength && repositoryFault(text) === undefined;
}

/** Checks a tag: `[\w][\w.-]{0,127}`. @see distribution-spec, Pulling manifests, `<reference>` */
export function checkTag(tag: string): void {
  if (tag === '') {
    throw referenceProblem('tag', 'The tag after “:” is missing.', 'Add it, or leave out the “:” to mean latest.');
  }
  if (tag.length > maxTagLength) {
    throw referenceProblem('tag', `The tag has ${tag.length} characters; ${maxTagLength} are the most.`);
  }
  if (!/^[A-Za-z0-9_]/.test(tag)) {
    throw referenceProblem('tag', `“${tag}” is not a valid tag: begin it with a letter, a digit or “_”.`);
  }
  const strange = /[^A-Za-z0-9_.-]/u.exec(tag)?.[0];
  if (strange !== undefined) {
    throw referenceProblem(
      'tag',
      `“${tag}” is not a valid tag: “${strange}” is not allowed; use letters, digits, “_”, “.” and “-”.`,
    );
  }
}

function splitPort(registry: string): { host: string; port?: string } {
  const colon = registry.indexOf(':', registry.startsWith('[') ? registry.indexOf(']') : 0);
  return colon === -1 ? { host: registry } : { host: registry.slice(0, colon), port: registry.slice(colon + 1) };
}

function isHost(host: string): boolean {
  if (host.startsWith('[')) return /^\[[a-fA-F0-9:]+\]$/.test(host);
  return host.split('.').every((label) => /^[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?$/.test(label));
}

function isPort(port: string): boolean {
  return /^[0-9]{1,5}$/.test(port) && Number(port) >= 1 && Number(port) <= 65_535;
}

function hostFault(registry: string, host: string): string {
  if (/^[a-fA-F0-9:]+$/.test(registry) && registry.split(':').length > 2) {
    return 'an IPv6 address stands in brackets, such as [::1]:5000.';
  }
  if (registry.includes('@')) return 'it holds “@”; an account is not part of a reference.';
  if (host === '') return 'the host before the port is missing.';
  return 'a host is letters, digits and “-”, joined by “.”, with an optional port.';
}

function repositoryFault(name: string): string | undefined {
  if (name !== name.toLowerCase()) return 'use lower case.';
  if (name.startsWith('/')) return 'it may not begin with “/”.';
  if (name.endsWith('/')) return 'it may not end with “/”.';
  if (name.includes('//')) return 'there is nothing between two slashes.';
  const strange = /[^a-z0-9._/-]/u.exec(name)?.[0];
  if (strange !== undefined) {
    return `“${strange}” is not allowed; use lower-case letters, digits, “.”, “_”, “-” and “/”.`;
  }
  const part = name.split('/').find((candidate) => !/^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*$/.test(candidate));
  if (part === undefined) return undefined;
  if (/^[._-]/.test(part) || /[._-]$/.test(part)) return `“${part}” must begin and end with a letter or a digit.`;
  return `“${part}” joins its parts badly; use one “.”, one or two “_”, or any number of “-”.`;
}
