package core

import "math/bits"

// maxPools is how many pools an issuer may have had.
const maxPools = 100

// PoolCreated sets aside how many shares the company may grant options on (Commercial Act art. 340-2(3)). It issues nothing.
type PoolCreated struct {
	Class ClassID   `json:"class"`
	Size  Shares    `json:"size"`
	Law   OptionLaw `json:"law"`
	// Resolution is the digest of the articles or of the general meeting's minutes.
	Resolution Digest `json:"resolution"`
}

func (b *PoolCreated) check() error {
	f := newForm()
	f.want(b.Class.valid(), "class", anIdentifier)
	f.want(b.Size > 0, "size", atLeast(1))
	f.want(b.Law == CommercialLaw || b.Law == VentureLaw, "law", aKnownValue)
	f.want(b.Resolution.valid(), "resolution", aDigest)
	return f.err()
}

func (b *PoolCreated) apply(t *tx, c *Command) error {
	issuer, err := t.officer(c)
	if err != nil {
		return err
	}
	class, err := t.issuing(c, issuer, b.Class)
	if err != nil {
		return err
	}
	pools, _ := load[Pools](t, PoolsRef(issuer.ID))
	pools.Issuer = issuer.ID
	if pools.Count >= maxPools {
		return deny(CodePoolLimit, because("too-many-pools"), inNumber("most", maxPools))
	}
	if pools.Size, err = pools.Size.Plus(b.Size); err != nil {
		return deny(CodeOverflow)
	}
	issued, err := t.issuedInAll(issuer)
	if err != nil {
		return err
	}
	if !atMost(pools.Size, b.Law.percent(), issued) {
		return deny(CodePoolLimit, because("pools-over-the-law"), inShares("pools", pools.Size), inNumber("percent", int(b.Law.percent())), inShares("issued", issued))
	}
	pools.Count++
	t.put(pools)
	t.put(Pool{
		ID: PoolID(t.derive(KindPool)), Issuer: issuer.ID, Class: class.ID, Epoch: class.Epoch, Size: b.Size, Law: b.Law,
		Resolution: b.Resolution, State: RightIsOpen, Since: t.stamp(),
	})
	return nil
}

// issuedInAll is how many shares an issuer has issued of all its classes.
func (t *tx) issuedInAll(issuer Issuer) (Shares, error) {
	sum := Shares(0)
	for _, class := range issuer.Classes {
		count, err := need[Count](t, CountRef(class.ID))
		if err != nil {
			return 0, err
		}
		if sum, err = sum.Plus(count.Issued); err != nil {
			return 0, deny(CodeOverflow)
		}
	}
	return sum, nil
}

// atMost tells whether a part is at most so many hundredths of the whole.
func atMost(part Shares, percent int64, whole Shares) bool {
	hi, lo := bits.Mul64(uint64(part), 100)
	hi2, lo2 := bits.Mul64(uint64(whole), uint64(percent))
	return hi < hi2 || hi == hi2 && lo <= lo2
}

// PoolEnded lets nothing more be granted from a pool. Its options stay.
type PoolEnded struct {
	Pool       PoolID `json:"pool"`
	Resolution Digest `json:"resolution"`
}

func (b *PoolEnded) check() error {
	f := newForm()
	f.want(b.Pool.valid(), "pool", anIdentifier)
	f.want(b.Resolution.valid(), "resolution", aDigest)
	return f.err()
}

func (b *PoolEnded) apply(t *tx, c *Command) error {
	if _, err := t.officer(c); err != nil {
		return err
	}
	pool, err := t.pool(c, b.Pool)
	if err != nil {
		return err
	}
	pools, err := need[Pools](t, PoolsRef(pool.Issuer))
	if err != nil {
		return err
	}
	pools.Size -= pool.Size - pool.Granted
	t.put(pools)
	ended := t.stamp()
	pool.State, pool.Ended = RightIsEnded, &ended
	t.put(pool)
	return nil
}

// pool finds a pool of the command's register in a state that allows the command.
func (t *tx) pool(c *Command, id PoolID) (Pool, error) {
	pool, err := need[Pool](t, PoolRef(id))
	if err != nil {
		return pool, err
	}
	if err := c.inRegister(pool.Issuer); err != nil {
		return pool, err
	}
	return pool, allow(t, PoolStates, pool.State, c.Type)
}
