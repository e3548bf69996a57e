package value

const (
	// MaxClasses is how many classes an application may state.
	MaxClasses = 20
	// MaxDirectors is how many directors a board may have.
	MaxDirectors = 30
	// LeastPar is the lowest par value of a share (Commercial Act art. 329(3)).
	LeastPar Won = 100
)

const (
	// MaxRatio is the largest number in a ratio.
	MaxRatio = 1_000_000_000
	// NoticeMonths is how long creditors and holders are called on before a consolidation or a reduction (Commercial Act
	// art. 232, 439(2), 440).
	NoticeMonths = 1
)

// Bounds of what one command and one batch may be.
const (
	// MaxCommandBytes is the largest command, in bytes.
	MaxCommandBytes = 64 << 10
	// MaxBatchBytes is the largest batch, in bytes of its JSON.
	MaxBatchBytes = 1 << 20
	// MaxBatchCommands is the largest number of commands in a batch.
	MaxBatchCommands = 500
	// MaxLots is how many lots one command may make or touch.
	MaxLots = 50
	// MaxProofs is how many proofs one command may carry.
	MaxProofs = 16
	// MaxProofBytes is the largest proof, in bytes.
	MaxProofBytes = 2 << 10
	// MaxValidity is how far ahead a command may expire.
	MaxValidity = Day
	// MaxAfter is how many commands one command may wait for.
	MaxAfter = 8
)

// MaxShared is the largest record, in bytes, of those that commands of many people load: a batch of 500 commands reads them all.
const MaxShared = 16 << 10

const (
	// MaxEncumbrances is how many encumbrances bind one lot.
	MaxEncumbrances = 40
	// MaxPromised is how many of them may be pledges and lock-ups: a holder leaves room for attachments.
	MaxPromised = 30
)

// MaxRatios is how many conversion ratios a class may have had, the first among them: they stand in the class, which every trade loads.
const MaxRatios = 21

// MaxConfirmed is how many lots a claim may have confirmed while it can still be contested, corrections' lots among them.
const MaxConfirmed = 200

// Points is a whole in hundredths of a per cent.
const Points = 10_000

// MaxTakers is how many holders can take shares in one round: as many as a listing makes offers for.
const MaxTakers = 100

const (
	// MaxPages is how many pages a staged act may have.
	MaxPages = 1000
	// MaxPageLots is how many lots one page may have.
	MaxPageLots = 500
)

// MaxMerges is how many entries in a row may have been merged into the next one.
const MaxMerges = 50

// MaxNumberRanges is how many ranges of certificates' numbers one lot may have.
const MaxNumberRanges = 20

// MaxNumber is the largest number of a certificate.
const MaxNumber = 1_000_000_000_000

// Bounds of what is kept of the numbers that a class's certificates have: runs of numbers that follow on each other.
const (
	// MaxNumberPage is how many runs stand in one record.
	MaxNumberPage = 256
	// MaxNumberPages is how many such records a class has.
	MaxNumberPages = 2_000
	// MaxListedRuns is how many runs the pages of one list have in all.
	MaxListedRuns = 100_000
)

// MaxLotPledges is how many pledges a list may state of one lot.
const MaxLotPledges = 10

const (
	// MaxOfficers is how many officers an issuer may have, and require; more proofs a command cannot carry.
	MaxOfficers = MaxProofs
	// MaxTypes is how many types one authority may name.
	MaxTypes = 100
)

// MaxLineage is how far back a correction looks for the act that it corrects.
const MaxLineage = 100

// MaxFormer is how many earlier controllers an entry remembers.
const MaxFormer = 20

// ClockSlack is by how much the times of two transactions may contradict their order, in seconds: each is within 30 s of
// the clock of the peer that endorsed it.
const ClockSlack Seconds = 60

// SubscriptionGrace is how long after the day of payment a payment that was made in time can be recorded. Then what nobody has
// taken can be given to others.
const SubscriptionGrace = 7 * Day
