import { createRoot } from 'react-dom/client';
import { loneHost } from './lone-host.ts';
import './page.css';
import { prefetchPage } from './pages.ts';
import { parseRoute } from './route.ts';
import { Tab } from './tab.tsx';
import { CONSENT_PATH, connectTeams } from './teams-host.ts';

const place = document.getElementById('root');
if (place === null) throw new Error('index.html has no #root');

const root = createRoot(place);
prefetchPage(parseRoute(location.pathname));
void connectTeams().then(async (teams) => {
  if (location.pathname === CONSENT_PATH) (await import('./consent.ts')).passConsent(teams);
  else root.render(<Tab host={teams ?? loneHost()} />);
});
