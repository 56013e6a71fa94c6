import 'server-only';
import { X509Certificate } from 'node:crypto';
import type { LookupAddress } from 'node:dns';
import { connect as connectTcp, isIP, type LookupFunction, type Socket } from 'node:net';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import { trustOf } from '@/lib/account/registry-settings';
import { presentedAuthority } from './authority';
import { certificateFacts } from './certificate-facts';
import { certificateReason, isForWantOfAuthority } from './certificate-problem';
import { guardHostname, rangeOf, unbracketed } from './egress-guard';
import { guardedLookup } from './guarded-connector';
import { networkProblem } from './network-problem';
import type { Found } from './test-step';
import type { Trial } from './trial';

const leftToProxy: Found = { state: 'unneeded', message: 'Left to the proxy that HTTPS_PROXY names.' };
/** The person typed this host, so it may be here or in the private network. */
const bounds = { nearest: 'loopback' } as const;

/** Which addresses the name has, and whether Polyarch connects to such. */
export async function testName(trial: Trial): Promise<Found> {
  const hostname = unbracketed(trial.origin.hostname);
  guardHostname(hostname, bounds);
  if (trial.isProxied) return leftToProxy;
  const family = isIP(hostname);
  trial.addresses = family === 0 ? await inTime(trial, resolved(trial, hostname)) : [{ address: hostname, family }];
  const [first] = trial.addresses;
  const range = rangeOf(first?.address ?? '').name;
  return {
    ...(family !== 0 && { state: 'unneeded' as const }),
    message:
      family === 0
        ? `“${hostname}” is ${first?.address}, a ${range} address.`
        : `It is an address already, a ${range} one.`,
    facts: trial.addresses.slice(1, 8).map(({ address }) => ({ name: 'also', value: address })),
  };
}

function resolved({ host }: Trial, hostname: string): Promise<readonly LookupAddress[]> {
  const lookup = guardedLookup({ lookup: host.transport.connections.lookup, bounds: () => bounds });
  return new Promise((resolve, reject) => {
    lookup(hostname, { all: true }, (error, found) => {
      if (error) reject(error);
      else resolve(typeof found === 'string' ? [{ address: found, family: isIP(found) }] : found);
    });
  });
}

/** Whether something listens at one of the addresses. */
export async function testTcp(trial: Trial): Promise<Found> {
  if (trial.isProxied) return leftToProxy;
  const { origin, addresses } = trial;
  const port = Number(origin.port || (origin.protocol === 'https:' ? 443 : 80));
  // No name is resolved twice: what was judged is what is connected to.
  const lookup: LookupFunction = (_hostname, options, callback) => {
    const [first] = addresses;
    if (options.all || first === undefined) callback(null, [...addresses]);
    else callback(null, first.address, first.family);
  };
  const socket = connectTcp({ host: unbracketed(origin.hostname), port, lookup });
  trial.socket = socket;
  await inTime(trial, opened(socket, 'connect'));
  return { message: `${socket.remoteAddress} accepts connections at port ${port}.` };
}

/** Whether the certificate is trusted under the settings. Nothing but the handshake is sent, whatever it is. */
export async function testTls(trial: Trial): Promise<Found> {
  const { origin, host, socket } = trial;
  if (origin.protocol === 'http:') return { state: 'unneeded', message: 'Plain http: nothing is encrypted or proven.' };
  if (trial.isProxied || socket === null) return { ...leftToProxy, message: 'Judged with the first request.' };
  const name = unbracketed(origin.hostname);
  const tls = connectTls({
    socket,
    host: name,
    ...(isIP(name) === 0 && { servername: name }),
    ALPNProtocols: ['h2', 'http/1.1'],
    ...host.transport.connections.verificationOf(name),
    rejectUnauthorized: false,
  });
  trial.socket = tls;
  await inTime(trial, opened(tls, 'secureConnect'));
  return judged(tls, trial);
}

function judged(tls: TLSSocket, { host, origin }: Trial): Found {
  const presented = tls.getPeerCertificate(true);
  const leaf = certificateFacts(new X509Certificate(presented.raw));
  const version = `${tls.getProtocol()}`.replace('TLSv', 'TLS ');
  const facts = [{ name: 'version', value: version }];
  const trust = trustOf(host.settings);
  if (tls.authorized) {
    const by = trust === 'ca' ? 'the authority given for it' : 'the system’s roots';
    return { message: `${version}, verified by ${by}.`, certificate: leaf };
  }
  const code = `${tls.authorizationError}`;
  if (trust === 'unverified') {
    return { message: `${version}, not verified, as was chosen: ${certificateReason(code)}.`, certificate: leaf };
  }
  const message = `The certificate of “${origin.host}” is not trusted: ${certificateReason(code)}. Nothing was sent to it.`;
  const authority = isForWantOfAuthority(code) ? presentedAuthority(presented) : null;
  if (authority === null) return { state: 'failed', message, facts, certificate: leaf };
  return {
    state: 'failed',
    message,
    facts: [...facts, { name: 'server', value: leaf.subject }],
    certificate: certificateFacts(authority),
    action: 'trust-ca',
    value: authority.toString(),
  };
}

function opened(socket: Socket, event: 'connect' | 'secureConnect'): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once(event, () => resolve());
    socket.on('error', reject);
    socket.once('close', () => reject(Object.assign(new Error('It was closed.'), { code: 'ECONNRESET' })));
  });
}

/** `work` within the time that connecting may take. Throws the problem that kept it from being done. */
async function inTime<T>({ host, origin }: Trial, work: Promise<T>): Promise<T> {
  const { limits } = host.transport;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const cause = Object.assign(new Error('It took too long.'), { code: 'ETIMEDOUT' });
    timer = setTimeout(() => reject(cause), limits.connectTimeoutMs);
  });
  try {
    return await Promise.race([work, late]);
  } catch (thrown) {
    const { registry } = host.endpoint;
    throw networkProblem(thrown, origin, { registry, hasAnswered: false, isTimeout: false, isProxied: false, limits });
  } finally {
    clearTimeout(timer);
  }
}
