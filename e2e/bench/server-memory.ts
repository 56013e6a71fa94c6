import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { request, WebSocket } from 'undici';

export type MemoryInspector = Readonly<{
  /** The heap right after a full collection, and what the process holds of the machine's memory. */
  measure(): Promise<{ heapMib: number; residentMib: number }>;
  close(): void;
}>;

type Answer = Readonly<{ id: number; result: Readonly<{ usedSize?: number }> }>;

/** Looks into the Node process `pid`, which was started with `--inspect=127.0.0.1:port`. @see Chrome DevTools Protocol, HeapProfiler */
export async function openInspector(pid: number, port: number): Promise<MemoryInspector> {
  const { body } = await request(`http://127.0.0.1:${port}/json/list`);
  const [target] = (await body.json()) as readonly { webSocketDebuggerUrl: string }[];
  const socket = new WebSocket(target?.webSocketDebuggerUrl ?? '');
  await once(socket, 'open');
  let sent = 0;
  const call = async (method: string): Promise<Answer['result']> => {
    const id = ++sent;
    const answered = new Promise<Answer['result']>((resolve) => {
      const hear = ({ data }: { data: unknown }) => {
        const answer: Answer = JSON.parse(String(data));
        if (answer.id !== id) return;
        socket.removeEventListener('message', hear);
        resolve(answer.result);
      };
      socket.addEventListener('message', hear);
    });
    socket.send(JSON.stringify({ id, method }));
    return answered;
  };
  return {
    async measure() {
      await call('HeapProfiler.collectGarbage');
      const { usedSize = Number.NaN } = await call('Runtime.getHeapUsage');
      return { heapMib: usedSize / 1024 ** 2, residentMib: residentMib(pid) };
    },
    close: () => socket.close(),
  };
}

function residentMib(pid: number): number {
  const kib = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return kib === undefined ? Number.NaN : Number(kib) / 1024;
}
