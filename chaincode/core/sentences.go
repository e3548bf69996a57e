package core

import (
	"strconv"
	"strings"
	"time"
)

// DescribeBy is what a wallet shows before its owner signs: who gives what to whom, the total, the deadline and what cannot be
// undone. It follows from the command's bytes alone. Identifiers stand in it in full, so that a wallet can show the names it
// has resolved in their place.
func DescribeBy(set *Set, c Command) Sentence {
	if own, ok := c.Body.(describer); ok {
		return own.describe(&c)
	}
	return fill(set.acts[c.Type].sentence, &c)
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

func (s Shares) en() string { return counted(s, "share") }

// counted writes a number of things in English.
func counted[N ~int | ~int64](n N, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return grouped(int64(n)) + " " + thing + "s"
}

// inKorea writes a moment as Korean clocks show it.
func (t Time) inKorea() string { return time.Unix(int64(t), 0).In(kst).Format(time.DateTime) }

func (t Time) ko() string { return t.inKorea() + "(한국 시각)" }
func (t Time) en() string { return t.inKorea() + " (Korean time)" }

// total is the price of all shares, for a sentence; the command's own check has made sure that it can be computed, or says
// so where it has not.
func total(price Won, quantity Shares) (ko, en string) {
	sum, err := price.Times(quantity)
	if err != nil {
		return "계산할 수 없을 만큼 큰 금액", "more than can be computed"
	}
	return sum.ko(), sum.en()
}

// each joins words with commas.
func each[S ~string](words []S) string {
	parts := make([]string, len(words))
	for i, word := range words {
		parts[i] = string(word)
	}
	return strings.Join(parts, ", ")
}

// ofDesk begins the sentence of an act of a member's desk.
func ofDesk(member MemberID) (ko, en string) {
	return "참여기관(" + string(member) + ")의 업무창구로서 ", "As a desk of the member " + string(member) + ", "
}

// ofRegister names the register that a command is about.
func (c *Command) ofRegister() (ko, en string) {
	return "발행회사(" + string(c.Register) + ")의 주주명부에서 ", "in the register of the issuer " + string(c.Register)
}
