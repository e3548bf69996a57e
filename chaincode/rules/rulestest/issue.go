package rulestest

import (
	"holdfast/chaincode/book"
	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/issue"
	"holdfast/chaincode/value"
)

// convertibleTerms are 3 for 2 into the common class, refixed to at most 2 for 1.
func convertibleTerms(c Company) model.ConversionTerms {
	return model.ConversionTerms{
		Into: c.Common, Ratio: model.Ratio{Numerator: 3, Denominator: 2}, Least: model.Ratio{Numerator: 1, Denominator: 1}, Most: model.Ratio{Numerator: 2, Denominator: 1},
		From: "2026-09-21", Until: "2036-09-21", Terms: Digest("conversion"),
	}
}

// Rcps are the rights of redeemable convertible preferred shares (전환상환우선주).
func Rcps(c Company) issue.StatedRights {
	terms := convertibleTerms(c)
	return issue.StatedRights{
		Preferred: Digest("dividends"), Redeemable: &model.RedemptionRight{Terms: Digest("redemption"), From: "2026-09-21", Until: "2030-09-21"}, Convertible: &terms,
	}
}

func ClassOf(c Company, rights issue.StatedRights) *issue.ClassCreated {
	return &issue.ClassCreated{Name: "전환상환우선주", Par: 500, Authorised: 5_000, Approval: model.NoApproval, Rights: rights, Resolution: Digest("minutes")}
}

// IssueOf is an issue of common shares that was paid for the day before.
func (w *World) IssueOf(c Company, quantity value.Shares, to ...book.Allottee) *issue.SharesIssued {
	b := &issue.SharesIssued{
		Class: c.Common, Price: 1_000, PaidOn: w.Now.After(-value.Day).DateInKorea(), Resolution: Digest("board"), Payment: Digest("bank"),
	}
	for _, allottee := range to {
		b.Allotments = append(b.Allotments, issue.NewShares{To: allottee, Quantity: quantity})
		b.Quantity += quantity
	}
	return b
}

func NewHolder(seed string) book.Allottee {
	return book.Allottee{Kind: model.Person, Commitment: Commitment(seed)}
}
