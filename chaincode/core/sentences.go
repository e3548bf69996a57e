package core

import (
	"encoding/json"
	"strconv"
	"strings"
	"time"
)

// DescribeBy is what a wallet shows before its owner signs: who gives what to whom, the total, the deadline and what cannot be
// undone. It follows from the act's template and the command's bytes alone. Identifiers stand in it in full, so that a wallet can
// show the names it has resolved in their place.
func DescribeBy(set *Set, c Command) Sentence {
	encoded, err := json.Marshal(c)
	if err != nil {
		return unshowable
	}
	return fill(set.acts[c.Type].sentence, encoded)
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

func (s Shares) ko() string { return grouped(int64(s)) + "주" }
func (w Won) ko() string    { return grouped(int64(w)) + "원" }
func (w Won) en() string    { return grouped(int64(w)) + " won" }

func (s Shares) en() string {
	if s == 1 {
		return "1 share"
	}
	return grouped(int64(s)) + " shares"
}

// inKorea writes a moment as Korean clocks show it.
func (t Time) inKorea() string { return time.Unix(int64(t), 0).In(kst).Format(time.DateTime) }

func (t Time) ko() string { return t.inKorea() + "(한국 시각)" }
func (t Time) en() string { return t.inKorea() + " (Korean time)" }
