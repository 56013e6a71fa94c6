import { describe, expect, it } from 'vitest';
import { planReading, roughly } from './reading-plan';

describe('planReading', () => {
  it('reads on unasked while that takes no more than 1,000 requests in all', () => {
    expect(planReading(300, false, { requests: 0, tagsRead: 0 }).isFree).toBe(true);
    expect(planReading(400, false, { requests: 0, tagsRead: 0 }).isFree).toBe(false);
  });

  it('reckons with what tags were found to cost', () => {
    expect(planReading(4950, false, { requests: 52, tagsRead: 50 })).toEqual({ isFree: false, requests: 5148 });
    expect(planReading(800, false, { requests: 52, tagsRead: 50 }).isFree).toBe(true);
  });

  it('reads nothing unasked where each read is a pull', () => {
    expect(planReading(3, true, { requests: 0, tagsRead: 0 })).toEqual({ isFree: false, requests: 3 });
  });
});

describe('roughly', () => {
  it.each([
    [0, '0'],
    [7, '7'],
    [42, '42'],
    [14_928, '15,000'],
    [5148, '5,100'],
  ])('%i is about %s', (count, text) => expect(roughly(count)).toBe(text));
});
