/**
 * Invertible shuffle of the numbers 0 to size-1, so that an identity number leads back to its person without
 * a list. Two different numbers never collide.
 */
import { mix } from './hash.ts';

export interface Permutation {
  apply(n: number): number;
  invert(n: number): number;
}

/** Multiply and add modulo `size`, which must be a power of ten; big integers because products pass 2^53. */
export function permutation(size: number, key: number): Permutation {
  const modulus = BigInt(size);
  const factor = coprimeToTen(BigInt(mix(key, 1)) % modulus);
  const offset = BigInt(mix(key, 2)) % modulus;
  const inverse = inverseOf(factor, modulus);
  return {
    apply: (n) => Number((BigInt(n) * factor + offset) % modulus),
    invert: (n) => Number(((((BigInt(n) - offset) % modulus) + modulus) * inverse) % modulus),
  };
}

function coprimeToTen(n: bigint): bigint {
  let candidate = n | 1n;
  while (candidate % 5n === 0n) candidate += 2n;
  return candidate;
}

function inverseOf(factor: bigint, modulus: bigint): bigint {
  let [a, b] = [factor % modulus, modulus];
  let [x, y] = [1n, 0n];
  while (b !== 0n) {
    const quotient = a / b;
    [a, b] = [b, a - quotient * b];
    [x, y] = [y, x - quotient * y];
  }
  return ((x % modulus) + modulus) % modulus;
}
