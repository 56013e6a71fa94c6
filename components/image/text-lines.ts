/** The lines of a body of UTF-8 text as they arrive, wherever the network cuts it; empty lines are left out. */
export async function* textLines(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  let isDone = false;
  try {
    while (!isDone) {
      const { done, value } = await reader.read();
      const parts = (rest + decoder.decode(value, { stream: !done })).split('\n');
      rest = done ? '' : (parts.pop() ?? '');
      isDone = done;
      yield* parts.filter((line) => line !== '');
    }
  } finally {
    // Whoever stops listening stops the reading.
    if (!isDone) await reader.cancel().catch(() => undefined);
  }
}
