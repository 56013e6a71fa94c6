import {
  createDocument,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathItemObject,
  type ZodOpenApiResponsesObject,
} from 'zod-openapi';
import type { ProblemCode } from '../problem/problem';
import { problemStatus } from '../problem/status';
import type { Operation } from './operation';
import { operations } from './operations';
import { problemDocumentSchema } from './problem';

/** The OpenAPI 3.1 document of the API, generated from the schemas that validate its calls. @see https://spec.openapis.org/oas/v3.1.1 */
export function openApiDocument(): ReturnType<typeof createDocument> {
  return createDocument({
    openapi: '3.1.1',
    info: {
      title: 'Polyarch',
      version: '1',
      description: 'Reads multi-arch container images from registries and OCI layouts. Served to this machine only.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    paths: describePaths(),
  });
}

function describePaths(): Record<string, ZodOpenApiPathItemObject> {
  const paths: Record<string, ZodOpenApiPathItemObject> = {};
  for (const operation of operations) {
    const { path, method = 'get' } = operation;
    paths[path] = { ...paths[path], [method]: describeOperation(operation) };
  }
  return paths;
}

function describeOperation(operation: Operation): ZodOpenApiOperationObject {
  const { parameters, query, status = 200 } = operation;
  const hasQuery = Object.keys(query.shape).length > 0;
  return {
    operationId: operation.id,
    summary: operation.summary,
    ...(operation.description === undefined ? {} : { description: operation.description }),
    ...(hasQuery || parameters !== undefined
      ? { requestParams: { ...(hasQuery && { query }), ...(parameters !== undefined && { path: parameters }) } }
      : {}),
    ...describeBody(operation),
    responses: {
      [`${status}`]: describeAnswer(operation),
      ...describeOthers(operation),
      ...describeProblems(operation.problems),
    },
  };
}

function describeBody({ body, bodyTypes }: Operation): Pick<ZodOpenApiOperationObject, 'requestBody'> {
  if (body !== undefined) return { requestBody: { required: true, content: { 'application/json': { schema: body } } } };
  if (bodyTypes === undefined) return {};
  return { requestBody: { required: true, content: Object.fromEntries(bodyTypes.map((type) => [type, {}])) } };
}

function describeAnswer({ answers, headers }: Operation): ZodOpenApiResponsesObject[`2${string}`] {
  const content = Object.entries(answers).map(([type, schema]) => [type, schema === null ? {} : { schema }]);
  return {
    description: 'OK',
    ...(content.length === 0 ? {} : { content: Object.fromEntries(content) }),
    ...(headers === undefined ? {} : { headers }),
  };
}

function describeOthers({ also = {} }: Operation): ZodOpenApiResponsesObject {
  return Object.fromEntries(Object.entries(also).map(([status, description]) => [status, { description }]));
}

/** One response per status; its description names the codes that lead to it. */
function describeProblems(problems: readonly ProblemCode[]): ZodOpenApiResponsesObject {
  const content = { 'application/problem+json': { schema: problemDocumentSchema } };
  const statuses = [...new Set(problems.map((code) => problemStatus[code]))].sort();
  return Object.fromEntries(
    statuses.map((status) => {
      const codes = problems.filter((code) => problemStatus[code] === status);
      return [`${status}`, { description: `Problem: ${codes.map((code) => `\`${code}\``).join(', ')}`, content }];
    }),
  );
}
