import type { AttributeOwner, AttributeType } from '@kontor/contracts/attribute';

/** The contracts have them as schemas, which the browser does not load. */
export const attributeTypes: AttributeType[] = ['text', 'number', 'date', 'choice', 'boolean', 'link'];
export const attributeOwners: AttributeOwner[] = ['customer', 'company'];
