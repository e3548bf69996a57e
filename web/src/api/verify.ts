// Checking a certificate: at this site, and where it does not answer, at another member's. Any of them gives the answer.

import { send } from './http.ts';
import { mayPass, sleep } from './sites.ts';
import type { Member, Verdict } from './types.ts';

/** How long the check of a document may take, in milliseconds: it is sent whole, to every site that is asked. */
const documentPatience = 60_000;

/** Checks a certificate's text, or a PDF document with one inside. */
export async function verify(certificate: string | Blob, members: readonly Member[], signal: AbortSignal): Promise<Verdict> {
  let last: unknown;
  const elsewhere = members.map(({ url }) => url).filter((url) => url !== location.origin);
  for (const origin of ['', ...elsewhere]) {
    try {
      return await send<Verdict>(origin, '/v1/verify', {
        method: 'POST', signal, ...(certificate instanceof Blob ? { body: certificate, patience: documentPatience } : { body: { credential: certificate } }),
      });
    } catch (fault) {
      if (!mayPass(fault)) throw fault;
      last = fault;
      await sleep(200, signal);
    }
  }
  throw last;
}
