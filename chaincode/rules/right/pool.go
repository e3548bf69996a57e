package right

import (
	"math/big"
	"math/bits"

	"holdfast/chaincode/book"
	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// maxPools is how many pools an issuer may have had.
const maxPools = 100

// PoolCreated sets aside how many shares the company may grant options on (Commercial Act art. 340-2(3)). It issues nothing.
type PoolCreated struct {
	Class value.ClassID   `json:"class"`
	Size  value.Shares    `json:"size"`
	Law   model.OptionLaw `json:"law"`
	// Resolution is the digest of the articles or of the general meeting's minutes.
	Resolution value.Digest `json:"resolution"`
}

func (b *PoolCreated) Check() error {
	f := value.NewForm()
	f.Want(b.Class.Valid(), "class", value.AnIdentifier)
	f.Want(b.Size > 0, "size", value.AtLeast(1))
	f.Want(b.Law == model.CommercialLaw || b.Law == model.VentureLaw, "law", value.AKnownValue)
	f.Want(b.Resolution.Valid(), "resolution", value.ADigest)
	return f.Err()
}

func (b *PoolCreated) Apply(t *ledger.Tx, c *model.Command) error {
	issuer, err := t.Officer(c)
	if err != nil {
		return err
	}
	class, err := book.Issuing(t, c, issuer, b.Class)
	if err != nil {
		return err
	}
	pools, _ := ledger.Load[model.Pools](t, model.PoolsRef(issuer.ID))
	pools.Issuer = issuer.ID
	if pools.Count >= maxPools {
		return value.Deny(CodePoolLimit, value.Because("too-many-pools"), value.InNumber("most", maxPools))
	}
	pool := model.Pool{
		ID: model.PoolID(t.Derive(model.KindPool)), Issuer: issuer.ID, Class: class.ID, Epoch: class.Epoch, Size: b.Size, Law: b.Law,
		Resolution: b.Resolution, State: model.RightIsOpen, Since: t.Stamp(),
	}
	pools, ok := pools.With(pool, b.Size)
	if !ok {
		return value.Deny(value.CodeOverflow)
	}
	size, err := sizeNow(t, pools)
	if err != nil {
		return err
	}
	issued, err := issuedInAll(t, issuer)
	if err != nil {
		return err
	}
	if !atMost(size, b.Law.Percent(), issued) {
		return value.Deny(CodePoolLimit, value.Because("pools-over-the-law"), value.InShares("pools", size), value.InNumber("percent", int(b.Law.Percent())), value.InShares("issued", issued))
	}
	pools.Count++
	t.Put(pools)
	t.Put(pool)
	return nil
}

// sizeNow is how many shares of today all pools are on, rounded up: what splits and consolidations made of the options (adds), they
// made of the pools.
func sizeNow(t *ledger.Tx, pools model.Pools) (value.Shares, error) {
	sum := new(big.Int)
	for _, s := range pools.Sizes {
		class, err := book.ShareClass(t, s.Class)
		if err != nil {
			return 0, err
		}
		numerator, denominator := big.NewInt(int64(s.Size)), big.NewInt(1)
		if err := book.ScaledSince(t, class, s.Epoch, numerator, denominator); err != nil {
			return 0, err
		}
		numerator.Add(numerator, denominator).Sub(numerator, big.NewInt(1))
		sum.Add(sum, numerator.Quo(numerator, denominator))
	}
	if sum.BitLen() > 62 {
		return 0, value.Deny(value.CodeOverflow)
	}
	return value.Shares(sum.Int64()), nil
}

// less takes away from the pools of an issuer what nothing can be granted from any more.
func less(t *ledger.Tx, pool model.Pool, lost value.Shares) error {
	pools, err := ledger.Need[model.Pools](t, model.PoolsRef(pool.Issuer))
	if err != nil {
		return err
	}
	pools, ok := pools.With(pool, -lost)
	if !ok {
		return value.Deny(value.CodeInternal)
	}
	t.Put(pools)
	return nil
}

// issuedInAll is how many shares an issuer has issued of all its classes.
func issuedInAll(t *ledger.Tx, issuer model.Issuer) (value.Shares, error) {
	sum := value.Shares(0)
	for _, class := range issuer.Classes {
		count, err := ledger.Need[model.Count](t, model.CountRef(class.ID))
		if err != nil {
			return 0, err
		}
		if sum, err = sum.Plus(count.Issued); err != nil {
			return 0, value.Deny(value.CodeOverflow)
		}
	}
	return sum, nil
}

// atMost tells whether a part is at most so many hundredths of the whole.
func atMost(part value.Shares, percent int64, whole value.Shares) bool {
	hi, lo := bits.Mul64(uint64(part), 100)
	hi2, lo2 := bits.Mul64(uint64(whole), uint64(percent))
	return hi < hi2 || hi == hi2 && lo <= lo2
}

// PoolEnded lets nothing more be granted from a pool. Its options stay.
type PoolEnded struct {
	Pool       model.PoolID `json:"pool"`
	Resolution value.Digest `json:"resolution"`
}

func (b *PoolEnded) Check() error {
	f := value.NewForm()
	f.Want(b.Pool.Valid(), "pool", value.AnIdentifier)
	f.Want(b.Resolution.Valid(), "resolution", value.ADigest)
	return f.Err()
}

func (b *PoolEnded) Apply(t *ledger.Tx, c *model.Command) error {
	if _, err := t.Officer(c); err != nil {
		return err
	}
	pool, err := pool(t, c, b.Pool)
	if err != nil {
		return err
	}
	if err := less(t, pool, pool.Size-pool.Granted); err != nil {
		return err
	}
	ended := t.Stamp()
	pool.State, pool.Ended = model.RightIsEnded, &ended
	t.Put(pool)
	return nil
}

// pool finds a pool of the command's register in a state that allows the command.
func pool(t *ledger.Tx, c *model.Command, id model.PoolID) (model.Pool, error) {
	pool, err := ledger.Need[model.Pool](t, model.PoolRef(id))
	if err != nil {
		return pool, err
	}
	if err := ledger.InRegister(c, pool.Issuer); err != nil {
		return pool, err
	}
	return pool, ledger.Allow(t, model.PoolStates, pool.State, c.Type)
}
