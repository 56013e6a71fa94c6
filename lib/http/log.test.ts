import { describe, expect, it } from 'vitest';
import { describeCauses } from './log';

describe('describeCauses', () => {
  it('tells the chain of causes, outermost first', () => {
    const [outer, inner] = describeCauses(new Error('outer', { cause: new Error('inner') }));
    expect(outer).toMatch(/^Error: outer\n/);
    expect(inner).toMatch(/^Error: inner\n/);
  });

  it('hides credentials in URLs and Authorization values', () => {
    const text = describeCauses(
      new Error('GET https://me:hunter2@registry/v2/ with Bearer aGVsbG8= and basic bWU6aHVudGVyMg=='),
    ).join();
    expect(text).toContain('https://[hidden]@registry/v2/ with Bearer [hidden] and basic [hidden]');
  });

  it('ends when causes go round', () => {
    const error = new Error('again');
    error.cause = error;
    expect(describeCauses(error)).toHaveLength(8);
  });

  it('takes anything that was thrown', () => {
    expect(describeCauses('text')).toEqual(['text']);
  });
});
