import type { Thing } from '../realtime.ts';

/**
 * Things that came while an answer was on its way. `begin` before the request; when the answer is laid in, apply what
 * `end` returns: everything since, in order. It keeps nothing while nobody fetches.
 */
export interface Journal {
  note(thing: Thing): void;
  begin(): number;
  end(since: number): Thing[];
}

export function createJournal(): Journal {
  let things: Thing[] = [];
  let offset = 0;
  const running: number[] = [];

  const forget = () => {
    const keep = running.length > 0 ? Math.min(...running) : offset + things.length;
    things = things.slice(keep - offset);
    offset = keep;
  };
  return {
    note(thing) {
      if (running.length > 0) things.push(thing);
      else offset++;
    },
    begin() {
      running.push(offset + things.length);
      return offset + things.length;
    },
    end(since) {
      const missed = things.slice(since - offset);
      running.splice(running.indexOf(since), 1);
      forget();
      return missed;
    },
  };
}
