import type { UploadedLayout } from '@/lib/contract/layout';
import { ProblemError } from '@/lib/problem/problem';
import { routes } from '@/lib/routes';
import { readProblem } from '../problem/fetch-json';

type SendOptions = Readonly<{
  signal: AbortSignal;
  /** Hears how many bytes are sent so far. `fetch` tells nobody, so this is no `fetch`. */
  onSent: (bytes: number) => void;
}>;

/**
 * Sends an archive to the server, which checks it while it comes. Throws the server's `ProblemError`, one that says that it was
 * broken off, and what ended `signal`. @see https://xhr.spec.whatwg.org/#the-upload-attribute
 */
export function sendFile(file: File, { signal, onSent }: SendOptions): Promise<UploadedLayout> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', routes.api.layouts(file.name));
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.setRequestHeader('accept', 'application/json');
    request.upload.onprogress = ({ loaded }) => onSent(loaded);
    request.upload.onload = () => onSent(file.size);
    request.onload = () => {
      // The server is our own: what it made is not validated again.
      if (request.status === 201) resolve(JSON.parse(request.responseText));
      else void problemOf(request).then(reject);
    };
    request.onerror = () => reject(brokenOff(file));
    request.onabort = () => reject(signal.reason);
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(file);
  });
}

async function problemOf({ responseText, status }: XMLHttpRequest): Promise<ProblemError> {
  return new ProblemError(await readProblem(new Response(responseText, { status })));
}

function brokenOff({ name }: File): ProblemError {
  return new ProblemError({
    code: 'internal',
    message: `The upload of “${name}” was broken off.`,
    hint: 'Look whether the Polyarch server is still running, and whether the file is still there, then try again.',
  });
}
