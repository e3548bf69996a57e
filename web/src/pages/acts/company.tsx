// The company whose register an act is about: chosen by name, or typed where there are more than one page of companies.

import { useRead } from '../../app/reading.ts';
import type { IssuerList } from '../../api/types.ts';
import { SelectField, SuggestField } from '../../parts/form.tsx';
import { pageQuery } from '../../parts/paged.tsx';
import { useSpeech } from '../../text/language.tsx';

export function CompanyField({ value: chosen, change }: { readonly value: string; readonly change: (issuer: string) => void }) {
  const { words } = useSpeech();
  const { value } = useRead<IssuerList>(`/v1/issuers?${pageQuery(100, '')}`);
  const companies = (value?.issuers ?? []).map(({ id, name }) => ({ value: id, name }));
  const listed = chosen === '' || companies.some((company) => company.value === chosen);
  if (value && !value.next && listed) {
    return <SelectField label={words.office.company} value={chosen} change={change} options={[{ value: '', name: words.office.chooseCompany }, ...companies]} />;
  }
  return <SuggestField label={words.office.company} value={chosen} change={(typed) => change(typed.trim())} suggestions={companies} placeholder="issuer-…" />;
}
