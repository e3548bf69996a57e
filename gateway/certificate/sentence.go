package certificate

import (
	"fmt"

	"holdfast/chaincode/model"
	"holdfast/gateway/api"
)

// provenances say how much is known of a lot.
var provenances = map[model.Provenance]api.Sentence{
	model.Asserted:  {Ko: "회사가 주장한 내용입니다", En: "asserted by the company"},
	model.Confirmed: {Ko: "회사가 주장하고 주주가 확인한 내용입니다", En: "asserted by the company and confirmed by the holder"},
	model.Settled:   {Ko: "이 원장에서 결제된 취득입니다", En: "acquired in a trade settled on this ledger"},
	model.Issued:    {Ko: "회사가 이 원장에서 발행한 주식입니다", En: "issued by the company on this ledger"},
	model.Recorded:  {Ko: "회사의 임원과 업무창구가 증빙을 확인하고 기록한 취득입니다", En: "recorded by an officer and a desk on evidence"},
	model.Ordered:   {Ko: "법원의 명령에 따라 기록된 취득입니다", En: "recorded on the order of a court"},
	model.Given:     {Ko: "주주가 매매 없이 자신의 서명으로 양도한 주식입니다", En: "transferred by the holder's own signature, without a trade"},
}

// genuine says what a genuine certificate is worth today.
func genuine(s statement) api.Sentence {
	if s.facts.Kind == kindFounding {
		return api.Sentence{
			Ko: fmt.Sprintf("진본입니다. 이 원장은 블록 %d에서 참여기관들의 공동 서명으로 설립되었습니다.", s.position.Block),
			En: fmt.Sprintf("Genuine. This ledger was founded in block %d, signed by all its members.", s.position.Block),
		}
	}
	known := provenances[*s.provenance]
	if s.annulled {
		return api.Sentence{
			Ko: fmt.Sprintf("블록 %d 기준 진본입니다. 다만 이 등재의 청구는 이의에 따라 취소되었으므로 이 사람의 보유를 증명하지 않습니다.", s.position.Block),
			En: fmt.Sprintf("Genuine as of block %d. The claim it rests on was contested and not upheld since, so it no longer shows that this person holds the shares.", s.position.Block),
		}
	}
	if s.end != nil {
		return api.Sentence{
			Ko: fmt.Sprintf("블록 %d 기준 진본입니다. 다만 이 주식은 %s(블록 %d)에 다른 취득 단위로 바뀌어 더는 현재의 보유가 아닙니다. %s.", s.position.Block, s.end.On, s.end.Block, known.Ko),
			En: fmt.Sprintf("Genuine as of block %d. The holding it speaks of ended on %s (block %d), so it is no longer current; %s.", s.position.Block, s.end.On, s.end.Block, known.En),
		}
	}
	return api.Sentence{
		Ko: fmt.Sprintf("블록 %d 기준 진본이며 지금도 유효합니다. %s.", s.position.Block, known.Ko),
		En: fmt.Sprintf("Genuine as of block %d and still current; %s.", s.position.Block, known.En),
	}
}

// refused says what is wrong and what to do.
func refused(verdict api.VerdictVerdict) api.Sentence {
	if verdict == api.Unreadable {
		return api.Sentence{
			Ko: "증명서로 읽을 수 없습니다. 아무것도 저장되지 않았습니다. 증명서 파일의 내용 전체를 다시 넣어 주세요.",
			En: "This cannot be read as a certificate. Nothing was stored. Put in the whole content of the certificate's file.",
		}
	}
	return api.Sentence{
		Ko: "위조되었거나 변경된 증명서입니다. 원장의 기록과 서명에 맞지 않으므로 믿지 마세요. 보낸 사람에게 원본을 다시 요청하세요.",
		En: "Forged or altered: it does not match the ledger's record and signature. Do not rely on it; ask whoever sent it for the original.",
	}
}

// noDocument says that a file is no document of a member's, and what to do.
var noDocument = api.Sentence{
	Ko: "참여기관이 발급한 PDF가 아니거나, 다시 저장하거나 인쇄하여 증명서가 빠진 파일입니다. 아무것도 저장되지 않았습니다. 받은 원본 파일을 그대로 넣어 주세요.",
	En: "This is no PDF that a member issued, or it was saved or printed anew and lost its certificate. Nothing was stored. Put in the file as it was received.",
}

// genuineExtract says what an extract of a register, or a holder statement, is worth today; changed is the newest act since.
func genuineExtract(s statement, changed *api.Position) api.Sentence {
	what := api.Sentence{Ko: "주주명부", En: "register"}
	if s.facts.Kind == kindStatement {
		what = api.Sentence{Ko: "보유 내역", En: "holding"}
	}
	if changed == nil {
		return api.Sentence{
			Ko: fmt.Sprintf("블록 높이 %d 기준 진본이며, 그 뒤로 이 %s에 기록된 변동이 없습니다.", s.facts.Height, what.Ko),
			En: fmt.Sprintf("Genuine as of block height %d, and nothing has changed in this %s since.", s.facts.Height, what.En),
		}
	}
	return api.Sentence{
		Ko: fmt.Sprintf("블록 높이 %d 기준 진본입니다. 다만 그 뒤 %s(블록 %d)에 이 %s에 변동이 기록되었으므로 현재의 내용은 새로 발급받아 확인하세요.",
			s.facts.Height, changed.At.DateInKorea(), changed.Block, what.Ko),
		En: fmt.Sprintf("Genuine as of block height %d. Newer acts on this %s were recorded since, the last on %s (block %d): get a new one for what holds now.",
			s.facts.Height, what.En, changed.At.DateInKorea(), changed.Block),
	}
}
