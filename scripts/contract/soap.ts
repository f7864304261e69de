/**
 * A contract in WSDL and XSD. The element in the request's Body selects the operation; the response is the
 * operation's own element or, if the status is not 200, a Fault. Whole messages are checked by the schema of
 * the envelope.
 */
import { parseXml, type XmlNode } from '../xml-tree.ts';
import { only, type Exchange, type Verdict, type WireContract } from './exchange.ts';
import type { Checked } from './finding.ts';
import { XmlSchemas, type SchemaFile } from './xml.ts';

interface Operation {
  readonly name: string;
  /** Local names of the elements in the Body. */
  readonly input: string;
  readonly output: string;
}

export class SoapContract implements WireContract {
  readonly #operations: readonly Operation[];
  readonly #schemas: XmlSchemas;

  constructor(wsdl: string, xsd: readonly SchemaFile[]) {
    this.#operations = operationsIn(parseXml(wsdl));
    this.#schemas = new XmlSchemas(xsd);
  }

  get operations(): readonly string[] {
    return this.#operations.map(({ name }) => name);
  }

  async check(exchanges: readonly Exchange[]): Promise<readonly Verdict[]> {
    const messages = exchanges.flatMap(({ request, answer }) => [
      { text: request.body, open: false },
      { text: 'body' in answer ? answer.body : '', open: true },
    ]);
    const checked = await this.#schemas.check(messages);
    return exchanges.map(({ request, answer }, i) => {
      const asked = contentOf(request.body);
      const operation = this.#operations.find(({ input }) => input === asked);
      return {
        operation: operation?.name,
        request: withoutEnvelope(checked[2 * i]).findings,
        answer: answerOf(operation, answer, withoutEnvelope(checked[2 * i + 1])),
      };
    });
  }
}

function answerOf(operation: Operation | undefined, answer: Exchange['answer'], checked: Checked): Checked {
  if ('lost' in answer) return only(`did not arrive (${answer.lost})`);
  const expected = answer.status === 200 ? operation?.output : 'Fault';
  if (checked.findings.length > 0 || contentOf(answer.body) === expected) return checked;
  return only(`with HTTP status ${answer.status} must be ${expected ?? 'of an operation of the contract'}`);
}

/** Local name of the element in a message's Body. */
function contentOf(message: string): string | undefined {
  try {
    return parseXml(message).children.find(({ name }) => name === 'Body')?.children[0]?.name;
  } catch {
    return undefined;
  }
}

function withoutEnvelope({ findings, extras }: Checked = only('must be well-formed XML')): Checked {
  return {
    findings: findings.map(({ path, rule }) => ({ path: path.replace(/^Envelope\/Body\//, ''), rule })),
    extras,
  };
}

function operationsIn(wsdl: XmlNode): readonly Operation[] {
  const named = (node: XmlNode | undefined, name: string) =>
    (node?.children ?? []).filter((child) => child.name === name);
  const local = (qualified = '') => qualified.slice(qualified.indexOf(':') + 1);
  const elements = new Map(
    named(wsdl, 'message').map((message) => [
      message.attributes['name'],
      local(named(message, 'part')[0]?.attributes['element']),
    ]),
  );
  return named(named(wsdl, 'portType')[0], 'operation').map((operation) => {
    const elementOf = (direction: string) =>
      elements.get(local(named(operation, direction)[0]?.attributes['message'])) ?? '';
    return {
      name: operation.attributes['name'] ?? '',
      input: elementOf('input'),
      output: elementOf('output'),
    };
  });
}
