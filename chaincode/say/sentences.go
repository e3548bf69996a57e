package say

import (
	"encoding/json"
	"strconv"
	"strings"
	"time"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// Describe is what a wallet shows before its owner signs: who gives what to whom, the total, the deadline and what cannot be
// undone. It follows from the act's template and the command's bytes alone. Identifiers stand in it in full, so that a wallet can
// show the names it has resolved in their place.
func Describe(set *model.Set, c model.Command) model.Sentence {
	encoded, err := json.Marshal(c)
	if err != nil {
		return unshowable
	}
	return fill(set.Acts[c.Type].Sentence, encoded)
}

// grouped writes a number with a comma before each three digits.
func grouped(n int64) string {
	digits := strconv.FormatInt(n, 10)
	var out strings.Builder
	for i, d := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 && digits[i-1] != '-' {
			out.WriteByte(',')
		}
		out.WriteRune(d)
	}
	return out.String()
}

func sharesKo(s value.Shares) string { return grouped(int64(s)) + "주" }

func wonKo(w value.Won) string { return grouped(int64(w)) + "원" }

func wonEn(w value.Won) string { return grouped(int64(w)) + " won" }

func sharesEn(s value.Shares) string {
	if s == 1 {
		return "1 share"
	}
	return grouped(int64(s)) + " shares"
}

// inKorea writes a moment as Korean clocks show it.
func inKorea(t value.Time) string { return time.Unix(int64(t), 0).In(value.Kst).Format(time.DateTime) }

func timeKo(t value.Time) string { return inKorea(t) + "(한국 시각)" }

func timeEn(t value.Time) string { return inKorea(t) + " (Korean time)" }
