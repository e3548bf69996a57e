// Command simulate plays seeds of package simulator until a time is over or a promise is broken.
//
//	simulate [--seconds N] [--seed S] [--commands N]
//
// It ends with 0 when every seed held, and with 1 and the seed's report when one did not.
package main

import (
	"flag"
	"fmt"
	"os"
	"runtime/debug"
	"time"

	"holdfast/chaincode/simulator"
)

func main() {
	seconds := flag.Int("seconds", 60, "for how long to play; the seed that is being played is finished")
	seed := flag.Uint64("seed", 1, "the first seed; the next ones follow")
	options := simulator.Defaults()
	flag.IntVar(&options.Commands, "commands", options.Commands, "how many commands a seed sends at least")
	flag.Parse()
	if *seconds < 1 || options.Commands < 1 || flag.NArg() > 0 {
		flag.Usage()
		os.Exit(2)
	}
	debug.SetGCPercent(400) // a run is small: memory is cheaper than collecting it often
	os.Exit(play(*seed, time.Duration(*seconds)*time.Second, options))
}

func play(seed uint64, most time.Duration, options simulator.Options) int {
	began := time.Now()
	var all simulator.Stats
	seeds := 0
	for ; seeds == 0 || time.Since(began) < most; seed++ {
		stats, err := simulator.Run(seed, options)
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			return 1
		}
		seeds++
		all.Add(stats)
	}
	fmt.Printf("%d seeds held: %d registers, %d blocks, %d transactions, %d commands sent, %d checked, %d outcomes, %.0f commands checked per second\n",
		seeds, all.Registers, all.Blocks, all.Transactions, all.Commands, all.Executed, all.Final, float64(all.Executed)/time.Since(began).Seconds())
	return 0
}
