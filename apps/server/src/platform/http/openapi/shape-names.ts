import * as common from '@kontor/contracts/common';
import * as conversation from '@kontor/contracts/conversation';
import * as customer from '@kontor/contracts/customer';
import * as message from '@kontor/contracts/message';
import * as people from '@kontor/contracts/people';
import * as problem from '@kontor/contracts/problem';
import * as settings from '@kontor/contracts/settings';
import * as webhook from '@kontor/contracts/webhook';
import * as workspace from '@kontor/contracts/workspace';
import { z } from 'zod';

const modules = { common, conversation, customer, message, people, problem, settings, webhook, workspace };

/** What is worth a name of its own in the document: objects and choices between objects. */
const named = [z.ZodObject, z.ZodUnion, z.ZodDiscriminatedUnion];

/** The shapes of the contracts by the name they have there: `teamBody` becomes `TeamBody`. */
export function shapeNames(): Map<z.ZodType, string> {
  const names = new Map<z.ZodType, string>();
  const taken = new Set<string>();
  for (const [module, shapes] of Object.entries(modules))
    for (const [key, shape] of Object.entries(shapes)) {
      if (!named.some((kind) => shape instanceof kind)) continue;
      const name = taken.has(capital(key)) ? capital(module) + capital(key) : capital(key);
      taken.add(name);
      names.set(shape as z.ZodType, name);
    }
  return names;
}

const capital = (text: string) => text[0]!.toUpperCase() + text.slice(1);
