package party

import (
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// reasons says in both languages what the case is, for the refusals that tell a code's cases apart.
var reasons = map[value.Reason]model.Label{
	"recovery-lapses-later":            {Korean: "이 복구를 누구나 중단할 수 있는 때는 {until:time}부터입니다.", English: "Anyone can end this recovery from {until:time}."},
	"identified-elsewhere-signs-too":   {Korean: "다른 참여기관({member})이 신원을 확인한 당사자를 다시 확인하려면 당사자의 서명이 있어야 합니다.", English: "To identify again a party that the member {member} has identified, the party has to sign too."},
	"retiring-key-changes-none":        {Korean: "교체되어 물러나는 키로는 키를 더하거나 바꿀 수 없습니다.", English: "A key that retires adds and changes no keys."},
	"administrator-key-of-member":      {Korean: "참여기관 관리자의 키는 개인의 키처럼 복구하지 않습니다.", English: "A member's administrator is not recovered like a private person."},
	"workers-staff-no-desk":            {Korean: "참여기관의 자동 처리 키는 업무창구를 맡을 수 없습니다.", English: "A member's worker staffs no desk."},
	"agents-authority-has-ended":       {Korean: "이 대리권은 이미 끝났습니다.", English: "The agent's authority has already ended."},
	"appointment-ends-in-time":         {Korean: "임명은 {now:time} 뒤, 늦어도 {latest:time}까지 끝나야 합니다.", English: "An appointment ends after {now:time} and by {latest:time}."},
	"authority-ends-in-five-years":     {Korean: "대리권이 끝나는 때는 {after:time}보다 뒤이고 {last:time}보다 늦지 않아야 합니다.", English: "The authority has to end after {after:time} and no later than {last:time}."},
	"desks-change-what-desks-attested": {Korean: "업무창구가 증명한 대리권은 업무창구만 바꿀 수 있습니다.", English: "An authority that desks attested is changed by desks."},
	"identifies-own-staff":             {Korean: "참여기관({member})의 직원은 다른 참여기관의 신원확인 창구가 확인합니다.", English: "The staff of the member {member} are identified by another member's desk."},
	"identifies-themselves":            {Korean: "자기 자신의 신원은 스스로 확인할 수 없습니다.", English: "Nobody identifies themselves."},
	"key-has-ended":                    {Korean: "이 키는 {since:time}부터 효력이 없습니다.", English: "The key has had no force since {since:time}."},
	"key-not-canonical-jwk":            {Korean: "새 키가 정해진 표기 방식의 공개 키(JWK)가 아닙니다.", English: "The key is not a public JWK in canonical form."},
	"key-replaced-or-revoked":          {Korean: "이 키는 교체 중이거나 폐기되었으며, 효력이 끝나는 때는 {until:time}입니다.", English: "The key is being replaced or was revoked; its force ends at {until:time}."},
	"neither-gave-nor-has-authority":   {Korean: "대리권은 그것을 준 본인이나 대리인이 끝내고, 업무창구가 증명하여 이미 시작된 대리권은 대리인이나 업무창구가 끝냅니다.", English: "An authority is ended by the party that gave it or by the agent; one that desks attested and that has begun, by the agent or a desk."},
	"no-key-of-that-name":              {Korean: "귀하에게 그런 이름의 키가 없습니다.", English: "You have no key of that name."},
	"not-named-after-first-key":        {Korean: "원장에 처음 등록하는 당사자의 이름이 명령에 적힌 첫 번째 키에서 나온 것이 아닙니다.", English: "The party that is introduced is not named after the first of its keys."},
	"one-desk-of-who-knows-the-party":  {Korean: "두 참여기관 가운데 하나는 이 당사자를 아는 참여기관({member})이어야 합니다.", English: "One of the two members has to be {member}, which knows the party."},
	"only-the-party-gives-authority":   {Korean: "대리권은 본인만 줄 수 있습니다.", English: "A party gives authority to act for itself alone."},
	"party-already-introduced":         {Korean: "이 당사자는 이미 원장에 등록되어 있습니다.", English: "The party is already on the ledger."},
	"party-can-object":                 {Korean: "당사자는 {until:time}까지 이의를 제기할 수 있습니다.", English: "The party can object until {until:time}."},
	"party-or-agent-ends-authority":    {Korean: "본인이 준 대리권은 본인이나 대리인이 끝냅니다.", English: "An authority that a party gave is ended by the party or its agent."},
	"too-many-keys-at-a-time":          {Korean: "한 당사자가 동시에 쓸 수 있는 키는 {most:number}개까지입니다.", English: "A party has at most {most:number} keys at a time."},
	"worker-keeps-its-key":             {Korean: "참여기관의 자동 처리 키에는 다른 용도의 키를 더할 수 없습니다.", English: "A member's worker is given no key for another purpose."},
	"too-many-keys-retiring":           {Korean: "교체되어 물러나는 키까지 합하여 동시에 쓸 수 있는 키는 {most:number}개까지입니다.", English: "A party has at most {most:number} keys that can still be used, those that retire included."},
}
