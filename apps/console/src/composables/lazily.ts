import {
  type AsyncComponentLoader,
  type AsyncComponentOptions,
  type Component,
  defineAsyncComponent,
} from 'vue';
import { connectionReturned } from '../realtime/returning.ts';
import { stylesMended } from './stylesheets.ts';

/** A part of the console that is fetched when it is needed; without a connection, as soon as there is one again. */
export function lazily<One extends Component>(
  load: AsyncComponentLoader<One>,
  more: Omit<AsyncComponentOptions, 'loader'> = {},
): One {
  return defineAsyncComponent<One>({ ...more, loader: () => patiently(load) } as AsyncComponentOptions<One>);
}

const mostTries = 5;
/** Asked for again whenever the connection is there again; rejected when it cannot be had though there is one. */
export async function patiently<T>(load: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await load();
    } catch (error) {
      // It may be another fault than the connection's.
      if (tries === mostTries) throw error;
      await connectionReturned();
      await stylesMended();
    }
  }
}
