'use client';

import { CircleCheck, TriangleAlert, X } from 'lucide-react';
import { Toast as Radix } from 'radix-ui';
import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from 'react';

interface ToastMessage {
  id: number;
  text: string;
  tone: 'healthy' | 'attention';
}

type ShowToast = (text: string, tone?: ToastMessage['tone']) => void;

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
  const show = useCallback<ShowToast>((text, tone = 'healthy') => {
    const id = nextId.current++;
    setMessages((current) => [...current.slice(-2), { id, text, tone }]);
  }, []);
  const drop = (id: number) => setMessages((current) => current.filter((message) => message.id !== id));

  return (
    <ToastContext.Provider value={show}>
      <Radix.Provider label="Messages" duration={5000} swipeDirection="right">
        {children}
        {messages.map(({ id, text, tone }) => (
          <Radix.Root
            key={id}
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
