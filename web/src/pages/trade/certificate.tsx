// A certificate that was just issued: to keep as a file, and to check.

import { navigate } from '../../app/router.tsx';
import { hand } from '../../parts/handoff.ts';
import { Seal } from '../../parts/seal.tsx';
import { useSpeech } from '../../text/language.tsx';

export interface Certificate {
  readonly credential: string;
  readonly holder: string;
  readonly issuance: string;
}

export function CertificateView({ of: { credential, issuance } }: { readonly of: Certificate }) {
  const { words } = useSpeech();
  const text = words.trade.certificate;
  const save = () => {
    const url = URL.createObjectURL(new Blob([credential], { type: 'application/dc+sd-jwt' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = `${issuance}.sd-jwt`;
    link.click();
    URL.revokeObjectURL(url);
  };
  const check = () => {
    hand(credential);
    navigate('/verify');
  };
  return (
    <section className="paper" aria-labelledby="certificate" data-issuance={issuance}>
      <header>
        <div>
          <h2 id="certificate">{text.title}</h2>
          <p className="fine">{text.ready}</p>
        </div>
        <Seal of={credential} />
      </header>
      <label className="raw">
        <span className="hidden-text">{text.title}</span>
        <textarea readOnly value={credential} rows={5} />
      </label>
      <div className="row">
        <button type="button" className="primary" onClick={check}>
          {text.check}
        </button>
        <button type="button" onClick={save}>
          {text.save}
        </button>
      </div>
    </section>
  );
}
