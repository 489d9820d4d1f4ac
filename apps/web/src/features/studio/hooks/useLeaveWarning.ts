import { useEffect, useRef } from 'react';

/** Lets the browser ask before the page is left by accident, and turns its Back key into `onBack`. */
export function useLeaveWarning(active: boolean, onBack: () => void): void {
  const latest = useRef(onBack);
  useEffect(() => {
    latest.current = onBack;
  });
  useEffect(() => {
    if (!active) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    // Back leads within the app without unloading the page, so it is given an entry of its own to go back from.
    const stay = () => {
      history.pushState(null, '', location.href);
      latest.current();
    };
    history.pushState(null, '', location.href);
    window.addEventListener('beforeunload', warn);
    window.addEventListener('popstate', stay);
    return () => {
      window.removeEventListener('beforeunload', warn);
      window.removeEventListener('popstate', stay);
    };
  }, [active]);
}
