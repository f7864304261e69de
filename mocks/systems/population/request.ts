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

/** One element: the names that it may have, each with the pattern of its text or the elements within. */
interface Choice {
  readonly [name: string]: RegExp | readonly Choice[];
}

const ID = /^[A-Za-z0-9_.\-@]{1,64}$/;

function elementsOf(operation: Operation): readonly Choice[] {
  return [
    { MaYeuCau: /^[A-Za-z0-9_.-]{1,64}$/ },
    { MaDVC: ID },
    { MaTichHop: OPERATIONS[operation] },
    { MaCanBo: ID },
    { SoDinhDanh: /^\d{12}$/, SoCMND: /^\d{9}$/ },
    { HoVaTen: /^(?=.{1,200}$)[A-Z]+( [A-Z]+)*$/ },
    { NgayThangNamSinh: [{ Nam: /^\d{4}$/, NgayThangNam: /^\d{8}$/ }] },
  ];
}

function isOperation(name: string): name is Operation {
  return Object.hasOwn(OPERATIONS, name);
}

/** The texts in an element by name, if it holds these elements in this order. */
function textsIn(parent: XmlElement, choices: readonly Choice[]): Map<string, string> {
  const { name: within, text, children } = parent;
  if (text !== '') throw new SoapError(`${within} must hold elements only.`);
  if (children.length > choices.length) throw new SoapError('There is an element too many.');
  return new Map(
    choices.flatMap((choice, place) => {
      const element = children[place];
      const form = element?.namespace === REQUEST_NAMESPACE ? choice[element.name] : undefined;
      if (!element || !form) {
        throw new SoapError(`${Object.keys(choice).join(' or ')} is missing or out of order.`);
      }
      if (!(form instanceof RegExp)) return [...textsIn(element, form)];
      if (element.children.length === 0 && form.test(element.text)) return [[element.name, element.text]];
      throw new SoapError(`${element.name} has a wrong form.`);
    }),
  );
}

export type LookUp = Readonly<ReturnType<typeof readLookUp>>;

/** @throws SoapError if the request violates the contract */
export function readLookUp(xml: string) {
  const root = readSoapBody(xml);
  const operation = root.name;
  if (root.namespace !== REQUEST_NAMESPACE || !isOperation(operation)) {
    throw new SoapError(`The Body must hold ${Object.keys(OPERATIONS).join(' or ')}.`);
  }
  const texts = textsIn(root, elementsOf(operation));
  const text = (...names: readonly string[]) => names.map((name) => texts.get(name) ?? '').join('');
  return {
    operation,
    procedure: text('MaDVC'),
    official: text('MaCanBo'),
    /** One of the two numbers; the other is empty. */
    personalNumber: text('SoDinhDanh'),
    formerNumber: text('SoCMND'),
    fullName: text('HoVaTen'),
    /** `yyyy` or `yyyyMMdd`. */
    dateOfBirth: text('Nam', 'NgayThangNam'),
  };
}
