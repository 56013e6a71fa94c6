/** @type {import('next').NextConfig} */
export default {
  agentRules: false,
  cacheComponents: false,
  poweredByHeader: false,
  typedRoutes: false,
  output: process.env.POLYARCH_STANDALONE === '1' ? 'standalone' : undefined,
  serverExternalPackages: ['libsql', 'undici', 'tar-stream'],
  experimental: { turbopackPluginRuntimeStrategy: 'workerThreads' },
};
