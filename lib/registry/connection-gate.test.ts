import { expect, test } from 'vitest';
import { ConnectionGate } from './connection-gate';

/** Enters `count` times and tells how many are inside at once. */
function crowd(gate: ConnectionGate, count: number) {
  const state = { inside: 0, most: 0 };
  const work = async () => {
    state.most = Math.max(state.most, ++state.inside);
    await new Promise((resolve) => setTimeout(resolve, 2));
    state.inside--;
  };
  return { state, done: Promise.all(Array.from({ length: count }, () => gate.run(undefined, work))) };
}

test('lets in no more than its limit, and all in the end', async () => {
  const { state, done } = crowd(new ConnectionGate(4), 20);
  await done;
  expect(state).toEqual({ inside: 0, most: 4 });
});

test('is halved when the registry asks for less, down to one, and regained with good answers', async () => {
  const gate = new ConnectionGate(16);
  for (const expected of [8, 4, 2, 1, 1]) {
    gate.slowDown();
    expect(gate.limit).toBe(expected);
  }
  const { state, done } = crowd(gate, 5);
  await done;
  expect(state.most).toBe(1);
  for (let answers = 0; answers < 200; answers++) gate.succeeded();
  expect(gate.limit).toBe(16);
});

test('who leaves the queue takes no place', async () => {
  const gate = new ConnectionGate(1);
  let finish = (): void => undefined;
  const first = gate.run(undefined, () => new Promise<void>((resolve) => (finish = resolve)));
  const leaving = new AbortController();
  const left = gate.run(leaving.signal, () => Promise.reject(new Error('It ran.')));
  const last = gate.run(undefined, () => Promise.resolve('in'));
  leaving.abort(new Error('gone'));
  await expect(left).rejects.toThrow('gone');
  finish();
  await first;
  expect(await last).toBe('in');
});
