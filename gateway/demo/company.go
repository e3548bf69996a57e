package demo

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"reflect"

	"holdfast/chaincode/model"
	companyrules "holdfast/chaincode/rules/company"
	"holdfast/chaincode/value"
	"holdfast/gateway/api"
	"holdfast/gateway/client"
	"holdfast/gateway/demo/people"
	"holdfast/gateway/shareholderlist/sample"
)

// company is the company of one run.
type company struct {
	facts   model.IssuerFacts
	id      value.IssuerID
	home    *client.Site
	classes map[string]value.ClassID
}

// The shipped list's size.
const (
	holders = 27
	lots    = 29
)

// admitCompany is step 1: an officer applies, an admission desk's maker and checker admit, and the officer imports the list.
func (r *run) admitCompany(ctx context.Context) error {
	if err := r.officerSignsIn(ctx); err != nil {
		return err
	}
	r.company.facts.IncorporatedOn, r.company.facts.Homes = sample.Incorporated, r.homes()
	r.company.facts.Board = model.Board{Directors: []value.DID{r.cast.officer.DID(), r.cast.director.DID(), r.cast.third.DID()}, Threshold: 2}
	r.company.facts.Extract = digestOf("extract of the commercial register of " + r.company.facts.Name)
	for _, class := range sample.Classes() {
		r.company.facts.Classes = append(r.company.facts.Classes, model.ClassTerms{
			Name: class.Name, Par: sample.ParWon, Authorised: value.Shares(class.Authorised), Issued: value.Shares(class.Issued), Approval: model.BoardApproval,
		})
	}
	applied, err := r.act(ctx, r.gateway(0), r.cast.officer, "", &companyrules.IssuerApplied{Facts: r.company.facts}, label("등록 신청", "application"))
	if err != nil {
		return err
	}
	r.company.id = value.IssuerID(applied.Created[0])
	r.result.Company.Issuer, r.result.Company.Homes = r.company.id, r.company.facts.Homes
	if err := r.admit(ctx); err != nil {
		return err
	}
	if r.company.home, err = r.liveHome(r.company.facts.Homes); err != nil {
		return err
	}
	return r.importList(ctx)
}

func (r *run) officerSignsIn(ctx context.Context) error {
	session, err := r.as(ctx, r.cast.officer, r.gateway(0))
	if err != nil {
		return err
	}
	known, err := session.Session(ctx)
	if err != nil {
		return err
	}
	if known.Did != r.cast.officer.DID() {
		return fmt.Errorf("the session is %s's", known.Did)
	}
	r.fact("임원이 DID로 로그인: %s (%s)", "The officer signs in with a DID: %s (%s)", known.Did, session.Member)
	return nil
}

// admit lets the maker check and the checker admit; the maker alone cannot.
func (r *run) admit(ctx context.Context) error {
	member := r.gateway(1).Member
	maker, err := r.staff(member, people.AdmissionMaker)
	if err != nil {
		return err
	}
	checker, err := r.staff(member, people.AdmissionChecker)
	if err != nil {
		return err
	}
	checked := &companyrules.IssuerChecked{Member: member, Evidence: digestOf("what the maker saw")}
	if _, err := r.act(ctx, r.gateway(1), maker, r.company.id, checked, label("등록심사: 작성자의 확인", "admission: the maker checks")); err != nil {
		return err
	}
	admitted := &companyrules.IssuerAdmitted{Member: member, Evidence: digestOf("what the checker saw")}
	if err := r.refused(ctx, r.gateway(1), maker, r.company.id, admitted, value.CodeSameDesk, label("작성자가 스스로 승인", "the maker admits what they checked")); err != nil {
		return err
	}
	done, err := r.act(ctx, r.gateway(1), checker, r.company.id, admitted, label("등록심사: 확인자의 승인", "admission: the checker admits"))
	if err != nil {
		return err
	}
	r.fact("%s 등록됨: 법인등록번호 %s, 블록 %d", "%s is admitted: corporate number %s, block %d", r.company.facts.Name, r.company.facts.CorporateNumber, done.Block)
	return nil
}

// importList uploads the list in both forms, which must be read alike, and enters it.
func (r *run) importList(ctx context.Context) error {
	home, err := r.as(ctx, r.cast.officer, r.company.home)
	if err != nil {
		return err
	}
	fromCSV, err := home.UploadList(ctx, r.company.id, sample.NameCSV, sample.CSV)
	if err != nil {
		return err
	}
	fromXLSX, err := home.UploadList(ctx, r.company.id, sample.NameXLSX, sample.XLSX)
	if err != nil {
		return err
	}
	if err := checkPreviews(fromXLSX.Preview, fromCSV.Preview); err != nil {
		return err
	}
	deposit, err := home.DepositList(ctx, r.company.id, fromXLSX.Import)
	if err != nil {
		return err
	}
	if want := len(r.company.facts.Homes) - min(1, len(r.result.Dead)); deposit.Copies != want {
		return fmt.Errorf("%d copies of the personal data instead of %d", deposit.Copies, want)
	}
	r.result.Company.Copies = deposit.Copies
	done, err := r.act(ctx, r.gateway(0), r.cast.officer, r.company.id, deposit.Body, label("주주명부 들이기", "the list is imported"))
	if err != nil {
		return err
	}
	r.fact("주주명부 %d명, 취득 단위 %d개: XLSX와 CSV가 똑같이 읽힘. 개인정보 사본 %d개 (%v), 블록 %d",
		"The list: %d holders with %d lots, read alike from XLSX and CSV. %d copies of the personal data (%v), block %d",
		holders, lots, deposit.Copies, r.company.facts.Homes, done.Block)
	return r.checkImported(ctx)
}

func checkPreviews(xlsx, csv api.ImportPreview) error {
	for name, preview := range map[string]api.ImportPreview{"XLSX": xlsx, "CSV": csv} {
		count := 0
		for _, holder := range preview.Holders {
			count += len(holder.Lots)
			for i := range holder.Lots {
				holder.Lots[i].Row = 0 // the two files may have their rows elsewhere
			}
		}
		if !preview.Ready || len(preview.Holders) != holders || count != lots {
			return fmt.Errorf("the %s list is read as %d holders with %d lots, ready %t", name, len(preview.Holders), count, preview.Ready)
		}
	}
	if !reflect.DeepEqual(xlsx.Holders, csv.Holders) || !reflect.DeepEqual(xlsx.Totals, csv.Totals) {
		return errors.New("the XLSX and the CSV list are read differently")
	}
	return nil
}

// checkImported makes sure that the import made entries and not keys.
func (r *run) checkImported(ctx context.Context) error {
	home, err := r.as(ctx, r.cast.officer, r.company.home)
	if err != nil {
		return err
	}
	register, err := home.Register(ctx, r.company.id, false)
	if err != nil {
		return err
	}
	if len(register.Entries) != holders {
		return fmt.Errorf("the register has %d entries", len(register.Entries))
	}
	for _, entry := range register.Entries {
		if entry.State != model.EntryIsUnclaimed || entry.Controller != "" {
			return fmt.Errorf("the entry %s has a controller after the import", entry.Id)
		}
	}
	r.company.classes = map[string]value.ClassID{}
	for _, class := range register.Classes {
		r.company.classes[class.Name] = class.Id
	}
	r.fact("등재 %d개는 모두 키가 없음 (명의 확인 전)", "All %d entries are without keys (unclaimed)", len(register.Entries))
	return nil
}

func digestOf(text string) value.Digest {
	sum := sha256.Sum256([]byte(text))
	return value.Digest(hex.EncodeToString(sum[:]))
}
