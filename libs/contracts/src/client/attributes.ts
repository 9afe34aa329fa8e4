import { attributeFields, type AttributeDefinition } from '@kontor/domain/condition/attributes';
import { catalogueOf, type Catalogue, type Words } from '@kontor/domain/condition/catalogue';
import { conversationFields } from '@kontor/domain/condition/fields';
import { messageFields } from '@kontor/domain/condition/message-fields';
import type { Attribute, AttributeWords } from '../attribute.ts';

type Defined = Pick<Attribute, 'of' | 'key' | 'type' | 'name' | 'options'>;

/** As conditions know it: a name in one language stands for the other. */
export function definitionOf({ of, key, type, name, options }: Defined): AttributeDefinition {
  return {
    of,
    key,
    type,
    label: inBoth(name, key),
    ...(type === 'choice' && {
      options: options.map(({ value, label }) => ({ value, label: inBoth(label, value) })),
    }),
  };
}

/**
 * The field catalogue of a workspace. Archived attributes stay in it, so that a view or rule that was made with one goes on
 * meaning the same.
 */
export function workspaceCatalogue(attributes: readonly Defined[]): Catalogue {
  const own = attributeFields(attributes.map(definitionOf));
  return catalogueOf([...conversationFields, ...own, ...messageFields]);
}

export function inBoth({ en, de }: AttributeWords, otherwise: string): Words {
  return { en: en ?? de ?? otherwise, de: de ?? en ?? otherwise };
}
