import { X509Certificate } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importPKCS8, SignJWT } from 'jose';
import { makeCertificate } from './certificate';
import { answer, type Behaviour, type SeenRequest, startFaultServer } from './fault-server';
import { plantedSecrets } from './planted-secrets';

/** What an account may do: a repository, or `catalog`, and actions there. `*` stands for any repository. */
type Grants = Readonly<Record<string, readonly string[]>>;

/** Accounts of the token server; all have one password, at first the planted one. What stands under `anyone` needs no account. */
export const tokenAccounts = {
  anyone: { 'public/app': ['pull'] },
  reader: { '*': ['pull'] },
  writer: { '*': ['pull', 'push', 'delete'], catalog: ['*'] },
  nobody: {},
} as const satisfies Record<string, Grants>;

type TokenServerOptions = Readonly<{
  /** Whether an identity token can be exchanged by POST; as many servers know only GET. */
  knowsPost: boolean;
  /** As long Distribution takes a token, which allows a minute more than the token says. */
  validForSeconds: number;
  /** Tells `expires_in`; absent where undefined. */
  expiresIn: number | undefined;
  /** The password of every account. */
  password: string;
}>;

/** Who signs, as a registry has to be told. @see distribution docs/configuration.md, token */
export type TokenAuthority = Readonly<{ realm: string; service: string; issuer: string; rootCertificates: string }>;

/** A real token server for Distribution: it signs what an account may do. */
export type TokenServer = Readonly<{
  host: string;
  authority: TokenAuthority;
  /** Requests for tokens so far. */
  requests: readonly SeenRequest[];
  /** Changes how it behaves from now on. */
  change(options: Partial<TokenServerOptions>): void;
  /** `Authorization` for a client of the tests that may do anything with `repository`. */
  authorize(repository: string): Promise<string>;
  stop(): Promise<void>;
}>;

const [service, issuer] = ['registry.test', 'tokens.test'];
/** Distribution takes a token for this long after it has ended. */
const leewaySeconds = 60;

/** Starts a token server on a free port of 127.0.0.1. @see distribution docs/spec/auth/token.md, oauth.md and jwt.md */
export async function startTokenServer(): Promise<TokenServer> {
  const folder = await mkdtemp(join(tmpdir(), 'polyarch-tokens-'));
  const certificate = await makeCertificate(folder);
  const key = await importPKCS8(certificate.key, 'ES256');
  const x5c = [new X509Certificate(certificate.certificate).raw.toString('base64')];
  const server = await startFaultServer();
  let options: TokenServerOptions = {
    knowsPost: true,
    validForSeconds: 300,
    expiresIn: undefined,
    password: plantedSecrets.password,
  };

  const sign = (account: string, access: readonly Access[]) => {
    const nowSeconds = Math.floor(Date.now() / 1000);
    return new SignJWT({ access })
      .setProtectedHeader({ alg: 'ES256', typ: 'JWT', x5c })
      .setIssuer(issuer)
      .setAudience(service)
      .setSubject(account)
      .setIssuedAt(nowSeconds - 600)
      .setNotBefore(nowSeconds - 600)
      .setExpirationTime(nowSeconds + options.validForSeconds - leewaySeconds)
      .sign(key);
  };
  const grant = async (account: keyof typeof tokenAccounts, scopes: readonly string[]) => {
    const token = await sign(
      account,
      scopes.flatMap((scope) => granted(tokenAccounts[account], scope)),
    );
    return { token, ...(options.expiresIn !== undefined && { expires_in: options.expiresIn }) };
  };
  server.on('/token', async (response, request) => {
    const { password } = options;
    const asked = request.method === 'POST' ? readForm(request, password) : readQuery(request, password);
    const refusal = refuse(asked, request, options);
    const behaviour = refusal ?? answer({ body: JSON.stringify(await grant(asked.account ?? 'anyone', asked.scopes)) });
    behaviour(response, request);
  });
  return {
    host: server.host,
    authority: { realm: `${server.url}/token`, service, issuer, rootCertificates: certificate.ca },
    requests: server.seen,
    change: (changes) => {
      options = { ...options, ...changes };
    },
    authorize: async (repository) =>
      `Bearer ${await sign('writer', granted(tokenAccounts.writer, `repository:${repository}:pull,push,delete`))}`,
    stop: async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

type Access = Readonly<{ type: string; name: string; actions: readonly string[] }>;

/** Who asks, null for somebody unknown, undefined for anyone, and for what. */
type Asked = Readonly<{ account: keyof typeof tokenAccounts | null | undefined; scopes: readonly string[] }>;

function readQuery({ path, headers }: SeenRequest, password: string): Asked {
  const scopes = new URL(path, 'http://localhost').searchParams.getAll('scope');
  if (headers.authorization === undefined) return { account: undefined, scopes };
  const [, encoded = ''] = headers.authorization.split(' ');
  const [username = '', ...secret] = Buffer.from(encoded, 'base64').toString().split(':');
  return { account: accountOf(username, secret.join(':'), password), scopes };
}

function readForm({ body }: SeenRequest, password: string): Asked {
  const form = new URLSearchParams(body);
  const isRefresh = form.get('grant_type') === 'refresh_token';
  return {
    account: accountOf('<token>', isRefresh ? (form.get('refresh_token') ?? '') : '', password),
    scopes: (form.get('scope') ?? '').split(' '),
  };
}

/** The identity token is the writer’s. */
function accountOf(username: string, secret: string, password: string): keyof typeof tokenAccounts | null {
  if (username === '<token>') return secret === plantedSecrets.identityToken ? 'writer' : null;
  const isKnown = username === 'reader' || username === 'writer' || username === 'nobody';
  return isKnown && secret === password ? username : null;
}

/** OAuth refuses a token with 400, Basic an account with 401. @see RFC 6749, 5.2 */
function refuse({ account }: Asked, { method }: SeenRequest, { knowsPost }: TokenServerOptions): Behaviour | undefined {
  if (method === 'POST' && !knowsPost) return answer({ status: 405 });
  if (account !== null) return undefined;
  return method === 'POST' ? answer({ status: 400, body: '{"error":"invalid_grant"}' }) : answer({ status: 401 });
}

/** As much of `scope` as `grants` allow, which may be less than was asked for, or nothing. */
function granted(grants: Grants, scope: string): readonly Access[] {
  const [, type = '', name = '', asked = ''] = /^([a-z]+):(.*):([^:]*)$/.exec(scope) ?? [];
  const allowed = grants[name] ?? (type === 'repository' ? grants['*'] : undefined) ?? [];
  const actions = asked.split(',').filter((action) => allowed.includes(action));
  return actions.length === 0 ? [] : [{ type, name, actions }];
}
