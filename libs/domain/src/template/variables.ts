/**
 * What a canned reply or a signature may leave open: `{{customer.firstName}}`, with what to say instead when it is not known:
 * `{{customer.firstName|there}}`. One catalogue for the editor, the check on saving and the filling in.
 */
export interface Variable {
  id: VariableId;
  label: { en: string; de: string };
  example: { en: string; de: string };
  /** It may be missing: who inserts it is asked, unless the template says what to write instead. */
  optional: boolean;
  /** It says nothing for some, on purpose: then it is left out with its line, and nobody is asked. */
  silent: boolean;
}

const define = <const Id extends string>(
  id: Id,
  [en, de]: [string, string],
  [exampleEn, exampleDe]: [string, string],
  { optional = false, silent = false } = {},
) => ({ id, label: { en, de }, example: { en: exampleEn, de: exampleDe }, optional, silent });

const catalogue = [
  define('customer.firstName', ['Customer’s first name', 'Vorname des Kunden'], ['Anna', 'Anna'], {
    optional: true,
  }),
  define('customer.lastName', ['Customer’s last name', 'Nachname des Kunden'], ['Keller', 'Keller'], {
    optional: true,
  }),
  define('customer.name', ['Customer’s name', 'Name des Kunden'], ['Anna Keller', 'Anna Keller'], {
    optional: true,
  }),
  define(
    'customer.email',
    ['Customer’s address', 'Adresse des Kunden'],
    ['anna@example.com', 'anna@example.com'],
    { optional: true },
  ),
  define('agent.name', ['Your name', 'Ihr Name'], ['Lena Brunner', 'Lena Brunner']),
  define('agent.firstName', ['Your first name', 'Ihr Vorname'], ['Lena', 'Lena']),
  define(
    'agent.line',
    ['Your own line', 'Ihre eigene Zeile'],
    ['Customer service and repairs', 'Kundendienst und Reparaturen'],
    { silent: true },
  ),
  define('conversation.number', ['Number of the conversation', 'Nummer der Konversation'], ['1042', '1042']),
  define(
    'conversation.subject',
    ['Subject of the conversation', 'Betreff der Konversation'],
    ['Cracked tank', 'Tank gerissen'],
    { optional: true },
  ),
  define('brand.name', ['Name of the brand', 'Name der Marke'], ['Adler Kaffee', 'Adler Kaffee']),
];

export type VariableId = (typeof catalogue)[number]['id'];
export const variables: readonly Variable[] = catalogue;
export type VariableValues = Partial<Record<VariableId, string | null>>;

export const variableOf = (id: string): Variable | undefined => variables.find((one) => one.id === id);

/** A signature speaks of who writes and for whom; the customer's name stands above it. */
export const signatureVariables: readonly Variable[] = variables.filter(({ id }) =>
  ['agent.name', 'agent.firstName', 'agent.line', 'brand.name', 'conversation.number'].includes(id),
);
