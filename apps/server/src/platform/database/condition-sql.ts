import { type RawBuilder, sql } from 'kysely';

/** A compiled condition inside a larger query. */
export function fragment({
  parts,
  parameters,
}: {
  parts: string[];
  parameters: unknown[];
}): RawBuilder<boolean> {
  return sql<boolean>(
    Object.assign([...parts], { raw: parts }) as unknown as TemplateStringsArray,
    ...parameters,
  );
}

const joins = {
  customer: 'join customer cu on cu.id = c.customer_id',
  company: 'left join company co on co.id = cu.company_id',
  channel: 'join channel ch on ch.id = c.channel_id',
};

/** The tables that a compiled condition asks beside the conversation `c`. */
export function joinsOf(names: (keyof typeof joins)[]) {
  return sql.raw(names.map((name) => joins[name]).join(' '));
}
