// One request to one site. What comes back is a value, a Problem (the site's own words) or Unreachable.

import type { ProblemBody } from './types.ts';

/** What a site says went wrong (RFC 9457). */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly body: Partial<ProblemBody>,
    /** How many seconds the site asks to wait; 0 if it does not say. */
    readonly retryAfter: number,
  ) {
    super(body.code ?? `status ${status}`);
  }

  get code(): string {
    return this.body.code ?? 'unexpected';
  }

  /** Whether the same question may be answered later, or elsewhere. */
  get passing(): boolean {
    return this.status === 502 || this.status === 503 || this.status === 504;
  }
}

/** No answer came: the site or the network is away. */
export class Unreachable extends Error {}

export interface Request {
  readonly method?: 'GET' | 'POST' | 'PUT';
  /** A value to send as JSON, or a blob or a form to send as it is. */
  readonly body?: unknown;
  readonly token?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  /** How long to wait for the answer, in milliseconds; 8,000 unless said. */
  readonly patience?: number;
}

/** Sends one request to a site; origin is "" for the site this page came from. */
export async function send<T>(origin: string, path: string, request: Request = {}): Promise<T> {
  const answer = await reach(origin, path, request);
  const body = await parse(answer);
  if (answer.ok) return body as T;
  throw problemOf(answer, body);
}

function problemOf(answer: Response, body: unknown): Problem {
  const problem = typeof body === 'object' && body !== null ? (body as Partial<ProblemBody>) : {};
  return new Problem(answer.status, problem, Number(answer.headers.get('Retry-After')) || 0);
}

/** Asks a site for a file. */
export async function sendForFile(origin: string, path: string, request: Request = {}): Promise<Blob> {
  const answer = await reach(origin, path, request);
  if (!answer.ok) throw problemOf(answer, await parse(answer));
  try {
    return await answer.blob();
  } catch {
    throw new Unreachable(`the file from ${origin || 'this site'} broke off`);
  }
}

async function reach(origin: string, path: string, { method = 'GET', body, token, signal, patience = 8000 }: Request): Promise<Response> {
  const headers = new Headers({ Accept: 'application/json, application/problem+json' });
  const asItIs = body instanceof Blob || body instanceof FormData;
  if (body instanceof Blob) headers.set('Content-Type', body.type);
  else if (body !== undefined && !asItIs) headers.set('Content-Type', 'application/json');
  if (token) headers.set('Authorization', `Bearer ${token}`);
  const patient = AbortSignal.timeout(patience);
  try {
    return await fetch(origin + path, {
      method,
      headers,
      // Sessions are bearer tokens in memory; cookies have no part in them.
      credentials: 'omit',
      cache: 'no-store',
      signal: signal ? AbortSignal.any([signal, patient]) : patient,
      ...(body === undefined ? {} : { body: asItIs ? body : JSON.stringify(body) }),
    });
  } catch (fault) {
    if (signal?.aborted) throw fault;
    throw new Unreachable(`no answer from ${origin || 'this site'}`);
  }
}

async function parse(answer: Response): Promise<unknown> {
  if (answer.status === 204) return undefined;
  try {
    return await answer.json();
  } catch {
    throw new Problem(answer.ok ? 502 : answer.status, { code: 'unreadable' }, 0);
  }
}
