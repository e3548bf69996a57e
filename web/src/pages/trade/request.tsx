// Asking for a contract certificate, and fetching it from the member that signs it.

import { useState, type FormEvent } from 'react';
import { useAlive } from '../../app/alive.ts';
import { useMemberName } from '../../app/ledger.tsx';
import { send } from '../../api/http.ts';
import { originOf } from '../../api/sites.ts';
import type { Agreement, CertificateAnswer, Member } from '../../api/types.ts';
import { ProblemNote } from '../../parts/basics.tsx';
import { SelectField } from '../../parts/form.tsx';
import { useSpeech } from '../../text/language.tsx';
import { useSigning } from '../../wallet/signing.tsx';
import type { Acting } from '../../wallet/wallet.tsx';
import type { Certificate } from './certificate.tsx';

interface Props {
  readonly agreement: Agreement;
  /** A certificate carries personal data, which the homes alone keep. */
  readonly homes: readonly Member[];
  readonly acting: Acting;
  readonly issued: (certificate: Certificate) => void;
}

/** An issuance that is on the ledger, whose certificate could not be fetched yet. */
interface Unfetched {
  readonly member: string;
  readonly issuance: string;
  readonly fault: unknown;
}

export function RequestCertificate({ agreement, homes, acting, issued }: Props) {
  const { words } = useSpeech();
  const memberName = useMemberName();
  const sign = useSigning();
  const lives = useAlive(homes);
  const [chosen, setChosen] = useState('');
  const [unfetched, setUnfetched] = useState<Unfetched>();
  const isSilent = (id: string) => lives.get(id)?.state === 'silent';
  // The member that is asked has to sign: one that answers is offered first.
  const member = chosen || (homes.find(({ id }) => !isSilent(id)) ?? homes[0])?.id || '';
  const text = words.trade.act;

  const fetchFrom = async (from: string, issuance: string) => {
    setUnfetched(undefined);
    try {
      issued({ credential: await fetchCertificate(from, issuance, acting), holder: acting.person.did, issuance });
    } catch (fault) {
      setUnfetched({ member: from, issuance, fault });
    }
  };
  const request = async (event: FormEvent) => {
    event.preventDefault();
    const body = { kind: 'contract', agreement: agreement.id, holderKey: acting.person.key.id, member } as const;
    const outcome = await sign({ type: 'CertificateRequested', register: agreement.terms.issuer, body });
    const issuance = outcome?.created.find((made) => made.startsWith('issuance-'));
    if (outcome?.status === 'applied' && issuance) await fetchFrom(member, issuance);
  };

  return (
    <form className="payment" onSubmit={(event) => void request(event)} aria-label={text.certificate}>
      <SelectField
        label={text.certificateIssuer}
        value={member}
        change={setChosen}
        options={homes.map(({ id }) => ({ value: id, name: isSilent(id) ? `${memberName(id)} (${words.landing.live.silent})` : memberName(id) }))}
      />
      <button type="submit" className="primary" disabled={!member}>
        {text.certificate}
      </button>
      {unfetched && <ProblemNote fault={unfetched.fault} again={() => void fetchFrom(unfetched.member, unfetched.issuance)} />}
    </form>
  );
}

async function fetchCertificate(member: string, issuance: string, { sessions }: Acting): Promise<string> {
  const origin = originOf(member);
  const token = await sessions.token(origin);
  const { credential } = await send<CertificateAnswer>(origin, '/v1/certificates', { method: 'POST', body: { issuance }, token, patience: 20_000 });
  return credential;
}
