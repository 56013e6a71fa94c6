import 'server-only';
import { ProblemError } from '@/lib/problem/problem';
import { BodyTooLarge } from './answer-reader';
import { certificateProblem, isCertificateCode } from './certificate-problem';
import { UntrustedCertificate } from './guarded-connector';
import type { Limits } from './limits';

const networkReasons = ['dns', 'refused', 'timeout', 'no_route', 'reset', 'not_http', 'proxy', 'other'] as const;

/** Why no answer came, or not all of it; it stands in the problem's details. */
export type NetworkReason = (typeof networkReasons)[number];

/** The reason when `thrown` is a problem on the way to an answer, for those who may try again; else null. */
export function networkReason(thrown: unknown): NetworkReason | null {
  if (!(thrown instanceof ProblemError)) return null;
  return networkReasons.find((reason) => reason === thrown.problem.details?.reason) ?? null;
}

type Circumstances = Readonly<{
  /** Whose settings would have to change to get further, also where another host was asked. */
  registry: string;
  hasAnswered: boolean;
  isTimeout: boolean;
  isProxied: boolean;
  limits: Limits;
}>;

const reasons: Readonly<Record<string, NetworkReason>> = {
  ENOTFOUND: 'dns',
  EAI_AGAIN: 'dns',
  EAI_NODATA: 'dns',
  ECONNREFUSED: 'refused',
  ETIMEDOUT: 'timeout',
  UND_ERR_CONNECT_TIMEOUT: 'timeout',
  EHOSTUNREACH: 'no_route',
  ENETUNREACH: 'no_route',
  EADDRNOTAVAIL: 'no_route',
  ECONNRESET: 'reset',
  EPIPE: 'reset',
  UND_ERR_SOCKET: 'reset',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'reset',
  ERR_HTTP2_GOAWAY_SESSION: 'reset',
  ERR_HTTP2_SESSION_ERROR: 'reset',
  ERR_HTTP2_STREAM_CANCEL: 'reset',
  ERR_HTTP2_STREAM_ERROR: 'reset',
  UND_ERR_INFO: 'reset',
  UND_ERR_ABORTED: 'proxy',
};

/** OpenSSL's words for bytes that are no TLS at all: an HTTP server answered. */
const notTls = new Set(['ERR_SSL_WRONG_VERSION_NUMBER', 'ERR_SSL_PACKET_LENGTH_TOO_LONG', 'ERR_SSL_HTTP_REQUEST']);

/** The problem behind an error thrown while `url` was asked for. */
export function networkProblem(thrown: unknown, url: URL, circumstances: Circumstances): ProblemError {
  const { registry, limits, hasAnswered, isProxied } = circumstances;
  if (thrown instanceof ProblemError) return ofRegistry(thrown, registry);
  if (thrown instanceof BodyTooLarge) return tooLarge(url, thrown);
  if (circumstances.isTimeout) return timedOut(url, limits.requestTimeoutMs, thrown);
  if (thrown instanceof UntrustedCertificate) {
    return certificateProblem({ code: thrown.code, certificate: thrown.certificate, url, registry, cause: thrown });
  }
  const { code, address, port } = facts(thrown);
  if (isCertificateCode(code)) return certificateProblem({ code, certificate: null, url, registry, cause: thrown });
  if (notTls.has(code)) return plainHttp(url, registry, thrown);
  if (code === 'UND_ERR_HEADERS_OVERFLOW' || code === 'HPE_HEADER_OVERFLOW')
    return headersTooLarge(url, limits, thrown);
  const reason =
    isProxied && !hasAnswered ? 'proxy' : (reasons[code] ?? (code.startsWith('HPE_') ? 'not_http' : 'other'));
  const details = { reason, host: url.host, address, port: port || null, error: code };
  const problem = hasAnswered ? endedEarly(url) : sentences(reason, url, limits);
  const kind = hasAnswered ? 'registry_error' : 'unreachable';
  return new ProblemError({ code: kind, ...problem, details }, { cause: thrown });
}

function sentences(reason: NetworkReason, url: URL, limits: Limits): { message: string; hint: string } {
  const host = `“${url.host}”`;
  const check = 'Check the name and the port of the registry, and that it runs.';
  switch (reason) {
    case 'dns':
      return { message: `No address is known for ${host}.`, hint: 'Check the spelling of the registry, and your DNS.' };
    case 'refused':
      return { message: `${host} refuses connections: nothing listens there.`, hint: check };
    case 'timeout':
      return {
        message: `${host} did not accept a connection within ${limits.connectTimeoutMs / 1000} s.`,
        hint: 'A firewall may stand between. Check the network, or set HTTPS_PROXY if there is a proxy.',
      };
    case 'no_route':
      return { message: `There is no route to ${host} from here.`, hint: 'Check the network or the VPN.' };
    case 'reset':
      return { message: `${host} closed the connection without an answer.`, hint: check };
    case 'not_http':
      return { message: `What answers at ${host} does not speak HTTP.`, hint: check };
    case 'proxy':
      return { message: `${host} could not be reached through the proxy.`, hint: 'Check HTTPS_PROXY and NO_PROXY.' };
    case 'other':
      return { message: `${host} could not be reached.`, hint: check };
  }
}

function endedEarly(url: URL): { message: string; hint: string } {
  return { message: `“${url.host}” ended its answer before it was complete.`, hint: 'Try again.' };
}

/** An address that was refused can be allowed for the registry that named it. */
function ofRegistry(thrown: ProblemError, registry: string): ProblemError {
  if (thrown.problem.code !== 'egress_blocked') return thrown;
  return new ProblemError({ ...thrown.problem, details: { registry, ...thrown.problem.details } }, { cause: thrown });
}

function plainHttp(url: URL, registry: string, cause: unknown): ProblemError {
  return new ProblemError(
    {
      code: 'plain_http',
      message: `“${url.host}” speaks plain HTTP where HTTPS was asked. Nothing was sent to it.`,
      hint: `If that is as it should be, allow plain http for this registry, in its settings or with POLYARCH_HTTP_REGISTRIES=${url.host}.`,
      details: { registry, host: url.host },
    },
    { cause },
  );
}

function timedOut(url: URL, timeoutMs: number, cause: unknown): ProblemError {
  return new ProblemError(
    {
      code: 'timeout',
      message: `“${url.host}” did not finish its answer within ${timeoutMs / 1000} s.`,
      hint: 'Try again; if it stays, the registry or the network is overloaded.',
      details: { host: url.host, timeoutMs },
    },
    { cause },
  );
}

function tooLarge(url: URL, cause: BodyTooLarge): ProblemError {
  return new ProblemError(
    {
      code: 'too_large',
      message: `“${url.host}” sent more than Polyarch reads. ${cause.message}`,
      details: { host: url.host },
    },
    { cause },
  );
}

function headersTooLarge(url: URL, { headerBytes }: Limits, cause: unknown): ProblemError {
  const message = `“${url.host}” sent headers of more than ${headerBytes} bytes.`;
  return new ProblemError({ code: 'too_large', message, details: { host: url.host, headerBytes } }, { cause });
}

/** What a system error says of itself; where several addresses were tried, the first one's. */
function facts(thrown: unknown): { code: string; address: string | null; port: number | null } {
  const error = thrown instanceof AggregateError ? thrown.errors[0] : thrown;
  const known: { code?: unknown; address?: unknown; port?: unknown; cause?: unknown } =
    error instanceof Error ? error : {};
  return {
    code: typeof known.code === 'string' ? known.code : '',
    address: typeof known.address === 'string' ? known.address : null,
    port: typeof known.port === 'number' ? known.port : null,
  };
}
