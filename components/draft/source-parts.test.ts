import { describe, expect, it } from 'vitest';
import { sourceParts } from './source-parts';

const digest = `sha256:${'a'.repeat(64)}`;

describe('sourceParts', () => {
  it('names the place only where it is not the target’s', () => {
    expect(sourceParts(`localhost:5000/team/app:1-arm@${digest}`, 'localhost:5000/team/app:1')).toEqual({
      name: 'app:1-arm',
      place: null,
    });
    expect(sourceParts(`ghcr.io/other/app:1@${digest}`, 'localhost:5000/team/app:1')).toEqual({
      name: 'app:1',
      place: 'ghcr.io/other',
    });
    expect(sourceParts(`ghcr.io/other/app:1@${digest}`, null).place).toBe('ghcr.io/other');
  });

  it('tells a layout by its name', () => {
    expect(sourceParts(`oci-layout://kept:1@${digest}`, null)).toEqual({ name: 'kept:1', place: 'OCI layout' });
  });
});
