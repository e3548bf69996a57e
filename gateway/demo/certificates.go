package demo

import (
	"context"
	"fmt"
	"strings"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/certificate"
	"holdfast/chaincode/value"
	"holdfast/gateway/api"
	"holdfast/gateway/client"
)

// certifyHolding fetches the seller's certificate of holding, while the lot is live.
func (r *run) certifyHolding(ctx context.Context) error {
	body := &certificate.CertificateRequested{Kind: model.HoldingCertificate, Lot: r.trade.lot.ID}
	credential, err := r.certificate(ctx, r.gateway(0), r.cast.seller, body, label("보유 증명서 발급", "a certificate of holding"))
	if err != nil {
		return err
	}
	r.trade.holding = credential
	_, err = r.check(ctx, r.gateway(1), credential, expected{api.Genuine, "current"}, label("거래 전의 보유 증명서", "the certificate of holding, before the trade"))
	return err
}

// certify is step 5: the buyer's contract certificate is genuine to a stranger elsewhere, a changed byte is not, and the
// seller's old certificate of holding is answered with what has become of it.
func (r *run) certify(ctx context.Context) error {
	body := &certificate.CertificateRequested{Kind: model.ContractCertificate, Agreement: r.trade.agreement}
	credential, err := r.certificate(ctx, r.gateway(1), r.cast.buyer, body, label("계약 증명서 발급", "a contract certificate"))
	if err != nil {
		return err
	}
	elsewhere := r.gateway(2)
	if _, err := r.check(ctx, elsewhere, credential, expected{api.Genuine, "current"}, label("제3자가 다른 사이트에서 본 계약 증명서", "the contract certificate, by a stranger elsewhere")); err != nil {
		return err
	}
	for _, forgery := range forgeries(credential) {
		if _, err := r.check(ctx, elsewhere, forgery.credential, expected{api.Forged, ""}, forgery.what); err != nil {
			return err
		}
	}
	verdict, err := r.check(ctx, elsewhere, r.trade.holding, expected{api.Genuine, "ended"}, label("거래 전에 받은 보유 증명서를 거래 뒤에", "the certificate of holding from before the trade, afterwards"))
	if err != nil {
		return err
	}
	if verdict.AsOf == nil || verdict.Ended == nil || verdict.Ended.Tx != r.result.Trade.Settlement {
		return fmt.Errorf("the old certificate's end is not the settlement: %+v", verdict.Ended)
	}
	return nil
}

// certificate asks the ledger for an issuance by the site's member and fetches the certificate there.
func (r *run) certificate(ctx context.Context, site *client.Site, holder *client.Wallet, body *certificate.CertificateRequested, what model.Label) (string, error) {
	key, err := holder.SigningKey()
	if err != nil {
		return "", err
	}
	body.HolderKey, body.Member = key, site.Member
	done, err := r.act(ctx, site, holder, r.company.id, body, what)
	if err != nil {
		return "", err
	}
	session, err := r.as(ctx, holder, site)
	if err != nil {
		return "", err
	}
	issued, err := session.Certificate(ctx, value.IssuanceID(done.Created[0]))
	if err != nil {
		return "", err
	}
	r.result.Certificates = append(r.result.Certificates, Certificates{body.Kind, issued.Issuance.ID, issued.Credential})
	r.tell(label(fmt.Sprintf("%s: %s, 블록 %d", what.Korean, site.Member, done.Block), fmt.Sprintf("%s: %s, block %d", what.English, site.Member, done.Block)))
	return issued.Credential, nil
}

// expected is what a check must answer.
type expected struct {
	verdict api.VerdictVerdict
	status  string
}

// check lets a site check a certificate, without a session.
func (r *run) check(ctx context.Context, site *client.Site, credential string, want expected, what model.Label) (api.Verdict, error) {
	seen, err := r.at(ctx, site)
	if err != nil {
		return api.Verdict{}, err
	}
	verdict, err := seen.Verify(ctx, credential)
	if err != nil {
		return verdict, fmt.Errorf("%s: %w", what.English, err)
	}
	status := ""
	if verdict.Status != nil {
		status = *verdict.Status
	}
	if verdict.Verdict != want.verdict || status != want.status {
		return verdict, fmt.Errorf("%s: the answer is %s %s %s instead of %s %s: %s", what.English, verdict.Verdict, verdict.Code, status, want.verdict, want.status, verdict.Sentence.En)
	}
	r.noteCheck(site, verdict, status, what)
	return verdict, nil
}

func (r *run) noteCheck(site *client.Site, verdict api.Verdict, status string, what model.Label) {
	check := Check{What: what, Site: site.Member, Verdict: string(verdict.Verdict), Code: verdict.Code, Status: status, Sentence: label(verdict.Sentence.Ko, verdict.Sentence.En)}
	if verdict.AsOf != nil {
		check.AsOf = verdict.AsOf.Block
	}
	if verdict.Ended != nil {
		check.Ended, check.EndedOn = verdict.Ended.Block, verdict.Ended.On
	}
	r.result.Checks = append(r.result.Checks, check)
	r.tell(label(
		fmt.Sprintf("%s (%s): %s", what.Korean, site.Member, verdict.Sentence.Ko),
		fmt.Sprintf("%s (%s): %s", what.English, site.Member, verdict.Sentence.En)))
}

// forgery is a certificate with one byte changed.
type forgery struct {
	what       model.Label
	credential string
}

// forgeries changes one byte of the signature, of what is signed, and of what is disclosed. A credential is
// header.payload.signature~disclosure~…~.
func forgeries(credential string) []forgery {
	signed, disclosures, _ := strings.Cut(credential, "~")
	first := strings.IndexByte(signed, '.')
	last := strings.LastIndexByte(signed, '.')
	made := []forgery{
		{label("서명의 한 글자를 바꿈", "one byte of the signature changed"), changeAt(credential, last+(len(signed)-last)/2)},
		{label("내용의 한 글자를 바꿈", "one byte of the content changed"), changeAt(credential, first+(last-first)/2)},
	}
	if end := strings.IndexByte(disclosures, '~'); end > 0 {
		made = append(made, forgery{label("공개된 사실의 한 글자를 바꿈", "one byte of a disclosure changed"), changeAt(credential, len(signed)+1+end/2)})
	}
	return made
}

// changeAt changes the character at i to another of the same alphabet.
func changeAt(text string, i int) string {
	other := byte('A')
	if text[i] == other {
		other = 'B'
	}
	return text[:i] + string(other) + text[i+1:]
}
