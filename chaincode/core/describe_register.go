package core

import "fmt"

func (b *RegisterImported) describe(c *Command) Sentence {
	lots, shares, fits := 0, Shares(0), true
	for _, e := range b.Entries {
		lots += len(e.Lots)
		for _, l := range e.Lots {
			sum, err := shares.Plus(l.Quantity)
			shares, fits = sum, fits && err == nil
		}
	}
	sum := Sentence{shares.ko(), shares.en()}
	if !fits {
		sum = Sentence{"계산할 수 없을 만큼 많은 주식", "more shares than can be counted"}
	}
	return Sentence{
		fmt.Sprintf("발행회사(%s)의 주주명부에 주주 %d명, 취득 단위 %d건, 모두 %s를 회사가 제출한 내용으로 올립니다. 최초 등재는 한 번만 할 수 있고 되돌릴 수 없습니다.", c.Register, len(b.Entries), lots, sum.Korean),
		fmt.Sprintf("You enter %s with %s, %s in all, in the register of the issuer %s, as the company states them. The first list is entered once and cannot be taken back.", counted(len(b.Entries), "holder"), counted(lots, "lot"), sum.English, c.Register),
	}
}

func (b *ClaimAttested) describe(c *Command) Sentence {
	ko, en := ofDesk(b.Member)
	where, in := c.ofRegister()
	return Sentence{
		ko + where + fmt.Sprintf("당사자(%s)가 등재 주주(%s)와 동일인임을 증명합니다. 당사자가 명의를 확인하고 이의제기 기간이 지나면 그 주식을 팔 수 있게 됩니다.", b.Party, b.Entry),
		en + fmt.Sprintf("you attest that, %s, the party %s is the holder entry %s. Once the party has claimed it and the objection period is over, its shares can be sold.", in, b.Party, b.Entry),
	}
}

func (b *EntryClaimed) describe(c *Command) Sentence {
	where, in := c.ofRegister()
	return Sentence{
		where + fmt.Sprintf("등재 주주(%s)가 본인임을 확인하고, 취득 단위 %d건의 내용이 맞음을 확인합니다. 앞으로 이 주식은 귀하의 서명으로만 움직이며, 이의제기 기간이 지나야 팔 수 있습니다.", b.Entry, len(b.Lots)),
		fmt.Sprintf("You declare that, %s, the holder entry %s is yours and that %s of it, as they stand, are right. From now on its shares move by your signature alone, and can be sold when the objection period is over.", in, b.Entry, counted(len(b.Lots), "lot")),
	}
}

func (b *ClaimObjected) describe(c *Command) Sentence {
	where, in := c.ofRegister()
	ko, en := "발행회사의 담당자로서 ", "As an officer of the issuer, "
	if b.Member != "" {
		ko, en = ofDesk(b.Member)
	}
	return Sentence{
		ko + where + fmt.Sprintf("등재 주주(%s)의 명의 확인에 이의를 제기합니다. 결정이 날 때까지 그 주식은 움직이지 않습니다.", b.Entry),
		en + fmt.Sprintf("you object, %s, to the claim of the holder entry %s. Its shares do not move until another desk has decided.", in, b.Entry),
	}
}

func (b *ClaimDecided) describe(c *Command) Sentence {
	ko, en := ofDesk(b.Member)
	where, in := c.ofRegister()
	decision := Sentence{"받아들이지 않습니다. 등재 주주는 확인 전 상태로 돌아가고 당사자는 그 주식을 움직일 수 없게 됩니다.",
		"you do not uphold the claim of the holder entry %s: it is unclaimed again, and the party can no longer move its shares."}
	if b.Uphold {
		decision = Sentence{"인정합니다. 당사자는 바로 그 주식을 팔 수 있습니다.", "you uphold the claim of the holder entry %s: the party may sell its shares at once."}
	}
	return Sentence{
		ko + where + fmt.Sprintf("등재 주주(%s)의 명의 확인을 ", b.Entry) + decision.Korean,
		en + in + ", " + fmt.Sprintf(decision.English, b.Entry),
	}
}

func (b *CertificateRequested) describe(c *Command) Sentence {
	what := Sentence{fmt.Sprintf("취득 단위(%s)의 주주명부 증명", b.Lot), fmt.Sprintf("a certificate that you hold the lot %s", b.Lot)}
	if b.Kind == ContractCertificate {
		what = Sentence{fmt.Sprintf("주식양수도계약(%s)의 계약서 발급 증명", b.Agreement), fmt.Sprintf("a certificate of the transfer agreement %s", b.Agreement)}
	}
	return Sentence{
		fmt.Sprintf("참여기관(%s)에 %s을 신청합니다. 증명서는 귀하의 키(%s)에 묶여 발급되며, 발급 사실은 원장에 남습니다.", b.Member, what.Korean, b.HolderKey),
		fmt.Sprintf("You ask the member %s for %s, in the register of the issuer %s. It is bound to your key %s, and its issuance stays on the ledger.", b.Member, what.English, c.Register, b.HolderKey),
	}
}
