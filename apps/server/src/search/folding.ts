import { fold, from, letters, marks, signs, to } from '@kontor/domain/search/folding';

/** What nearly every text has: each is replaced in a tenth of the time that `translate` takes to look for all. */
const usual = [...'äöüéèà', ...signs];

/** The folding of an SQL expression, as SQL: what is indexed is made comparable exactly as what is asked is. */
export function foldSql(expression: string): string {
  const replaced = usual.reduce(
    (sql, sign) => `replace(${sql}, '${sign}', '${fold(sign)}')`,
    `replace(lower(${expression}), 'ß', 'ss')`,
  );
  return `(select case when folded ~ '[${letters}${marks}]' then translate(folded, '${from}', '${to}') else folded end
    from (select ${replaced} as folded offset 0) usual)`;
}
