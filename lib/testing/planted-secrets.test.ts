import { expect, test } from 'vitest';
import { plantedSecrets, secretsIn } from './planted-secrets';

const { password } = plantedSecrets;

test.each([
  ['as it is', `{"password":"${password}"}`],
  ...['', 'a', 'ab', 'reader:'].map((before) => [
    `in base64 after “${before}”`,
    `Basic ${Buffer.from(`${before}${password} and more`).toString('base64')}`,
  ]),
  ['in a URL', `https://reader:${encodeURIComponent(password)}@host/`],
])('a password is found %s', (_, text) => {
  expect(secretsIn(text)).toEqual(['password']);
  expect(secretsIn(Buffer.from(`\0\u00ff${text}\0`))).toEqual(['password']);
});

test('a signed token is found, and in what is harmless nothing is', () => {
  expect(secretsIn('token=eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJ0ZXN0In0.c2lnbmF0dXJlLWhlcmU')).toEqual(['a signed token']);
  expect(secretsIn('a planted tree, a password, eyJust so')).toEqual([]);
});
