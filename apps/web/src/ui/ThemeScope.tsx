'use client';

import { createContext, type ReactNode, useContext, useState } from 'react';

const PortalContainer = createContext<HTMLElement | null>(null);

/** Where floating parts (dialogs, menus, tooltips) are attached: inside the scope, so that they wear its theme. */
export const usePortalContainer = (): HTMLElement | null => useContext(PortalContainer);

/** Everything below is dark whatever the system prefers: for the studio and the green room. */
export function DarkTheme({ children, className }: { children: ReactNode; className?: string }) {
  const [container, setContainer] = useState<HTMLElement | null>(null);
  return (
    <PortalContainer.Provider value={container}>
      <div data-theme="dark" ref={setContainer} className={className}>
        {children}
      </div>
    </PortalContainer.Provider>
  );
}
