// Pages by address, over the browser's own history.

import { useEffect, useSyncExternalStore, type AnchorHTMLAttributes, type MouseEvent } from 'react';

export type Route =
  | { readonly page: 'landing' | 'companies' | 'verify' | 'wallet' | 'acts' | 'absent' }
  | { readonly page: PageOfOne; readonly id: string };

/** Pages about one thing. */
type PageOfOne = 'register' | 'import' | 'office' | 'lot' | 'listing' | 'trade';

const patterns: readonly (readonly [RegExp, PageOfOne])[] = [
  [/^\/companies\/(issuer-[0-9a-f]{32})$/, 'register'],
  [/^\/companies\/(issuer-[0-9a-f]{32})\/import$/, 'import'],
  [/^\/companies\/(issuer-[0-9a-f]{32})\/acts$/, 'office'],
  [/^\/lots\/(lot-[0-9a-f]{32})$/, 'lot'],
  [/^\/listings\/(listing-[0-9a-f]{32})$/, 'listing'],
  [/^\/trades\/([0-9a-f]{64})$/, 'trade'],
];

/** The page at an address. On the wallet's own host the first page is the wallet. */
export function routeOf(path: string, host: string): Route {
  const trimmed = path.length > 1 ? path.replace(/\/$/, '') : path;
  if (trimmed === '/') return { page: host.startsWith('wallet.') ? 'wallet' : 'landing' };
  if (trimmed === '/companies' || trimmed === '/verify' || trimmed === '/wallet' || trimmed === '/acts') {
    return { page: trimmed.slice(1) as 'companies' | 'verify' | 'wallet' | 'acts' };
  }
  for (const [pattern, page] of patterns) {
    const id = pattern.exec(trimmed)?.[1];
    if (id) return { page, id };
  }
  return { page: 'absent' };
}

const moved = 'holdfast:moved';

function subscribe(listener: () => void): () => void {
  addEventListener('popstate', listener);
  addEventListener(moved, listener);
  return () => {
    removeEventListener('popstate', listener);
    removeEventListener(moved, listener);
  };
}

export function useRoute(): Route {
  const path = useSyncExternalStore(subscribe, () => location.pathname);
  return routeOf(path, location.hostname);
}

export function navigate(path: string): void {
  if (path === location.pathname) return;
  history.pushState(null, '', path);
  dispatchEvent(new Event(moved));
  scrollTo(0, 0);
}

type LinkProps = AnchorHTMLAttributes<HTMLAnchorElement> & { readonly to: string };

/** A link within the site. Opening it in another tab stays the browser's. */
export function Link({ to, onClick, children, ...rest }: LinkProps) {
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    navigate(to);
  };
  return (
    <a href={to} onClick={follow} {...rest}>
      {children}
    </a>
  );
}

let first = true;

/** Names the page, and after a move puts the keyboard and the screen reader at its heading. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = title;
  }, [title]);
  useEffect(() => {
    if (!first) document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
    first = false;
  }, []);
}
