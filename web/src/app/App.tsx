// The whole of the page: providers, frame, and the page at the address.

import { Component, lazy, Suspense, type ReactNode } from 'react';
import { Companies } from '../pages/companies.tsx';
import { Landing } from '../pages/landing.tsx';
import { ListingPage } from '../pages/listing.tsx';
import { Absent } from '../pages/absent.tsx';
import { RegisterPage } from '../pages/register.tsx';
import { TradePage } from '../pages/trade.tsx';
import { VerifyPage } from '../pages/verify.tsx';
import { WalletPage } from '../pages/wallet.tsx';
import { Waiting } from '../parts/basics.tsx';
import { LanguageProvider, useSpeech } from '../text/language.tsx';
import { SigningProvider } from '../wallet/signing.tsx';
import { WalletProvider } from '../wallet/wallet.tsx';
import { Frame } from './frame.tsx';
import { LedgerProvider } from './ledger.tsx';
import { useRoute, type Route } from './router.tsx';

const ImportPage = lazy(() => import('../pages/import.tsx').then(({ ImportPage: page }) => ({ default: page })));
const LotPage = lazy(() => import('../pages/lot.tsx').then(({ LotPage: page }) => ({ default: page })));
const ActsPage = lazy(() => import('../pages/acts.tsx').then(({ ActsPage: page }) => ({ default: page })));

export function App() {
  return (
    <LanguageProvider>
      <LedgerProvider>
        <WalletProvider>
          <SigningProvider>
            <Pages />
          </SigningProvider>
        </WalletProvider>
      </LedgerProvider>
    </LanguageProvider>
  );
}

function Pages() {
  const route = useRoute();
  const key = 'id' in route ? `${route.page}/${route.id}` : route.page;
  return (
    <Frame page={route.page}>
      <Mishap key={key}>
        <Page route={route} />
      </Mishap>
    </Frame>
  );
}

function Page({ route }: { readonly route: Route }) {
  switch (route.page) {
    case 'landing':
      return <Landing />;
    case 'companies':
      return <Companies />;
    case 'register':
      return <RegisterPage id={route.id} />;
    case 'import':
      return (
        <Suspense fallback={<Waiting lines={6} />}>
          <ImportPage id={route.id} />
        </Suspense>
      );
    case 'listing':
      return <ListingPage id={route.id} />;
    case 'trade':
      return <TradePage id={route.id} />;
    case 'verify':
      return <VerifyPage />;
    case 'wallet':
      return <WalletPage />;
    case 'lot':
      return (
        <Suspense fallback={<Waiting lines={6} />}>
          <LotPage id={route.id} />
        </Suspense>
      );
    case 'acts':
    case 'office':
      return (
        <Suspense fallback={<Waiting lines={6} />}>
          <ActsPage issuer={route.page === 'office' ? route.id : ''} />
        </Suspense>
      );
    case 'absent':
      return <Absent />;
  }
}

/** Keeps a fault of one page from taking the others along. */
class Mishap extends Component<{ readonly children: ReactNode }, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    return this.state.failed ? <Sorry /> : this.props.children;
  }
}

function Sorry() {
  const { words } = useSpeech();
  return (
    <div className="page">
      <h1 tabIndex={-1}>{words.problem.title}</h1>
      <p className="note note-bad" role="alert">
        {words.problem.unexpected}
      </p>
    </div>
  );
}
