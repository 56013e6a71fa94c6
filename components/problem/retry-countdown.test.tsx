// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RetryCountdown } from './retry-countdown';

const start = Date.parse('2026-01-01T12:00:00Z');
const inSeconds = (seconds: number) => new Date(start + seconds * 1000).toISOString();
const pass = (seconds: number) => act(() => vi.advanceTimersByTime(seconds * 1000));

function look(state: 'visible' | 'hidden'): void {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state);
  act(() => void document.dispatchEvent(new Event('visibilitychange')));
}

let asked: number;
const retry = () => void asked++;
beforeEach(() => {
  vi.useFakeTimers({ now: start });
  asked = 0;
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('RetryCountdown', () => {
  it('counts down and asks again when the time has come, once', () => {
    render(<RetryCountdown retryAt={inSeconds(120)} retry={retry} />);
    expect(screen.getByRole('timer').textContent).toBe('in 2 min');
    pass(60);
    expect(screen.getByRole('timer').textContent).toBe('in 60 s');
    pass(59);
    expect(asked).toBe(0);
    pass(1);
    expect(asked).toBe(1);
    pass(3600);
    expect(asked).toBe(1);
  });

  it('waits a while for a registry that names no time, or no time worth naming', () => {
    render(<RetryCountdown retryAt={null} retry={retry} />);
    pass(299);
    expect(asked).toBe(0);
    pass(1);
    expect(asked).toBe(1);
    cleanup();
    render(<RetryCountdown retryAt={inSeconds(300)} retry={retry} />);
    pass(9);
    expect(asked).toBe(1);
    pass(1);
    expect(asked).toBe(2);
  });

  it('does not ask while nobody sees the page, but as soon as somebody does', () => {
    render(<RetryCountdown retryAt={inSeconds(30)} retry={retry} />);
    look('hidden');
    pass(600);
    expect(asked).toBe(0);
    look('visible');
    expect(asked).toBe(1);
  });

  it('can be stopped', () => {
    render(<RetryCountdown retryAt={inSeconds(30)} retry={retry} />);
    fireEvent.click(screen.getByRole('button', { name: 'Stop waiting' }));
    pass(600);
    expect(asked).toBe(0);
    expect(screen.queryByRole('timer')).toBeNull();
  });

  it('asks at once when told to, and then no more by itself', () => {
    render(<RetryCountdown retryAt={inSeconds(30)} retry={retry} />);
    fireEvent.click(screen.getByRole('button', { name: 'Try now' }));
    expect(asked).toBe(1);
    pass(600);
    expect(asked).toBe(1);
  });
});
