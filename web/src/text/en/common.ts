export const language = {
  switchTo: '한국어',
};

export const site = {
  name: 'Holdfast',
  tagline: 'a shared register for unlisted shares',
  skip: 'Skip to the content',
  mainMenu: 'Main menu',
  home: 'Home',
  companies: 'Registers',
  verify: 'Verify',
  wallet: 'Wallet',
  height: (height: string) => `Block height ${height}`,
  heightHint: 'How many blocks of the ledger this page has read',
  footer: 'Holdfast gives no legal advice and claims no licence. Where a rule of law is encoded, its article and source are named.',
  rules: (rules: string) => `Rules ${rules}`,
  ledgerId: 'Ledger',
  title: (page: string) => `${page} · Holdfast`,
};

export const common = {
  loading: 'Reading',
  retry: 'Read again',
  more: 'Show more',
  none: 'None',
  yes: 'Yes',
  no: 'No',
  close: 'Close',
  cancel: 'Cancel',
  copy: 'Copy',
  copied: 'Copied',
  block: (block: string) => `Block ${block}`,
  asOf: (height: string) => `As of block height ${height}`,
  transaction: 'Transaction',
  at: 'Time',
  backTo: (place: string) => `Back to ${place}`,
};

export const provenance = {
  asserted: 'Asserted',
  confirmed: 'Confirmed',
  settled: 'Settled here',
  about: {
    asserted: 'As the company stated it in its list; nobody else has confirmed it.',
    confirmed: 'The company stated it, and the holder signed that it is right.',
    settled: 'Settled on this ledger, together with the money.',
  },
};

export const acts = {
  LedgerFounded: 'Ledger founded',
  PartyIntroduced: 'Party introduced',
  DeskAppointed: 'Desk appointed',
  DeskEnded: 'Desk ended',
  PartyIdentified: 'Party identified',
  IssuerApplied: 'Company applied',
  IssuerChecked: 'Application checked',
  IssuerAdmitted: 'Company admitted',
  IssuerRefused: 'Application refused',
  RegisterImported: 'Register imported',
  ClaimAttested: 'Claim attested (desk)',
  EntryClaimed: 'Entry claimed',
  ClaimObjected: 'Claim objected to',
  ClaimDecided: 'Objection decided',
  SharesListed: 'Shares listed',
  ListingWithdrawn: 'Listing withdrawn',
  ListingExpired: 'Listing expired',
  OfferMade: 'Offer made',
  OfferCountered: 'Counter-offer made',
  OfferDeclined: 'Offer declined',
  AgreementSigned: 'Agreement signed',
  ApprovalVoted: 'Approval voted',
  DepositAttested: 'Deposit attested',
  TradeSettled: 'Settled · entered in the register',
  PayoutAttested: 'Payout attested',
  RefundAttested: 'Refund attested',
  AgreementExpired: 'Agreement expired',
  CertificateRequested: 'Certificate issued',
} as { readonly [type: string]: string };

export const problem = {
  title: 'This could not be read',
  requestId: (id: string) => `Request ${id}`,
  offline: 'This computer has no network. Nothing is lost. Check the connection and try again.',
  unreachable: "No member's site answers. Every member keeps the ledger, so nothing is lost. Try again in a moment.",
  unreadable: "The site sent an answer that cannot be read. Nothing has changed. Try again, or open another member's address.",
  notFound: 'This ledger has no such record. Check the address. If it was written just now, read again in a moment.',
  notSignedIn: 'Signing in failed. Nothing has changed. Choose the person again in the development wallet.',
  unexpected: 'Something is wrong with this page. The ledger is not affected. Open the page again.',
  elsewhere: (member: string) => `This site does not answer, so ${member} is read instead. The ledger is the same and nothing is lost.`,
};

export const notFound = { title: 'No such page', body: 'There is no page at this address. Check it, or begin from the first page.' };
