import type { Access } from '@/lib/copy-as/access';

/** Reads the answer of `/api/v1/access`. It is our own server's: what is not of its form is a fault of ours. */
export function parseAccess(value: unknown): Access {
  if (typeof value !== 'object' || value === null) throw new TypeError('An access is an object.');
  const { kind, scheme, verified, tokenUrl, path, form }: Partial<Record<string, unknown>> = { ...value };
  if (kind === 'layout' && typeof path === 'string' && (form === 'directory' || form === 'tar')) {
    return { kind, path, form };
  }
  const isScheme = scheme === 'https' || scheme === 'http';
  const isTokenUrl = tokenUrl === null || typeof tokenUrl === 'string';
  if (kind === 'registry' && isScheme && typeof verified === 'boolean' && isTokenUrl) {
    return { kind, scheme, verified, tokenUrl };
  }
  throw new TypeError('An access is that of a registry or of a layout.');
}
