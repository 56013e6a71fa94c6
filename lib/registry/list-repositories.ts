import 'server-only';
import { z } from 'zod';
import { isRepositoryName } from '@/lib/oci/reference-parts';
import { isDockerHub } from '@/lib/oci/registry-name';
import { type Problem, ProblemError } from '@/lib/problem/problem';

import { type ListOptions, listPages } from './list-pages';
import { type Registries, sharedRegistries } from './registries';

/** One page of a registry’s repositories; `next` is the `after` of the following page, null at the end. */
export type RepositoryPage = Readonly<{
  repositories: readonly string[];
  next: string | null;
  /** Of what the registry listed, how many were left out because no repository can have such a name. */
  leftOut: number;
}>;

/** Registries answer null for none. */
const pageSchema = z.object({ repositories: z.array(z.string()).nullish() });

const list = {
  need: { repository: null, purpose: 'catalog' },
  path: '_catalog',
  of: 'repositories',
  namesIn: (body: unknown) => pageSchema.parse(body).repositories ?? [],
  isName: isRepositoryName,
} as const;

/** How registries say that they have no catalog, or none for anyone. */
const refusals = new Set([404, 405, 501]);

/**
 * One page of the repositories of `registry`, in its own order. Throws `unsupported` where it lists them to nobody,
 * `unauthorized` and `denied` where it does not list them to this account; all three in words about the list.
 * @see distribution docs/spec/api.md, Listing Repositories
 */
export async function listRepositories(
  registry: string,
  options: ListOptions = {},
  registries: Registries = sharedRegistries(),
): Promise<RepositoryPage> {
  // Docker Hub refuses everyone; asking would cost three requests to hear that.
  if (isDockerHub(registry)) throw unlisted(registry);
  try {
    const { names, next, leftOut } = await listPages(await registries.host(registry), registries.limits, list, options);
    return { repositories: names, next, leftOut };
  } catch (thrown) {
    throw thrown instanceof ProblemError ? aboutTheList(registry, thrown) : thrown;
  }
}

function aboutTheList(registry: string, cause: ProblemError): ProblemError {
  const { code, details } = cause.problem;
  if (code === 'unauthorized' && details?.reason !== 'rejected' && details?.reason !== 'expired') {
    return new ProblemError({ ...cause.problem, ...unlistedTo(registry, details?.account) }, { cause });
  }
  if (code === 'denied') {
    return new ProblemError({ ...cause.problem, ...unlistedTo(registry, details?.account) }, { cause });
  }
  return refusals.has(Number(details?.status)) ? unlisted(registry, cause) : cause;
}

function unlistedTo(registry: string, account: unknown): Pick<Problem, 'message' | 'hint'> {
  return typeof account === 'string'
    ? {
        message: `${registry} does not list its repositories to the account “${account}”.`,
        hint: 'Type the name of a repository, or sign in with an account that may see all of them.',
      }
    : {
        message: `${registry} does not list its repositories to everyone.`,
        hint: `Type the name of a repository, or sign in to ${registry}, here or with “docker login ${registry}”.`,
      };
}

function unlisted(registry: string, cause?: ProblemError): ProblemError {
  return new ProblemError(
    {
      code: 'unsupported',
      message: `${registry} does not list its repositories.`,
      hint: 'Type the name of a repository.',
      details: { registry, ...cause?.problem.details },
    },
    { cause },
  );
}
