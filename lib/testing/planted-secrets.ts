/**
 * The secrets of accounts in tests, each with a mark of its own. Whatever leaves the server (answers, pages, log lines) or lies in
 * its database and caches is searched for them: none may be found.
 */
export const plantedSecrets = {
  password: 'planted-password-5d3f0c71',
  identityToken: 'planted-identity-token-9b26e4aa',
} as const;

const tokenPattern = /eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/;

/** Which secrets `bytes` give away: the planted ones as they are, in base64 or encoded for a URL, and any token signed as a JWT. */
export function secretsIn(bytes: Uint8Array | string): readonly string[] {
  const text = typeof bytes === 'string' ? bytes : Buffer.from(bytes).toString('latin1');
  const found = Object.entries(plantedSecrets).flatMap(([name, secret]) =>
    formsOf(secret).some((form) => text.includes(form)) ? name : [],
  );
  return tokenPattern.test(text) ? [...found, 'a signed token'] : found;
}

/** Base64 has three forms of the same bytes, by what stands before them; the first and last characters depend on neighbours. */
function formsOf(secret: string): readonly string[] {
  const encoded = [0, 1, 2].map((shift) =>
    Buffer.from(`${'x'.repeat(shift)}${secret}`)
      .toString('base64')
      .slice(4, -4),
  );
  return [secret, encodeURIComponent(secret), ...encoded];
}
