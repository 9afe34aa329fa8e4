import {
  createServer,
  type IncomingMessage,
  request,
  type RequestOptions,
  type ServerResponse,
} from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { type Duplex, Transform } from 'node:stream';

/** Between a browser and Kontor: adds the browser's cookie and origin, and loses and cuts what it is told to. */
export interface LossyLine {
  url: string;
  /** Asked of each frame that comes through a socket. True: it is lost. */
  loses: (frame: string) => boolean;
  /** Asked of each request. What it gives is waited for before the answer, which has come by then, is passed on. */
  holds: (asked: string) => Promise<void> | undefined;
  /** Every request that was made, oldest first: `GET /api/v1/counts`; and each socket that was closed, and by whom. */
  requests: string[];
  cut(): void;
  close(): Promise<void>;
}

export async function openLine(target: string, cookie: string): Promise<LossyLine> {
  const { hostname, port, host, origin } = new URL(target);
  const added = { cookie, origin, host };
  const sockets = new Set<Duplex>();
  let cutting = false;
  const server = createServer((asked, answer) => {
    const named = `${asked.method} ${asked.url}`;
    line.requests.push(named);
    const to = { hostname, port, headers: { ...asked.headers, ...added } };
    forward(asked, answer, to, line.holds(named));
  });
  server.on('upgrade', (asked, near) => {
    const far = connect({ port: Number(port), host: hostname });
    const headers = Object.entries({ ...asked.headers, ...added }).map(
      ([name, value]) => `${name}: ${String(value)}`,
    );
    far.write(`GET ${asked.url} HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n`);
    near.pipe(far);
    far.pipe(losing((frame) => line.loses(frame))).pipe(near);
    let isOpen = true;
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        if (isOpen && !cutting)
          line.requests.push(`socket closed by ${socket === far ? 'Kontor' : 'the browser'}`);
        isOpen = false;
        sockets.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const line: LossyLine = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    loses: () => false,
    holds: () => undefined,
    requests: [],
    cut() {
      cutting = true;
      sockets.forEach((socket) => socket.destroy());
      setImmediate(() => (cutting = false));
    },
    close: () => {
      line.cut();
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return line;
}

function forward(
  asked: IncomingMessage,
  answer: ServerResponse,
  to: RequestOptions,
  held: Promise<void> | undefined,
): void {
  const onwards = request({ ...to, method: asked.method, path: asked.url }, async (came) => {
    await held;
    answer.writeHead(came.statusCode!, came.headers);
    came.pipe(answer);
  });
  onwards.on('error', () => answer.destroy());
  asked.pipe(onwards);
}

/** Passes on what a server sends over a WebSocket, frame by frame (RFC 6455, 5.2: not masked, and here in one piece). */
function losing(loses: (frame: string) => boolean): Transform {
  let waiting = Buffer.alloc(0);
  let shaken = false;
  return new Transform({
    transform(chunk: Buffer, _, done) {
      waiting = Buffer.concat([waiting, chunk]);
      if (!shaken) {
        const end = waiting.indexOf('\r\n\r\n');
        if (end < 0) return done();
        this.push(waiting.subarray(0, end + 4));
        waiting = waiting.subarray(end + 4);
        shaken = true;
      }
      for (let frame = firstFrame(waiting); frame; frame = firstFrame(waiting)) {
        if (!loses(frame.payload.toString())) this.push(frame.whole);
        waiting = waiting.subarray(frame.whole.length);
      }
      done();
    },
  });
}

function firstFrame(bytes: Buffer): { whole: Buffer; payload: Buffer } | undefined {
  if (bytes.length < 2) return undefined;
  const short = bytes[1]! & 127;
  const head = short === 126 ? 4 : short === 127 ? 10 : 2;
  if (bytes.length < head) return undefined;
  const length =
    short === 126 ? bytes.readUInt16BE(2) : short === 127 ? Number(bytes.readBigUInt64BE(2)) : short;
  if (bytes.length < head + length) return undefined;
  return { whole: bytes.subarray(0, head + length), payload: bytes.subarray(head, head + length) };
}
