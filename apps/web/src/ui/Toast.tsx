'use client';

import { CircleCheck, TriangleAlert, X } from 'lucide-react';
import { Toast as Radix } from 'radix-ui';
import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from 'react';

interface ToastMessage {
  id: number;
  text: string;
  tone: 'healthy' | 'attention';
  action: ToastAction | undefined;
}

/** Something that can still be done about it, for as long as it is shown. */
interface ToastAction {
  label: string;
  onSelect: () => void;
}

type ShowToast = (text: string, tone?: ToastMessage['tone'], action?: ToastAction) => void;

/** Long enough to read it, decide and reach the button. */
const actionMs = 10_000;

const ToastContext = createContext<ShowToast | null>(null);

/** Says what has just happened; it goes by itself. What needs an answer belongs on the page instead. */
export function useToast(): ShowToast {
  const show = useContext(ToastContext);
  if (!show) throw new Error('useToast needs a ToastProvider above it');
  return show;
}

export function ToastProvider({ children }: { children: ReactNode }) {
  const [messages, setMessages] = useState<readonly ToastMessage[]>([]);
  const nextId = useRef(1);
  const show = useCallback<ShowToast>((text, tone = 'healthy', action) => {
    const id = nextId.current++;
    setMessages((current) => [...current.slice(-2), { id, text, tone, action }]);
  }, []);
  const drop = (id: number) => setMessages((current) => current.filter((message) => message.id !== id));

  return (
    <ToastContext.Provider value={show}>
      <Radix.Provider label="Messages" duration={5000} swipeDirection="right">
        {children}
        {messages.map(({ id, text, tone, action }) => (
          <Radix.Root
            key={id}
            {...(action ? { duration: actionMs } : {})}
            type={tone === 'attention' ? 'foreground' : 'background'}
            onOpenChange={(open) => open || drop(id)}
            className="flex animate-rise items-start gap-3 rounded-lg border border-line bg-raised py-3 pr-2 pl-4 text-ink shadow-float"
          >
            {tone === 'healthy' ? (
              <CircleCheck size={18} className="mt-px shrink-0 text-healthy-ink" aria-hidden />
            ) : (
              <TriangleAlert size={18} className="mt-px shrink-0 text-attention-ink" aria-hidden />
            )}
            <Radix.Description className="min-w-0 flex-1 text-sm">{text}</Radix.Description>
            {action && (
              <Radix.Action
                altText={action.label}
                onClick={action.onSelect}
                className="rounded-md px-1.5 text-sm font-medium text-accent-ink hover:underline"
              >
                {action.label}
              </Radix.Action>
            )}
            <Radix.Close aria-label="Dismiss" className="rounded-md p-1 text-faint hover:text-ink">
              <X size={16} aria-hidden />
            </Radix.Close>
          </Radix.Root>
        ))}
        <Radix.Viewport className="fixed top-14 right-0 z-[60] flex w-full max-w-sm flex-col gap-2 p-4 outline-none" />
      </Radix.Provider>
    </ToastContext.Provider>
  );
}
