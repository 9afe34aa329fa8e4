import { statSync } from 'node:fs';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * What takes longest on two cores, the longest first. A file that is missing here is begun later, and all that costs is
 * time: `npx vitest run --reporter=json` says how long each took.
 */
const longest = [
  'apps/server/test/campaigns.e2e.test.ts',
  'apps/server/test/hostile-mail.e2e.test.ts',
  'apps/server/test/visible-focus.e2e.test.ts',
  'apps/server/test/sending.e2e.test.ts',
  'apps/server/test/hostile-input.test.ts',
  'apps/server/test/client-state.test.ts',
  'apps/server/test/reading.e2e.test.ts',
  'scripts/start.e2e.test.ts',
  'apps/server/test/accessible-wide.e2e.test.ts',
  'apps/server/test/accessible-phone.e2e.test.ts',
  'apps/server/test/by-keyboard.e2e.test.ts',
  'apps/server/test/inbox.e2e.test.ts',
  'apps/server/test/customer.e2e.test.ts',
  'apps/server/test/real-mail-faults.e2e.test.ts',
];

/** Begins the longest files of all projects first, so that at the end no core waits for one file. */
export class LongestFirst extends BaseSequencer {
  // oxlint-disable-next-line typescript/require-await -- the class that is extended says so
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files
      .map((file) => ({ file, rank: rankOf(file.moduleId), size: sizeOf(file.moduleId) }))
      .toSorted((a, b) => a.rank - b.rank || b.size - a.size)
      .map(({ file }) => file);
  }
}

/** Then those in a browser, whatever their length; then all others. */
function rankOf(path: string): number {
  const place = longest.findIndex((name) => path.replaceAll('\\', '/').endsWith(name));
  if (place >= 0) return place;
  return path.endsWith('.e2e.test.ts') ? longest.length : longest.length + 1;
}

const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;
