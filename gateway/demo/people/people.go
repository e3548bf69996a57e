// Package people says who plays which part on a development network, and where their wallets lie: each member's staff in
// the site's staff directory, and seven people in the directory that the sites share.
//
// It promises that each wallet has one file name, used by who makes it and by who acts with it. It must not be used where
// people are real: their wallets are their own.
package people

import (
	"path/filepath"

	"holdfast/chaincode/model"
	"holdfast/gateway/client"
)

// Role is the part that somebody plays.
type Role string

// The seven development people.
const (
	Officer  Role = "officer"
	Seller   Role = "seller"
	Buyer    Role = "buyer"
	Director Role = "director"
	Escrow   Role = "escrow"
	Operator Role = "operator"
	Stranger Role = "stranger"
)

// A member's staff. The escrow and operator desks of a member are staffed by Escrow and Operator in its staff directory.
const (
	Administrator Role = "administrator"
	// Offline is a member's recovery key, which is no party's.
	Offline Role = "offline-key"
	// AdmissionMaker and AdmissionChecker are two desks, because who checked an application does not admit it.
	AdmissionMaker   Role = "admission-1"
	AdmissionChecker Role = "admission-2"
	// Identity attests; Identity2 decides on contests of what Identity attested.
	Identity  Role = "identity-1"
	Identity2 Role = "identity-2"
	// Recovery carries out courts' orders and gives people new keys; Arbiter rules on disputes.
	Recovery Role = "recovery"
	Arbiter  Role = "arbiter"
)

// Desks are the appointments of every member's staff, in order.
var Desks = []struct {
	Role Role
	Kind model.DeskKind
}{
	{AdmissionMaker, model.AdmissionDesk},
	{AdmissionChecker, model.AdmissionDesk},
	{Identity, model.IdentityDesk},
	{Identity2, model.IdentityDesk},
	{Escrow, model.EscrowDesk},
	{Operator, model.OperatorDesk},
	{Recovery, model.RecoveryDesk},
	{Arbiter, model.ArbiterDesk},
}

// Cast is the seven development people. Site is the index of the member that introduces each: Desk is the desk they staff there, or
// Name and BirthDate are as whom its identity desk identifies them.
var Cast = []struct {
	Role            Role
	Label           model.Label
	Site            int
	Desk            model.DeskKind
	Name, BirthDate string
}{
	{Officer, model.Label{Korean: "발행회사 임원", English: "Company officer"}, 0, "", "한도윤", "1981-05-17"},
	{Seller, model.Label{Korean: "매도인", English: "Seller"}, 2, "", "이서연", "1987-07-01"},
	{Buyer, model.Label{Korean: "매수인", English: "Buyer"}, 2, "", "정하람", "1988-05-17"},
	{Director, model.Label{Korean: "이사", English: "Director"}, 0, "", "오지훈", "1979-02-03"},
	{Escrow, model.Label{Korean: "에스크로 창구", English: "Escrow desk"}, 1, model.EscrowDesk, "", ""},
	{Operator, model.Label{Korean: "참여기관 운영자", English: "Member's operator"}, 0, model.OperatorDesk, "", ""},
	{Stranger, model.Label{Korean: "제3자", English: "Stranger"}, 3, "", "문가온", "1990-10-09"},
}

// StaffLabels is what the wallets of a member's staff are called.
var StaffLabels = map[Role]model.Label{
	Administrator:    {Korean: "관리자", English: "Administrator"},
	Offline:          {Korean: "오프라인 복구용 키", English: "Offline recovery key"},
	AdmissionMaker:   {Korean: "등록심사 창구 1", English: "Admission desk 1"},
	AdmissionChecker: {Korean: "등록심사 창구 2", English: "Admission desk 2"},
	Identity:         {Korean: "신원확인 창구 1", English: "Identity desk 1"},
	Identity2:        {Korean: "신원확인 창구 2", English: "Identity desk 2"},
	Escrow:           {Korean: "에스크로 창구", English: "Escrow desk"},
	Operator:         {Korean: "운영 창구", English: "Operator desk"},
	Recovery:         {Korean: "복구 창구", English: "Recovery desk"},
	Arbiter:          {Korean: "분쟁조정 창구", English: "Arbiter desk"},
}

// Directory is where the seven people's wallets lie in a network's state directory.
func Directory(state string) string { return filepath.Join(state, "people") }

// File is the wallet of a role in a staff directory or in the people's directory.
func File(directory string, role Role) string { return filepath.Join(directory, string(role)+".json") }

// Open reads the wallet of a role.
func Open(directory string, role Role) (*client.Wallet, error) {
	return client.OpenWallet(File(directory, role))
}
