package core

import (
	"fmt"
	"strings"
)

func (b *LedgerFounded) describe(*Command) Sentence {
	ids := make([]MemberID, len(b.Members))
	for i, m := range b.Members {
		ids[i] = m.ID
	}
	period := grouped(int64(b.Parameters.ObjectionPeriod))
	return Sentence{
		fmt.Sprintf("참여기관 %d곳(%s)의 원장을 창설합니다. 적용 규칙은 %s, 명의 확인 후 이의제기 기간은 %s초입니다. 모든 참여기관의 관리자가 함께 서명하며, 한 번 창설한 원장은 다시 창설할 수 없습니다.",
			len(ids), each(ids), b.Rules, period),
		fmt.Sprintf("This founds the ledger of %s (%s), under the rules %s, with an objection period of %s seconds after a claim. The administrators of all members sign it, and a ledger is founded only once.",
			counted(len(ids), "member"), each(ids), b.Rules, period),
	}
}

func (b *PartyIntroduced) describe(c *Command) Sentence {
	return Sentence{
		fmt.Sprintf("새 당사자(%s)로 원장에 등록합니다. 소개하는 참여기관은 %s, 개인정보를 보관할 참여기관은 %s이고, 등록하는 키는 %d개입니다. 이 등록만으로 주식이나 돈이 움직이지는 않습니다.",
			c.Actor, b.Member, each(b.Homes), len(b.Keys)),
		fmt.Sprintf("You are put on the ledger as the new party %s, introduced by the member %s, with your personal data kept by %s, and with %s. This moves no shares and no money.",
			c.Actor, b.Member, each(b.Homes), counted(len(b.Keys), "key")),
	}
}

func (b *PartyIdentified) describe(*Command) Sentence {
	ko, en := ofDesk(b.Member)
	return Sentence{
		ko + fmt.Sprintf("당사자(%s)의 신원을 확인했음을 증명합니다. 구분은 %s이며, 확인한 이름과 식별 정보는 원장에 남지 않고 그 확약값만 기록됩니다. 이전의 신원 확인은 이것으로 바뀝니다.", b.Party, b.Kind.ko()),
		en + fmt.Sprintf("you attest that you have identified the party %s as a %s. The name and identifier that you saw do not go onto the ledger, only a commitment to them. It replaces an earlier identification.", b.Party, b.Kind),
	}
}

func (k HolderKind) ko() string {
	switch k {
	case Person:
		return "개인"
	case Company:
		return "법인"
	case Fund:
		return "투자조합"
	}
	return string(k)
}

func (k DeskKind) ko() string {
	switch k {
	case AdmissionDesk:
		return "등록심사"
	case IdentityDesk:
		return "신원확인"
	case EscrowDesk:
		return "에스크로"
	case OperatorDesk:
		return "운영"
	}
	return string(k)
}

func (b *DeskAppointed) describe(*Command) Sentence {
	limit := Sentence{"", ""}
	if b.Limit > 0 {
		limit = Sentence{fmt.Sprintf(" 한 번에 확인할 수 있는 금액은 %s까지입니다.", b.Limit.ko()), fmt.Sprintf(" It may attest up to %s at a time.", b.Limit.en())}
	}
	return Sentence{
		fmt.Sprintf("참여기관(%s)의 관리자로서 당사자(%s)를 %s 업무창구로 임명합니다. 임기는 %s까지입니다.", b.Member, b.Party, b.Kind.ko(), b.Until.ko()) + limit.Korean,
		fmt.Sprintf("As the administrator of the member %s, you appoint the party %s to its %s desk until %s.", b.Member, b.Party, b.Kind, b.Until.en()) + limit.English,
	}
}

func (b *DeskEnded) describe(*Command) Sentence {
	return Sentence{
		fmt.Sprintf("참여기관(%s)의 관리자로서 당사자(%s)의 %s 업무창구 임명을 즉시 끝냅니다. 이미 처리한 업무는 그대로 유효합니다.", b.Member, b.Party, b.Kind.ko()),
		fmt.Sprintf("As the administrator of the member %s, you end the appointment of the party %s to its %s desk at once. What the desk has done stays valid.", b.Member, b.Party, b.Kind),
	}
}

func (b *IssuerApplied) describe(*Command) Sentence {
	x := b.Facts
	var ko, en []string
	for _, class := range x.Classes {
		ko = append(ko, fmt.Sprintf("%s %s(액면 %s, 발행예정 %s, %s)", class.Name, class.Issued.ko(), class.Par.ko(), class.Authorised.ko(), class.Approval.ko()))
		en = append(en, fmt.Sprintf("%s of %s (par %s, %s authorised, %s)", class.Issued.en(), class.Name, class.Par.en(), grouped(int64(class.Authorised)), class.Approval.en()))
	}
	return Sentence{
		fmt.Sprintf("%s(법인등록번호 %s, 사업자등록번호 %s, 설립일 %s)의 주주명부를 이 원장에 두도록 신청합니다. 발행주식은 %s, 이사는 %d명 중 %d명의 찬성으로 승인하며, 개인정보는 %s에 보관합니다. 심사를 거쳐야 효력이 생깁니다.",
			x.Name, x.CorporateNumber, x.BusinessNumber, x.IncorporatedOn, strings.Join(ko, ", "), len(x.Board.Directors), x.Board.Threshold, each(x.Homes)),
		fmt.Sprintf("You apply for the register of %s (corporate number %s, business number %s, incorporated on %s) to be kept on this ledger: %s; %d of %d directors approve a transfer; personal data is kept by %s. It takes effect only when it is admitted.",
			x.Name, x.CorporateNumber, x.BusinessNumber, x.IncorporatedOn, strings.Join(en, ", "), x.Board.Threshold, len(x.Board.Directors), each(x.Homes)),
	}
}

func (a ApprovalBody) ko() string {
	if a == BoardApproval {
		return "양도에 이사회 승인 필요"
	}
	return "양도승인 불필요"
}

func (a ApprovalBody) en() string {
	if a == BoardApproval {
		return "transfers need the board's approval"
	}
	return "transfers need no approval"
}

func (b *IssuerChecked) describe(c *Command) Sentence {
	return onApplication(c, b.Member, "1차로 심사하여 등록번호, 등기사항, 대리권을 확인했음을 증명합니다. 승인은 다른 담당자가 합니다.",
		"you attest that you have checked its numbers, its commercial register extract and the power to act. Somebody else admits it.")
}

func (b *IssuerAdmitted) describe(c *Command) Sentence {
	return onApplication(c, b.Member, "승인합니다. 회사는 발행회사가 되고 신청인은 그 담당자가 되며, 이 승인은 되돌릴 수 없습니다.",
		"you admit it: the company becomes an issuer and the applicant its officer. This cannot be undone.")
}

func (b *IssuerRefused) describe(c *Command) Sentence {
	return onApplication(c, b.Member, "거절합니다. 이 신청은 끝나며, 회사는 다시 신청할 수 있습니다.",
		"you refuse it. The application ends; the company may apply again.")
}

func onApplication(c *Command, member MemberID, korean, english string) Sentence {
	ko, en := ofDesk(member)
	return Sentence{
		ko + fmt.Sprintf("등록 신청(%s)을 ", c.Register) + korean,
		en + fmt.Sprintf("on the application %s, ", c.Register) + english,
	}
}
