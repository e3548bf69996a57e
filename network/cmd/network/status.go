package main

import (
	"fmt"
	"io"
	"text/tabwriter"

	"holdfast/network/consortium"
	"holdfast/network/say"
)

// printStatus prints one line for each process.
func printStatus(w io.Writer, lang say.Language, st consortium.Status) error {
	fmt.Fprintf(w, "%s  %s\n", st.URL, stateWord(st.Healthy).In(lang))
	t := tabwriter.NewWriter(w, 0, 4, 2, ' ', 0)
	printProcess(t, lang, "", st.Front)
	for _, s := range st.Sites {
		fmt.Fprintf(t, "%s\t%s\t%s\t%s %d\t%s\n", s.Member, stateWord(s.Healthy).In(lang), s.Name.In(lang),
			say.Text{Ko: "블록", En: "blocks"}.In(lang), s.Height, s.URL)
		for _, p := range s.Processes {
			printProcess(t, lang, "  ", p)
		}
	}
	return t.Flush()
}

func printProcess(w io.Writer, lang say.Language, indent string, p consortium.ProcessStatus) {
	words := map[string]say.Text{
		"running": {Ko: "실행 중", En: "running"},
		"died":    {Ko: "죽음", En: "died"},
		"stopped": {Ko: "멈춤", En: "stopped"},
	}
	state := words[p.State].In(lang)
	if p.State == "running" {
		state = stateWord(p.Healthy).In(lang)
	}
	pid, tail := "-", p.Detail
	if p.PID != 0 {
		pid = fmt.Sprint(p.PID)
	}
	if !p.Healthy {
		tail += "  " + p.Log
	}
	fmt.Fprintf(w, "%s%s\t%s\tpid %s\t\t%s\n", indent, p.Kind, state, pid, tail)
}

func stateWord(healthy bool) say.Text {
	if healthy {
		return say.Text{Ko: "정상", En: "healthy"}
	}
	return say.Text{Ko: "이상", En: "not healthy"}
}
