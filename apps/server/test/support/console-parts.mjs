// The console's own code, for console-client.ts. No TypeScript: the server's types know nothing of a browser.
export { createPinia, setActivePinia } from 'pinia';
export { defineList } from '../../../console/src/inbox/definition.ts';
export { useInbox } from '../../../console/src/inbox/useInbox.ts';
export { connection } from '../../../console/src/realtime/connection.ts';
export { useDirectory } from '../../../console/src/stores/directory.ts';
export { useLive } from '../../../console/src/stores/live.ts';
export { useSession } from '../../../console/src/stores/session.ts';
