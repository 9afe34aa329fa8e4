import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** Where in the next change that somebody asks for the network goes. */
export const places = [
  'in the request',
  'before the server has it',
  'before the answer',
  'in the answer',
] as const;
export type Place = (typeof places)[number];

/** The network between one browser and Kontor, by bytes: HTTP and sockets alike. */
export interface CuttingLine {
  url: string;
  /** Goes with the next change that is asked for, at this place in it. */
  cutAt(place: Place): void;
  /** Goes now, with all that is on its way, unless it is gone already. True: it went before. */
  cut(): boolean;
  mend(): void;
  close(): Promise<void>;
}

export async function openCuttingLine(target: string): Promise<CuttingLine> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  let isDown = false;
  let armed: Place | null = null;
  const fall = () => {
    isDown = true;
    armed = null;
    for (const socket of sockets) socket.destroy();
  };
  const server = createServer((near) => {
    if (isDown) return void near.destroy();
    const far = connect({ host: hostname, port: Number(port) });
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
    let awaits: Place | null = null;
    near.on('data', (chunk: Buffer) => {
      if (!armed || !isChange(chunk)) return void far.write(chunk);
      if (armed === 'before the server has it') return fall();
      if (armed === 'in the request') return void far.write(half(chunk), fall);
      [awaits, armed] = [armed, null];
      far.write(chunk);
    });
    far.on('data', (chunk: Buffer) => {
      if (awaits === 'before the answer') return fall();
      if (awaits === 'in the answer') return void near.write(half(chunk), fall);
      near.write(chunk);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cutAt: (place) => (armed = place),
    cut() {
      const wasDown = isDown;
      fall();
      return wasDown;
    },
    mend: () => (isDown = false),
    close() {
      fall();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

const isChange = (chunk: Buffer) => /^(POST|PUT|DELETE) /.test(chunk.subarray(0, 7).toString('latin1'));
const half = (chunk: Buffer) => chunk.subarray(0, chunk.length >> 1);
