// The English catalogue. It has exactly the keys of the Korean one.

import type { Catalogue } from '../ko/index.ts';
import { language, site, common, provenance, acts, problem, notFound } from './common.ts';
import { importing } from './importing.ts';
import { landing } from './landing.ts';
import { companies, register, lot, listing } from './register.ts';
import { office } from './office.ts';
import { signing } from './signing.ts';
import { trade } from './trade.ts';
import { verify, verdict } from './verify.ts';
import { wallet } from './wallet.ts';

export const en: Catalogue = {
  language, site, common, provenance, acts, problem, notFound,
  landing,
  companies, register, lot, listing,
  importing,
  trade,
  verify, verdict,
  wallet,
  office,
  signing,
};

