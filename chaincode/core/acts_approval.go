package core

// The types of the commands about a transfer's approval and about pre-emption.
const (
	TypeApprovalVoted Type = "ApprovalVoted"
)

var approvalActs = map[Type]act{
	TypeApprovalVoted: {
		body: body[ApprovalVoted], ofRegister: true, since: rules1, halted: true, personal: true,
		name:   Label{"양도승인 표결", "vote on a transfer's approval"},
		signer: Label{"이해관계 없는 이사", "a director without interest in it"},
		source: "Commercial Act art. 335(1), 391(3)",
		makes:  []role{roleVoted, roleApproved, roleFreed},
	},
}
