/** SOAP 1.1 messages. */
import { SourceError } from '../source-api/answer.ts';
import { isElement, xmlReader, type XmlElement } from './xml.ts';

/** @param body the element inside the Body, already XML */
export function soapEnvelope(body: string): string {
  return (
    '<?xml version="1.0" encoding="UTF-8"?>' +
    '<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/">' +
    `<soapenv:Body>${body}</soapenv:Body></soapenv:Envelope>`
  );
}

/**
 * @param repeated and `attributes` as for xmlReader
 * @returns a function that reads a message and gives the children of its Body, as xmlReader does
 * @throws SourceError BAD_RESPONSE (from the returned function)
 */
export function soapReader(
  repeated: readonly string[],
  attributes: readonly string[] = [],
): (message: string) => XmlElement {
  const readXml = xmlReader(repeated, attributes);
  return (message) => {
    const body = child(readXml(message)['Envelope'], 'Body');
    if (!isElement(body)) throw new SourceError({ code: 'BAD_RESPONSE' }, 'not a SOAP message');
    return body;
  };
}

function child(element: unknown, name: string): unknown {
  return isElement(element) ? element[name] : undefined;
}
