/** The modules of src/ as their syntax trees show them: imported names, and names of types that they declare. */
import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { parseSync } from '@swc/core';
import { isObject } from '../src/lib/is-object.ts';

/** An import of one module by another. Modules of src/ are paths below it. */
export interface Import {
  readonly from: string;
  readonly to: string;
  /** Empty for `import()`. */
  readonly names: readonly string[];
}

export interface Module {
  readonly file: string;
  readonly imports: readonly Import[];
  readonly types: readonly string[];
}

const TYPES = new Set(['TsInterfaceDeclaration', 'TsTypeAliasDeclaration', 'ClassDeclaration']);

/** @param file below src/, which is the working directory */
export function readModule(file: string): Module {
  const nodes = nodesOf(parseSync(readFileSync(file, 'utf8'), { syntax: 'typescript' }).body);
  return {
    file,
    imports: nodes.flatMap((node) => importOf(file, node)),
    types: nodes
      .filter(({ type }) => TYPES.has(String(type)))
      .map(({ id, identifier }) => nameIn(id ?? identifier)),
  };
}

type Node = Readonly<Record<string, unknown>>;

/** All nodes of a syntax tree. */
function nodesOf(tree: unknown): readonly Node[] {
  if (Array.isArray(tree)) return tree.flatMap(nodesOf);
  if (!isObject(tree)) return [];
  return [tree, ...Object.values(tree).flatMap(nodesOf)];
}

/** Static, dynamic and type imports, and exports from another module. */
function importOf(from: string, { type, source, specifiers, callee, ...node }: Node): readonly Import[] {
  const isDynamic = isObject(callee) && callee['type'] === 'Import';
  const inType = type === 'TsImportType' ? node['argument'] : undefined;
  const paths = textsIn(isDynamic ? node['arguments'] : (inType ?? source));
  const names = Array.isArray(specifiers) ? specifiers.map(importedName) : [];
  return paths.map((path) => ({ from, to: moduleOf(from, path), names }));
}

function moduleOf(from: string, path: string): string {
  return path.startsWith('.') ? normalize(join(dirname(from), path)) : path;
}

function importedName(specifier: unknown): string {
  return isObject(specifier) ? nameIn(specifier['imported'] ?? specifier['orig'] ?? specifier['local']) : '';
}

function nameIn(identifier: unknown): string {
  return isObject(identifier) ? String(identifier['value']) : '';
}

function textsIn(node: unknown): readonly string[] {
  if (Array.isArray(node)) return node.flatMap(textsIn);
  if (!isObject(node)) return [];
  return node['type'] === 'StringLiteral' ? [String(node['value'])] : textsIn(node['expression']);
}
