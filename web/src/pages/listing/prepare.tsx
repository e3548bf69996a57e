// Preparing an agreement: the seller and the buyer each leave their part, then either signs the terms first.

import { useId, useState, type FormEvent } from 'react';
import { useLedger, useMemberName } from '../../app/ledger.tsx';
import { navigate } from '../../app/router.tsx';
import type { IssuerAnswer, Listing, Offer } from '../../api/types.ts';
import { ProblemNote } from '../../parts/basics.tsx';
import { Field, SelectField } from '../../parts/form.tsx';
import { useSpeech } from '../../text/language.tsx';
import { useSigning } from '../../wallet/signing.tsx';
import type { Acting } from '../../wallet/wallet.tsx';
import { draftText, leaveAccount, leaveEntry, leaveText, termsOf, type Account, type Entry, type Given } from './given.ts';

interface Props {
  readonly listing: Listing;
  readonly offer: Offer;
  readonly issuer: IssuerAnswer;
  readonly acting: Acting;
  readonly given: Given;
  readonly give: (more: Given) => void;
}

export function Prepare(props: Props) {
  const { words } = useSpeech();
  const { ledger } = useLedger();
  const memberName = useMemberName();
  const { listing, offer, acting, given, give } = props;
  const text = words.listing.prepare;
  const isBuyer = acting.person.did === offer.buyer;
  const agent = given.escrowAgent ?? ledger?.members[0]?.id ?? '';
  const fixed = given.payout !== undefined || given.refund !== undefined;
  return (
    <section className="prepare" aria-label={text.title}>
      <h3>{text.title}</h3>
      <p className="fine">{text.intro}</p>
      <SelectField
        label={words.trade.escrowAgent}
        value={agent}
        disabled={fixed}
        change={(escrowAgent) => give({ escrowAgent })}
        options={(ledger?.members ?? []).map(({ id }) => ({ value: id, name: memberName(id) }))}
      />
      <ul className="checks">
        <Part done={given.payout !== undefined} name={text.sellersPart} />
        <Part done={given.buyerEntry !== undefined} name={text.buyersPart} />
      </ul>
      {isBuyer && given.buyerEntry === undefined && <BuyersPart key={acting.person.did} {...props} agent={agent} />}
      {!isBuyer && given.payout === undefined && <SellersPart key={acting.person.did} {...props} agent={agent} />}
      <Sign listing={listing} offer={offer} given={given} />
    </section>
  );
}

function Part({ done, name }: { readonly done: boolean; readonly name: string }) {
  const { words } = useSpeech();
  return (
    <li data-done={done}>
      {name}: {done ? words.listing.prepare.done : words.listing.prepare.missing}
    </li>
  );
}

function SellersPart({ acting, give, agent }: Props & { readonly agent: string }) {
  const { words } = useSpeech();
  const text = words.listing.prepare;
  return (
    <PartForm name={text.leave} leave={async ({ account }) => give({ escrowAgent: agent, payout: await leaveAccount(agent, account, acting) })}>
      {(form) => <AccountFields legend={text.payout} form={form} />}
    </PartForm>
  );
}

function BuyersPart({ issuer, offer, acting, give, agent }: Props & { readonly agent: string }) {
  const { words, language } = useSpeech();
  const [fault, setFault] = useState<unknown>();
  const id = useId();
  const text = words.listing.prepare;
  const draft = (form: Draft) => {
    setFault(undefined);
    draftText(offer, language, acting).then((contract) => form.change({ contract }), setFault);
  };
  const leave = async ({ account, entry, contract }: Filled) => {
    const refund = await leaveAccount(agent, account, acting);
    const digest = await leaveText(offer, contract, acting);
    give({ escrowAgent: agent, refund, text: digest, buyerEntry: await leaveEntry(issuer.issuer.id, issuer.homes, entry, acting) });
  };
  return (
    <PartForm name={text.leave} leave={leave}>
      {(form) => (
        <>
          <fieldset className="fields">
            <legend>{text.entry}</legend>
            <SelectField
              label={text.kind}
              value={form.entry.kind}
              change={(kind) => form.change({ entry: { ...form.entry, kind: kind as Entry['kind'] } })}
              options={(['person', 'company', 'fund', 'association', 'joint', 'estate'] as const).map((kind) => ({ value: kind, name: words.register.kinds[kind] }))}
            />
            <Field label={text.name} value={form.entry.name} change={(name) => form.change({ entry: { ...form.entry, name } })} required maxLength={100} />
            <Field label={text.identifier} hint={text.identifierHint} value={form.entry.identifier} change={(identifier) => form.change({ entry: { ...form.entry, identifier } })} required pattern="\d{4}-\d\d-\d\d|\d{13}" />
            <Field label={text.address} value={form.entry.address} change={(address) => form.change({ entry: { ...form.entry, address } })} required maxLength={300} />
          </fieldset>
          <AccountFields legend={text.refund} form={form} />
          <p className="field">
            <label htmlFor={id}>{text.contract}</label>
            <textarea id={id} className="contract" value={form.contract} onChange={(event) => form.change({ contract: event.target.value })} rows={8} required maxLength={40_000} />
          </p>
          <button type="button" onClick={() => draft(form)}>
            {text.draft}
          </button>
          {fault !== undefined && <ProblemNote fault={fault} />}
        </>
      )}
    </PartForm>
  );
}

interface Filled {
  readonly account: Account;
  readonly entry: Entry;
  readonly contract: string;
}

interface Draft extends Filled {
  readonly change: (more: Partial<Filled>) => void;
}

const empty: Filled = { account: { bank: '', number: '', holder: '' }, entry: { kind: 'person', name: '', identifier: '', address: '' }, contract: '' };

/** A form that leaves what was filled in, and says so where it could not. */
function PartForm({ name, leave, children }: { readonly name: string; readonly leave: (filled: Filled) => Promise<void>; readonly children: (form: Draft) => React.ReactNode }) {
  const { words } = useSpeech();
  const [filled, setFilled] = useState(empty);
  const [state, setState] = useState<{ readonly busy: boolean; readonly fault?: unknown }>({ busy: false });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setState({ busy: true });
    leave(filled).then(
      () => setState({ busy: false }),
      (fault: unknown) => setState({ busy: false, fault }),
    );
  };
  return (
    <form className="payment" onSubmit={submit} aria-label={name}>
      {children({ ...filled, change: (more) => setFilled((before) => ({ ...before, ...more })) })}
      <button type="submit" className="primary" disabled={state.busy}>
        {state.busy ? words.signing.sending : name}
      </button>
      {state.fault !== undefined && <ProblemNote fault={state.fault} />}
    </form>
  );
}

function AccountFields({ legend, form }: { readonly legend: string; readonly form: Draft }) {
  const { words } = useSpeech();
  const text = words.listing.prepare;
  const { account, change } = form;
  return (
    <fieldset className="fields">
      <legend>{legend}</legend>
      <Field label={text.bank} value={account.bank} change={(bank) => change({ account: { ...account, bank } })} required maxLength={60} autoComplete="off" />
      <Field label={text.number} value={account.number} change={(number) => change({ account: { ...account, number } })} required pattern="[0-9\-]{1,40}" inputMode="numeric" autoComplete="off" />
      <Field label={text.holder} value={account.holder} change={(holder) => change({ account: { ...account, holder } })} required maxLength={100} autoComplete="off" />
    </fieldset>
  );
}

function Sign({ listing, offer, given }: Pick<Props, 'listing' | 'offer' | 'given'>) {
  const { words } = useSpeech();
  const sign = useSigning();
  const isReady = given.payout !== undefined && given.buyerEntry !== undefined;
  const first = async () => {
    const terms = termsOf(listing, offer, given);
    if (!terms) return;
    const outcome = await sign({ type: 'AgreementSigned', register: offer.issuer, body: { terms } });
    const [agreement] = outcome?.created ?? [];
    if (outcome?.status === 'applied' && agreement) navigate(`/trades/${agreement}`);
  };
  return (
    <button type="button" className="primary" disabled={!isReady} onClick={() => void first()}>
      {words.listing.prepare.sign}
    </button>
  );
}
