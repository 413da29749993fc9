import { createRoot } from 'react-dom/client';
import { CONSENT_PATH } from '../components/consent-address.ts';
import { loneHost } from './lone-host.ts';
import './page.css';
import { prefetchPage } from './pages.ts';
import { parseRoute } from './route.ts';
import { Tab } from './tab.tsx';
import { connectTeams } from './teams-host.ts';

const place = document.getElementById('root');
if (place === null) throw new Error('index.html has no #root');

if (location.pathname === CONSENT_PATH) {
  void import('./consent.ts').then(({ passConsent }) => passConsent());
} else {
  const root = createRoot(place);
  prefetchPage(parseRoute(location.pathname));
  void connectTeams().then((teams) => root.render(<Tab host={teams ?? loneHost()} />));
}
