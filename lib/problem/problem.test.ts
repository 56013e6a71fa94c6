import { expect, it, vi } from 'vitest';
import { ProblemError, toProblem } from './problem';
import { problemStatus, problemTitle } from './status';

it('keeps what a problem says, and nothing of its cause', () => {
  const problem = { code: 'not_found', message: 'There is no such tag.' } as const;
  const thrown = new ProblemError(problem, { cause: new Error('token=secret') });
  expect(toProblem(thrown)).toBe(problem);
  expect(thrown.message).toBe(problem.message);
});

it('is recognised when another copy of the module threw it, as across bundles', async () => {
  vi.resetModules();
  const { ProblemError: Other } = await import('./problem');
  const problem = { code: 'not_found', message: 'There is no such tag.' } as const;
  expect(Other).not.toBe(ProblemError);
  expect(toProblem(new Other(problem))).toBe(problem);
});

it.each([new Error('token=secret at /srv/x.ts:1'), 'token=secret', undefined])(
  'says nothing of the unforeseen',
  (thrown) => {
    expect(toProblem(thrown)).toMatchObject({ code: 'internal' });
    expect(JSON.stringify(toProblem(thrown))).not.toMatch(/secret|srv/);
  },
);

it('every code has an error status and a title', () => {
  for (const [code, status] of Object.entries(problemStatus))
    expect([code, status >= 400 && status < 600]).toEqual([code, true]);
  expect(Object.keys(problemTitle)).toEqual(Object.keys(problemStatus));
});
