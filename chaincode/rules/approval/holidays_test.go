package approval_test

import (
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/record"
	"holdfast/chaincode/rules/rulestest"
	"holdfast/chaincode/value"
)

// TestARunningPeriodGetsLongerByAHolidayAddedOnItsLastDay tries every clock of an approval with holidays added meanwhile.
func TestARunningPeriodGetsLongerByAHolidayAddedOnItsLastDay(t *testing.T) {
	for _, c := range clocks {
		t.Run(c.name, func(t *testing.T) {
			w, d := rulestest.Reach(t, c.state)
			longer := c.last.AddDays(1)
			for longer != longer.Workday(calendarOf(w)) {
				longer = longer.AddDays(1)
			}
			stored := w.State[record.Key(model.AgreementRef(d.Agreement))]
			w.Applied(w.AddHolidays(2026, []value.Date{c.last}, 1, 2, 3))
			if string(w.State[record.Key(model.AgreementRef(d.Agreement))]) != string(stored) {
				t.Error("an addition of holidays changed an agreement")
			}
			on(w, longer)
			w.Rejected(value.CodeNotExpired, c.after(w, d))
			inTime := w.In(t)
			inTime.Applied(c.within(inTime, d))
			if got := inTime.Agreed(d).State; got != c.answered {
				t.Errorf("answered on %s, it is %s", longer, got)
			}
			inTime.Check()
			w.Pass(value.Day)
			tooLate(w, d, c)
			w.Applied(c.after(w, d))
			if got := w.Agreed(d).State; got != c.silent {
				t.Errorf("after silence, it is %s", got)
			}
			w.Check()
		})
	}
}

// calendarOf is the calendar of a world's ledger.
func calendarOf(w *rulestest.World) value.Calendar {
	return func(year int) []value.Date { return rulestest.Get[model.Calendar](w, model.CalendarRef(year)).Holidays }
}

// TestAHolidayWithinAPeriodOrAfterItChangesNothing: only a period's last day counts.
func TestAHolidayWithinAPeriodOrAfterItChangesNothing(t *testing.T) {
	c := clocks[0]
	w, d := rulestest.Reach(t, c.state)
	w.Applied(w.AddHolidays(2026, []value.Date{c.last.AddDays(-1), c.last.AddDays(1)}, 1, 2, 3))
	on(w, c.last)
	w.Rejected(value.CodeNotExpired, c.after(w, d))
	w.Pass(value.Day)
	w.Applied(c.after(w, d))
}

// TestAPeriodThatBeginsAfterAHolidayWasAddedEndsByIt: what is stored then is the longer period.
func TestAPeriodThatBeginsAfterAHolidayWasAddedEndsByIt(t *testing.T) {
	w, d := rulestest.Reach(t, model.AgreementIsApprovalPending)
	w.Applied(w.AddHolidays(2026, []value.Date{"2026-10-12"}, 1, 2, 3)) // 20 days end on the Sunday before
	w.Applied(w.Vote(d, rulestest.Director1, false), w.Vote(d, rulestest.Director2, false))
	if a := w.Agreed(d); a.State != model.AgreementIsRefused || a.Until != "2026-10-13" {
		t.Errorf("the agreement is %s until %s", a.State, a.Until)
	}
}

// TestAPeriodThatHasEndedNeverRunsAgain: no holiday can be added so late that what silence has done would be undone.
func TestAPeriodThatHasEndedNeverRunsAgain(t *testing.T) {
	c := clocks[0]
	w, d := rulestest.Reach(t, c.state)
	on(w, c.last)
	for ahead := range 3 {
		day := c.last.AddDays(ahead)
		reply := w.Submit(w.AddHolidays(2026, []value.Date{day}, 1, 2, 3))[0]
		if reply.Status != model.Rejected {
			t.Errorf("on %s, %s is made a holiday", c.last, day)
		}
	}
	w.Pass(value.Day)
	w.Applied(c.after(w, d))
}
