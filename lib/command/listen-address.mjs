/**
 * Where the server listens, of `PORT` and `POLYARCH_LISTEN`. Throws an `Error` that names the variable and what it may be.
 * @param {Readonly<Record<string, string | undefined>>} environment
 * @returns {{ port: number, listen: string }}
 */
export function readListenAddress(environment) {
  return { port: readPort(environment.PORT), listen: readListen(environment.POLYARCH_LISTEN) };
}

/** @param {string | undefined} text */
function readPort(text) {
  const port = text?.trim() || '3000';
  if (/^\d{1,5}$/.test(port) && Number(port) >= 1 && Number(port) <= 65_535) return Number(port);
  throw new Error(`PORT is “${port}”, but it must be a whole number from 1 to 65535.`);
}

const loopback = ['127.0.0.1', '::1', 'localhost'];
const everywhere = ['0.0.0.0', '::'];

/** @param {string | undefined} text */
function readListen(text) {
  const listen = text?.trim() || '127.0.0.1';
  if (loopback.includes(listen) || everywhere.includes(listen)) return listen;
  throw new Error(
    `POLYARCH_LISTEN is “${listen}”, but it must be one of ${loopback.join(', ')}, or ${everywhere.join(', ')} inside a container.`,
  );
}

/**
 * The address a person opens; one that stands for all interfaces is reached by loopback.
 * @param {{ port: number, listen: string }} address
 */
export function urlOf({ port, listen }) {
  const host = { '0.0.0.0': '127.0.0.1', '::': '[::1]', '::1': '[::1]' }[listen] ?? listen;
  return `http://${host}:${port}`;
}
