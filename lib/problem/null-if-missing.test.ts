import { expect, it } from 'vitest';
import { nullIfMissing } from './null-if-missing';
import { ProblemError } from './problem';

const failing = (code: 'not_found' | 'denied') => Promise.reject(new ProblemError({ code, message: 'No.' }));

it('gives what there is, null for what is not there, and throws all else', async () => {
  expect(await nullIfMissing(Promise.resolve(1))).toBe(1);
  expect(await nullIfMissing(failing('not_found'))).toBeNull();
  await expect(nullIfMissing(failing('denied'))).rejects.toMatchObject({ problem: { code: 'denied' } });
  await expect(nullIfMissing(Promise.reject(new Error('else')))).rejects.toThrow('else');
});
