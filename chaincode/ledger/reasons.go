package ledger

import (
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// Group is what this package brings to a set of rules: what people are told of its refusals.
var Group = model.Group{Reasons: reasons}

// reasons says in both languages what the case is, for the refusals that tell a code's cases apart.
var reasons = map[value.Reason]model.Label{
	"authority-lacks-type":          {Korean: "대리권의 범위에 이 종류의 명령({type})이 들어 있지 않습니다.", English: "The authority does not cover commands of this type ({type})."},
	"awaited-command-rejected":      {Korean: "거절된 앞선 명령의 식별자: {command}.", English: "The command that was rejected is {command}."},
	"batch-bytes":                   {Korean: "명령 묶음의 크기는 {most:number}바이트 이하여야 합니다.", English: "A batch has at most {most:number} bytes."},
	"batch-commands":                {Korean: "한 묶음에 담을 수 있는 명령의 수는 {least:number}건 이상 {most:number}건 이하입니다.", English: "The number of commands in a batch is at least {least:number} and at most {most:number}."},
	"batch-not-of-its-form":         {Korean: "명령 묶음이 정해진 형식의 JSON이 아닙니다.", English: "The batch is not JSON of its form."},
	"claim-is-contested":            {Korean: "이 등재 주주의 명의 확인에 이의가 제기되어 있습니다.", English: "The claim of this entry is contested."},
	"command-bytes":                 {Korean: "명령의 크기는 {most:number}바이트 이하여야 합니다.", English: "A command has at most {most:number} bytes."},
	"command-not-json":              {Korean: "명령이 JSON이 아닙니다.", English: "The command is not JSON."},
	"command-not-of-its-form":       {Korean: "명령에 모르는 항목이나 형식이 다른 항목이 있거나, 명령 뒤에 다른 내용이 붙어 있습니다.", English: "A field of the command is unknown or not of its form, or something follows the command."},
	"company-not-its-own-checker":   {Korean: "발행회사를 대리하는 사람은 그 회사의 일을 확인하는 업무창구가 될 수 없습니다.", English: "Who acts for the company is not the desk that checks it."},
	"desk-of-member-signs":          {Korean: "참여기관({member}) 업무창구의 서명이 필요합니다.", English: "The signature of a desk of the member {member} is needed."},
	"each-proof-of-another-party":   {Korean: "두 번째부터의 서명은 서로 다른 당사자의 것이어야 합니다.", English: "Each further signature is of another party."},
	"entry-merged-into-itself":      {Korean: "등재 주주가 자기 자신에게 합쳐진 것으로 기록되어 있습니다.", English: "An entry is recorded as merged into itself."},
	"expired-at":                    {Korean: "명령의 유효 시간은 {expired:time}까지였습니다.", English: "The command expired at {expired:time}."},
	"holder-signs-with-officers":    {Korean: "발행회사의 담당자와 함께 주주가 서명해야 합니다.", English: "The holder has to sign this with the issuer's officers."},
	"homes-unchanged":               {Korean: "이미 이 두 참여기관이 개인정보를 보관하고 있습니다.", English: "These members keep the personal data already."},
	"identity-desk-signs":           {Korean: "참여기관({member}) 신원확인 창구의 서명이 없습니다.", English: "No identity desk of the member {member} has signed."},
	"latest-expiry":                 {Korean: "명령의 유효 시간은 {expires:time}까지인데, 지금은 늦어도 {latest:time}까지여야 합니다.", English: "The command expires at {expires:time}; the latest that is possible now is {latest:time}."},
	"list-not-entered":              {Korean: "이 등재 주주가 들어 있는 명부가 아직 등재되지 않았습니다.", English: "The list that makes the entry has not been entered."},
	"more-administrators-sign":      {Korean: "이 참여기관의 행위에는 관리자 {needed:number}명의 서명이 필요한데, 지금은 {signed:number}명이 서명했습니다.", English: "The member's acts need the signatures of {needed:number} administrators, and {signed:number} signed."},
	"more-agents-sign":              {Korean: "이 당사자를 대리하려면 대리인 {least:number}명 이상이 함께 서명해야 하는데 {signed:number}명만 서명했습니다.", English: "At least {least:number} of the party's agents have to sign together; the number of those that signed is {signed:number}."},
	"more-officers-sign":            {Korean: "이 회사의 행위에는 담당자 {needed:number}명의 서명이 필요한데, 지금은 {signed:number}명이 서명했습니다.", English: "The issuer's acts need the signatures of {needed:number} officers, and {signed:number} signed."},
	"new-key-out-of-form":           {Korean: "새 키가 정해진 표기 방식의 공개 키(JWK)가 아닙니다.", English: "A new key is not a public JWK in canonical form."},
	"new-key-proves-nothing":        {Korean: "새 키({key})로 한 서명이 없어, 그 키를 실제로 가지고 있음이 증명되지 않았습니다.", English: "The new key {key} has not signed the command, so nobody has shown that they have it."},
	"no-active-signing-key":         {Korean: "서명에 적힌 이름의, 지금 서명할 수 있는 키가 그 당사자에게 없습니다.", English: "The party has no active signing key of the name that the signature says."},
	"no-desk-duty-for-another":      {Korean: "업무창구의 일은 다른 사람을 대리하여 할 수 없습니다.", English: "Nobody does a desk's duty for another party."},
	"no-live-authority":             {Korean: "이 당사자를 대리할 유효한 권한이 없습니다.", English: "There is no live authority to act for this party."},
	"no-live-desk-there":            {Korean: "서명한 사람은 참여기관({member})의 업무창구({desk})로 임명되어 있지 않거나 임기가 끝났습니다.", English: "The signer has no live appointment to a desk ({desk}) at the member {member}."},
	"no-member-of-this-name":        {Korean: "명령이 가리킨 참여기관({member})은 이 원장에 없습니다.", English: "The ledger has no member {member}."},
	"nobody-decides-own-cause":      {Korean: "업무창구에서 서명하는 사람은 자기 일을 스스로 결정할 수 없습니다.", English: "Nobody who signs for a desk decides in their own cause."},
	"not-in-this-state":             {Korean: "지금 상태({state})에서는 이 명령({command})을 처리할 수 없습니다.", English: "The command {command} is not possible in the state {state}."},
	"not-on-the-ledger":             {Korean: "명령이 가리킨 대상({kind} {id})은 원장에 없습니다.", English: "The ledger has no {kind} {id}."},
	"null-in-command":               {Korean: "명령에 null 값이 들어 있습니다.", English: "A null stands in the command."},
	"number-of-proofs":              {Korean: "명령의 서명은 1개에서 {most:number}개까지입니다.", English: "A command carries 1 to {most:number} signatures."},
	"of-another-register":           {Korean: "명령이 가리킨 대상은 다른 발행회사의 주주명부에 있습니다.", English: "What the command names belongs to another register than the one that it names."},
	"officers-sign-with-the-holder": {Korean: "발행회사의 담당자 {needed:number}명이 주주와 함께 서명해야 하는데, {signed:number}명이 서명했습니다.", English: "{needed:number} of the issuer's officers have to sign this with the holder; those who signed are {signed:number}."},
	"one-proof-alone":               {Korean: "이 명령에는 행위자의 서명 하나만 있어야 합니다.", English: "This command carries one signature, its actor's."},
	"proof-names-no-key":            {Korean: "서명에 적힌 키의 이름을 읽을 수 없습니다.", English: "The name of the signature's key cannot be read."},
	"proof-too-long":                {Korean: "서명 하나의 크기는 {most:number}바이트까지입니다.", English: "A signature has at most {most:number} bytes."},
	"ratio-or-par-misfits-kind":     {Korean: "비율이나 액면금액이 이 종류의 행위({kind|split=주식분할|consolidation=주식병합|reduction=자본금 감소|cancellation=주식소각|conversion=주식전환|bonus=무상증자|rights=유상증자})에 맞지 않습니다.", English: "The ratio or the par value does not fit this kind of act ({kind|bonus=bonus issue|rights=rights issue})."},
	"second-desk-signs-too":         {Korean: "참여기관({member})의 업무창구({desk})가 함께 서명해야 합니다.", English: "A desk ({desk}) of the member {member} has to sign too."},
	"waits-for-command":             {Korean: "먼저 처리되어야 할 명령의 식별자: {command}.", English: "The command that it waits for is {command}."},
}
