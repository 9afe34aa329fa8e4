import { Resolver } from 'node:dns/promises';
import type { Resolve } from './own-check.ts';

let resolver: Resolver | undefined;

/** The machine's own name servers, asked with little patience. */
export const systemResolve: Resolve = async (domain, type) => {
  resolver ??= new Resolver({ timeout: 1_500, tries: 2 });
  return (await resolver.resolve(domain, type)) as string[] | string[][];
};
