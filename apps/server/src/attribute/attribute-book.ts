import { Inject, Injectable } from '@nestjs/common';
import { workspaceCatalogue } from '@kontor/contracts/client/attributes';
import type { Catalogue } from '@kontor/domain/condition/catalogue';
import type { Condition } from '@kontor/domain/condition/tree';
import { fieldsUsed } from '@kontor/domain/condition/uses';
import { Database } from '../platform/database/database.ts';
import { Signals } from '../platform/signals.ts';
import { type AttributeRow, attributesIn } from './attribute-rows.ts';

/** How old what is known may be when a word of a change was lost on its way from another process. Milliseconds. */
const fresh = 60_000;

/** The field catalogue of this workspace. */
@Injectable()
export class AttributeBook {
  #read: Promise<{ rows: AttributeRow[]; catalogue: Catalogue }> | undefined;

  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Signals) signals: Signals,
  ) {
    signals.on('attributes', () => this.forget());
  }

  /** That knows every field of these conditions, also one that another process has only just added. */
  async catalogue(conditions: readonly Condition[] = []): Promise<Catalogue> {
    const { catalogue } = await this.#known();
    const asked = conditions.flatMap((condition) => [...fieldsUsed(condition)]);
    if (asked.every((field) => catalogue.find(field))) return catalogue;
    this.forget();
    return (await this.#known()).catalogue;
  }

  /** Ids of the fields that builders no longer offer. */
  async archivedFields(): Promise<Set<string>> {
    const { rows } = await this.#known();
    return new Set(rows.filter((row) => row.archived_at).map(({ of, key }) => `${of}.attribute.${key}`));
  }

  forget(): void {
    this.#read = undefined;
  }

  #known() {
    if (!this.#read) {
      const reading = this.#reading();
      this.#read = reading;
      const forget = () => {
        if (this.#read === reading) this.#read = undefined;
      };
      reading.then(() => setTimeout(forget, fresh).unref(), forget);
    }
    return this.#read;
  }

  async #reading() {
    const rows = (await attributesIn(this.db.sql).execute()) as AttributeRow[];
    return { rows, catalogue: workspaceCatalogue(rows) };
  }
}
