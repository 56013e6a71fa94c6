import { ProblemError } from '../problem/problem';
import type { Platform } from './platform';

const maxLength = 256;

/**
 * Reads `os/architecture[/variant]`, as `docker pull --platform` takes it. Nothing is normalized.
 * Throws `request_invalid`.
 * @see https://github.com/containerd/platforms, Platform Specifiers
 */
export function parsePlatform(text: string): Platform {
  const parts = text.length > maxLength ? [] : text.split('/');
  const [os, architecture, variant] = parts;
  if (os === undefined || architecture === undefined || parts.length > 3 || !parts.every(isPart)) {
    throw new ProblemError({
      code: 'request_invalid',
      message: `“${text.slice(0, 80)}” is not a platform: write os/architecture or os/architecture/variant.`,
      hint: 'Such as linux/amd64 or linux/arm/v7.',
    });
  }
  return { os, architecture, ...(variant === undefined ? {} : { variant }) };
}

function isPart(part: string): boolean {
  return /^[A-Za-z0-9_.-]+$/.test(part);
}
