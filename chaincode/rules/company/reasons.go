package company

import (
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// reasons says in both languages what the case is, for the refusals that tell a code's cases apart.
var reasons = map[value.Reason]model.Label{
	"amendment-within-a-year":         {Korean: "정관 변경의 시행일은 {first}부터 {last}까지의 날이어야 합니다.", English: "An amendment holds from a day between {first} and {last}."},
	"authority-has-ended":             {Korean: "이 담당자의 권한은 이미 끝났습니다.", English: "The officer's authority has already ended."},
	"checker-does-not-admit":          {Korean: "신청을 심사한 사람은 그 신청을 승인할 수 없습니다.", English: "Who checked an application does not admit it."},
	"class-is-approved-by-board":      {Korean: "정관은 이 종류({class})의 양도를 이사회가 승인하도록 정하고 있습니다.", English: "The articles let a board approve the transfers of this class ({class})."},
	"closing-begins-after":            {Korean: "이 공고에 따른 폐쇄는 {last} 다음 날부터 시작할 수 있습니다.", English: "By this notice a closing begins after {last}."},
	"closing-begins-today-or-later":   {Korean: "폐쇄는 오늘({today})부터 시작할 수 있습니다.", English: "A closing begins today ({today}) or later."},
	"closing-ends-before":             {Korean: "폐쇄의 마지막 날은 {end} 전이어야 합니다.", English: "The last day of the closing is before {end}."},
	"closing-not-over":                {Korean: "이미 {from}부터 {until}까지 주주명부를 폐쇄하기로 되어 있습니다.", English: "The register is already closed, or to be closed, from {from} to {until}."},
	"company-not-incorporated-yet":    {Korean: "신청서에 적힌 회사의 설립일({day})이 아직 되지 않았습니다.", English: "The day of incorporation that the application gives ({day}) is still to come."},
	"controller-or-officer-notes":     {Korean: "실질주주는 등재된 명의인이나 발행회사의 담당자만 기록할 수 있습니다.", English: "Only the entry's controller or an officer of the issuer notes a beneficial owner."},
	"future-number-of-officers-signs": {Korean: "앞으로 함께 서명할 {needed:number}명의 담당자가 이 명령에도 서명해야 하는데, 지금은 {signed:number}명이 서명했습니다.", English: "As many officers sign this as are to sign in future: {needed:number} are needed, and {signed:number} signed."},
	"gives-more-than-they-have":       {Korean: "담당자는 자기에게 없는 권한({type})을 남에게 줄 수 없습니다.", English: "An officer gives no authority that they do not have ({type})."},
	"notice-lies-ahead":               {Korean: "공고일({notice})이 오늘({today})보다 뒤입니다.", English: "The day of the notice, {notice}, is after today, {today}."},
	"office-end-out-of-range":         {Korean: "담당자의 권한은 지금부터 {most:number}일 안에 끝나야 합니다.", English: "An officer's authority ends within the next {most:number} days."},
	"own-company-application":         {Korean: "신청인이나 그 회사의 이사는 그 회사의 신청을 처리할 수 없습니다.", English: "Neither the applicant nor a director decides on their own company's application."},
	"register-is-suspended":           {Korean: "주주명부가 이미 정지되어 있습니다.", English: "The register is suspended already."},
	"register-not-closed":             {Korean: "끝나지 않은 주주명부 폐쇄가 없습니다.", English: "The company has no closing of the register that runs or is to come."},
	"register-not-suspended":          {Korean: "주주명부가 정지되어 있지 않습니다.", English: "The register is not suspended."},
}
