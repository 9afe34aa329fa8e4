import type { AgentToServer, Room, ServerToAgent, SubscribeAnswer, Thing } from '@kontor/contracts/realtime';
import { createRooms } from '@kontor/contracts/client/rooms';
import { io, type Socket } from 'socket.io-client';
import { connection } from './connection.ts';

export interface Listener {
  things(things: Thing[]): void;
  /** Frames were missed, or the connection is new: fetch again what is on the screen. */
  missed(): void;
  presence: ServerToAgent['presence'];
  /** Nothing is heard any more: who is where is not known. */
  cut(): void;
  ended(): void;
}

export interface LiveSocket {
  /** Resolves once the server follows these rooms for us; the refused ones may not be seen. Without a connection it resolves at once. */
  subscribe(rooms: Room[]): Promise<{ refused: Room[] }>;
  unsubscribe(rooms: Room[]): void;
  presence: AgentToServer['presence'];
  close(): void;
}

/** One socket for the whole console. After a break it subscribes again by itself and tells `missed`. */
export function openSocket(listener: Listener): LiveSocket {
  const socket: Socket<ServerToAgent, AgentToServer> = io('/agent', {
    transports: ['websocket'],
    reconnectionDelay: 300,
    reconnectionDelayMax: 5000,
  });
  const rooms = createRooms();
  const wanted = new Set<Room>();
  let at: Parameters<AgentToServer['presence']>[0] = { conversationId: null, typing: null };

  const ask = (asked: Room[]) =>
    new Promise<SubscribeAnswer>((resolve) => {
      if (asked.length === 0 || !socket.connected) return resolve({ heads: {}, refused: [] });
      const { id } = socket;
      socket.timeout(10_000).emit('subscribe', asked, (error: unknown, answer: SubscribeAnswer) => {
        const isSame = socket.connected && socket.id === id;
        // A room that nobody let us into would stay silent for ever: begin anew.
        if (error && isSame) socket.io.engine.close();
        if (error || !answer) return resolve({ heads: {}, refused: [] });
        if (isSame) rooms.join(answer.heads);
        resolve(answer);
      });
    });

  socket.on('connect', async () => {
    const { id } = socket;
    rooms.forget();
    await ask([...wanted]);
    // Cut again meanwhile: what is asked on the next connection counts.
    if (!socket.connected || socket.id !== id) return;
    connection.noteConnected();
    if (at.conversationId) socket.emit('presence', at);
    listener.missed();
  });
  socket.on('disconnect', (reason) => {
    connection.noteCut();
    listener.cut();
    if (reason === 'io server disconnect') socket.connect();
  });
  socket.on('connect_error', () => connection.noteCut());
  socket.on('frame', (frame) => {
    const { things, missed } = rooms.receive(frame);
    if (things.length) listener.things(things);
    if (missed) listener.missed();
  });
  socket.on('heads', (heads) => rooms.areBehind(heads) && listener.missed());
  socket.on('presence', (presence) => listener.presence(presence));
  socket.on('bye', (reason) => {
    if (reason !== 'session ended') return;
    socket.disconnect();
    listener.ended();
  });

  const stopListening = connection.whenReturned(() => socket.connected && listener.missed());

  return {
    async subscribe(asked) {
      for (const room of asked) wanted.add(room);
      // Also what was asked for before: we may have been put out of it meanwhile.
      return ask(asked);
    },
    unsubscribe(left) {
      for (const room of left) wanted.delete(room);
      rooms.leave(left);
      if (socket.connected) socket.emit('unsubscribe', left);
    },
    presence(next) {
      at = next;
      if (socket.connected) socket.emit('presence', next);
    },
    close() {
      stopListening();
      socket.disconnect();
    },
  };
}
