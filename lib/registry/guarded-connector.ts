import 'server-only';
import { connect as connectTcp, type LookupFunction, type Socket } from 'node:net';
import { connect as connectTls, type DetailedPeerCertificate, type TLSSocket } from 'node:tls';
import type { buildConnector } from 'undici';
import { type Bounds, guardAddress, guardHostname, unbracketed } from './egress-guard';
import type { Verification } from './verification';

export type ConnectorOptions = Readonly<{
  /** Which addresses this connection may go to, asked at connect time. */
  bounds: () => Bounds;
  /** Hears of each connection once it stands. */
  onConnected?: (socket: Socket) => void;
  lookup: LookupFunction;
  timeoutMs: number;
  /** How the certificate of a host is judged. */
  verification: (hostname: string) => Verification;
}>;

/** A certificate that was refused, kept with the error so that it can be shown. */
export class UntrustedCertificate extends Error {
  override readonly name = 'UntrustedCertificate';
  readonly certificate: DetailedPeerCertificate;
  readonly code: string;

  constructor(certificate: DetailedPeerCertificate, cause: Error & { code?: string }) {
    super(cause.message, { cause });
    this.certificate = certificate;
    this.code = cause.code ?? '';
  }
}

/**
 * Opens undici's connections. The address is judged here, on what the socket then uses: names may change between
 * a check and their use (DNS rebinding), and `lookup` is not called for IP literals.
 */
export function guardedConnector(options: ConnectorOptions): buildConnector.connector {
  return ({ hostname, port, protocol, servername }, callback) => {
    const host = unbracketed(hostname);
    try {
      guardHostname(host, options.bounds());
    } catch (error) {
      callback(asError(error), null);
      return;
    }
    const secure = protocol === 'https:';
    const target = { host, port: Number(port || (secure ? 443 : 80)), lookup: guardedLookup(options), keepAlive: true };
    const socket = secure ? openTls(target, servername, options) : connectTcp(target);
    settle(socket, secure ? 'secureConnect' : 'connect', options, callback);
  };
}

type TcpTarget = Readonly<{ host: string; port: number; lookup: LookupFunction; keepAlive: boolean }>;

function openTls(target: TcpTarget, servername: string | undefined, { verification }: ConnectorOptions): TLSSocket {
  const socket = connectTls({
    ...target,
    ALPNProtocols: ['h2', 'http/1.1'],
    ...(servername ? { servername } : {}),
    ...verification(target.host),
  });
  // Node judges the certificate on this event and then drops the handle; whoever comes first can still read it.
  socket.prependOnceListener('secure', () => certificates.set(socket, socket.getPeerCertificate(true)));
  return socket;
}

const certificates = new WeakMap<Socket, DetailedPeerCertificate>();

function settle(
  socket: Socket,
  opened: 'connect' | 'secureConnect',
  options: ConnectorOptions,
  callback: buildConnector.Callback,
): void {
  const timer = setTimeout(() => {
    socket.destroy(Object.assign(new Error('The connection was not made in time.'), { code: 'ETIMEDOUT' }));
  }, options.timeoutMs);
  const failed = (error: Error) => {
    clearTimeout(timer);
    const certificate = certificates.get(socket);
    callback(certificate === undefined ? error : new UntrustedCertificate(certificate, error), null);
  };
  socket.setNoDelay(true);
  socket.once('error', failed);
  socket.once(opened, () => {
    clearTimeout(timer);
    socket.off('error', failed);
    options.onConnected?.(socket);
    callback(null, socket);
  });
}

/** Resolves a name and keeps only the addresses that may be used; with none left, says why. */
export function guardedLookup({ lookup, bounds }: Pick<ConnectorOptions, 'lookup' | 'bounds'>): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, []);
      const addresses = typeof found === 'string' ? [{ address: found, family: 0 }] : found;
      const allowed = [];
      let refusal: unknown;
      for (const entry of addresses) {
        try {
          guardAddress(entry.address, bounds(), hostname);
          allowed.push(entry);
        } catch (thrown) {
          refusal ??= thrown;
        }
      }
      const [first] = allowed;
      if (first === undefined) return callback(asError(refusal), []);
      if (options.all) return callback(null, allowed);
      callback(null, first.address, first.family);
    });
  };
}

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error('The name has no address.');
}
