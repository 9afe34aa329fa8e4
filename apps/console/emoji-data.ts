import type { Plugin } from 'vite';

interface Known {
  emoji: string;
  hexcode: string;
  label: string;
  tags?: string[];
  group?: number;
  version: number;
  skins?: { emoji: string; tone: number | number[] }[];
}

/** Of what is known of each emoji only what the picker reads goes to the browser: a quarter of it. */
export function leanEmoji(): Plugin {
  return {
    name: 'lean-emoji',
    enforce: 'pre',
    transform(code, id) {
      if (!/emojibase-data\/\w+\/data\.json$/.test(id)) return null;
      const lean = (JSON.parse(code) as Known[]).map(
        ({ emoji, hexcode, label, tags, group, version, skins }) => ({
          emoji,
          hexcode,
          label,
          tags,
          group,
          version,
          skins: skins?.filter(({ tone }) => typeof tone === 'number').map((skin) => pick(skin)),
        }),
      );
      return { code: JSON.stringify(lean), map: null };
    },
  };
}
const pick = ({ emoji, tone }: { emoji: string; tone: number | number[] }) => ({ emoji, tone });
