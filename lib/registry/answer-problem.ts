import 'server-only';
import { z } from 'zod';
import { type Problem, type ProblemDetails, ProblemError } from '@/lib/problem/problem';
import { rateLimited } from './rate-limit';
import type { Answer } from './transport';
import { untrustedText } from './untrusted-text';

/** What was asked of the registry, for the sentences. */
type Asked = Readonly<{ registry: string; repository: string | null; path: string }>;

/** @see distribution-spec, Error Codes */
const errorsSchema = z.object({
  errors: z.array(z.object({ code: z.string().catch(''), message: z.string().catch('') })).nonempty(),
});

/** The problem behind an answer that is not a success. The registry's own code and words go along in the details, as untrusted text. */
export function answerProblem(answer: Answer, asked: Asked): ProblemError {
  const { code = '', message = '' } = registryError(answer.body);
  const details: ProblemDetails = {
    registry: asked.registry,
    repository: asked.repository,
    host: answer.url.host,
    status: answer.status,
    registryCode: code === '' ? null : untrustedText(code, 80),
    registryMessage: message === '' ? null : untrustedText(message),
  };
  if (answer.status === 429) {
    const { problem } = rateLimited(answer, asked.registry);
    return new ProblemError({ ...problem, details: { ...details, ...problem.details } });
  }
  return new ProblemError({
    ...problemOf(answer.status, code, asked),
    details: { ...details, ...missing(answer.status, code, asked) },
  });
}

function problemOf(status: number, code: string, asked: Asked): Problem {
  const { registry, repository } = asked;
  const name = repository === null ? registry : `${registry}/${repository}`;
  switch (status) {
    case 401:
      return {
        code: 'unauthorized',
        message: `The host that ${registry} redirected to wants a sign-in of its own.`,
        hint: 'Credentials are sent to the registry alone. Ask whoever runs it.',
      };
    case 403:
      return {
        code: 'denied',
        message: `${registry} denies access to ${repository === null ? 'its repositories' : `“${repository}”`}.`,
        hint: `Ask for access, or sign in to ${registry} with another account.`,
      };
    case 404:
      return notFound(code, asked, name);
    default:
      return {
        code: 'registry_error',
        message: `${registry} answered ${status} when asked for ${asked.path}${repository === null ? '' : ` of “${repository}”`}.`,
        hint: status >= 500 ? 'The registry failed. Try again in a moment.' : 'Ask whoever runs the registry.',
      };
  }
}

function notFound(code: string, asked: Asked, name: string): Problem {
  const what = whatIsMissing(code, asked);
  if (what === 'repository') {
    return {
      code: 'not_found',
      message: `${asked.registry} has no repository “${asked.repository}”.`,
      hint: 'Check the spelling of the name.',
    };
  }
  const [, tagOrDigest = ''] = asked.path.split('/', 2);
  if (!tagOrDigest.includes(':')) {
    return {
      code: 'not_found',
      message: `${name} has no tag “${tagOrDigest}”.`,
      hint: 'Check the tag, or choose another one.',
    };
  }
  return {
    code: 'not_found',
    message: `${name} has no ${what} ${tagOrDigest}.`,
    hint: 'It was deleted there, or never pushed to this repository.',
  };
}

function missing(status: number, code: string, asked: Asked): ProblemDetails {
  return status === 404 ? { missing: whatIsMissing(code, asked) } : {};
}

function whatIsMissing(code: string, { path }: Asked): 'repository' | 'manifest' | 'blob' {
  if (code === 'NAME_UNKNOWN' || path.startsWith('tags/')) return 'repository';
  return path.startsWith('blobs/') ? 'blob' : 'manifest';
}

/** The first error that an answer names. */
export function registryError(body: Uint8Array): Partial<{ code: string; message: string }> {
  try {
    return errorsSchema.parse(JSON.parse(Buffer.from(body).toString('utf8'))).errors[0] ?? {};
  } catch {
    return {};
  }
}
