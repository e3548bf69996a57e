package simulator

import "slices"

// orderer is the ordering service, which may do to an envelope whatever faults and adversaries can: order it late or twice,
// put another before it, lose it, or keep it for long.
type orderer struct {
	waiting  []ordered
	withheld []ordered
}

// ordered is an envelope and the gateway that waits for it.
type ordered struct {
	flight *flight
	from   *gateway
	// due is when a withheld one comes.
	due int
}

func (o *orderer) submit(w *World, f *flight, from *gateway) {
	it := ordered{flight: f, from: from}
	switch {
	case w.chance(8, "envelope lost"):
		return
	case w.chance(10, "envelope withheld"):
		it.due = w.step + 3 + w.n(3)*w.n(60)
		o.withheld = append(o.withheld, it)
		return
	case w.chance(15, "envelope twice"):
		o.waiting = append(o.waiting, it)
		if w.n(2) == 0 {
			it.due = w.step + 1 + w.n(20)
			o.withheld = append(o.withheld, it)
			return
		}
	}
	o.waiting = append(o.waiting, it)
}

// cut makes blocks of random size of what waits.
func (o *orderer) cut(w *World, busy bool) {
	o.withheld = slices.DeleteFunc(o.withheld, func(it ordered) bool {
		if it.due > w.step {
			return false
		}
		o.waiting = append(o.waiting, it)
		return true
	})
	if len(o.waiting) > 1 && busy && w.chance(200, "reordered") {
		w.random.Shuffle(len(o.waiting), func(i, j int) { o.waiting[i], o.waiting[j] = o.waiting[j], o.waiting[i] })
	}
	for len(o.waiting) > 0 {
		if busy && w.n(6) == 0 {
			return // the rest waits for the next moment
		}
		n := min(len(o.waiting), 1+w.n(12))
		o.deliver(w, o.waiting[:n])
		o.waiting = slices.Delete(o.waiting, 0, n)
	}
}

func (o *orderer) deliver(w *World, block []ordered) {
	envelopes := make([]*Envelope, len(block))
	for i, it := range block {
		envelopes[i] = it.flight.envelope
	}
	decided := w.commit(envelopes)
	for i, it := range block {
		it.from.hear(w, it.flight, decided[i])
	}
}

// release has everything come that was withheld.
func (o *orderer) release(w *World) {
	for i := range o.withheld {
		o.withheld[i].due = w.step
	}
}

func (o *orderer) idle() bool { return len(o.waiting)+len(o.withheld) == 0 }
