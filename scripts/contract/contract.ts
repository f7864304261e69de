/**
 * Checks recorded exchanges against the contract of a source. The files in the contract's folder decide its
 * format, so a new source needs no change here.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { parseOpenApi, SHARED_CONTRACTS } from '#lienthong/transport/openapi-schemas';
import type { WireContract } from './exchange.ts';
import { OpenApiContract } from './openapi.ts';
import { SoapContract } from './soap.ts';
import type { SchemaFile } from './xml.ts';

const folder = new URL('../../contracts/', import.meta.url);

/** Sources that have a contract, sorted. */
export function contractIds(): readonly string[] {
  const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders
    .map(({ name }) => name)
    .filter((name) => !SHARED_CONTRACTS.includes(name))
    .toSorted();
}

/** @param id of the source; the contract is in its folder of `contracts/` */
export function contractOf(id: string): WireContract {
  const { openapi, xsd, wsdl } = contractFiles(id);
  if (openapi) return new OpenApiContract(openapi, xsd);
  if (wsdl !== undefined) return new SoapContract(wsdl, xsd);
  throw new Error(`contracts/${id} has neither an openapi.yaml nor a WSDL.`);
}

/** The files in the contract's folder: the OpenAPI document in one piece, the others as texts. */
export function contractFiles(id: string) {
  const own = new URL(`${id}/`, folder);
  const names = readdirSync(own).toSorted();
  const files = names.map((fileName): SchemaFile => {
    return { fileName, contents: readFileSync(new URL(fileName, own), 'utf8') };
  });
  const openapi = files.find(({ fileName }) => fileName === 'openapi.yaml');
  return {
    names,
    openapi: openapi && parseOpenApi(openapi.contents),
    xsd: files.filter(({ fileName }) => fileName.endsWith('.xsd')),
    wsdl: files.find(({ fileName }) => fileName.endsWith('.wsdl'))?.contents,
  };
}
