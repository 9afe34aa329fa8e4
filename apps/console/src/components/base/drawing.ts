import { icons, type IconName } from '@kontor/ui/icons.ts';
import type { ObjectDirective } from 'vue';

/** An icon's shapes: `<path d="…"/>`, with all that stands in it. */
export function shapesOf(drawing: string): { tag: string; attributes: [name: string, value: string][] }[] {
  return [...drawing.matchAll(/<(\w+)((?:\s+[\w-]+="[^"]*")*)\s*\/>/g)].map(([, tag, all]) => ({
    tag: tag!,
    attributes: [...all!.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name, value]) => [name!, value!]),
  }));
}

/** Made once of each icon and copied from then on: a screen has hundreds of them, and reading their text anew costs the most. */
const made = new Map<IconName, DocumentFragment>();

function drawingOf(name: IconName): Node {
  let drawing = made.get(name);
  if (!drawing) {
    drawing = document.createDocumentFragment();
    for (const { tag, attributes } of shapesOf(icons[name])) {
      const shape = document.createElementNS('http://www.w3.org/2000/svg', tag);
      for (const [key, value] of attributes) shape.setAttribute(key, value);
      drawing.append(shape);
    }
    made.set(name, drawing);
  }
  return drawing.cloneNode(true);
}

/** Draws an icon into its `<svg>`. */
export const vDrawing: ObjectDirective<SVGElement, IconName> = {
  created: (svg, { value }) => svg.append(drawingOf(value)),
  updated(svg, { value, oldValue }) {
    if (value !== oldValue) svg.replaceChildren(drawingOf(value));
  },
};
