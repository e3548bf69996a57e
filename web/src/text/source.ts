// Where the law speaks of an act. The acts' descriptions cite it in English; Korean pages cite it as Korean law is cited.

import type { Language } from './format.ts';

const laws: { readonly [name: string]: string } = {
  'Act on Electronic Registration of Stocks, Bonds, etc.': '주식·사채 등의 전자등록에 관한 법률',
  'Civil Act': '민법',
  'Civil Execution Act': '민사집행법',
  'Commercial Act': '상법',
  'Personal Information Protection Act': '개인정보 보호법',
  'Venture Businesses Act': '벤처기업법',
  'Venture Investment Promotion Act': '벤처투자 촉진에 관한 법률',
};

/** A citation in the language; what is in no known form stands as it is. */
export function cited(language: Language, source: string): string {
  return language === 'ko' ? source.split('; ').map(koreanCitation).join('; ') : source;
}

function koreanCitation(one: string): string {
  const [, court] = /^Supreme Court (.+)$/.exec(one) ?? [];
  if (court) return `대법원 ${court}`;
  const [, document, section] = /^(DID Core [\d.]+) section ([\d.]+)$/.exec(one) ?? [];
  if (document) return `${document} ${section}절`;
  const [name = '', articles] = one.split(' art. ');
  const law = laws[name];
  return law && articles ? `${law} ${articles.split(', ').map(range).join(', ')}` : one;
}

/** One place, or all from one to another: "340-2 to 340-4". */
function range(text: string): string {
  const [from = '', to] = text.split(' to ');
  return to === undefined ? place(from) : `${place(from)}부터 ${place(to)}까지`;
}

/** An article with its paragraph and item, or a paragraph of the article before: "340-3(1) no. 5", "(2)". */
function place(text: string): string {
  const [, article, branch, paragraph, item] = /^(?:(\d+)(?:-(\d+))?)?(?:\((\d+)\))?(?: no\. (\d+))?$/.exec(text) ?? [];
  const parts = [article && `제${article}조${branch ? `의${branch}` : ''}`, paragraph && `제${paragraph}항`, item && `제${item}호`].filter(Boolean);
  return parts.join(' ') || text;
}
