/**
 * Parses a request by contracts/population/dancuquocgia.xsd; operations differ only in their code: every
 * element once, in order, nothing else. Errors name the element and the rule, never a value.
 */
import { readSoapBody, SoapError, type XmlElement } from '../../kit/soap.ts';

const REQUEST_NAMESPACE = 'http://dancuquocgia.bca';

/** The operations and the integration code (MaTichHop) of each. */
const OPERATIONS = {
  TraCuuThongTinCongDan: /^037$/,
  XacMinhTinhTrangChetMatTich: /^041$/,
} as const;

export type Operation = keyof typeof OPERATIONS;

export interface LookUp {
  readonly operation: Operation;
  readonly procedure: string;
  readonly official: string;
  readonly number: { readonly kind: 'SoDinhDanh' | 'SoCMND'; readonly value: string };
  readonly fullName: string;
  /** `yyyy` or `yyyyMMdd`. */
  readonly dateOfBirth: string;
}

const ID = /^[A-Za-z0-9_.\-@]{1,64}$/;

function isOperation(name: string): name is Operation {
  return Object.hasOwn(OPERATIONS, name);
}

function fail(message: string): never {
  throw new SoapError(message);
}

/** Reads elements in sequence. */
class Elements {
  readonly #elements: readonly XmlElement[];
  #next = 0;

  constructor(parent: XmlElement) {
    if (parent.text !== '') fail(`${parent.name} must hold elements only.`);
    this.#elements = parent.children;
  }

  /** The next element, which must have one of the names. */
  take(...names: readonly string[]): XmlElement {
    const element = this.#elements[this.#next++];
    const fits = element?.namespace === REQUEST_NAMESPACE && names.includes(element.name);
    if (element === undefined || !fits) fail(`${names.join(' or ')} is missing or out of order.`);
    return element;
  }

  /** The text of the next element, which must match the pattern. */
  text(name: string, pattern: RegExp): string {
    return textIn(this.take(name), pattern);
  }

  end(): void {
    if (this.#next < this.#elements.length) fail('There is an element too many.');
  }
}

function textIn(element: XmlElement, pattern: RegExp): string {
  if (element.children.length > 0 || !pattern.test(element.text)) fail(`${element.name} has a wrong form.`);
  return element.text;
}

/** @throws SoapError if the request violates the contract */
export function readLookUp(xml: string): LookUp {
  const root = readSoapBody(xml);
  const operation = root.name;
  if (root.namespace !== REQUEST_NAMESPACE || !isOperation(operation)) {
    fail(`The Body must hold ${Object.keys(OPERATIONS).join(' or ')}.`);
  }
  const elements = new Elements(root);
  elements.text('MaYeuCau', /^[A-Za-z0-9_.-]{1,64}$/);
  const procedure = elements.text('MaDVC', ID);
  elements.text('MaTichHop', OPERATIONS[operation]);
  const official = elements.text('MaCanBo', ID);
  const number = elements.take('SoDinhDanh', 'SoCMND');
  const kind = number.name === 'SoCMND' ? 'SoCMND' : 'SoDinhDanh';
  const value = textIn(number, kind === 'SoCMND' ? /^\d{9}$/ : /^\d{12}$/);
  const fullName = elements.text('HoVaTen', /^(?=.{1,200}$)[A-Z]+( [A-Z]+)*$/);
  const birth = elements.take('NgayThangNamSinh');
  elements.end();
  const parts = new Elements(birth);
  const date = parts.take('Nam', 'NgayThangNam');
  parts.end();
  const dateOfBirth = textIn(date, date.name === 'Nam' ? /^\d{4}$/ : /^\d{8}$/);
  return { operation, procedure, official, number: { kind, value }, fullName, dateOfBirth };
}
