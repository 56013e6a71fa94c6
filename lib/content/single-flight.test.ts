import { expect, test } from 'vitest';
import { SingleFlight } from './single-flight';

/** Work that ends when told to, and notes when it is aborted. */
function openWork() {
  const work = { starts: 0, aborted: false, finish: (_: string): void => undefined };
  const start = (signal: AbortSignal) => {
    work.starts++;
    return new Promise<string>((resolve, reject) => {
      work.finish = resolve;
      signal.addEventListener('abort', () => {
        work.aborted = true;
        reject(signal.reason);
      });
    });
  };
  return { work, start };
}

test('many who ask at once share one run and its result', async () => {
  const flights = new SingleFlight<string>();
  const { work, start } = openWork();
  const waits = [1, 2, 3].map(() => flights.run('key', undefined, start));
  work.finish('done');
  expect(await Promise.all(waits)).toEqual(['done', 'done', 'done']);
  expect(work.starts).toBe(1);
});

test('a failure reaches all, and the next one starts anew', async () => {
  const flights = new SingleFlight<string>();
  const fail = () => Promise.reject(new Error('no'));
  const waits = [flights.run('key', undefined, fail), flights.run('key', undefined, fail)];
  for (const wait of waits) await expect(wait).rejects.toThrow('no');
  expect(await flights.run('key', undefined, () => Promise.resolve('yes'))).toBe('yes');
});

test('one who leaves ends only his own wait', async () => {
  const flights = new SingleFlight<string>();
  const { work, start } = openWork();
  const leaving = new AbortController();
  const left = flights.run('key', leaving.signal, start);
  const stays = flights.run('key', undefined, start);
  leaving.abort(new Error('gone'));
  await expect(left).rejects.toThrow('gone');
  expect(work.aborted).toBe(false);
  work.finish('done');
  expect(await stays).toBe('done');
});

test('the work is aborted when the last one left, and is not joined any more', async () => {
  const flights = new SingleFlight<string>();
  const { work, start } = openWork();
  const [first, second] = [new AbortController(), new AbortController()];
  const waits = [flights.run('key', first.signal, start), flights.run('key', second.signal, start)];
  first.abort(new Error('gone'));
  second.abort(new Error('gone'));
  for (const wait of waits) await expect(wait).rejects.toThrow('gone');
  expect(work.aborted).toBe(true);
  expect(await flights.run('key', undefined, () => Promise.resolve('anew'))).toBe('anew');
});
