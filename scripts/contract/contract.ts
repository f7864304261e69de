/**
 * The contract of a source as a check of what really went over the line. Which files stand in its folder decides how
 * they are read, so a new source needs nothing here.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { parse } from 'yaml';
import { isObject } from '../json-schema.ts';
import type { WireContract } from './exchange.ts';
import { OpenApiContract } from './openapi.ts';
import { SoapContract } from './soap.ts';
import type { SchemaFile } from './xml.ts';

/** @param id of the source, whose mock system has the contract beside it */
export function contractOf(id: string): WireContract {
  const { openapi, xsd, wsdl } = contractFiles(id);
  if (isObject(openapi)) return new OpenApiContract(openapi, xsd);
  if (wsdl !== undefined) return new SoapContract(wsdl, xsd);
  throw new Error(`mocks/systems/${id}/contract has neither an openapi.yaml nor a WSDL.`);
}

/** The files as they stand in the folder. */
export function contractFiles(id: string) {
  const folder = new URL(`../../mocks/systems/${id}/contract/`, import.meta.url);
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
