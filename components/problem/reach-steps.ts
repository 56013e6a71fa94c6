import type { ProblemDetails } from '@/lib/problem/problem';

/** One step on the way to a registry. */
export type ReachStep = Readonly<{
  name: string;
  state: 'done' | 'failed' | 'not reached';
  fact: string;
}>;

/** How far along the way each reason stops: at the address, the connection, the answer. */
const failedAt: Readonly<Record<string, 0 | 1 | 2>> = {
  dns: 0,
  refused: 1,
  timeout: 1,
  no_route: 1,
  reset: 2,
  not_http: 2,
  other: 1,
};

const failures: Readonly<Record<string, string>> = {
  dns: 'no address is known',
  refused: 'refused, nothing listens',
  timeout: 'no answer in time',
  no_route: 'no route from here',
  reset: 'closed without an answer',
  not_http: 'the answer is not HTTP',
  other: 'failed',
};

/** The way to a registry that did not answer: what went well, where it broke off, what was not tried. Null where that is not known. */
export function reachSteps({ reason, host, address, port, error }: ProblemDetails): readonly ReachStep[] | null {
  if (typeof reason !== 'string' || typeof host !== 'string' || !URL.canParse(`tcp://${host}`)) return null;
  const broken = failedAt[reason];
  if (broken === undefined) return null;
  const url = new URL(`tcp://${host}`);
  const name = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const isLiteral = /^[\d.]+$/.test(name) || name.includes(':');
  const known = typeof address === 'string' ? address : null;
  const code = typeof error === 'string' && error !== '' ? ` (${error})` : '';
  const facts = [
    known ?? (isLiteral ? name : 'found'),
    typeof address === 'string' ? `connected to ${address}` : 'connected',
    'not reached',
  ];
  const steps = ['Address', `TCP ${port ?? url.port}`.trim(), 'GET /v2/'];
  return steps.map((step, at) => {
    if (at < broken) return { name: step, state: 'done', fact: facts[at] ?? '' };
    if (at > broken) return { name: step, state: 'not reached', fact: 'not reached' };
    return { name: step, state: 'failed', fact: `${failures[reason]}${code}` };
  });
}
