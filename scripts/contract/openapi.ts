/**
 * A contract in OpenAPI. The path selects the operation, whose schemas check the form or body, the
 * parameters, and the response of each status. An XML document embedded as text is checked by the XSD beside
 * it.
 */
import { parse } from 'content-type';
import { isObject } from '#lienthong/lib/is-object';
import type { Json } from '#lienthong/transport/json-schema';
import { only, type Exchange, type Verdict, type WireContract } from './exchange.ts';
import { printable, type Checked, type Finding } from './finding.ts';
import { JsonSchemas, type CheckedJson } from './json.ts';
import { XmlSchemas, type SchemaFile } from './xml.ts';

interface Operation {
  readonly name: string;
  readonly path: string;
  readonly node: Json;
}

/** A verdict whose response may contain XML documents that are not checked yet. */
interface Draft extends Verdict {
  readonly answer: Checked & Partial<CheckedJson>;
}

export class OpenApiContract implements WireContract {
  readonly #schemas: JsonSchemas;
  readonly #xml: XmlSchemas | undefined;
  readonly #operations: readonly Operation[];

  constructor(openapi: Json, xsd: readonly SchemaFile[]) {
    this.#schemas = new JsonSchemas(openapi);
    this.#xml = xsd.length === 0 ? undefined : new XmlSchemas(xsd);
    this.#operations = Object.entries(objectOf(openapi['paths'])).map(([path, item]) => {
      const node = objectOf(objectOf(item)['post']);
      // Several sources may share an operation; its path is each one's own.
      return { name: /\w+$/.exec(path)?.[0] ?? String(node['operationId']), path, node };
    });
  }

  get operations(): readonly string[] {
    return this.#operations.map(({ name }) => name);
  }

  async check(exchanges: readonly Exchange[]): Promise<readonly Verdict[]> {
    const drafts = exchanges.map((exchange) => this.#draft(exchange));
    const documents = drafts.flatMap(({ answer }) => answer.documents ?? []);
    const checked = (await this.#xml?.check(documents.map(({ text }) => ({ text, open: true })))) ?? [];
    const inside = new Map(documents.map((document, i) => [document, checked[i]] as const));
    return drafts.map((draft) => {
      const found = (draft.answer.documents ?? []).map((document) => {
        const { findings = [], extras = [] } = inside.get(document) ?? {};
        return {
          extras,
          findings: findings.map(({ path, rule }) => ({ path: `${document.path}: ${path}`, rule })),
        };
      });
      return {
        ...draft,
        answer: {
          findings: [draft.answer, ...found].flatMap(({ findings }) => findings),
          extras: [draft.answer, ...found].flatMap(({ extras }) => extras),
        },
      };
    });
  }

  #draft({ request, answer }: Exchange): Draft {
    // A target may have a path prefix.
    const operation = this.#operations.find(({ path }) => request.path.endsWith(path));
    if (!operation) {
      const unknown = { path: '', rule: 'is to no operation of the contract' };
      return { operation: undefined, request: [unknown], answer: { findings: [], extras: [] } };
    }
    return {
      operation: operation.name,
      request: [...this.#checkBody(operation, request), ...this.#checkQuery(operation, request.query)],
      answer: this.#checkAnswer(operation, answer),
    };
  }

  #checkBody({ node }: Operation, { contentType, body }: Exchange['request']): readonly Finding[] {
    const contents = objectOf(objectOf(node['requestBody'])['content']);
    const { type: mediaType } = parse(contentType);
    const content = contents[mediaType];
    if (!isObject(content)) {
      return [{ path: '', rule: `must be of type ${Object.keys(contents).join(' or ')}` }];
    }
    const isForm = mediaType === 'application/x-www-form-urlencoded';
    const value = isForm ? Object.fromEntries(new URLSearchParams(body)) : parsed(body);
    return value === undefined
      ? only('must be JSON').findings
      : this.#schemas.check(content['schema'], value).findings;
  }

  #checkQuery({ node }: Operation, query: URLSearchParams): readonly Finding[] {
    const parameters = Array.isArray(node['parameters']) ? node['parameters'] : [];
    return parameters
      .map(objectOf)
      .filter((parameter) => parameter['in'] === 'query')
      .flatMap(({ name, required, schema }) => {
        const value = query.get(String(name));
        const path = `?${printable(String(name))}`;
        if (value !== null)
          return this.#schemas.check(schema, value).findings.map((finding) => ({ ...finding, path }));
        return required === true ? [{ path, rule: 'is required, and missing' }] : [];
      });
  }

  #checkAnswer({ node }: Operation, answer: Exchange['answer']): Draft['answer'] {
    if ('lost' in answer) return only(`did not arrive (${answer.lost})`);
    const response = objectOf(node['responses'])[String(answer.status)];
    if (!isObject(response)) return only(`has HTTP status ${answer.status}, which is not in the contract`);
    const value = parsed(answer.body);
    if (value === undefined) return only('must be JSON');
    return this.#schemas.check(objectOf(objectOf(response['content'])['application/json'])['schema'], value);
  }
}

function objectOf(value: unknown): Json {
  return isObject(value) ? value : {};
}

/** Undefined if the body is not JSON. */
function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
