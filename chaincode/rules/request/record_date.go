package request

import (
	"slices"

	"holdfast/chaincode/book"
	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

const (
	// exerciseMonths is how far before the right's exercise a record date may lie (Commercial Act art. 354(3)).
	exerciseMonths = 3
	// recordNotice is how many days before a record date it is announced (art. 354(4)).
	recordNotice = 14
	// recordAhead is how far ahead a record date may be set, in months.
	recordAhead = 12
)

// RecordDateSet fixes the day whose register says who may exercise a right (Commercial Act art. 354). It is announced two weeks
// before, unless the articles fix it. An officer signs it; a date that was set stays, and another one is set beside it.
type RecordDateSet struct {
	Classes []value.ClassID     `json:"classes"`
	Purpose model.RecordPurpose `json:"purpose"`
	// On is the day; the register as of its end in Korea counts.
	On value.Date `json:"on"`
	// ExerciseOn is the day of the meeting, the payment or the like, within three months after On; empty where none is fixed yet.
	ExerciseOn value.Date `json:"exerciseOn,omitempty"`
	// NoticeOn and Notice are the notice's day and digest; or Articles is the digest of the articles that fix the date.
	NoticeOn value.Date   `json:"noticeOn,omitempty"`
	Notice   value.Digest `json:"notice,omitempty"`
	Articles value.Digest `json:"articles,omitempty"`
}

func (b *RecordDateSet) Check() error {
	f := value.NewForm()
	f.Want(len(b.Classes) >= 1 && len(b.Classes) <= value.MaxClasses, "classes", value.Many(1, value.MaxClasses))
	for i, class := range b.Classes {
		f.Want(class.Valid(), "classes", value.AnIdentifier)
		f.Want(!slices.Contains(b.Classes[:i], class), "classes", value.WantOnce)
	}
	f.Want(b.Purpose.Valid(), "purpose", value.AKnownValue)
	f.Want(b.On.Valid(), "on", value.ADate)
	f.Want(b.ExerciseOn == "" || b.ExerciseOn.Valid(), "exerciseOn", value.ADate)
	if b.Articles == "" {
		f.Want(b.NoticeOn.Valid(), "noticeOn", value.ADate)
		f.Want(b.Notice.Valid(), "notice", value.ADigest)
	} else {
		f.Want(b.Articles.Valid(), "articles", value.ADigest)
		f.Want(b.NoticeOn == "", "noticeOn", value.WantAbsent)
		f.Want(b.Notice == "", "notice", value.WantAbsent)
	}
	return f.Err()
}

func (b *RecordDateSet) Apply(t *ledger.Tx, c *model.Command) error {
	issuer, err := t.Officer(c)
	if err != nil {
		return err
	}
	for _, class := range b.Classes {
		if _, err := book.ClassOf(t, c, class); err != nil {
			return err
		}
	}
	if err := b.inTime(t.Today()); err != nil {
		return err
	}
	at, err := b.On.EndInKorea()
	if err != nil {
		return value.Deny(value.CodeInternal)
	}
	t.Put(model.RecordDate{
		ID: model.RecordDateID(t.Derive(model.KindRecordDate)), Issuer: issuer.ID, Classes: b.Classes, Purpose: b.Purpose, On: b.On, At: at,
		ExerciseOn: b.ExerciseOn, NoticeOn: b.NoticeOn, Notice: b.Notice, Articles: b.Articles, Set: t.Stamp(),
	})
	return nil
}

// inTime checks the days. Two weeks' notice are two whole weeks between the days (Civil Act art. 157).
func (b *RecordDateSet) inTime(today value.Date) error {
	last, err := today.AddMonths(recordAhead)
	if err != nil {
		return value.Deny(value.CodeInternal)
	}
	if b.On > last {
		return value.Deny(value.CodeDateOutOfRange, value.Because("record-date-too-far-ahead"), value.OnDate("last", last))
	}
	if b.ExerciseOn != "" {
		end, err := b.On.AddMonths(exerciseMonths)
		if err != nil {
			return value.Deny(value.CodeInternal)
		}
		if b.ExerciseOn <= b.On || b.ExerciseOn > end {
			return value.Deny(CodeRecordDate, value.Because("right-exercised-in-time"), value.OnDate("after", b.On), value.OnDate("last", end))
		}
	}
	if b.Articles == "" && (b.NoticeOn > today || b.On <= b.NoticeOn.AddDays(recordNotice)) {
		return value.Deny(CodeRecordDate, value.Because("record-date-announced-before"), value.OnDate("notice", b.NoticeOn), value.InNumber("days", recordNotice))
	}
	return nil
}
