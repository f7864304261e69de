/**
 * Parses the Body of a SOAP 1.1 message into plain elements with resolved namespaces, and writes envelopes
 * and faults. A malformed message or one with a document type is refused before its contents are read.
 */
import { escapeUTF8 } from 'entities/escape';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { isObject } from './unknown.ts';

export const SOAP_NAMESPACE = 'http://schemas.xmlsoap.org/soap/envelope/';

export interface XmlElement {
  readonly namespace: string;
  readonly name: string;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

/** An unreadable message; the text gives the reason and repeats no part of the message. */
export class SoapError extends Error {
  override name = 'SoapError';
}

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: true,
  processEntities: true,
});

type Scope = ReadonlyMap<string, string>;

function withDeclarations(scope: Scope, attributes: unknown): Scope {
  const inner = new Map(scope);
  for (const [name, value] of Object.entries(isObject(attributes) ? attributes : {})) {
    if (name === 'xmlns') inner.set('', String(value));
    if (name.startsWith('xmlns:')) inner.set(name.slice(6), String(value));
  }
  return inner;
}

function readNodes(nodes: unknown, scope: Scope): { children: XmlElement[]; text: string } {
  const children: XmlElement[] = [];
  let text = '';
  for (const node of Array.isArray(nodes) ? (nodes as readonly unknown[]) : []) {
    if (!isObject(node)) continue;
    if ('#text' in node) {
      text += String(node['#text']);
      continue;
    }
    const tag = Object.keys(node).find((key) => key !== ':@');
    if (tag === undefined || tag.startsWith('?')) continue;
    const inner = withDeclarations(scope, node[':@']);
    const [prefix, name] = tag.includes(':') ? tag.split(':', 2) : ['', tag];
    const namespace = inner.get(prefix ?? '');
    if (namespace === undefined && prefix !== '') throw new SoapError('A namespace prefix is not declared.');
    children.push({ namespace: namespace ?? '', name: name ?? '', ...readNodes(node[tag], inner) });
  }
  return { children, text };
}

function only(elements: readonly XmlElement[], name: string): XmlElement {
  const found = elements.filter((element) => element.namespace === SOAP_NAMESPACE && element.name === name);
  if (found.length !== 1 || found[0] === undefined)
    throw new SoapError(`There must be one SOAP 1.1 ${name}.`);
  return found[0];
}

/** The only element in the Body. */
export function readSoapBody(xml: string): XmlElement {
  if (/<!DOCTYPE/i.test(xml)) throw new SoapError('A document type is not allowed.');
  if (XMLValidator.validate(xml) !== true) throw new SoapError('The message is not well-formed XML.');
  const envelope = only(readNodes(parser.parse(xml), new Map()).children, 'Envelope');
  const { children } = only(envelope.children, 'Body');
  if (children.length !== 1 || children[0] === undefined)
    throw new SoapError('The Body must hold one element.');
  return children[0];
}

export function envelopeOf(body: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<soapenv:Envelope xmlns:soapenv="${SOAP_NAMESPACE}"><soapenv:Body>${body}</soapenv:Body></soapenv:Envelope>`;
}

/** `Client` for a caller's error, `Server` otherwise. */
export function faultOf(blame: 'Client' | 'Server', message: string): string {
  return fault(`soapenv:${blame}`, message);
}

/** A fault of X-Road, whose codes have no namespace. */
export function xRoadFaultOf(code: string): string {
  return fault(code, 'The message was not exchanged.');
}

function fault(code: string, message: string): string {
  return envelopeOf(
    `<soapenv:Fault><faultcode>${code}</faultcode><faultstring>${escapeUTF8(message)}</faultstring></soapenv:Fault>`,
  );
}
