import type { openApiDocument } from '@/lib/contract/openapi';
import { MarkedText } from '../ui/marked-text';

type Paths = NonNullable<ReturnType<typeof openApiDocument>['paths']>;
type Operation = NonNullable<Paths[string]['get']>;

type OperationSectionProps = Readonly<{ method: string; path: string; operation: Operation }>;

/** One call of the API: its parameters, the fields of the JSON sent with it, and its answers. */
export function OperationSection({ method, path, operation }: OperationSectionProps) {
  const id = operation.operationId ?? path;
  return (
    <section aria-labelledby={id} className="mt-7">
      <h2 id={id} className="mono text-md wrap-anywhere">
        {method} {path}
      </h2>
      <p className="mt-1 text-ink-2">
        <MarkedText text={[operation.summary, operation.description].filter(Boolean).join('. ')} />
      </p>
      <div className="mt-3 grid grid-cols-2 items-start gap-x-8 gap-y-5 max-lg:grid-cols-1">
        <FactTable caption="Parameter" rows={[...parametersOf(operation), ...fieldsOf(operation)]} />
        <FactTable caption="Answer" rows={answersOf(operation)} />
      </div>
    </section>
  );
}

type Row = Readonly<{ name: string; text: string }>;

function FactTable({ caption, rows }: Readonly<{ caption: string; rows: readonly Row[] }>) {
  if (rows.length === 0) return <p className="text-xs text-ink-3">It takes no parameters.</p>;
  return (
    <table className="timetable dense">
      <thead>
        <tr>
          <th scope="col">{caption}</th>
          <th scope="col">Meaning</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, text }) => (
          <tr key={name}>
            <th scope="row" className="mono py-1 align-top">
              {name}
            </th>
            <td className="py-1 whitespace-normal! wrap-anywhere">
              <MarkedText text={text} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function parametersOf({ parameters = [] }: Operation): readonly Row[] {
  return parameters.flatMap((parameter) =>
    '$ref' in parameter
      ? []
      : [
          {
            name: parameter.name,
            text: [parameter.description, parameter.required && 'Required'].filter(Boolean).join('. '),
          },
        ],
  );
}

function fieldsOf({ requestBody }: Operation): readonly Row[] {
  const content = requestBody && 'content' in requestBody ? requestBody.content : {};
  const schema = content['application/json']?.schema;
  const types = Object.keys(content);
  if (schema === undefined && types.length > 0) return [{ name: 'body', text: `A file: ${types.join(', ')}` }];
  if (schema === undefined || !('properties' in schema)) return [];
  return Object.entries(schema.properties ?? {}).map(([name, field]) => ({
    name,
    text: ('description' in field && field.description) || 'In the JSON body',
  }));
}

function answersOf({ responses = {} }: Operation): readonly Row[] {
  return Object.entries(responses).map(([status, response]) => {
    const { description, content = {} } = response;
    return {
      name: status,
      text: status.startsWith('2') ? Object.keys(content).join(', ') || description : description,
    };
  });
}
