/** `test.skipIf(without('chromium'))`: true only when `npm test -- --without chromium` said so, aloud. */
export const without = (name: 'dovecot' | 'postfix' | 'chromium' | 'redis'): boolean =>
  (process.env['KONTOR_TESTS_WITHOUT'] ?? '').split(',').includes(name);
