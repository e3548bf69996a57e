package demo

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"math/big"
	"path/filepath"
	"strings"
	"time"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/party"
	"holdfast/chaincode/value"
	"holdfast/gateway/api"
	"holdfast/gateway/client"
	"holdfast/gateway/demo/people"
	"holdfast/gateway/shareholderlist"
	"holdfast/gateway/shareholderlist/sample"
)

// The holders of the shipped list who claim their entries. There are two of the last name in the list.
var (
	founder  = listed{sample.Representative, "1981-05-17"}
	seller   = listed{"이서연", "1987-07-01"}
	namesake = listed{"김민준", "1992-11-08"}
)

// Buyer is the invented investor who is not in the list, as they are to stand in the register.
var Buyer = api.HolderDepositRequest{
	Kind: model.Person, Name: "정하람", Identifier: "1988-05-17", Address: "서울특별시 서초구 서초대로77길 9, 1203호",
	Email: "haram.jung@example.net", Phone: "010-0000-0301",
}

// The invented accounts of the seller and the buyer.
var (
	SellerAccount = api.AccountRequest{Bank: "가온은행", Number: "100-0000-000201", Holder: seller.name}
	BuyerAccount  = api.AccountRequest{Bank: "누리은행", Number: "200-0000-000301", Holder: Buyer.Name}
)

// listed is somebody as the list names them.
type listed struct{ name, birthDate string }

// namesakeRole is the part of the holder who shares their name with another.
const namesakeRole people.Role = "holder"

// cast is who acts in one run. first says that the development people play.
type cast struct {
	first                             bool
	officer, director, third          *client.Wallet
	seller, namesake, buyer, stranger *client.Wallet
}

// gather gives every part a wallet, and has those identified who are not on the ledger yet.
func (r *run) gather(ctx context.Context) error {
	issuers, err := r.live[0].Issuers(ctx)
	if err != nil {
		return err
	}
	r.cast.first, r.company.facts = true, model.IssuerFacts{
		Name: sample.Company, CorporateNumber: digits(sample.CorporateNumber), BusinessNumber: digits(sample.BusinessNumber),
	}
	for _, issuer := range issuers {
		if issuer.CorporateNumber == r.company.facts.CorporateNumber {
			r.cast.first = false
		}
	}
	run, err := randomHex(4)
	if err != nil {
		return err
	}
	if !r.cast.first {
		if err := r.anotherCompany(); err != nil {
			return err
		}
	}
	r.result.Company.Name, r.result.Company.CorporateNumber = r.company.facts.Name, r.company.facts.CorporateNumber
	r.result.Wallets = filepath.Join(r.options.State, "demo", run)
	var plays []func(context.Context) error
	for _, part := range []struct {
		wallet **client.Wallet
		role   people.Role
		label  model.Label
	}{
		{&r.cast.officer, people.Officer, label("임원", "Officer")},
		{&r.cast.director, people.Director, label("이사", "Director")},
		{&r.cast.seller, people.Seller, label("매도인", "Seller")},
		{&r.cast.buyer, people.Buyer, label("매수인", "Buyer")},
		{&r.cast.stranger, people.Stranger, label("제3자", "Stranger")},
		{&r.cast.third, "director-2", label("이사 2", "Director 2")},
		{&r.cast.namesake, namesakeRole, label("주주", "Holder")},
	} {
		plays = append(plays, func(ctx context.Context) error { return r.play(ctx, part.wallet, part.role, part.label) })
	}
	return together(ctx, plays...)
}

// play gives a part to its development person in the first run, and to somebody new otherwise, whom an identity desk identifies: both
// wallets are at hand. The stranger needs no party on the ledger, but has one all the same.
func (r *run) play(ctx context.Context, wallet **client.Wallet, role people.Role, name model.Label) (err error) {
	if r.cast.first && isDevelopmentRole(role) {
		*wallet, err = people.Open(people.Directory(r.options.State), role)
		return err
	}
	if *wallet, err = client.NewWallet(name, string(role)); err != nil {
		return err
	}
	if err := (*wallet).Save(people.File(r.result.Wallets, role)); err != nil {
		return err
	}
	began := time.Now()
	site := r.gateway(0)
	desk, err := r.staff(site.Member, people.Identity)
	if err != nil {
		return err
	}
	outcome, err := site.Identified(ctx, r.result.Ledger, desk, *wallet, r.homes(), identityOf(role))
	if err != nil {
		return fmt.Errorf("identify %s: %w", name.English, err)
	}
	r.applied(outcome, party.TypePartyIdentified, label("신원 확인: "+name.Korean, "identification: "+name.English), time.Since(began))
	return nil
}

// identityOf is as whom the one who plays a part is identified: as the list names them, where it does.
func identityOf(role people.Role) api.IdentificationRequest {
	who := listed{"윤서준", "1983-04-21"}
	for _, one := range people.Cast {
		if one.Role == role {
			who = listed{one.Name, one.BirthDate}
		}
	}
	if role == namesakeRole {
		who = namesake
	}
	return api.IdentificationRequest{Kind: model.Person, Name: who.name, Identifier: who.birthDate}
}

func isDevelopmentRole(role people.Role) bool {
	for _, one := range people.Cast {
		if one.Role == role {
			return true
		}
	}
	return false
}

// anotherCompany gives a later run a company of its own, with a number that no registry gives out.
func (r *run) anotherCompany() error {
	for {
		n, err := rand.Int(rand.Reader, big.NewInt(1_000_000))
		if err != nil {
			return err
		}
		r.company.facts.Name = fmt.Sprintf("%s %06d", sample.Company, n)
		r.company.facts.CorporateNumber = fmt.Sprintf("1101119%06d", n)
		r.company.facts.BusinessNumber = fmt.Sprintf("99986%05d", n.Int64()%100_000)
		if r.company.facts.CorporateNumber != digits(sample.CorporateNumber) {
			return nil
		}
	}
}

// staff opens the wallet of one of a member's staff.
func (r *run) staff(member value.MemberID, role people.Role) (*client.Wallet, error) {
	return people.Open(r.info(member).StaffDir, role)
}

// emailOf is the contact that the list has for somebody.
func emailOf(who listed) (string, error) {
	options := shareholderlist.Options{Classes: sample.Classes(), Today: shareholderlist.Date{Year: 2025, Month: 1, Day: 1}}
	preview := shareholderlist.Read(bytes.NewReader(sample.XLSX), int64(len(sample.XLSX)), sample.NameXLSX, options)
	for _, holder := range preview.Holders {
		if holder.Name == who.name && holder.BirthDate.String() == who.birthDate {
			return holder.Email, nil
		}
	}
	return "", errors.New("the shipped list has no such holder")
}

// addressOf is where a holder of the shipped list is entered once they claim their entry.
func addressOf(who listed) api.HolderDepositRequest {
	return api.HolderDepositRequest{Kind: model.Person, Name: who.name, Identifier: who.birthDate, Address: "서울특별시 종로구 새문안로 12"}
}

// digits leaves out what is no digit.
func digits(text string) string {
	return strings.Map(func(c rune) rune {
		if c < '0' || c > '9' {
			return -1
		}
		return c
	}, text)
}

func randomHex(bytes int) (string, error) {
	random := make([]byte, bytes)
	_, err := rand.Read(random)
	return hex.EncodeToString(random), err
}
