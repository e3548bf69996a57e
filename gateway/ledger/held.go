package ledger

// held are the conflict keys of what is in flight: for each key the batches that hold it, and how many of a batch's
// commands do.
type held map[string]map[*batch]*share

// share is a batch's hold on one key.
type share struct{ writers, readers int }

// blocks tells whether a batch in flight holds a key so that the command must wait.
func (h held) blocks(wanted keys) bool {
	for key, writes := range wanted {
		for _, s := range h[key] {
			if writes || s.writers > 0 {
				return true
			}
		}
	}
	return false
}

// take holds a command's keys for its batch.
func (h held) take(b *batch, wanted keys) {
	for key, writes := range wanted {
		shares := h[key]
		if shares == nil {
			shares = map[*batch]*share{}
			h[key] = shares
		}
		s := shares[b]
		if s == nil {
			s = &share{}
			shares[b] = s
		}
		if writes {
			s.writers++
		} else {
			s.readers++
		}
	}
}

// release gives a command's keys back.
func (h held) release(b *batch, holding keys) {
	for key, writes := range holding {
		s := h[key][b]
		if writes {
			s.writers--
		} else {
			s.readers--
		}
		if s.writers+s.readers > 0 {
			continue
		}
		delete(h[key], b)
		if len(h[key]) == 0 {
			delete(h, key)
		}
	}
}
