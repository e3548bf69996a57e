package core

import "slices"

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
	Classes []ClassID     `json:"classes"`
	Purpose RecordPurpose `json:"purpose"`
	// On is the day; the register as of its end in Korea counts.
	On Date `json:"on"`
	// ExerciseOn is the day of the meeting, the payment or the like, within three months after On; empty where none is fixed yet.
	ExerciseOn Date `json:"exerciseOn,omitempty"`
	// NoticeOn and Notice are the notice's day and digest; or Articles is the digest of the articles that fix the date.
	NoticeOn Date   `json:"noticeOn,omitempty"`
	Notice   Digest `json:"notice,omitempty"`
	Articles Digest `json:"articles,omitempty"`
}

func (b *RecordDateSet) check() error {
	f := newForm()
	f.want(len(b.Classes) >= 1 && len(b.Classes) <= maxClasses, "classes", many(1, maxClasses))
	for i, class := range b.Classes {
		f.want(class.valid(), "classes", anIdentifier)
		f.want(!slices.Contains(b.Classes[:i], class), "classes", wantOnce)
	}
	f.want(b.Purpose.valid(), "purpose", aKnownValue)
	f.want(b.On.valid(), "on", aDate)
	f.want(b.ExerciseOn == "" || b.ExerciseOn.valid(), "exerciseOn", aDate)
	if b.Articles == "" {
		f.want(b.NoticeOn.valid(), "noticeOn", aDate)
		f.want(b.Notice.valid(), "notice", aDigest)
	} else {
		f.want(b.Articles.valid(), "articles", aDigest)
		f.want(b.NoticeOn == "", "noticeOn", wantAbsent)
		f.want(b.Notice == "", "notice", wantAbsent)
	}
	return f.err()
}

func (b *RecordDateSet) apply(t *tx, c *Command) error {
	issuer, err := t.officer(c)
	if err != nil {
		return err
	}
	for _, class := range b.Classes {
		if _, err := t.classOf(c, class); err != nil {
			return err
		}
	}
	if err := b.inTime(t.today()); err != nil {
		return err
	}
	at, err := b.On.endInKorea()
	if err != nil {
		return deny(CodeInternal)
	}
	t.put(RecordDate{
		ID: RecordDateID(t.derive(KindRecordDate)), Issuer: issuer.ID, Classes: b.Classes, Purpose: b.Purpose, On: b.On, At: at,
		ExerciseOn: b.ExerciseOn, NoticeOn: b.NoticeOn, Notice: b.Notice, Articles: b.Articles, Set: t.stamp(),
	})
	return nil
}

// inTime checks the days. Two weeks' notice are two whole weeks between the days (Civil Act art. 157).
func (b *RecordDateSet) inTime(today Date) error {
	last, err := today.AddMonths(recordAhead)
	if err != nil {
		return deny(CodeInternal)
	}
	if b.On > last {
		return deny(CodeDateOutOfRange, because("record-date-too-far-ahead"), onDate("last", last))
	}
	if b.ExerciseOn != "" {
		end, err := b.On.AddMonths(exerciseMonths)
		if err != nil {
			return deny(CodeInternal)
		}
		if b.ExerciseOn <= b.On || b.ExerciseOn > end {
			return deny(CodeRecordDate, because("right-exercised-in-time"), onDate("after", b.On), onDate("last", end))
		}
	}
	if b.Articles == "" && (b.NoticeOn > today || b.On <= b.NoticeOn.addDays(recordNotice)) {
		return deny(CodeRecordDate, because("record-date-announced-before"), onDate("notice", b.NoticeOn), inNumber("days", recordNotice))
	}
	return nil
}
