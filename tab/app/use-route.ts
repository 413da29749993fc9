import { useCallback, useEffect, useState } from 'react';
import { parseRoute, pathOf, type Route } from './route.ts';

/** The shown page, kept in the address so that Back works. */
export function useRoute(start: () => Route): { route: Route; go: (route: Route) => void } {
  const [route, setRoute] = useState(start);

  useEffect(() => {
    const follow = () => setRoute(parseRoute(location.pathname));
    window.addEventListener('popstate', follow);
    return () => window.removeEventListener('popstate', follow);
  }, []);

  const go = useCallback((next: Route) => {
    history.pushState(null, '', pathOf(next));
    setRoute(next);
    scrollTo(0, 0);
  }, []);

  return { route, go };
}
