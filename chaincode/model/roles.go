package model

// The roles of these commands.
const (
	RoleApprovalRefused Role = "approval refused"
	RoleSellerAsked     Role = "company asked after a refusal"
	RoleBuyerNamed      Role = "buyer designated"
	RoleCompanyBought   Role = "shares bought by the company"
	RoleRoundOpened     Role = "round of first refusal opened"
	RoleTaken           Role = "shares taken in a round"
	RoleRoundClosed     Role = "round of first refusal closed"
)

// The roles of these commands.
const (
	RoleAuthorityEnded   Role = "authority ended"
	RoleOfficersRequired Role = "number of officers set"
	RoleBoardChanged     Role = "board changed"
	RoleAmended          Role = "articles amended"
	RoleHalted           Role = "register halted"
	RoleResumed          Role = "register resumed"
	RoleLeft             Role = "issuer closed"
	RoleHomesChanged     Role = "homes changed"
)

// The roles of these commands.
const (
	RoleDisputed     Role = "dispute opened"
	RoleDisputeEnded Role = "dispute ended"
)

// The roles that these commands play.
const RoleRightsStated Role = "class rights stated"

// The roles of these commands.
const (
	RoleKeyGiven        Role = "key given"
	RoleKeyEnded        Role = "key replaced or revoked"
	RoleRecoveryOpened  Role = "recovery opened"
	RoleRecoveryStopped Role = "recovery stopped"
	RoleRecoveryEnded   Role = "recovery carried out or dropped"
	RoleCompleted       Role = "staged act completed"
	RolePurged          Role = "data purged"
	RoleBeneficialNoted Role = "beneficial owner noted"
)

// The roles that these commands play.
const (
	RolePoolMade          Role = "pool made"
	RolePoolEnded         Role = "pool ended"
	RoleOptionGranted     Role = "option granted"
	RoleOptionEnded       Role = "option ended"
	RoleConvertibleIssued Role = "convertible issued"
	RoleConvertibleEnded  Role = "convertible ended"
)

// RolePayoutFailed is what a command about a failed payout does.
const RolePayoutFailed Role = "payout failed"

// The roles of commands in corrections' stamps.
const RoleCorrected Role = "correction made"

// The roles that commands play in records' stamps. A group of acts with roles of its own keeps them beside its table.
const (
	RoleFounded             Role = "ledger founded"
	RoleRules               Role = "rules selected"
	RoleIntroduced          Role = "party introduced"
	RoleIdentified          Role = "party identified"
	RoleAppointed           Role = "desk appointed"
	RoleDeskEnded           Role = "desk ended"
	RoleFiled               Role = "application filed"
	RoleAdmitted            Role = "issuer admitted"
	RoleAuthorised          Role = "authority given"
	RoleClassMade           Role = "class made"
	RoleImported            Role = "list entered"
	RoleImportOpened        Role = "list opened"
	RoleImportPaged         Role = "list page entered"
	RoleImportEnded         Role = "list closed or aborted"
	RoleEntered             Role = "entry made"
	RoleRecorded            Role = "lot recorded"
	RoleLotEnded            Role = "lot ended"
	RoleReserved            Role = "shares reserved"
	RoleFreed               Role = "reservation ended"
	RoleListed              Role = "shares listed"
	RoleOffered             Role = "offer made"
	RoleAgreed              Role = "agreement signed"
	RoleApprovalAsked       Role = "approval requested"
	RoleApproved            Role = "approval given"
	RoleVoted               Role = "approval voted"
	RoleSettled             Role = "trade settled"
	RoleDeposited           Role = "deposit attested"
	RolePaidOut             Role = "payout attested"
	RoleRefunded            Role = "refund attested"
	RoleCertified           Role = "certificate issued"
	RoleChangeAnnounced     Role = "change announced"
	RoleChangeOpened        Role = "change opened"
	RoleChangePaged         Role = "change page made"
	RoleChangeEnded         Role = "change closed or aborted"
	RoleIssuedChanged       Role = "issued number changed"
	RoleClassChanged        Role = "class changed"
	RolePartyAuthorised     Role = "party authority given"
	RolePartyAuthorityEnded Role = "party authority ended"
	RoleEncumbered          Role = "encumbrance entered"
	RoleClaimed             Role = "entry claimed"
	RoleReleased            Role = "claim released"
	RoleEntryCorrected      Role = "entry corrected"
	RoleEncumbranceEnded    Role = "encumbrance ended"
)
