/** What an operator needs to know of a fault: where and which, in names and numbers. All else may hold what people wrote. */
const harmless = [
  'code', 'errno', 'syscall', 'address', 'port', 'hostname', 'status', 'statusCode', 'responseCode', 'command',
  'severity', 'schema', 'table', 'column', 'dataType', 'constraint', 'routine',
] as const; // prettier-ignore

export interface LoggedError {
  type: string;
  message: string;
  stack: string;
  [name: string]: unknown;
}

/**
 * An error as it is logged: never with the values of rows. PostgreSQL tells those in `detail` and `where`, a library may keep
 * the statement and its parameters, and of a value that cannot be read the message itself quotes it.
 */
export function loggedError(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return error;
  const fields = error as unknown as Record<string, unknown>;
  const message = isOfDatabase(fields) ? withoutValues(error.message, fields.code as string) : error.message;
  const inner = error instanceof AggregateError ? error.errors.slice(0, 5) : [];
  return {
    type: error.name === 'Error' ? error.constructor.name : error.name,
    message,
    stack: stackUnder(`${error.name}: ${message}`, error.stack),
    ...Object.fromEntries(harmless.flatMap((name) => (isPlain(fields[name]) ? [[name, fields[name]]] : []))),
    ...(error.cause !== undefined && depth < 5 && { cause: loggedError(error.cause, depth + 1) }),
    ...(inner.length > 0 && depth < 5 && { errors: inner.map((one) => loggedError(one, depth + 1)) }),
  } satisfies LoggedError;
}

const isPlain = (value: unknown) => typeof value === 'string' || typeof value === 'number';

/** Its five characters stand beside the severity, as PostgreSQL sends them. */
const isOfDatabase = ({ code, severity }: Record<string, unknown>) =>
  typeof severity === 'string' && typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code);

/** What is wrong with a value (class 22) is told with the value: `invalid input syntax for type uuid: "…"`. Else it is names. */
const withoutValues = (message: string, code: string) =>
  code.startsWith('22') ? message.replaceAll(/".*"/gs, '"…"') : message;

function stackUnder(heading: string, stack = ''): string {
  const frames = stack.indexOf('\n    at ');
  return frames < 0 ? heading : heading + stack.slice(frames);
}
