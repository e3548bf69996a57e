package homes

import (
	"embed"
	"fmt"
	"strconv"
	"strings"
	"text/template"
	"time"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

//go:embed contract.ko.txt contract.en.txt
var contractFiles embed.FS

var contractTemplates = template.Must(template.New("").Funcs(template.FuncMap{
	"number": withCommas[value.Shares], "money": withCommas[value.Won], "date": koreanDate, "kst": inKorea,
}).ParseFS(contractFiles, "contract.*.txt"))

// Language chooses between Korean and English.
type Language string

// The languages.
const (
	Korean  Language = "ko"
	English Language = "en"
)

// ContractFacts are what the ledger says of an offer that is to become a contract.
type ContractFacts struct {
	Issuer model.Issuer
	Class  model.ShareClass
	Offer  model.Offer
	// Total is what the buyer pays.
	Total value.Won
	// On is the day in Korea on which the text is drafted.
	On value.Date
}

// DraftContract drafts a share transfer agreement (주식양수도계약서) to start from. It leaves names and addresses to the
// parties, and carries a random number, so that nobody can guess its text from its digest. It is no legal advice.
func (k *Keeper) DraftContract(facts ContractFacts, language Language) (string, error) {
	random, err := k.hex32()
	if err != nil {
		return "", err
	}
	var out strings.Builder
	err = contractTemplates.ExecuteTemplate(&out, "contract."+string(language)+".txt", struct {
		ContractFacts
		Random string
	}{facts, random})
	return out.String(), err
}

// withCommas writes a whole number in groups of three.
func withCommas[N ~int64](n N) string {
	digits := strconv.FormatInt(int64(n), 10)
	for at := len(digits) - 3; at > 0; at -= 3 {
		digits = digits[:at] + "," + digits[at:]
	}
	return digits
}

func koreanDate(d value.Date) (string, error) {
	at, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("%d년 %d월 %d일", at.Year(), at.Month(), at.Day()), nil
}

// inKorea writes a moment in Korean Standard Time.
func inKorea(t value.Time) string {
	return time.Unix(int64(t), 0).In(time.FixedZone("KST", 9*60*60)).Format("2006-01-02 15:04") + " (KST)"
}
