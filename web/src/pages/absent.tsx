import { Link, usePageTitle } from '../app/router.tsx';
import { useSpeech } from '../text/language.tsx';

export function Absent() {
  const { words } = useSpeech();
  usePageTitle(words.site.title(words.notFound.title));
  return (
    <div className="page">
      <h1 tabIndex={-1}>{words.notFound.title}</h1>
      <p>{words.notFound.body}</p>
      <p>
        <Link to="/">{words.site.home}</Link>
      </p>
    </div>
  );
}
