import { particle } from '../particle.ts';

export const language = {
  switchTo: 'English',
};

export const site = {
  name: '홀드패스트',
  tagline: '비상장 주식의 공동 주주명부',
  skip: '본문으로 건너뛰기',
  mainMenu: '주 메뉴',
  home: '처음',
  companies: '주주명부',
  verify: '증명서 확인',
  wallet: '지갑',
  height: (height: string) => `블록 높이 ${height}`,
  heightHint: '이 화면이 읽은 원장의 블록 수',
  footer: '홀드패스트는 법률 자문이 아니며, 인가를 받았다는 주장도 하지 않습니다. 법 규정을 옮긴 곳에는 조문과 출처를 적습니다.',
  rules: (rules: string) => `적용 규칙 ${rules}`,
  ledgerId: '원장 식별자',
  title: (page: string) => `${page} · 홀드패스트`,
};

export const common = {
  loading: '읽는 중',
  retry: '다시 읽기',
  more: '더 보기',
  previous: '이전',
  next: '다음',
  pages: '쪽 이동',
  range: (first: string, last: string, total: string) => `${total}명 가운데 ${first}~${last}번째`,
  none: '없음',
  yes: '예',
  no: '아니요',
  close: '닫기',
  cancel: '취소',
  copy: '복사',
  copied: '복사했습니다',
  block: (block: string) => `${block}번 블록`,
  asOf: (height: string) => `블록 높이 ${height} 기준`,
  transaction: '트랜잭션',
  at: '시각',
  backTo: (place: string) => `${particle(place, '으로/로')} 돌아가기`,
};

export const provenance = {
  asserted: '회사 주장',
  confirmed: '주주 확인',
  settled: '원장 결제',
  issued: '여기서 발행',
  recorded: '증빙으로 기재',
  ordered: '법원 명령',
  given: '서명으로 이전',
  about: {
    asserted: '회사가 올린 명부에 적힌 그대로이며, 다른 사람이 확인하지 않았습니다.',
    confirmed: '회사가 적은 것을 주주 본인이 맞다고 서명했습니다.',
    settled: '이 원장에서 대금과 함께 결제되었습니다.',
    issued: '회사가 이 원장에서 발행한 주식입니다.',
    recorded: '담당자와 창구가 증빙을 확인하고 양도를 기재했습니다.',
    ordered: '법원의 명령에 따라 이전되었습니다.',
    given: '매매 없이 주주의 서명으로 이전되었습니다.',
  },
};

export const acts = {
  LedgerFounded: '원장 창립',
  DeskAppointed: '업무창구 임명',
  DeskEnded: '업무창구 종료',
  PartyIdentified: '신원확인',
  IssuerApplied: '발행회사 등록 신청',
  IssuerChecked: '등록 심사',
  IssuerAdmitted: '발행회사 등록',
  IssuerRefused: '등록 거절',
  RegisterImported: '주주명부 등재',
  ClaimAttested: '등재 청구 증명',
  EntryClaimed: '등재 청구',
  ClaimObjected: '청구 이의',
  ClaimDecided: '이의 결정',
  SharesListed: '매도 게시',
  ListingWithdrawn: '게시 철회',
  ListingExpired: '게시 만료',
  OfferMade: '매수 제안',
  OfferCountered: '수정 제안',
  OfferDeclined: '제안 거절',
  AgreementSigned: '계약 서명',
  ApprovalVoted: '양도승인 의결',
  DepositAttested: '예치 확인',
  TradeSettled: '동시결제 · 명의개서',
  PayoutAttested: '대금 지급 확인',
  RefundAttested: '환급 확인',
  AgreementExpired: '계약 만료',
  CertificateRequested: '증명서 발급',
} as { readonly [type: string]: string };

export const problem = {
  title: '읽지 못했습니다',
  requestId: (id: string) => `요청 번호 ${id}`,
  offline: '이 컴퓨터가 네트워크에 이어져 있지 않습니다. 아무것도 잃지 않았습니다. 연결을 확인한 뒤 다시 시도하십시오.',
  unreachable: '어느 참여기관의 사이트도 응답하지 않습니다. 원장의 기록은 참여기관마다 보관되어 있어 잃은 것은 없습니다. 잠시 뒤 다시 시도하십시오.',
  unreadable: '사이트가 읽을 수 없는 답을 보냈습니다. 아무것도 바뀌지 않았습니다. 다시 시도하거나 다른 참여기관의 주소로 여십시오.',
  notFound: '그런 기록이 이 원장에 없습니다. 주소를 확인하십시오. 방금 기록된 것이라면 잠시 뒤 다시 읽어 주십시오.',
  notSignedIn: '로그인하지 못했습니다. 아무것도 바뀌지 않았습니다. 개발용 지갑에서 사람을 다시 고르십시오.',
  unexpected: '이 화면에 문제가 생겼습니다. 원장에는 아무 영향이 없습니다. 다시 여십시오.',
  elsewhere: (member: string) => `이 사이트가 응답하지 않아 ${member}에서 읽고 있습니다. 원장은 같으며 잃은 것은 없습니다.`,
};

export const notFound = { title: '없는 화면', body: '이 주소에는 화면이 없습니다. 주소를 확인하시거나 처음으로 가십시오.' };
