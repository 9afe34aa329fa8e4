import { icons } from '@kontor/ui/icons.ts';
import { expect, test } from 'vitest';
import { shapesOf } from './drawing.ts';

/** As it is written: shape by shape. */
const written = (drawing: string) =>
  shapesOf(drawing)
    .map(
      ({ tag, attributes }) =>
        `<${[tag, ...attributes.map(([name, value]) => `${name}="${value}"`)].join(' ')}/>`,
    )
    .join('');

test.each(Object.entries(icons))('%s is drawn whole', (_, drawing) => {
  expect(written(drawing)).toBe(drawing);
});
