/**
 * Checks recorded exchanges against the contract of a source. The files in the contract's folder decide its
 * format, so a new source needs no change here.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { parse } from 'yaml';
import { isObject } from '../json-schema.ts';
import type { WireContract } from './exchange.ts';
import { OpenApiContract } from './openapi.ts';
import { SoapContract } from './soap.ts';
import type { SchemaFile } from './xml.ts';

/** @param id of the source; the contract is in its folder of `contracts/` */
export function contractOf(id: string): WireContract {
  const { openapi, xsd, wsdl } = contractFiles(id);
  if (isObject(openapi)) return new OpenApiContract(openapi, xsd);
  if (wsdl !== undefined) return new SoapContract(wsdl, xsd);
  throw new Error(`contracts/${id} has neither an openapi.yaml nor a WSDL.`);
}

/** Text of the files in the folder, by name. */
export function contractFiles(id: string) {
  const folder = new URL(`../../contracts/${id}/`, import.meta.url);
  const files = readdirSync(folder).map((fileName): SchemaFile => {
    return { fileName, contents: readFileSync(new URL(fileName, folder), 'utf8') };
  });
  const openapi = files.find(({ fileName }) => fileName === 'openapi.yaml');
  return {
    openapi: openapi && (parse(openapi.contents) as unknown),
    xsd: files.filter(({ fileName }) => fileName.endsWith('.xsd')),
    wsdl: files.find(({ fileName }) => fileName.endsWith('.wsdl'))?.contents,
  };
}
