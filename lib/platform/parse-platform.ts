import { ProblemError } from '../problem/problem';
import type { Platform } from './platform';

const maxLength = 256;

/**
 * Reads `os/architecture[/variant]`, as `docker pull --platform` takes it; behind the os may stand
 * `(os.version+feature+feature)`. Nothing is normalized. Throws `request_invalid`.
 * @see https://github.com/containerd/platforms, Platform Specifiers
 */
export function parsePlatform(text: string): Platform {
  const [, os, options = '', architecture, variant] = (text.length > maxLength ? null : form.exec(text)) ?? [];
  if (os === undefined || architecture === undefined) {
    throw new ProblemError({
      code: 'request_invalid',
      message: `“${text.slice(0, 80)}” is not a platform: write os/architecture or os/architecture/variant.`,
      hint: 'Such as linux/amd64 or linux/arm/v7.',
    });
  }
  const [osVersion = '', ...features] = options.split('+').map(decodeOption);
  return {
    os,
    architecture,
    ...(variant === undefined ? {} : { variant }),
    ...(osVersion === '' ? {} : { 'os.version': osVersion }),
    ...(features.length === 0 ? {} : { 'os.features': features }),
  };
}

const word = '([A-Za-z0-9_.-]+)';
const form = new RegExp(`^${word}(?:\\(([A-Za-z0-9_.%-]*(?:\\+[A-Za-z0-9_.%-]+)*)\\))?/${word}(?:/${word})?$`);

/** The inverse of what `formatFullPlatform` does to an option. */
function decodeOption(text: string): string {
  return text.replace(/%([0-9A-Fa-f]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
}
