package party

import (
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// The types of the commands about parties, their keys and authority, and desks.
const (
	TypePartyIdentified value.Type = "PartyIdentified"
	TypeDeskAppointed   value.Type = "DeskAppointed"
	TypeDeskEnded       value.Type = "DeskEnded"

	TypePartyHomesChanged value.Type = "PartyHomesChanged"
	TypePartyDataPurged   value.Type = "PartyDataPurged"

	TypeKeyAdded    value.Type = "KeyAdded"
	TypeKeyReplaced value.Type = "KeyReplaced"
	TypeKeyRevoked  value.Type = "KeyRevoked"

	TypeRecoveryOpened  value.Type = "RecoveryOpened"
	TypeRecoveryStopped value.Type = "RecoveryStopped"
	TypePartyRecovered  value.Type = "PartyRecovered"
	TypeRecoveryDropped value.Type = "RecoveryDropped"

	TypePartyAuthorityGiven value.Type = "PartyAuthorityGiven"
	TypePartyAuthorityEnded value.Type = "PartyAuthorityEnded"
)

// Group is what this package brings to a set of rules.
var Group = model.Group{Acts: []map[value.Type]model.Act{acts}, Rejections: rejections, Reasons: reasons}

var acts = map[value.Type]model.Act{
	TypePartyIdentified: {
		Body: model.BodyOf[PartyIdentified], Cosigned: true, Personal: true,
		Name:   model.Label{Korean: "신원 확인", English: "identification of a party"},
		Signer: model.Label{Korean: "신원확인 창구(자기 참여기관의 직원은 제외). 아직 신원이 확인되지 않은 다른 참여기관 신원확인 창구 담당자에 대해서는 참여기관의 관리자. 원장에 없는 당사자는 자신의 모든 키로 함께. 다른 참여기관이 이미 확인한 당사자는 자신의 키로 함께", English: "an identity desk, but not for its own member's staff; for somebody of another member's identity desk whom nobody has identified yet, the member's administrator; with them, a party that is not on the ledger, with every key that it brings; a party that another member has identified already, with its own key"},
		Sentence: model.Label{
			Korean:  "참여기관({body.member})의 업무창구 또는 관리자로서 당사자({body.party})의 신원을 확인했음을 증명합니다. 구분은 {body.kind|person=개인|company=법인|fund=투자조합|association=단체|joint=공유|estate=상속재산}이며, 확인한 이름과 식별 정보는 원장에 남지 않고 그 확약값만 기록됩니다. 이전의 신원 확인은 이것으로 바뀝니다.{?body.introduction} 당사자를 이것으로 원장에 처음 등록합니다. 개인정보를 보관할 참여기관은 {body.introduction.homes:list}이고, 등록하는 키는 {body.introduction.keys:count}개이며 당사자가 그 키로 함께 서명합니다.{/}",
			English: "As a desk or administrator of the member {body.member}, you attest that you have identified the party {body.party} as a {body.kind}. The name and identifier that you saw do not go onto the ledger, only a commitment to them. It replaces an earlier identification.{?body.introduction} The party is put on the ledger by this, with its personal data kept by {body.introduction.homes:list}. The number of its keys is {body.introduction.keys:count}, and it signs with each.{/}",
		},
		Makes: []model.Role{model.RoleIdentified, model.RoleIntroduced},
	},
	TypeDeskAppointed: {
		Body: model.BodyOf[DeskAppointed], Administered: true, Cosigned: true, Personal: true,
		Name:   model.Label{Korean: "업무창구 임명", English: "appointment of a desk"},
		Signer: model.Label{Korean: "참여기관의 관리자. 원장에 없는 당사자는 자신의 모든 키로 함께", English: "the member's administrator; with them, a party that is not on the ledger, with every key that it brings"},
		Sentence: model.Label{
			Korean:  "참여기관({body.member})의 관리자로서 당사자({body.party})를 {body.kind|admission=등록심사|identity=신원확인|escrow=에스크로|operator=운영|recovery=복구|arbiter=중재} 업무창구로 임명합니다. 임기는 {body.until:time}까지입니다.{?body.limit} 한 번에 확인할 수 있는 금액은 {body.limit:won}까지입니다.{/}{?body.introduction} 당사자를 이것으로 원장에 처음 등록합니다. 개인정보를 보관할 참여기관은 {body.introduction.homes:list}이고, 등록하는 키는 {body.introduction.keys:count}개이며 당사자가 그 키로 함께 서명합니다.{/}",
			English: "As the administrator of the member {body.member}, you appoint the party {body.party} to its {body.kind} desk until {body.until:time}.{?body.limit} It may attest up to {body.limit:won} at a time.{/}{?body.introduction} The party is put on the ledger by this, with its personal data kept by {body.introduction.homes:list}. The number of its keys is {body.introduction.keys:count}, and it signs with each.{/}",
		},
		Makes: []model.Role{model.RoleAppointed, model.RoleIntroduced},
	},
	TypeDeskEnded: {
		Body: model.BodyOf[DeskEnded], Administered: true, Cosigned: true, Personal: true,
		Name:   model.Label{Korean: "업무창구 해임", English: "end of a desk's appointment"},
		Signer: model.Label{Korean: "참여기관의 관리자", English: "the member's administrator"},
		Sentence: model.Label{
			Korean:  "참여기관({body.member})의 관리자로서 당사자({body.party})의 {body.kind|admission=등록심사|identity=신원확인|escrow=에스크로|operator=운영|recovery=복구|arbiter=중재} 업무창구 임명을 즉시 끝냅니다. 이미 처리한 업무는 그대로 유효합니다.",
			English: "As the administrator of the member {body.member}, you end the appointment of the party {body.party} to its {body.kind} desk at once. What the desk has done stays valid.",
		},
		Makes: []model.Role{model.RoleDeskEnded},
	},
	TypePartyHomesChanged: {
		Body: model.BodyOf[PartyHomesChanged], Personal: true,
		Name:   model.Label{Korean: "당사자 개인정보 보관 기관 변경", English: "change of a party's homes"},
		Signer: model.Label{Korean: "당사자 본인", English: "the party itself"},
		Source: "Personal Information Protection Act art. 4",
		Sentence: model.Label{
			Korean:  "앞으로 본인의 개인정보를 보관할 참여기관을 {body.homes:list}(으)로 바꿉니다. 기존 기관의 자료는 새 기관으로 옮겨집니다. 주식이나 돈은 움직이지 않습니다.",
			English: "From now on your personal data is kept by {body.homes:list}. What the members so far have is copied to them. No shares and no money move.",
		},
		Makes: []model.Role{model.RoleHomesChanged},
	},
	TypePartyDataPurged: {
		Body: model.BodyOf[PartyDataPurged], Personal: true,
		Name:   model.Label{Korean: "당사자 개인정보 파기 확인", English: "purge of a party's data"},
		Signer: model.Label{Korean: "파기한 참여기관의 신원확인 창구", English: "an identity desk of the member that purged it"},
		Source: "Personal Information Protection Act art. 21, 36",
		Sentence: model.Label{
			Korean:  "참여기관({body.member})의 업무창구로서, 요청(요약값 {body.request})에 따라 당사자({body.party})의 개인정보를 이 기관에서 모두 파기하였음을 기록합니다. 파기한 자료는 되살릴 수 없습니다.",
			English: "As a desk of the member {body.member}, you record that on the request with the digest {body.request} it has purged all it had of the personal data of the party {body.party}. What is purged cannot be brought back.",
		},
		Makes: []model.Role{model.RolePurged},
	},
	TypeKeyAdded: {
		Body: model.BodyOf[KeyAdded], Personal: true, ByRecovery: true,
		Name:   model.Label{Korean: "키 추가", English: "addition of a key"},
		Signer: model.Label{Korean: "당사자 본인(서명용 키 또는 복구용 키). 새 키로도 함께", English: "the party itself, with a key that signs or one for recovery, and with the new key"},
		Source: "DID Core 1.0 section 5.2",
		Sentence: model.Label{
			Korean:  "본인의 새 키({body.key.jwk})를 추가합니다. 용도는 {body.key.purposes:list}입니다. 이 키를 가진 사람은 그 용도로 본인을 대신할 수 있습니다. 본인의 기기가 아니면 서명하지 마십시오.",
			English: "You add the key {body.key.jwk} to yours, for {body.key.purposes:list}. Whoever has it can do that in your place. Do not sign unless it is on a device of yours.",
		},
		Makes: []model.Role{model.RoleKeyGiven},
	},
	TypeKeyReplaced: {
		Body: model.BodyOf[KeyReplaced], Personal: true, ByRecovery: true,
		Name:   model.Label{Korean: "키 교체", English: "replacement of a key"},
		Signer: model.Label{Korean: "당사자 본인(서명용 키 또는 복구용 키). 새 키로도 함께", English: "the party itself, with a key that signs or one for recovery, and with the new key"},
		Source: "DID Core 1.0 section 5.2",
		Sentence: model.Label{
			Korean:  "본인의 키({body.key})를 같은 용도의 새 키({body.with})로 바꿉니다. 이전 키는 24시간 뒤 효력을 잃습니다.",
			English: "You replace your key {body.key} by {body.with}, for the same purposes. The old one can be used for 24 hours more.",
		},
		Makes: []model.Role{model.RoleKeyGiven, model.RoleKeyEnded},
	},
	TypeKeyRevoked: {
		Body: model.BodyOf[KeyRevoked], Personal: true, ByRecovery: true, Protects: true,
		Name:   model.Label{Korean: "키 폐기", English: "revocation of a key"},
		Signer: model.Label{Korean: "당사자 본인(서명용 키 또는 복구용 키)", English: "the party itself, with a key that signs or one for recovery"},
		Source: "DID Core 1.0 section 5.2",
		Sentence: model.Label{
			Korean:  "본인의 키({body.key})를 즉시 폐기합니다. 되돌릴 수 없으며, 서명용 키가 남지 않으면 복구용 키나 복구 창구로 새 키를 등록할 때까지 아무것도 서명하실 수 없습니다.",
			English: "You revoke your key {body.key} at once. This cannot be undone. If it is your last one that signs, you can sign nothing until you add another with your key for recovery, or through the recovery desks.",
		},
		Makes: []model.Role{model.RoleKeyEnded},
	},
	TypeRecoveryOpened: {
		Body: model.BodyOf[RecoveryOpened], Cosigned: true, Personal: true,
		In:     model.RecoveryStates.At(model.NoRecovery, model.RecoveryIsDone, model.RecoveryIsDropped),
		Name:   model.Label{Korean: "키 복구 신청", English: "opening of a recovery"},
		Signer: model.Label{Korean: "서로 다른 두 참여기관의 복구 창구. 새 키로도 함께", English: "recovery desks of two members, and the new key"},
		Sentence: model.Label{
			Korean:  "참여기관({body.member})의 복구 창구로서 {body.checkedAt}의 복구 창구와 함께, 키를 잃은 당사자({body.party})에게 새 키({body.key})를 주는 절차를 시작합니다. 알려진 모든 연락처로 통지하였음을 확인합니다. 이의제기 기간이 끝날 때까지 당사자는 아무것도 서명할 수 없고, 기존 키로 절차를 멈출 수만 있습니다.",
			English: "As a recovery desk of {body.member}, with one of {body.checkedAt}, you begin to give the party {body.party}, who has lost its keys, the new key {body.key}, and confirm that every known contact was notified. Until the objection period is over the party signs nothing but a stop, with a key it has.",
		},
		Makes: []model.Role{model.RoleRecoveryOpened},
	},
	TypeRecoveryStopped: {
		Body: model.BodyOf[RecoveryStopped], Protects: true, Personal: true, ByRecovery: true,
		In:     model.RecoveryStates.At(model.RecoveryIsPending),
		Name:   model.Label{Korean: "키 복구 이의", English: "objection to a recovery"},
		Signer: model.Label{Korean: "당사자 본인(서명용 키 또는 복구용 키)", English: "the party itself, with a key that signs or one for recovery"},
		Sentence: model.Label{
			Korean:  "본인의 키를 복구하려는 절차에 이의를 제기하여 멈춥니다. 세 번째 참여기관이 함께 결정할 때까지 본인 명의의 행위는 모두 멈춥니다.",
			English: "You object to the recovery of your keys and stop it. Until a third member has decided on it with the two, nothing can be signed in your name.",
		},
		Makes: []model.Role{model.RoleRecoveryStopped},
	},
	TypePartyRecovered: {
		Body: model.BodyOf[PartyRecovered], Cosigned: true, Personal: true,
		In:     model.RecoveryStates.At(model.RecoveryIsPending, model.RecoveryIsContested),
		Name:   model.Label{Korean: "키 복구", English: "recovery of a party"},
		Signer: model.Label{Korean: "서로 다른 두 참여기관의 복구 창구. 이의가 있었으면 세 번째 참여기관의 중재 창구도 함께", English: "recovery desks of two members; after an objection also an arbiter desk of a third"},
		Sentence: model.Label{
			Korean:  "참여기관({body.member})의 복구 창구로서 {body.checkedAt}의 복구 창구{?body.arbiter} 및 {body.arbiter}의 중재 창구{/}와 함께, 당사자({body.party})의 기존 키를 모두 폐기하고 새 키를 줍니다. 되돌릴 수 없으며, 다시 이의제기 기간만큼 당사자의 주식은 팔 수 없습니다.",
			English: "As a recovery desk of {body.member}, with one of {body.checkedAt}{?body.arbiter} and an arbiter desk of {body.arbiter}{/}, you revoke all keys of the party {body.party} and give it the new one. This cannot be undone. For another objection period the party's shares cannot be sold.",
		},
		Makes: []model.Role{model.RoleRecoveryEnded, model.RoleKeyGiven, model.RoleKeyEnded},
	},
	TypeRecoveryDropped: {
		Body: model.BodyOf[RecoveryDropped], Cosigned: true, Personal: true, Worker: true,
		In:     model.RecoveryStates.At(model.RecoveryIsPending, model.RecoveryIsContested),
		Name:   model.Label{Korean: "키 복구 중단", English: "end of a recovery"},
		Signer: model.Label{Korean: "서로 다른 두 참여기관의 복구 창구, 정해진 기간이 지나면 누구나", English: "recovery desks of two members; anyone once its time is over"},
		Sentence: model.Label{
			Korean:  "{?body.member}참여기관({body.member})의 복구 창구로서 {body.checkedAt}의 복구 창구와 함께 {/}{!body.member}정해진 기간 안에 실행되거나 결정되지 않은 {/}당사자({body.party})의 키 복구를 중단합니다. 당사자의 키는 그대로이고 다시 서명할 수 있습니다.",
			English: "{?body.member}As a recovery desk of {body.member}, with one of {body.checkedAt}, you{/}{!body.member}You{/} drop the recovery of the party {body.party}{!body.member}, which was not carried out or decided on in time{/}. Its keys stay as they are and sign again.",
		},
		Makes: []model.Role{model.RoleRecoveryEnded},
	},
	TypePartyAuthorityGiven: {
		Body: model.BodyOf[PartyAuthorityGiven], Cosigned: true, Personal: true,
		Name:   model.Label{Korean: "대리권 수여", English: "grant of authority"},
		Signer: model.Label{Korean: "당사자 본인, 또는 서로 다른 두 참여기관의 신원확인 창구", English: "the party itself, or identity desks of two members"},
		Source: "Civil Act art. 114, 117, 118, 124, 709, 911; Commercial Act art. 333(2)",
		Sentence: model.Label{
			Korean:  "{?body.member}참여기관({body.member})의 신원확인 창구로서 {body.checkedAt}의 창구와 함께 증빙을 확인하였음을 증명하고, {/}당사자({body.principal})를 대리하여 {body.agent}이(가) 서명할 수 있게 합니다. 범위는 {body.commands:list|*=주주의 모든 행위}이고{?body.limit} 한 번에 {body.limit:won}까지이며{/}{!body.limit} 금액 제한이 없으며{/} 대리인 {body.threshold:number}명의 서명이 필요하고 기한은 {body.until:time}입니다. 대리인이 한 행위는 본인에게 효력이 있습니다.{?body.member} 이의제기 기간이 지난 뒤부터 효력이 있습니다.{/}",
			English: "{?body.member}As an identity desk of {body.member}, with one of {body.checkedAt} and on evidence, you{/}{!body.member}You{/} let {body.agent} sign for {body.principal} until {body.until:time}: {body.commands:list|*=every act of a holder},{?body.limit} up to {body.limit:won} at a time,{/}{!body.limit} without a limit of amount,{/} with the signatures of {body.threshold:number} of its agents. What an agent does binds the party.{?body.member} It begins when the objection period is over.{/}",
		},
		Makes: []model.Role{model.RolePartyAuthorised},
	},
	TypePartyAuthorityEnded: {
		Body: model.BodyOf[PartyAuthorityEnded], Personal: true, Protects: true,
		Name:   model.Label{Korean: "대리권 종료", English: "end of authority"},
		Signer: model.Label{Korean: "본인, 대리인, 또는 증명한 대리권은 신원확인 창구", English: "the party, the agent, or for an attested authority an identity desk"},
		Source: "Civil Act art. 127, 128",
		Sentence: model.Label{
			Korean:  "{?body.member}참여기관({body.member})의 신원확인 창구로서 {/}{body.agent}이(가) 당사자({body.principal})를 대리하는 권한을 즉시 끝냅니다. 이미 한 행위는 그대로 유효합니다.",
			English: "{?body.member}As an identity desk of {body.member}, you{/}{!body.member}You{/} end at once the authority of {body.agent} to act for {body.principal}. What was signed stays valid.",
		},
		Makes: []model.Role{model.RolePartyAuthorityEnded},
	},
}
