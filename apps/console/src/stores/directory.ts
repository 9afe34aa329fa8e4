import type { AttributeOwner } from '@kontor/contracts/attribute';
import { workspaceCatalogue } from '@kontor/contracts/client/attributes';
import type { Colleague } from '@kontor/contracts/people';
import type { Directory } from '@kontor/contracts/settings';
import { defineStore } from 'pinia';
import { computed, shallowRef } from 'vue';
import { people } from '../api/account.ts';
import { directory } from '../api/settings.ts';

const nothing: Directory = { teams: [], brands: [], channels: [], tags: [], views: [], attributes: [] };

/** Names for ids: colleagues, teams, brands, channels, tags, views. */
export const useDirectory = defineStore('directory', () => {
  const all = shallowRef<Directory>(nothing);
  const colleagues = shallowRef<Colleague[]>([]);

  async function load(): Promise<void> {
    const [names, persons] = await Promise.all([directory(), people()]);
    all.value = names;
    colleagues.value = persons.items;
  }
  const byId = <T extends { id: string }>(items: () => T[]) => {
    const map = computed(() => new Map(items().map((item) => [item.id, item])));
    return (id: string | null | undefined) => (id ? map.value.get(id) : undefined);
  };
  const colleague = byId(() => colleagues.value);
  const team = byId(() => all.value.teams);
  const brand = byId(() => all.value.brands);
  const channel = byId(() => all.value.channels);
  const view = byId(() => all.value.views);
  const tagColor = (name: string) => all.value.tags.find((tag) => tag.name === name)?.color ?? null;
  /** What is offered; archived ones keep their colour where they stand. */
  const tags = computed(() => all.value.tags.filter(({ archived }) => !archived));
  /** As conditions know them, archived ones too. */
  const catalogue = computed(() => workspaceCatalogue(all.value.attributes));
  const attributesOf = (of: AttributeOwner) =>
    all.value.attributes.filter((attribute) => attribute.of === of && !attribute.archived);
  const active = computed(() => colleagues.value.filter(({ disabled }) => !disabled));
  return {
    all,
    colleagues,
    active,
    load,
    colleague,
    team,
    brand,
    channel,
    view,
    tagColor,
    tags,
    catalogue,
    attributesOf,
  };
});
