import 'server-only';
import { ProblemError } from '@/lib/problem/problem';
import { answerProblem, registryError } from './answer-problem';
import type { Answer } from './transport';

type Asked = Readonly<{ registry: string; repository: string; path: string }>;

/** What a registry means that does not take what is pushed; null where the usual sentences tell it. Its own words go along in the details. */
export function writeRefusal(answer: Answer, asked: Asked): ProblemError | null {
  const said = sentences(answer, asked);
  if (said === null) return null;
  const { details } = answerProblem(answer, asked).problem;
  return new ProblemError({ ...said, details: { ...details, ...said.details } });
}

function sentences(answer: Answer, { registry, repository, path }: Asked): ProblemError['problem'] | null {
  const { code = '' } = registryError(answer.body);
  const what = path.startsWith('manifests/') ? 'the manifest' : 'the blob';
  if (answer.status === 403) {
    return {
      code: 'denied',
      message: `${registry} does not let this account push to “${repository}”.`,
      hint: 'Ask for the right to push, or sign in with another account.',
    };
  }
  if (answer.status === 413) {
    return {
      code: 'too_large',
      message: `${registry} does not take ${what}: it is larger than the registry, or a proxy before it, allows.`,
      hint: 'Whoever runs the registry can raise the limit.',
    };
  }
  if (answer.status === 405 || (code === 'UNSUPPORTED' && answer.status !== 415)) {
    return {
      code: 'unsupported',
      message: `${registry} does not let anything be pushed to “${repository}”.`,
      hint: 'It may be a mirror or read-only. Choose another target.',
    };
  }
  if (/^(?:MANIFEST_BLOB_UNKNOWN|MANIFEST_UNKNOWN|BLOB_UNKNOWN)$/.test(code)) {
    return {
      code: 'registry_error',
      message: `${registry} does not take the manifest: it lacks something that the manifest names.`,
      hint: 'Push again: what is missing is sent then.',
    };
  }
  if (answer.status === 400 || answer.status === 415 || answer.status === 422 || code === 'MANIFEST_INVALID') {
    return path.startsWith('manifests/')
      ? {
          code: 'unsupported',
          message: `${registry} does not take a manifest of this form.`,
          hint: 'Some registries refuse OCI indexes, Docker lists, or one kind inside the other. Choose the other format, or another target.',
          details: { refuses: 'form' },
        }
      : null;
  }
  return null;
}
