import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const openssl = (...parameters: readonly string[]) => run('openssl', parameters);
const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
const days = ['-days', '2'];
const subject = (name: string) => ['-subj', `/CN=${name}`];

/** What a TLS server in a test needs, in PEM; `ca` is what its clients must trust. */
export type Certificate = Readonly<{ ca: string; certificate: string; key: string }>;

/** Makes a certificate authority and `server.pem`/`server.key` for 127.0.0.1, ::1, localhost and registry.test in `folder`. */
export async function makeCertificate(folder: string): Promise<Certificate> {
  const file = (name: string) => join(folder, name);
  const request = file('server.csr');
  const extensions = file('server.ext');
  await writeFile(extensions, 'subjectAltName=DNS:localhost,DNS:registry.test,IP:127.0.0.1,IP:::1\n');
  const ca = { key: file('ca.key'), certificate: file('ca.pem') };
  await openssl(
    'req',
    '-x509',
    ...newKey,
    ...days,
    ...subject('Polyarch test CA'),
    '-keyout',
    ca.key,
    '-out',
    ca.certificate,
  );
  await openssl('req', ...newKey, ...subject('localhost'), '-keyout', file('server.key'), '-out', request);
  const signed = ['-CA', ca.certificate, '-CAkey', ca.key, '-CAcreateserial', ...days, '-extfile', extensions];
  await openssl('x509', '-req', '-in', request, ...signed, '-out', file('server.pem'));
  const read = (path: string) => readFile(path, 'utf8');
  return {
    ca: await read(ca.certificate),
    certificate: await read(file('server.pem')),
    key: await read(file('server.key')),
  };
}
