import { expect, test } from 'vitest';
import { textParts } from './textParts.ts';

test('an address is a link without the full stop behind it', () => {
  expect(textParts('See https://a.example/x?y=1. Thanks', [])).toEqual([
    { kind: 'text', text: 'See ' },
    { kind: 'link', text: 'https://a.example/x?y=1', href: 'https://a.example/x?y=1' },
    { kind: 'text', text: '. Thanks' },
  ]);
});

test('nothing but http, https and mailto becomes a link', () => {
  expect(textParts('javascript:alert(1) data:text/html,x', [])).toEqual([
    { kind: 'text', text: 'javascript:alert(1) data:text/html,x' },
  ]);
});

test('colleagues who were mentioned are marked, the longer name first', () => {
  expect(textParts('@Lena Brunner and @Lena, look', ['Lena', 'Lena Brunner'])).toEqual([
    { kind: 'mention', text: '@Lena Brunner' },
    { kind: 'text', text: ' and ' },
    { kind: 'mention', text: '@Lena' },
    { kind: 'text', text: ', look' },
  ]);
});
